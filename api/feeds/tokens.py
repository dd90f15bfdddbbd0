"""Feed tokens: made and revoked by a user, good for feeds only, for what the user's seats see.

Whose token it is, and which seats they hold, is asked of the rows at each request: a token falls
with its user, a seat with its token's sight.
"""

import secrets
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from sqlalchemy import LargeBinary, Select, func, select
from sqlalchemy.orm import Session

from api.auth.principals import seats_of_user
from api.core.actors import SYSTEM, Actor, Role, Seat
from api.core.errors import Conflict, Forbidden, NotFound, Unauthenticated
from api.core.front import PRINCIPALS
from api.core.ledger import Event, Ledger
from api.core.listing import Statement, compiled, late
from api.core.reads import Reader
from api.feeds.models import FeedToken
from api.users.models import User

MOST: Final = 20
LIFE: Final = timedelta(days=366)
NAME: Final = "feed_tokens"


class TooManyFeedTokens(Conflict):
    """A user has twenty live feed tokens at most."""

    slug, title = "too-many-feed-tokens", "Revoke one of your feed tokens first"


class FeedTokenService:
    """Makes, lists and revokes a user's own feed tokens, within one transaction."""

    def __init__(self, session: Session, ledger: Ledger, actor: Actor) -> None:
        self.session = session
        self.ledger = ledger
        self.actor = actor

    def create(self, name: str) -> tuple[FeedToken, str]:
        """Store a new token, and give its text, this once.

        Raises:
            Forbidden: a service account signs in; it needs none.
            TooManyFeedTokens
        """
        user = self.session.get(User, self.actor.id, with_for_update=True)
        if user is None:
            raise Forbidden("Only a user has feed tokens; a system signs in.")
        if len(self.live()) >= MOST:
            raise TooManyFeedTokens
        text = secrets.token_urlsafe(32)
        now = datetime.now(UTC)
        row = FeedToken(
            user_id=user.id,
            name=name,
            digest=digest_of(text),
            created_at=now,
            expires_at=now + LIFE,
        )
        self.session.add(row)
        self.session.flush()
        self._account(row, "create")
        return row, text

    def live(self) -> list[FeedToken]:
        """The user's tokens that are good still, the newest first."""
        mine = select(FeedToken).where(
            FeedToken.user_id == self.actor.id,
            FeedToken.revoked_at.is_(None),
            FeedToken.expires_at > func.clock_timestamp(),
        )
        newest = mine.order_by(FeedToken.created_at.desc(), FeedToken.id)
        return list(self.session.scalars(newest))

    def revoke(self, token_id: UUID) -> None:
        """Make a token worthless from the next request on; what was revoked stays so.

        Raises:
            NotFound: the user has none with this id.
        """
        row = self.session.get(FeedToken, token_id, with_for_update=True)
        if row is None or row.user_id != self.actor.id:
            raise NotFound
        if row.revoked_at is None:
            row.revoked_at = datetime.now(UTC)
            self._account(row, "revoke")

    def _account(self, row: FeedToken, action: str) -> None:
        self.ledger.record(Event(NAME, action, row.id, str(row.id)))
        self.ledger.touch(PRINCIPALS)


class FeedReaders:
    """Finds whom a feed token stands for."""

    async def of(self, reader: Reader, token: str) -> Actor:
        """The actor in whose place a program reads.

        Raises:
            Unauthenticated: the token is worth nothing, or not any more.
        """
        rows = await reader.fetch(SYSTEM, self._holder, {"digest": digest_of(token)})
        if not rows:
            raise Unauthenticated("The feed token does not hold.")
        user_id, name, seats = rows[0]
        held = tuple(Seat(Role(role), *scope) for role, *scope in seats)
        return Actor(id=user_id, name=name, seats=held, scopes=frozenset())

    @cached_property
    def _holder(self) -> Statement:
        return compiled(holder_of_token())


def holder_of_token() -> Select[*tuple[Any, ...]]:
    """Select the holder of a live token: id, name, seats."""
    return (
        select(User.id, User.name, seats_of_user())
        .join(FeedToken, FeedToken.user_id == User.id)
        .where(
            User.is_active,
            FeedToken.digest == late("digest", LargeBinary()),
            FeedToken.revoked_at.is_(None),
            FeedToken.expires_at > func.clock_timestamp(),
        )
    )


def digest_of(token: str) -> bytes:
    """What is stored of a token; 256 random bits need no slow hash."""
    return sha256(token.encode(errors="surrogatepass")).digest()
