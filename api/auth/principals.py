"""Who holds an access token, from the database rows of this moment.

The token proves that a session was opened; what its holder may do now is asked of the rows. So a
disabled account, a lost seat, an ended session or a revoked secret bites at the next request.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Uuid, bindparam, func, null, or_, select

from api.auth.models import SignIn
from api.core.actors import SYSTEM, Actor, Role, Seat
from api.core.db import Json
from api.core.errors import Unauthenticated
from api.core.listing import Statement, compiled
from api.core.reads import Reader
from api.core.tokens import AccessTokens, InvalidToken
from api.service_accounts.models import ServiceAccount, ServiceAccountSecret
from api.users.models import User, UserSeat

SUBJECT: Final = bindparam("subject", type_=Uuid())
SESSION: Final = bindparam("session", type_=Uuid())


class PrincipalLoader:
    """Finds the actor behind a token; `Front` remembers it while no principal has changed."""

    def __init__(self, reader: Reader, tokens: Callable[[], AccessTokens]) -> None:
        self._reader = reader
        self._tokens = tokens

    async def __call__(self, token: str) -> tuple[Actor, float]:
        """Return the actor, and until when (Unix time) token and session both hold.

        Raises:
            Unauthenticated: the token is none of ours, or its session is over.
        """
        try:
            claims = self._tokens().verify(token)
        except InvalidToken:
            raise Unauthenticated("The access token does not hold.") from None
        values = {"subject": claims.subject, "session": claims.session}
        for statement in (self._of_users, self._of_service_accounts):
            rows = await self._reader.fetch(SYSTEM, statement, values)
            if rows:
                name, seats, scopes, until = rows[0]
                actor = Actor(
                    id=claims.subject,
                    name=name,
                    seats=tuple(Seat(Role(role), *scope) for role, *scope in seats),
                    scopes=None if scopes is None else frozenset(scopes),
                    session_id=claims.session,
                )
                return actor, min(claims.expires_at, until.timestamp())
        raise Unauthenticated("The session is over.")

    @cached_property
    def _of_users(self) -> Statement:
        return compiled(user_of_session())

    @cached_property
    def _of_service_accounts(self) -> Statement:
        return compiled(service_account_of_secret())


def user_of_session() -> Select[*tuple[Any, ...]]:
    """Select the holder of a live session: name, seats, no scopes, when it ends."""
    return (
        select(User.name, seats_of_user(), null(), SignIn.expires_at)
        .join(SignIn, SignIn.user_id == User.id)
        .where(
            User.id == SUBJECT,
            User.is_active,
            SignIn.id == SESSION,
            SignIn.ended_at.is_(None),
            SignIn.expires_at > func.clock_timestamp(),
            or_(User.signed_out_at.is_(None), SignIn.created_at > User.signed_out_at),
        )
    )


def seats_of_user() -> ColumnElement[Json]:
    """The seats of the user of the enclosing statement, each as a list: role, economy, forum."""
    seats = (
        select(UserSeat.role, UserSeat.economy, UserSeat.forum)
        .where(UserSeat.user_id == User.id)
        .order_by(UserSeat.role, UserSeat.economy, UserSeat.forum)
        .correlate(User)
        .subquery()
    )
    listed = select(func.json_agg(func.json_build_array(*seats.c))).scalar_subquery()
    return func.coalesce(listed, func.json_build_array())


def service_account_of_secret() -> Select[*tuple[Any, ...]]:
    """Select the holder of a live secret: name, its one seat, scopes, when the secret expires."""
    seat = func.json_build_array(ServiceAccount.role, ServiceAccount.economy, ServiceAccount.forum)
    return (
        select(
            ServiceAccount.name,
            func.json_build_array(seat),
            ServiceAccount.scopes,
            ServiceAccountSecret.expires_at,
        )
        .join(ServiceAccountSecret, ServiceAccountSecret.account_id == ServiceAccount.id)
        .where(
            ServiceAccount.id == SUBJECT,
            ServiceAccount.is_active,
            ServiceAccountSecret.id == SESSION,
            ServiceAccountSecret.revoked_at.is_(None),
            ServiceAccountSecret.expires_at > func.clock_timestamp(),
        )
    )
