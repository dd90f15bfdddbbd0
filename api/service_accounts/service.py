"""Service accounts: a secretariat's for any seat, a focal point's for its own economy."""

import secrets
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, false, select, true

from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.db import Base
from api.core.errors import Conflict, Fault, NotFound
from api.core.front import PRINCIPALS
from api.core.seats import scope_fault
from api.core.service import ResourceService
from api.service_accounts.models import ServiceAccount, ServiceAccountSecret
from api.service_accounts.schemas import ServiceAccountRead

SECRET_PREFIX: Final = "ctwg_sa_"  # noqa: S105 - what secrets begin with
"""Lets scanners of leaked secrets know one when they see it."""
MOST_LIVE_SECRETS: Final = 2
_HINT_LENGTH: Final = 4
WHO_KEEPS_ACCOUNTS = frozenset({Role.SECRETARIAT, Role.FOCAL_POINT})


class TooManySecrets(Conflict):
    """A service account has two live secrets at most: the old and the new one."""

    slug, title = "too-many-secrets", "Revoke one of the secrets first"


class ServiceAccountService(ResourceService[ServiceAccount]):
    """A focal point keeps accounts whose seat is its own economy's."""

    name = "service_accounts"
    read = ServiceAccountRead
    model = ServiceAccount
    roles = dict.fromkeys(("create", "update"), WHO_KEEPS_ACCOUNTS)
    parents = (PRINCIPALS,)

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Itself; for a focal point, its economy's; for the secretariat, all."""
        if actor.is_secretariat:
            return true()
        if actor.is_anonymous:
            return false()
        kept = [seat.economy for seat in actor.seats if seat.role is Role.FOCAL_POINT]
        return (ServiceAccount.id == actor.id) | ServiceAccount.economy.in_(kept)

    def owns(self, seat: Seat, row: ServiceAccount) -> bool:
        """Whether the account sits where this focal point may seat somebody."""
        return row.role in ECONOMY_ROLES and row.economy == seat.economy

    def check(self, row: ServiceAccount) -> Iterable[Fault]:
        """The seat has the scope that its role asks for; scopes name resources that exist."""
        fault = scope_fault(row.seat, "")
        if fault:
            yield fault
        for place, scope in enumerate(row.scopes):
            resource = scope.partition(":")[0]
            if resource not in Base.metadata.tables:
                detail = f"There is no resource '{resource}'."
                yield Fault("unknown-reference", detail, f"/scopes/{place}")

    def secrets_of(self, row: ServiceAccount) -> list[ServiceAccountSecret]:
        """Every secret that the account had, the newest first."""
        self.permit(row, "update")
        statement = select(ServiceAccountSecret).where(ServiceAccountSecret.account_id == row.id)
        newest_first = statement.order_by(
            ServiceAccountSecret.created_at.desc(), ServiceAccountSecret.id
        )
        return list(self.session.scalars(newest_first))

    def add_secret(self, row: ServiceAccount, days: int) -> tuple[ServiceAccountSecret, str]:
        """Make a secret; its text is returned here and kept nowhere. The row must be locked.

        Raises:
            Forbidden, TooManySecrets.
        """
        seat = self.permit(row, "update")
        now = datetime.now(UTC)
        live = [held for held in self.secrets_of(row) if is_live(held, now)]
        if len(live) >= MOST_LIVE_SECRETS:
            raise TooManySecrets
        text = SECRET_PREFIX + secrets.token_urlsafe(32)
        held = ServiceAccountSecret(
            account_id=row.id,
            digest=digest_of(text),
            hint=text[-_HINT_LENGTH:],
            expires_at=now + timedelta(days=days),
        )
        self.session.add(held)
        self.session.flush()
        self.account(row, "add-secret", seat, before={}, after={"secret": held.hint})
        return held, text

    def revoke_secret(self, row: ServiceAccount, secret_id: UUID) -> None:
        """End a secret, and every token that was had for it, at once.

        Raises:
            Forbidden, NotFound.
        """
        seat = self.permit(row, "update")
        held = next((held for held in self.secrets_of(row) if held.id == secret_id), None)
        if held is None:
            raise NotFound
        if held.revoked_at is None:
            held.revoked_at = datetime.now(UTC)
            self.account(row, "revoke-secret", seat, before={"secret": held.hint}, after={})


def is_live(held: ServiceAccountSecret, now: datetime) -> bool:
    """Whether a secret opens anything."""
    return held.revoked_at is None and held.expires_at > now


def digest_of(secret: str) -> bytes:
    """What is stored of a secret; 256 random bits need no slow hash."""
    return sha256(secret.encode(errors="surrogatepass")).digest()
