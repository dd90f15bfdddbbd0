"""The tables of implementations and of what happened to them."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ColumnElement,
    Identity,
    Index,
    Integer,
    and_,
    case,
    false,
    func,
)
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Embedded, Record, link
from api.implementations.values import Evidence


class Acceptance(StrEnum):
    """What the party says to it."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    PARTIALLY_ACCEPTED = "partially_accepted"
    NOTED = "noted"
    NOT_ACCEPTED = "not_accepted"
    NOT_APPLICABLE = "not_applicable"


class Progress(StrEnum):
    """How far the party has come."""

    NOT_STARTED = "not_started"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    IMPLEMENTED = "implemented"
    OVERTAKEN_BY_EVENTS = "overtaken_by_events"


class Verification(StrEnum):
    """Whether somebody else has looked at it."""

    UNVERIFIED = "unverified"
    SUBMITTED = "submitted"
    VERIFIED = "verified"
    RETURNED = "returned"


class Barrier(StrEnum):
    """What stands in the way."""

    LEGAL = "legal"
    FUNDING = "funding"
    TECHNICAL = "technical"
    STAFFING = "staffing"
    COORDINATION = "coordination"


class Axis(StrEnum):
    """What a status event moved."""

    ACCEPTANCE = "acceptance"
    IMPLEMENTATION = "implementation"
    VERIFICATION = "verification"


class Standing(StrEnum):
    """How compliance counts an answer: each under exactly one of these (docs/compliance.md)."""

    IMPLEMENTED = "implemented"
    OUTSTANDING = "outstanding"
    DECLINED = "declined"
    NOT_REPORTED = "not_reported"
    NOTED = "noted"
    NOT_APPLICABLE = "not_applicable"
    OVERTAKEN_BY_EVENTS = "overtaken_by_events"
    RELEASED = "released"


AGREED: Final = frozenset({Acceptance.ACCEPTED, Acceptance.PARTIALLY_ACCEPTED})
"""The party will do it, wholly or in part."""
DECLINED: Final = frozenset({Acceptance.NOT_ACCEPTED, Acceptance.NOT_APPLICABLE})
"""Nothing more is expected of the party."""
ENDED: Final = frozenset({Progress.IMPLEMENTED, Progress.OVERTAKEN_BY_EVENTS})
"""Work that has come to its end."""
STALE_AFTER: Final = timedelta(days=180)
"""Open work without any word for half a year is stale."""


class Implementation(Record):
    """A recommendation for one economy or one forum. Made when the recommendation is adopted."""

    __tablename__ = "implementations"
    __key__ = "ref"

    ref: Mapped[str] = mapped_column(unique=True)
    recommendation: Mapped[str] = link("recommendations.ref")
    forum: Mapped[str | None] = link("sub_fora.code")
    economy: Mapped[str | None] = link("economies.code")
    sub_forum: Mapped[str | None] = link("sub_fora.code")
    acceptance: Mapped[Acceptance] = mapped_column(default=Acceptance.PENDING)
    acceptance_reason: Mapped[str | None]
    implementation: Mapped[Progress] = mapped_column(default=Progress.NOT_STARTED)
    verification: Mapped[Verification] = mapped_column(default=Verification.UNVERIFIED)
    owner: Mapped[str | None]
    due_on: Mapped[date | None]
    progress_note: Mapped[str | None]
    evidence: Mapped[list[Evidence]] = mapped_column(Embedded(list[Evidence]), default=list)
    barrier: Mapped[Barrier | None]
    blocked_on: Mapped[date | None]
    support_wanted: Mapped[str | None]
    released_on: Mapped[date | None]

    __table_args__ = (
        CheckConstraint("(economy IS NULL) <> (sub_forum IS NULL)", name="one_party"),
        Index("ix_implementations_due_on", "due_on"),
    )

    # What depends on the day is asked of PostgreSQL at each reading and stored nowhere.

    @hybrid_property
    def is_open(self) -> bool:
        """Whether something is still expected of the party."""
        is_asked = self.released_on is None and self.acceptance not in DECLINED
        return is_asked and self.implementation not in ENDED

    @is_open.inplace.expression
    @classmethod
    def _is_open(cls) -> ColumnElement[bool]:
        return and_(
            cls.released_on.is_(None),
            cls.acceptance.not_in(DECLINED),
            cls.implementation.not_in(ENDED),
        )

    @hybrid_property
    def standing(self) -> Any:  # noqa: ANN401 - only ever asked of the database
        """How compliance counts it; the first that applies, in this order."""
        raise NotImplementedError

    @standing.inplace.expression
    @classmethod
    def _standing(cls) -> ColumnElement[str]:
        is_done = and_(
            cls.implementation == Progress.IMPLEMENTED, cls.verification != Verification.RETURNED
        )
        return case(
            (is_done, Standing.IMPLEMENTED.value),
            (cls.released_on.is_not(None), Standing.RELEASED.value),
            (
                cls.implementation == Progress.OVERTAKEN_BY_EVENTS,
                Standing.OVERTAKEN_BY_EVENTS.value,
            ),
            (cls.acceptance == Acceptance.PENDING, Standing.NOT_REPORTED.value),
            (cls.acceptance == Acceptance.NOTED, Standing.NOTED.value),
            (cls.acceptance == Acceptance.NOT_APPLICABLE, Standing.NOT_APPLICABLE.value),
            (cls.acceptance == Acceptance.NOT_ACCEPTED, Standing.DECLINED.value),
            else_=Standing.OUTSTANDING.value,
        )

    @hybrid_property
    def is_overdue(self) -> Any:  # noqa: ANN401 - only ever asked of the database
        """Whether it is open and its day has passed."""
        raise NotImplementedError

    @is_overdue.inplace.expression
    @classmethod
    def _is_overdue(cls) -> ColumnElement[bool]:
        late = func.coalesce(cls.due_on < func.current_date(), false())
        return and_(late, cls.is_open)

    @hybrid_property
    def is_stale(self) -> Any:  # noqa: ANN401 - as above
        """Whether it is open and nobody has said anything for too long."""
        raise NotImplementedError

    @is_stale.inplace.expression
    @classmethod
    def _is_stale(cls) -> ColumnElement[bool]:
        return and_(cls.updated_at < func.current_date() - STALE_AFTER, cls.is_open)

    @hybrid_property
    def blocked_for_days(self) -> Any:  # noqa: ANN401 - as above
        """For how many days it has been blocked; nothing when it is not."""
        raise NotImplementedError

    @blocked_for_days.inplace.expression
    @classmethod
    def _blocked_for_days(cls) -> ColumnElement[int | None]:
        days = func.current_date().op("-", return_type=Integer())(cls.blocked_on)
        return case((cls.implementation == Progress.BLOCKED, days))


class StatusEvent(Base):
    """One step of one implementation on one axis, and by whose hand. Only ever added to."""

    __tablename__ = "status_events"

    seq: Mapped[int] = mapped_column(BigInteger, Identity(always=True), unique=True)
    implementation: Mapped[str] = link("implementations.ref")
    axis: Mapped[Axis]
    old: Mapped[str]
    new: Mapped[str]
    reason: Mapped[str | None]
    note: Mapped[str | None]
    actor: Mapped[str]
    actor_id: Mapped[UUID | None]
    seat: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
