"""Focus areas are public; they change while their plan is a draft."""

from api.focus_areas.schemas import FocusAreaRead
from api.strategic_plans.models import FocusArea
from api.strategic_plans.parts import PlanPartService


class FocusAreaService(PlanPartService[FocusArea]):
    """A part of a plan without rules of its own."""

    name = "focus_areas"
    read = FocusAreaRead
    model = FocusArea
