"""`ctwg demo`: the service on a simulated database, played at the first start and kept."""

import sys
from typing import Annotated, Final

import psycopg
import typer
from sqlalchemy import make_url

from api import running
from api.core.database import driver_url, owner_engine
from api.core.settings import Settings, load_settings
from api.core.simulated import RealDatabaseError, Simulation, find_simulation
from api.migrating import migrate
from simulation.people import RefusedError
from simulation.sign_ins import SignIn, open_doors
from simulation.theatre import simulate
from simulation.troupe import SEED, Scale

DIRECTORY: Final = "demo"
REFUSED: Final = 1
HALF_PLAYED: Final = (
    "The simulation in this database was not played to its end. Name an empty database, or drop "
    "this one and create it anew."
)
NOTICE: Final = """
SIMULATED. Everything here since 2018 is invented by chance: which economy does what was drawn
by lot from the seed {seed}, and says nothing of any economy. See docs/demo.md.
"""


def demo(
    host: str = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="PORT")] = 8000,
    seed: Annotated[int, typer.Option(help="Of the lot, at the first start.")] = SEED,
) -> None:
    """Serve five simulated years, marked as such, from a database of their own."""
    settings = demo_settings(load_settings())
    with running.database(settings) as addresses:
        migrate(addresses.owner)
        simulation = _simulation(addresses)
        if simulation is not None and simulation.finished_at is None:
            begin_anew(settings, addresses)
            simulation = None
        if simulation is None:
            _play(settings, addresses, seed)
        played = simulation.seed if simulation is not None else seed
        with running.writing(settings, addresses) as held:
            _print_sign_ins(open_doors(held, played), played)
        running.serve(settings, host, port)


def demo_settings(settings: Settings) -> Settings:
    """The settings of the demo: a data directory of its own, and no first account from outside."""
    own = {"data_dir": settings.data_dir / DIRECTORY, "admin_email": None, "admin_password": None}
    return settings.model_copy(update=own)


def _simulation(addresses: running.Addresses) -> Simulation | None:
    owner = owner_engine(addresses.owner)
    try:
        return find_simulation(owner)
    finally:
        owner.dispose()


def _play(settings: Settings, addresses: running.Addresses, seed: int) -> None:
    typer.echo("The first start plays five years through the API; the next ones are quick.")
    try:
        simulate(settings, addresses, running.chain_key(settings), Scale(), seed)
    except (RealDatabaseError, RefusedError) as refusal:
        typer.echo(str(refusal), err=True)
        sys.exit(REFUSED)


def begin_anew(settings: Settings, addresses: running.Addresses) -> None:
    """Empty the embedded database of a simulation that was interrupted."""
    if settings.database_url is not None:
        typer.echo(HALF_PLAYED, err=True)
        sys.exit(REFUSED)
    name = make_url(addresses.owner).database
    maintenance = make_url(addresses.owner).set(database="postgres").render_as_string()
    with psycopg.connect(driver_url(maintenance), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    migrate(addresses.owner)


def _print_sign_ins(sign_ins: list[SignIn], seed: int) -> None:
    typer.echo(NOTICE.format(seed=seed))
    typer.echo("Sign in as (the passwords are new at each start):")
    for sign_in in sign_ins:
        who = f"{sign_in.role} ({sign_in.scope})" if sign_in.scope else sign_in.role
        typer.echo(f"  {who:<40} {sign_in.email:<38} {sign_in.password}")
