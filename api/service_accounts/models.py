"""The tables of service accounts and their secrets."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from api.core.actors import Role, Seat
from api.core.db import Base, Embedded, Record, Searchable, link
from api.core.seats import SEAT_HAS_ITS_SCOPE


class ServiceAccount(Searchable, Record):
    """A system that signs in with its code and a secret, and acts from one seat."""

    __tablename__ = "service_accounts"
    __key__ = "code"
    __search__ = ("name", "code")
    __table_args__ = (CheckConstraint(SEAT_HAS_ITS_SCOPE, name="scope"),)

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[Role]
    economy: Mapped[str | None] = link("economies.code")
    forum: Mapped[str | None] = link("sub_fora.code")
    scopes: Mapped[list[str]] = mapped_column(Embedded(list[str]), default=list)
    is_active: Mapped[bool] = mapped_column(default=True)

    @property
    def seat(self) -> Seat:
        """The seat as permissions know it."""
        return Seat(Role(self.role), self.economy, self.forum)


class ServiceAccountSecret(Base):
    """A secret of 256 bits: stored as its SHA-256, known to people by its last characters."""

    __tablename__ = "service_account_secrets"

    account_id: Mapped[UUID] = mapped_column(
        ForeignKey("service_accounts.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[bytes] = mapped_column(unique=True)
    hint: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
