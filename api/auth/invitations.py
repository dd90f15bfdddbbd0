"""Invitations: one-time links by which people set their own password, so nobody else knows it.

The first secretariat account is made by such a link too, printed on the host by
`ctwg admin bootstrap`; nothing makes it over HTTP alone.
"""

import logging
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from pydantic import SecretStr
from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from api.auth.credentials import Visitor, set_password
from api.auth.models import Invitation
from api.auth.schemas import Welcome
from api.auth.sessions import Held, digest_of
from api.core.actors import SYSTEM, Actor, Role
from api.core.errors import Conflict, Fault, NotFound, Unprocessable
from api.core.ledger import Event, Ledger
from api.core.passwords import faults_in, passwords
from api.core.seats import SeatFields
from api.users.models import User, UserSeat
from api.users.schemas import UserCreate
from api.users.service import UserService

FIRST_ACCOUNT_LINK_LIFE: Final = timedelta(minutes=30)
INVITATION_LIFE: Final = timedelta(hours=72)
# Any number that no other advisory lock of ours has.
_FIRST_ACCOUNT_LOCK: Final = 4_711_001
_WARNINGS: Final = frozenset({"password.common", "password.holds-email"})

logger = logging.getLogger("ctwg.auth")


class AlreadyBegun(Conflict):
    """There is a secretariat account already; its holder makes all others."""

    slug, title = "already-begun", "There is a secretariat account already"


class InvitationVoid(NotFound):
    """The link was used, has expired, or never existed. Ask for another one."""

    slug, title = "invitation-void", "This link no longer works"


@dataclass(frozen=True, slots=True)
class Link:
    """What is handed over: the token of the link, and until when it works."""

    token: str
    expires_at: datetime


class InvitationService:
    """Makes invitations and takes their answers, within one transaction."""

    def __init__(self, session: Session, ledger: Ledger) -> None:
        self.session = session
        self.ledger = ledger

    @property
    def has_begun(self) -> bool:
        """Whether there is a secretariat account already."""
        return self._has_secretariat()

    def bootstrap(self) -> Link:
        """Make the link for the first secretariat account; earlier such links are void.

        Raises:
            AlreadyBegun
        """
        self._demand_no_secretariat()
        return self._add(None, FIRST_ACCOUNT_LINK_LIFE)

    def invite(self, actor: Actor, user_id: UUID) -> Link:
        """Make a link by which a user sets a password; earlier ones of theirs are void.

        Raises:
            NotFound, Forbidden: as when changing the user.
        """
        service = UserService(self.session, self.ledger, actor)
        user = service.get(str(user_id), for_update=True)
        seat = service.permit(user, "invite")
        event = Event("users", "invite", user.id, user.key, seat=str(seat))
        self.ledger.record(event)
        return self._add(user.id, INVITATION_LIFE)

    def accept(self, welcome: Welcome, visitor: Visitor) -> Held:
        """Set the password that an invitation asks for, and sign its holder in.

        Raises:
            InvitationVoid, AlreadyBegun, Unprocessable, TooManyHashes.
        """
        digest = digest_of(welcome.token)
        statement = select(Invitation).where(
            Invitation.digest == digest,
            Invitation.used_at.is_(None),
            Invitation.expires_at > func.clock_timestamp(),
        )
        invitation = self.session.scalars(statement.with_for_update()).one_or_none()
        if invitation is None:
            raise InvitationVoid
        invitation.used_at = self._now()
        if invitation.user_id is None:
            self._demand_no_secretariat()
            user = self._add_first_account(welcome.email, welcome.name)
        else:
            user = self.session.get_one(User, invitation.user_id, with_for_update=True)
            if not user.is_active:
                raise InvitationVoid
        password = welcome.password.get_secret_value()
        faults = faults_in(password, user.email)
        if faults:
            raise Unprocessable(faults=faults)
        hashed = passwords().hash(password)
        return set_password(self.session, self.ledger, user, hashed, visitor)

    def begin_with(self, email: str, password: SecretStr) -> bool:
        """Make the first secretariat account from the settings; say whether it was missing.

        Raises:
            Unprocessable: the password is too short, or the address is none.
        """
        secret = password.get_secret_value()
        if self._has_secretariat():
            return False
        # Whoever sets the environment owns the machine: short is refused, the rest is logged.
        faults = faults_in(secret, email)
        fatal = [fault for fault in faults if fault.code not in _WARNINGS]
        if fatal:
            raise Unprocessable(faults=fatal)
        for fault in faults:
            logger.warning("CTWG_ADMIN_PASSWORD is weak: %s", fault.detail)
        user = self._add_first_account(email, email.partition("@")[0])
        user.password_hash = passwords().hash(secret)
        return True

    def _add_first_account(self, email: str | None, name: str | None) -> User:
        faults = [
            Fault("required", "The first account needs it.", pointer=f"/{field}")
            for field, value in (("email", email), ("name", name))
            if value is None
        ]
        if email is None or name is None:
            raise Unprocessable(faults=faults)
        seats = [SeatFields(role=Role.SECRETARIAT)]
        payload = UserCreate(email=email, name=name, seats=seats)
        return UserService(self.session, self.ledger, SYSTEM).create(payload)

    def _add(self, user_id: UUID | None, life: timedelta) -> Link:
        unused = Invitation.used_at.is_(None)
        self.session.execute(
            delete(Invitation).where(unused, Invitation.user_id.is_not_distinct_from(user_id))
        )
        token = secrets.token_urlsafe(32)
        expires_at = self._now() + life
        self.session.add(
            Invitation(user_id=user_id, digest=digest_of(token), expires_at=expires_at)
        )
        return Link(token, expires_at)

    def _demand_no_secretariat(self) -> None:
        if self._has_secretariat():
            raise AlreadyBegun

    def _has_secretariat(self) -> bool:
        """Ask while nobody else can be making the first account."""
        self.session.execute(select(func.pg_advisory_xact_lock(_FIRST_ACCOUNT_LOCK)))
        seated = exists().where(UserSeat.role == Role.SECRETARIAT)
        return bool(self.session.execute(select(seated)).scalar_one())

    def _now(self) -> datetime:
        now: datetime = self.session.execute(select(func.clock_timestamp())).scalar_one()
        return now
