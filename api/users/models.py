"""The tables of users and their seats."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.actors import Role, Seat
from api.core.db import Base, Record, Searchable, link
from api.core.seats import SEAT_HAS_ITS_SCOPE


class User(Searchable, Record):
    """A person with an account. The address is kept in lower case."""

    __tablename__ = "users"
    __search__ = ("name", "email")

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    password_hash: Mapped[str | None] = mapped_column(deferred=True)
    signed_out_at: Mapped[datetime | None] = mapped_column(deferred=True)
    """Sessions opened before this instant are over."""

    seats: Mapped[list["UserSeat"]] = relationship(
        cascade="all, delete-orphan", order_by="UserSeat.role, UserSeat.economy, UserSeat.forum"
    )


class UserSeat(Base):
    """A role that a user holds, for one economy, for one forum, or for neither."""

    __tablename__ = "user_seats"
    __table_args__ = (CheckConstraint(SEAT_HAS_ITS_SCOPE, name="scope"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role]
    economy: Mapped[str | None] = link("economies.code")
    forum: Mapped[str | None] = link("sub_fora.code")

    @property
    def seat(self) -> Seat:
        """The seat as permissions know it."""
        return Seat(Role(self.role), self.economy, self.forum)
