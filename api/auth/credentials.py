"""Proving who one is: by password, or by a service account's secret.

Each attempt is counted, in a transaction of its own, before anything is compared; an account that
has to wait looks like a wrong password, and an unknown address costs as long as a known one.
"""

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, undefer

from api.auth.models import auth_throttles
from api.auth.sessions import EndReason, Held, SessionService
from api.core.actors import SYSTEM, Actor
from api.core.database import Database
from api.core.errors import Fault, Forbidden, Problem, TooManyRequests, Unprocessable
from api.core.front import PRINCIPALS
from api.core.ledger import Event, Ledger
from api.core.passwords import faults_in, passwords
from api.core.throttle import (
    CLIENT_SECRET_LIMIT,
    PASSWORD_LIMIT,
    SIGN_IN_ADDRESS_LIMIT,
    AccountLimit,
    Throttle,
)
from api.service_accounts.models import ServiceAccount, ServiceAccountSecret
from api.service_accounts.service import digest_of, is_live
from api.users.models import User

LAST_USED_STEP: Final = timedelta(hours=1)
_LONGEST_NAME: Final = 254


class TokenRefused(Problem):
    """No token was given; the code is OAuth's own (RFC 6749, section 5.2)."""

    status, slug, title = 400, "token-refused", "No token was given"

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail, [Fault(code, detail)])


class ClientRefused(TokenRefused):
    """A service account did not prove itself (OAuth's `invalid_client`)."""

    status, slug, title = 401, "client-refused", "The service account was not accepted"

    def __init__(self) -> None:
        super().__init__("invalid_client", "The client id or the secret is wrong.")
        self.headers = {"WWW-Authenticate": 'Basic realm="ctwg"'}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Where an attempt comes from: the address, and what the browser says that it is."""

    address: str
    client: str | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """A service account that has proved itself, and by which secret."""

    subject: UUID
    secret_id: UUID
    seat: str


@dataclass(frozen=True, slots=True)
class _Known:
    user_id: UUID
    name: str
    email: str
    password_hash: str | None


class Credentials:
    """Checks passwords and secrets, and opens sessions for those who hold them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._throttle = Throttle(auth_throttles)

    def sign_in(self, email: str, password: str, visitor: Visitor) -> Held:
        """Open a session for whoever knows the password.

        Raises:
            TokenRefused: wrong, unknown, disabled or told to wait: all look alike.
            TooManyRequests: too many attempts from one address, or at once.
        """
        wrong = TokenRefused("invalid_grant", "The address or the password is wrong.")
        email = email.strip().lower()
        if not self._admits("password", email, PASSWORD_LIMIT, visitor):
            raise wrong
        known = self._find(User.email == email) if _could_be_stored(email) else None
        found = passwords().verify(password, known.password_hash if known else None)
        if known is None or not found.holds:
            raise wrong

        def act(session: Session, ledger: Ledger) -> Held | None:
            user = _unchanged(session, known)
            if user is None:
                return None
            user.password_hash = found.rehashed or user.password_hash
            return SessionService(session, ledger).open(user, visitor.client)

        held = self._database.transact(Actor(known.user_id, known.name), act)
        if held is None:
            raise wrong
        self._welcome("password", email, visitor)
        return held

    def change_password(self, actor: Actor, current: str, new: str, visitor: Visitor) -> Held:
        """Set one's own password; ends every session, and opens a new one here.

        Raises:
            Forbidden: a service account has no password.
            Unprocessable: the present password is wrong, or the new one is refused.
            TooManyRequests
        """
        known = self._find(User.id == actor.id)
        if known is None:
            raise Forbidden("Only a user has a password.")
        wrong = Unprocessable(
            faults=[Fault("password.wrong", "This is not it.", pointer="/current_password")]
        )
        if not self._admits("password", known.email, PASSWORD_LIMIT, visitor):
            raise wrong
        if not passwords().verify(current, known.password_hash).holds:
            raise wrong
        faults = faults_in(new, known.email, "/new_password")
        if new == current:
            faults.append(Fault("password.unchanged", "This is the present one.", "/new_password"))
        if faults:
            raise Unprocessable(faults=faults)
        hashed = passwords().hash(new)

        def act(session: Session, ledger: Ledger) -> Held | None:
            user = _unchanged(session, known)
            if user is None:
                return None
            return set_password(session, ledger, user, hashed, visitor)

        held = self._database.transact(actor, act)
        if held is None:
            raise wrong
        self._welcome("password", known.email, visitor)
        return held

    def identify_client(self, client_id: str, secret: str, visitor: Visitor) -> Client:
        """Find the service account that a secret proves.

        Raises:
            ClientRefused, TooManyRequests.
        """
        if not self._admits("client", client_id, CLIENT_SECRET_LIMIT, visitor):
            raise ClientRefused
        digest = digest_of(secret)

        def act(session: Session, ledger: Ledger) -> Client | None:
            del ledger
            return _client_of(session, client_id, digest)

        found = self._database.transact(SYSTEM, act) if _could_be_stored(client_id) else None
        if found is None:
            raise ClientRefused
        self._welcome("client", client_id, visitor)
        return found

    def count_visit(self, kind: str, visitor: Visitor) -> None:
        """Count an attempt that has no account; `honest_visit` takes it back.

        Raises:
            TooManyRequests
        """
        with self._database.engine.begin() as connection:
            wait = self._throttle.seconds_to_wait(
                connection, kind, visitor.address, SIGN_IN_ADDRESS_LIMIT
            )
        if wait:
            raise TooManyRequests("Too many attempts from this address.", retry_after=wait)

    def honest_visit(self, kind: str, visitor: Visitor) -> None:
        """Take back an attempt that `count_visit` counted."""
        with self._database.engine.begin() as connection:
            self._throttle.give_back(connection, kind, visitor.address)

    def _admits(self, kind: str, account: str, limit: AccountLimit, visitor: Visitor) -> bool:
        self.count_visit("sign-in", visitor)
        with self._database.engine.begin() as connection:
            return self._throttle.admits(connection, kind, account, limit)

    def _welcome(self, kind: str, account: str, visitor: Visitor) -> None:
        with self._database.engine.begin() as connection:
            self._throttle.succeeded(connection, kind, account)
            self._throttle.give_back(connection, "sign-in", visitor.address)
            self._throttle.prune(connection)

    def _find(self, condition: ColumnElement[bool]) -> _Known | None:
        def act(session: Session, ledger: Ledger) -> _Known | None:
            del ledger
            statement = select(User.id, User.name, User.email, User.password_hash)
            row = session.execute(statement.where(condition, User.is_active)).one_or_none()
            return None if row is None else _Known(*row)

        return self._database.transact(SYSTEM, act)


