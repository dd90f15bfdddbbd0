"""Sessions of users, and the chain of refresh tokens that keeps one alive.

A refresh token is good once. Its successor is made from it, so that a second request with the same
token within `GRACE` (two tabs, a retry on a bad line) gets the very same successor; used later, or
once its successor was used, it shows that two parties hold the chain, and the session ends.
"""

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, or_, select
from sqlalchemy.orm import Session

from api.auth.models import RefreshToken, SignIn
from api.core.errors import NotFound
from api.core.front import PRINCIPALS
from api.core.ledger import Event, Ledger
from api.users.models import User

IDLE: Final = timedelta(hours=12)
ABSOLUTE: Final = timedelta(days=7)
GRACE: Final = timedelta(seconds=10)
KEPT_IN_SIGHT: Final = timedelta(days=7)
KEPT_AT_ALL: Final = timedelta(days=30)
MOST_LISTED: Final = 100


class EndReason(StrEnum):
    """Why a session ended before its time."""

    SIGNED_OUT = "signed-out"
    ENDED_BY_USER = "ended-elsewhere"
    REUSED = "refresh-token-reused"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - a reason, not a password


@dataclass(frozen=True, slots=True)
class Held:
    """A session that goes on: whose it is, and the refresh token to present next."""

    subject: UUID
    seats: tuple[str, ...]
    session_id: UUID
    refresh_token: str


class SessionService:
    """Opens, renews, lists and ends sessions, within one transaction."""

    def __init__(self, session: Session, ledger: Ledger) -> None:
        self.session = session
        self.ledger = ledger

    def open(self, user: User, client: str | None) -> Held:
        """Open a session for a user who has proved who they are."""
        now = self._now()
        self._forget_old(now)
        sign_in = SignIn(user_id=user.id, client=client, expires_at=now + ABSOLUTE)
        self.session.add(sign_in)
        self.session.flush()
        token = secrets.token_urlsafe(32)
        self._add(sign_in.id, token)
        self._account(sign_in, "create")
        return _held(user, sign_in.id, token)

    def renew(self, token: str) -> Held | None:
        """Take a refresh token, once, and give its successor; None when it is worth nothing.

        A token used before ends its session, which must be committed like a success.
        """
        found = self._find(token)
        if found is None:
            return None
        sign_in, held = found
        user = self.session.get_one(User, sign_in.user_id)
        now = self._now()
        if not is_live(sign_in, user, now) or sign_in.last_used_at + IDLE <= now:
            return None
        if held.used_at is None:
            held.used_at, held.salt = now, secrets.token_bytes(32)
            successor = _successor(token, held.salt)
            held.successor = digest_of(successor)
            sign_in.last_used_at = now
            self._add(sign_in.id, successor)
            return _held(user, sign_in.id, successor)
        if held.salt is not None and now - held.used_at <= GRACE and self._is_newest(held):
            return _held(user, sign_in.id, _successor(token, held.salt))
        self.end(sign_in, EndReason.REUSED)
        return None

    def end_by_token(self, token: str) -> None:
        """Sign out: end the session of a refresh token, used or not, if there is one."""
        found = self._find(token)
        if found is not None:
            self.end(found[0], EndReason.SIGNED_OUT)

    def end_own(self, user_id: UUID, session_id: UUID, reason: EndReason) -> None:
        """End one of a user's own sessions.

        Raises:
            NotFound: they have none with this id.
        """
        sign_in = self.session.get(SignIn, session_id, with_for_update=True)
        if sign_in is None or sign_in.user_id != user_id:
            raise NotFound
        self.end(sign_in, reason)

    def end_all(self, user: User, reason: EndReason) -> None:
        """End every session of a user."""
        mine = select(SignIn).where(SignIn.user_id == user.id, SignIn.ended_at.is_(None))
        for sign_in in self.session.scalars(mine.order_by(SignIn.id).with_for_update()):
            self.end(sign_in, reason)

    def end(self, sign_in: SignIn, reason: EndReason) -> None:
        """End a session; its access tokens fail from the next request on."""
        if sign_in.ended_at is None:
            sign_in.ended_at, sign_in.ended_because = self._now(), reason
            self._account(sign_in, "end", reason)
            self.ledger.touch(PRINCIPALS)

    def of(self, user_id: UUID) -> Sequence[SignIn]:
        """List a user's sessions, the newest first, with those that ended within the week."""
        now = self._now()
        in_sight = or_(SignIn.ended_at.is_(None), SignIn.ended_at > now - KEPT_IN_SIGHT)
        mine = select(SignIn).where(SignIn.user_id == user_id, SignIn.expires_at > now, in_sight)
        newest = mine.order_by(SignIn.created_at.desc(), SignIn.id).limit(MOST_LISTED)
        return self.session.scalars(newest).all()

    def _find(self, token: str) -> tuple[SignIn, RefreshToken] | None:
        """Find a token and its session, and lock the session: one request at a time renews it."""
        digest = digest_of(token)
        of_token = select(RefreshToken.session_id).where(RefreshToken.digest == digest)
        locked = select(SignIn).where(SignIn.id == of_token.scalar_subquery()).with_for_update()
        sign_in = self.session.scalars(locked).one_or_none()
        if sign_in is None:
            return None
        held = self.session.scalars(select(RefreshToken).filter_by(digest=digest)).one()
        return sign_in, held

    def _is_newest(self, held: RefreshToken) -> bool:
        """Whether the successor of a used token is still unused."""
        unused = select(RefreshToken.id).where(
            RefreshToken.digest == held.successor, RefreshToken.used_at.is_(None)
        )
        return self.session.scalars(unused).first() is not None

    def _add(self, session_id: UUID, token: str) -> None:
        self.session.add(RefreshToken(session_id=session_id, digest=digest_of(token)))
        self.session.flush()

    def _account(self, sign_in: SignIn, action: str, reason: str | None = None) -> None:
        key = str(sign_in.id)
        self.ledger.record(Event("sessions", action, sign_in.id, key, reason=reason))

    def _forget_old(self, now: datetime) -> None:
        self.session.execute(delete(SignIn).where(SignIn.expires_at < now - KEPT_AT_ALL))

    def _now(self) -> datetime:
        """Tell the database's time: all processes share it."""
        now: datetime = self.session.execute(select(func.clock_timestamp())).scalar_one()
        return now


def is_live(sign_in: SignIn, user: User, now: datetime) -> bool:
    """Whether a session still holds, as `principals` asks it in SQL at each request."""
    return (
        user.is_active
        and sign_in.ended_at is None
        and sign_in.expires_at > now
        and (user.signed_out_at is None or sign_in.created_at > user.signed_out_at)
    )


def digest_of(token: str) -> bytes:
    """What is stored of a token."""
    return sha256(token.encode(errors="surrogatepass")).digest()


def _held(user: User, session_id: UUID, refresh_token: str) -> Held:
    seats = tuple(str(held.seat) for held in user.seats)
    return Held(user.id, seats, session_id, refresh_token)


def _successor(token: str, salt: bytes) -> str:
    made = hmac.digest(token.encode(), salt, "sha256")
    return urlsafe_b64encode(made).rstrip(b"=").decode()
