"""Ways in for a visitor of the demo: random passwords, new at each start, printed on the host."""

from dataclasses import dataclass, field
from typing import Final

from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.auth.admin import password_link
from api.auth.credentials import Visitor
from api.auth.invitations import InvitationService
from api.auth.schemas import Welcome
from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.ledger import Ledger
from api.economies.models import Economy
from simulation.behaviours import ACTIVE, SILENT, STRUGGLING
from simulation.people import SECRETARIAT, address_of, new_password
from simulation.subjects import FORUM
from simulation.troupe import Scale, cast_by_lot

HERE: Final = Visitor("127.0.0.1", "ctwg demo")


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody whom a visitor may be, and how."""

    role: str
    scope: str
    """The economy or the forum that they speak for; empty for the secretariat."""
    email: str
    password: str = field(repr=False)


def open_doors(database: Database, seed: int, scale: Scale | None = None) -> list[SignIn]:
    """Give one account of each role a new password; the old one and its sessions end."""
    return [
        SignIn(role, name.partition(".")[2], email, _renew(database, email))
        for role, name in _roles(database, seed, scale or Scale()).items()
        if (email := address_of(name.lower()))
    ]


def _roles(database: Database, seed: int, scale: Scale) -> dict[str, str]:
    def act(session: Session, ledger: Ledger) -> list[str]:
        del ledger
        return list(session.scalars(select(Economy.code).order_by(Economy.position)))

    behaviours = cast_by_lot(database.transact(SYSTEM, act), scale, seed)
    of = {behaviour: code for code, behaviour in reversed(behaviours.items())}
    return {
        "Secretariat": SECRETARIAT,
        f"Chair of {FORUM}": f"chair.{FORUM}",
        "Focal point, answers in time": f"focal_point.{of[ACTIVE]}",
        "Focal point, is often blocked": f"focal_point.{of[STRUGGLING]}",
        "Focal point, has not answered yet": f"focal_point.{of[SILENT]}",
        "Validator": f"validator.{of[ACTIVE]}",
        "Liaison of SCCP": "liaison.SCCP",
    }


def _renew(database: Database, email: str) -> str:
    password = new_password()
    link = password_link(database, email)

    def act(session: Session, ledger: Ledger) -> None:
        welcome = Welcome(token=link.token, password=SecretStr(password))
        InvitationService(session, ledger).accept(welcome, HERE)

    database.transact(SYSTEM, act)
    return password
