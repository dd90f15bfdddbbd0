"""What insight answers of several things."""

from api.core.schemas import Key, Schema


class Figure(Schema):
    """A number, and the address of the list that shows what was counted."""

    count: int
    records: str


class PlanElementCount(Schema):
    """How much work names an element of a plan."""

    ref: Key
    activities: int


class CoverageCell(Schema):
    """Activities that serve one focus area and one objective."""

    focus_area: Key
    objective: Key
    activities: int
