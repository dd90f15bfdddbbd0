"""The tables of sessions, refresh tokens, invitations, and brakes on guessing."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import ForeignKey, func
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base
from api.core.throttle import throttle_table

auth_throttles: Final = throttle_table(Base.metadata)


class SignIn(Base):
    """A session of a user: one browser or program, from its sign-in until it is ended."""

    __tablename__ = "sessions"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    client: Mapped[str | None]
    """What the browser said that it is."""
    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    last_used_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None]


class RefreshToken(Base):
    """One link of a session's chain of refresh tokens, stored as its SHA-256.

    The successor is the HMAC of `salt` under the token itself: whoever has only the table, or only
    the token, cannot make it; whoever presents the token within the time of grace gets it again.
    """

    __tablename__ = "refresh_tokens"

    session_id: Mapped[UUID] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[bytes] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    used_at: Mapped[datetime | None]
    salt: Mapped[bytes | None]
    successor: Mapped[bytes | None]
    """The digest of the token that replaced this one."""


class Invitation(Base):
    """A link by which somebody sets their first, or next, password; stored as its SHA-256.

    Without a user it makes the first secretariat account.
    """

    __tablename__ = "invitations"

    user_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[bytes] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
