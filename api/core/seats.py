"""The shape of a seat, wherever one is stored or sent: which role has which scope."""

from typing import Final

from pydantic import Field

from api.core.actors import ECONOMY_ROLES, FORUM_ROLES, Role, Seat
from api.core.errors import Fault
from api.core.schemas import Key, Schema

SEAT_HAS_ITS_SCOPE: Final = (
    "CASE WHEN role IN ('focal_point', 'validator') THEN economy IS NOT NULL AND forum IS NULL"
    " WHEN role IN ('chair', 'liaison') THEN forum IS NOT NULL AND economy IS NULL"
    " ELSE economy IS NULL AND forum IS NULL END"
)
"""`scope_fault` as a check constraint, for tables with the columns of a seat."""


class SeatFields(Schema):
    """A role and its scope: an economy, a forum, or neither, as the role asks."""

    role: Role
    economy: Key | None = Field(
        default=None, description="For a focal point or a validator.", examples=["AUS"]
    )
    forum: Key | None = Field(
        default=None, description="For a chair or a liaison.", examples=["CTWG"]
    )


def scope_fault(seat: Seat, pointer: str) -> Fault | None:
    """What is wrong with the scope of a seat, if anything is; `pointer` is the seat's own."""
    wanted = {"economy": seat.role in ECONOMY_ROLES, "forum": seat.role in FORUM_ROLES}
    given = {"economy": seat.economy, "forum": seat.forum}
    for name, is_wanted in wanted.items():
        if is_wanted and given[name] is None:
            detail = f"A seat as {seat.role} needs its {name}."
            return Fault("seat.scope-missing", detail, f"{pointer}/{name}")
        if given[name] is not None and not is_wanted:
            detail = f"A seat as {seat.role} has no {name}."
            return Fault("seat.scope-unfit", detail, f"{pointer}/{name}")
    return None
