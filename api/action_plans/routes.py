"""The addresses of action plans. They are read here; filing them comes with their entries."""

from api.action_plans.schemas import ActionPlanQuery
from api.action_plans.service import ActionPlanService
from api.core.resource import Resource

resource = Resource(ActionPlanService, one="action plan", query=ActionPlanQuery)
