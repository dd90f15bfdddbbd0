"""The table of implementations."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Embedded, Record, link
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
    support_wanted: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("(economy IS NULL) <> (sub_forum IS NULL)", name="one_party"),
    )
