"""The mark of a simulated database: a row in it, so that it can never be served unmarked.

`ctwg demo` sets the mark, under the database's owner, before the first record is made, and only
on a database that has none. Each request learns of it with the revisions; every answer then
carries a header that says so.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, Column, DateTime, Engine, Table, func, insert, select, update
from sqlalchemy.orm import Session

from api.core.db import Base
from api.core.ledger import audit_events

HEADER: Final = (b"x-ctwg-simulated", b"true")
"""On every answer from a simulated database, and on no other."""
SIMULATED: Final = "simulated"
"""The name of the mark among the revisions: how many simulations the database holds."""

simulations = Table(
    "simulations",
    Base.metadata,
    Column("seed", BigInteger, primary_key=True, autoincrement=False),
    Column("began_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True)),
)


class SimulatedDatabaseError(Exception):
    """The database holds a simulation: nothing of the real record is put beside it."""

    def __init__(self) -> None:
        super().__init__("This database holds a simulation; the real record has one of its own.")


class RealDatabaseError(Exception):
    """The database holds records that no simulation made: none is played in it."""

    def __init__(self) -> None:
        super().__init__("This database holds records. A simulation is played in an empty one.")


@dataclass(slots=True)
class Mark:
    """What this process knows of its database, as of the last request or its start."""

    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Simulation:
    """The simulation that a database holds."""

    seed: int
    finished_at: datetime | None


def find_simulation(engine: Engine) -> Simulation | None:
    """The simulation that a database holds, if it holds one."""
    with engine.connect() as connection:
        row = connection.execute(select(simulations.c.seed, simulations.c.finished_at)).first()
    return None if row is None else Simulation(row.seed, row.finished_at)


def begin_simulation(owner: Engine, seed: int) -> None:
    """Mark an empty database, under its owner.

    Raises:
        RealDatabaseError: somebody has written in it already.
    """
    with owner.begin() as connection:
        # Whoever writes extends the ledger, so nobody can begin to while this looks.
        connection.exec_driver_sql("LOCK TABLE audit_events IN SHARE MODE")
        if connection.execute(select(audit_events.c.seq).limit(1)).first() is not None:
            raise RealDatabaseError
        connection.execute(insert(simulations).values(seed=seed, began_at=func.now()))


def finish_simulation(owner: Engine) -> None:
    """Note that the simulation was played to its end."""
    with owner.begin() as connection:
        connection.execute(update(simulations).values(finished_at=func.now()))


def demand_real(session: Session) -> None:
    """Refuse to bring the real record into a simulated database.

    Raises:
        SimulatedDatabaseError
    """
    if session.execute(select(simulations.c.seed)).first() is not None:
        raise SimulatedDatabaseError
