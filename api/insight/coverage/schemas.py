"""What coverage answers."""

from api.core.schemas import Key, Schema
from api.insight.schemas import CoverageCell, PlanElementCount


class FocusAreaCount(PlanElementCount):
    """How much work, and how many recommendations, name a focus area."""

    recommendations: int


class Coverage(Schema):
    """Which parts of a plan the work serves, as the caller may see it. Empty cells are left out."""

    plan: Key
    activities: int
    recommendations: int
    focus_areas: list[FocusAreaCount]
    objectives: list[PlanElementCount]
    kpis: list[PlanElementCount]
    cells: list[CoverageCell]