def set_password(
    session: Session, ledger: Ledger, user: User, hashed: str, visitor: Visitor
) -> Held:
    """Store a new password, end every session, and open one for whoever has just set it."""
    user.password_hash = hashed
    service = SessionService(session, ledger)
    service.end_all(user, EndReason.PASSWORD_CHANGED)
    ledger.record(Event("users", "set-password", user.id, user.key))
    ledger.touch(PRINCIPALS)
    return service.open(user, visitor.client)


def _unchanged(session: Session, known: _Known) -> User | None:
    """Lock a user who was found before the password was compared; None if that no longer holds."""
    statement = select(User).where(User.id == known.user_id).options(undefer(User.password_hash))
    user = session.scalars(statement.with_for_update()).one_or_none()
    if user is None or not user.is_active or user.password_hash != known.password_hash:
        return None
    return user


def _client_of(session: Session, client_id: str, digest: bytes) -> Client | None:
    now = datetime.now(UTC)
    statement = (
        select(ServiceAccount, ServiceAccountSecret)
        .join(ServiceAccountSecret, ServiceAccountSecret.account_id == ServiceAccount.id)
        .where(ServiceAccount.code == client_id, ServiceAccount.is_active)
    )
    for account, held in session.execute(statement):
        if is_live(held, now) and hmac.compare_digest(held.digest, digest):
            if held.last_used_at is None or now - held.last_used_at > LAST_USED_STEP:
                held.last_used_at = now
            return Client(account.id, held.id, str(account.seat))
    return None


def _could_be_stored(name: str) -> bool:
    """Whether a name is one that PostgreSQL could hold at all."""
    return len(name) <= _LONGEST_NAME and not any(
        unicodedata.category(character) in {"Cc", "Cs"} for character in name
    )
