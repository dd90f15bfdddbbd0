"""The addresses of work plans."""

from api.core.resource import Resource, Verb
from api.work_plans.rules import LACKS
from api.work_plans.schemas import (
    Endorsement,
    Message,
    WorkPlanCreate,
    WorkPlanQuery,
    WorkPlanUpdate,
)
from api.work_plans.service import WorkPlanService

resource = Resource(
    WorkPlanService,
    one="work plan",
    query=WorkPlanQuery,
    create=WorkPlanCreate,
    update=WorkPlanUpdate,
    verbs=(Verb("submit"), Verb("return", Message), Verb("endorse", Endorsement), Verb("close")),
    lacks=LACKS,
    is_lintable=True,
)
