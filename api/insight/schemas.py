"""What insight answers."""

from api.core.schemas import Key, Schema


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
