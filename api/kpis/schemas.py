"""What is sent and read of KPIs."""

from enum import StrEnum

from pydantic import Field

from api.core.lacks import Lacking
from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Label,
    Note,
    Prose,
    Schema,
    SearchQuery,
    omitted,
    sortable,
)
from api.strategic_plans.models import Direction, KpiSource, Measure
from api.strategic_plans.schemas import PlannedKpi
from api.strategic_plans.values import Baseline, Formula, Target


class KpiFields(Schema):
    """How a KPI is measured. A KPI without a target is normal."""

    parent: Key | None = Field(default=None, description="The KPI that it is a sub-item of.")
    note: Note | None = None
    unit: Label | None = Field(default=None, examples=["economies"])
    direction: Direction = Direction.UP
    baseline: Baseline | None = None
    targets: list[Target] = Field(default=[], max_length=20)
    source: KpiSource = KpiSource.MANUAL
    formula: Formula | None = None
    position: int = Field(default=0, ge=0, le=1000)


class KpiCreate(KpiFields):
    """A new KPI of a draft plan."""

    ref: Key = Field(examples=["CTWG-2018-2022.O2.i"])
    objective: Key
    label: Label = Field(description="As printed.", examples=["(i)"])
    text: Prose
    measure: Measure


class KpiUpdate(KpiFields):
    """A change to a KPI of a draft plan."""

    label: Label = omitted()
    text: Prose = omitted()
    measure: Measure = omitted()


class KpiRead(PlannedKpi):
    """A KPI."""

    plan: Key


class KpiLack(StrEnum):
    """What a KPI may lack."""

    BASELINE = "baseline"
    ACTIVITIES = "activities"
    MEASUREMENTS = "measurements"


class KpiQuery(SearchQuery):
    """Which KPIs to list."""

    sort: str = sortable("objective,position", "objective", "position", "ref", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[KpiLack] = []
    plan: AnyOf[Key] = []
    forum: AnyOf[Key] = Field(default=[], description="Whose plan it is of.")
    objective: AnyOf[Key] = []
    parent: AnyOf[Key] = []
    measure: AnyOf[Measure] = []
    source: AnyOf[KpiSource] = []
