"""The addresses of objectives."""

from api.core.resource import Resource
from api.objectives.rules import LACKS
from api.objectives.schemas import ObjectiveCreate, ObjectiveQuery, ObjectiveUpdate
from api.objectives.service import ObjectiveService
from api.strategic_plans.models import Objective
from api.strategic_plans.parts import of_forum

resource = Resource(
    ObjectiveService,
    one="objective",
    query=ObjectiveQuery,
    create=ObjectiveCreate,
    update=ObjectiveUpdate,
    filters={"forum": of_forum(Objective)},
    lacks=LACKS,
    filters_rest_on={"lacks": ["kpis"]},
)
