"""The addresses of objectives."""

from api.core.resource import Resource
from api.objectives.schemas import ObjectiveCreate, ObjectiveQuery, ObjectiveUpdate
from api.objectives.service import ObjectiveService

resource = Resource(
    ObjectiveService,
    one="objective",
    query=ObjectiveQuery,
    create=ObjectiveCreate,
    update=ObjectiveUpdate,
)
