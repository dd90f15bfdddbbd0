"""Objectives are public; they change while their plan is a draft."""

from api.objectives.schemas import ObjectiveRead
from api.strategic_plans.models import Objective
from api.strategic_plans.parts import PlanPartService


class ObjectiveService(PlanPartService[Objective]):
    """A part of a plan without rules of its own."""

    name = "objectives"
    read = ObjectiveRead
    model = Objective
