"""What the coverage of a year's work answers."""

from pydantic import Field

from api.core.schemas import Key, Schema
from api.insight.schemas import CoverageCell, PlanElementCount
from api.work_plans.models import WorkPlanStatus


class ThrustCount(PlanElementCount):
    """How much of a year's work names a focus area, and whether the year is about it."""

    is_thrust: bool


class EconomyCount(Schema):
    """How many activities of a year an economy leads, sponsors, hosts or took part in."""

    code: Key
    activities: int


class WorkPlanCoverage(Schema):
    """What a year's work covers, as the caller may see it; work called off or put off is not.

    Cells that nothing fills are left out.
    """

    work_plan: Key
    plan: Key | None
    status: WorkPlanStatus
    activities: int
    focus_areas: list[ThrustCount]
    objectives: list[PlanElementCount]
    kpis: list[PlanElementCount]
    cells: list[CoverageCell]
    uncovered_kpis: list[Key] = Field(description="Named by no activity, nor any sub-item of them.")
    economies: list[EconomyCount]
    unserved_economies: list[Key]
