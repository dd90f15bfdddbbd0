"""The addresses of action plans."""

from api.action_plans.entry_routes import routes
from api.action_plans.schemas import (
    ActionPlanCreate,
    ActionPlanQuery,
    ActionPlanUpdate,
    Review,
    Submission,
)
from api.action_plans.service import ActionPlanService
from api.core.resource import Resource, Verb

resource = Resource(
    ActionPlanService,
    one="action plan",
    query=ActionPlanQuery,
    create=ActionPlanCreate,
    update=ActionPlanUpdate,
    verbs=(
        Verb("submit", Submission),
        Verb("review", Review),
        Verb("next-edition"),
    ),
    is_lintable=True,
)
resource.beneath.append(routes)
