"""The addresses of strategic plans."""

from api.core.resource import Resource, Verb
from api.strategic_plans.schemas import (
    Endorsement,
    StrategicPlanCreate,
    StrategicPlanQuery,
    StrategicPlanUpdate,
)
from api.strategic_plans.service import StrategicPlanService

resource = Resource(
    StrategicPlanService,
    one="strategic plan",
    query=StrategicPlanQuery,
    create=StrategicPlanCreate,
    update=StrategicPlanUpdate,
    verbs=(Verb("endorse", Endorsement), Verb("close"), Verb("amend")),
)
