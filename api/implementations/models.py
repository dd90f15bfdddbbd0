"""The tables of implementations and of what happened to them."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
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

from api.core.db import Base, Embedded, Record, link, only_in_sql, order_indexes
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
        Index("ix_implementations_in_order", "recommendation", "ref"),
        *order_indexes("implementations", "recommendation", "economy", "due_on", "blocked_on"),
        *order_indexes("implementations", "updated_at"),
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

    @only_in_sql
    @staticmethod
    def standing(of: type["Implementation"]) -> ColumnElement[str]:
        """How compliance counts it; the first that applies, in this order."""
        is_done = and_(
            of.implementation == Progress.IMPLEMENTED, of.verification != Verification.RETURNED
        )
        return case(
            (is_done, Standing.IMPLEMENTED.value),
            (of.released_on.is_not(None), Standing.RELEASED.value),
            (
                of.implementation == Progress.OVERTAKEN_BY_EVENTS,
                Standing.OVERTAKEN_BY_EVENTS.value,
            ),
            (of.acceptance == Acceptance.PENDING, Standing.NOT_REPORTED.value),
            (of.acceptance == Acceptance.NOTED, Standing.NOTED.value),
            (of.acceptance == Acceptance.NOT_APPLICABLE, Standing.NOT_APPLICABLE.value),
            (of.acceptance == Acceptance.NOT_ACCEPTED, Standing.DECLINED.value),
            else_=Standing.OUTSTANDING.value,
        )

    @only_in_sql
    @staticmethod
    def is_overdue(of: type["Implementation"]) -> ColumnElement[bool]:
        """Whether it is open and its day has passed."""
        late = func.coalesce(of.due_on < func.current_date(), false())
        return and_(late, of.is_open)

    @only_in_sql
    @staticmethod
    def is_stale(of: type["Implementation"]) -> ColumnElement[bool]:
        """Whether it is open and nobody has said anything for too long."""
        return and_(of.updated_at < func.current_date() - STALE_AFTER, of.is_open)

    @only_in_sql
    @staticmethod
    def blocked_for_days(of: type["Implementation"]) -> ColumnElement[int | None]:
        """For how many days it has been blocked; nothing when it is not."""
        days = func.current_date().op("-", return_type=Integer())(of.blocked_on)
        return case((of.implementation == Progress.BLOCKED, days))


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
