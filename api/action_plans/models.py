"""The tables of action plans: editions, their entries, and who else may read those."""

from datetime import date
from enum import StrEnum
from typing import Final

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Embedded, Record, Sourced, link
from api.core.text import PartialDate
from api.core.visibility import Visibility
from api.implementations.values import Evidence


class ActionPlanStatus(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"


class Edition(StrEnum):
    """The editions of one cycle, in their order."""

    BASELINE = "baseline"
    MIDTERM_REVIEW = "midterm_review"
    END_TERM_UPDATE = "end_term_update"


class GapSeverity(StrEnum):
    """How bad it would be."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    CRITICAL = "critical"


class Done(StrEnum):
    """How far a gap's measures are carried out: the first grade."""

    NOT_STARTED = "not_started"
    PARTLY = "partly"
    LARGELY = "largely"
    FULLY = "fully"


class Effectiveness(StrEnum):
    """How well they work: the second grade, which the first does not imply."""

    NOT_ASSESSED = "not_assessed"
    LOW = "low"
    MODERATE = "moderate"
    SUBSTANTIAL = "substantial"
    HIGH = "high"


WORKS: Final = frozenset({Effectiveness.SUBSTANTIAL, Effectiveness.HIGH})


class ActionPlan(Sourced, Record):
    """One edition of an economy's Counter-Terrorism Action Plan.

    Three dates are kept apart, because papers do: the year that it covers, when it was updated,
    and when it was reviewed. An update is no review.
    """

    __tablename__ = "action_plans"
    __key__ = "ref"

    ref: Mapped[str] = mapped_column(unique=True)
    economy: Mapped[str] = link("economies.code")
    plan: Mapped[str | None] = link("strategic_plans.ref")
    edition: Mapped[str | None]
    template: Mapped[str | None]
    follows: Mapped[str | None] = link("action_plans.ref")
    calendar_year: Mapped[int | None]
    tabled_at: Mapped[str | None]
    updated_on: Mapped[PartialDate | None] = mapped_column(Embedded(PartialDate))
    reviewed_on: Mapped[PartialDate | None] = mapped_column(Embedded(PartialDate))
    reports_effectiveness: Mapped[bool | None]
    status: Mapped[ActionPlanStatus] = mapped_column(default=ActionPlanStatus.DRAFT)
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)

    __table_args__ = (
        Index("ix_action_plans_origin", "economy", "source_system", "external_ref", unique=True),
    )


class ActionPlanEntry(Record):
    """A gap that an edition speaks of, what is done about it, and whether that works.

    The economy's own: others read it only as `EntryService.visible` says.
    """

    __tablename__ = "action_plan_entries"
    __key__ = "ref"

    ref: Mapped[str] = mapped_column(unique=True)
    action_plan: Mapped[str] = link("action_plans.ref")
    economy: Mapped[str] = link("economies.code")
    position: Mapped[int]
    section: Mapped[str]
    gap: Mapped[str]
    risk: Mapped[str | None]
    severity: Mapped[GapSeverity | None]
    measures_taken: Mapped[str | None]
    measures_planned: Mapped[str | None]
    done: Mapped[Done] = mapped_column(default=Done.NOT_STARTED)
    effectiveness: Mapped[Effectiveness] = mapped_column(default=Effectiveness.NOT_ASSESSED)
    capacity_need: Mapped[str | None]
    evidence: Mapped[list[Evidence]] = mapped_column(Embedded(list[Evidence]), default=list)
    carried_from: Mapped[str | None] = link("action_plan_entries.ref")

    __table_args__ = (UniqueConstraint("action_plan", "position"),)

    @property
    def is_open(self) -> bool:
        """Whether the gap is still there: not closed until it is done, and works."""
        return self.done is not Done.FULLY or self.effectiveness not in WORKS


class ActionPlanGrant(Base):
    """An economy lets a forum's chair read the entries of one edition until a day."""

    __tablename__ = "action_plan_grants"

    action_plan: Mapped[str] = link("action_plans.ref")
    economy: Mapped[str] = link("economies.code")
    forum: Mapped[str] = link("sub_fora.code")
    until: Mapped[date]

    __table_args__ = (UniqueConstraint("action_plan", "forum"),)
