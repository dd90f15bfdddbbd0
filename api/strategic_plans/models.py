"""The tables of a strategic plan: the plan, its focus areas, objectives and KPIs.

They are one document with one lifecycle, so they are declared together; each part has its own
package for its schemas, rules and addresses.
"""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.db import Embedded, Record, Searchable, Sourced, link, link_table
from api.cross_cutting_areas.models import CrossCuttingArea
from api.mandates.models import Mandate
from api.strategic_plans.values import Baseline, Formula, Target

plan_mandates = link_table("strategic_plan_mandates", "strategic_plans", "mandates.ref")
focus_area_mandates = link_table("focus_area_mandates", "focus_areas", "mandates.ref")
objective_areas = link_table("objective_areas", "objectives", "cross_cutting_areas.code")


class PlanStatus(StrEnum):
    """Where a version of a plan stands."""

    DRAFT = "draft"
    ENDORSED = "endorsed"
    CLOSED = "closed"


class StrategicPlan(Searchable, Sourced, Record):
    """One version of a forum's plan. Once endorsed it is frozen; an amendment is a new version."""

    __tablename__ = "strategic_plans"
    __key__ = "ref"
    __search__ = ("title", "ref", "vision", "mission")

    ref: Mapped[str] = mapped_column(unique=True)
    forum: Mapped[str] = link("sub_fora.code")
    title: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    midterm_on: Mapped[date | None]
    vision: Mapped[str | None]
    mission: Mapped[str | None]
    status: Mapped[PlanStatus] = mapped_column(default=PlanStatus.DRAFT)
    plan_version: Mapped[int] = mapped_column(default=1)
    amends: Mapped[str | None] = link("strategic_plans.ref")
    endorsed_on: Mapped[date | None]

    mandates: Mapped[list[Mandate]] = relationship(secondary=plan_mandates)
    focus_areas: Mapped[list["FocusArea"]] = relationship(
        order_by="FocusArea.position, FocusArea.ref", viewonly=True
    )
    objectives: Mapped[list["Objective"]] = relationship(
        order_by="Objective.position, Objective.ref", viewonly=True
    )

    @property
    def is_frozen(self) -> bool:
        """Whether this version no longer changes."""
        return self.status is not PlanStatus.DRAFT


class PlanPart(Searchable, Record):
    """A numbered part of a plan."""

    __abstract__ = True
    __key__ = "ref"
    __search__ = ("text", "ref")

    ref: Mapped[str] = mapped_column(unique=True)
    plan: Mapped[str] = link("strategic_plans.ref")
    label: Mapped[str]
    text: Mapped[str]
    note: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)


class FocusArea(PlanPart):
    """A rationale for work: each activity names at least one (section IV)."""

    __tablename__ = "focus_areas"

    mandates: Mapped[list[Mandate]] = relationship(secondary=focus_area_mandates)


class Objective(PlanPart):
    """What the plan wants to reach; each activity points to at least one (section IV)."""

    __tablename__ = "objectives"

    areas: Mapped[list[CrossCuttingArea]] = relationship(secondary=objective_areas)
    kpis: Mapped[list["Kpi"]] = relationship(order_by="Kpi.position, Kpi.ref", viewonly=True)


class Measure(StrEnum):
    """How a KPI is told."""

    COUNT = "count"
    SHARE = "share"
    MILESTONE = "milestone"
    INCREASE = "increase"
    ORDINAL = "ordinal"
    QUALITATIVE = "qualitative"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


class KpiSource(StrEnum):
    """Where a KPI's values come from."""

    MANUAL = "manual"
    COMPUTED = "computed"


class Kpi(PlanPart):
    """A key performance indicator of an objective, or a sub-item of one.

    The label is as printed: objective 3's only KPI is "(ii)". No target is normal.
    """

    __tablename__ = "kpis"

    objective: Mapped[str] = link("objectives.ref")
    parent: Mapped[str | None] = link("kpis.ref")
    measure: Mapped[Measure]
    unit: Mapped[str | None]
    direction: Mapped[Direction] = mapped_column(default=Direction.UP)
    baseline: Mapped[Baseline | None] = mapped_column(Embedded(Baseline))
    targets: Mapped[list[Target]] = mapped_column(Embedded(list[Target]), default=list)
    source: Mapped[KpiSource] = mapped_column(default=KpiSource.MANUAL)
    formula: Mapped[Formula | None] = mapped_column(Embedded(Formula))
