"""What is sent and read of strategic plans. A read gives the whole tree."""

from datetime import date

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Label,
    Note,
    Prose,
    ReadSchema,
    Schema,
    SearchQuery,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.strategic_plans.models import Direction, KpiSource, Measure, PlanStatus
from api.strategic_plans.values import Baseline, Formula, Target


class StrategicPlanFields(SourcedFields):
    """What a plan says of itself; a date that is not known stays empty."""

    starts_on: date | None = None
    ends_on: date | None = None
    midterm_on: date | None = Field(default=None, description="When the mid-term review is due.")
    vision: Prose | None = None
    mission: Prose | None = None
    mandates: list[Key] = Field(default=[], max_length=100)


class StrategicPlanCreate(StrategicPlanFields):
    """A new plan, as a draft."""

    ref: Key = Field(examples=["CTWG-2018-2022"])
    forum: Key = Field(examples=["CTWG"])
    title: Title


class StrategicPlanUpdate(StrategicPlanFields):
    """A change to a draft; endorsed versions are frozen."""

    title: Title = omitted()


class Endorsement(Schema):
    """When the forum endorsed it; today if it is not said."""

    endorsed_on: date | None = None


class PlannedKpi(ReadSchema):
    """A KPI within its objective. Sub-items stand in the same list and name their `parent`."""

    ref: Key
    objective: Key
    parent: Key | None
    label: Label = Field(description="As printed.", examples=["(ii)"])
    text: Prose
    note: Note | None
    measure: Measure
    unit: Label | None
    direction: Direction
    baseline: Baseline | None
    targets: list[Target]
    source: KpiSource
    formula: Formula | None
    position: int


class PlannedObjective(ReadSchema):
    """An objective within its plan, with its KPIs."""

    ref: Key
    label: Label
    text: Prose
    note: Note | None
    position: int
    areas: list[Key]
    kpis: list[PlannedKpi]


class PlannedFocusArea(ReadSchema):
    """A focus area within its plan."""

    ref: Key
    label: Label
    text: Prose
    note: Note | None
    position: int
    mandates: list[Key]


class StrategicPlanRead(StrategicPlanFields, ReadSchema):
    """A version of a plan with everything in it."""

    ref: Key
    forum: Key
    title: Title
    status: PlanStatus
    plan_version: int
    amends: Key | None = Field(description="The version that this one amends.")
    endorsed_on: date | None
    focus_areas: list[PlannedFocusArea]
    objectives: list[PlannedObjective]


class StrategicPlanQuery(SearchQuery):
    """Which plans to list."""

    sort: str = sortable("-starts_on,ref", "starts_on", "ref", "title", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    forum: AnyOf[Key] = []
    status: AnyOf[PlanStatus] = []
    starts_on_before: date | None = None
    starts_on_after: date | None = None
    ends_on_before: date | None = None
    ends_on_after: date | None = None
