"""What insight answers."""

from pydantic import Field

from api.core.schemas import Key, Schema
from api.work_plans.models import WorkPlanStatus


class PlanElementCount(Schema):
    """How much work names an element of a plan."""

    ref: Key
    activities: int


class FocusAreaCount(PlanElementCount):
    """How much work, and how many recommendations, name a focus area."""

    recommendations: int


class CoverageCell(Schema):
    """Activities that serve one focus area and one objective."""

    focus_area: Key
    objective: Key
    activities: int


class Coverage(Schema):
    """Which parts of a plan the work serves, as the caller may see it. Empty cells are left out."""

    plan: Key
    activities: int
    recommendations: int
    focus_areas: list[FocusAreaCount]
    objectives: list[PlanElementCount]
    kpis: list[PlanElementCount]
    cells: list[CoverageCell]


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
