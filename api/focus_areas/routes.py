"""The addresses of focus areas."""

from api.core.resource import Resource
from api.focus_areas.schemas import FocusAreaCreate, FocusAreaQuery, FocusAreaUpdate
from api.focus_areas.service import FocusAreaService
from api.strategic_plans.models import FocusArea
from api.strategic_plans.parts import of_forum

resource = Resource(
    FocusAreaService,
    one="focus area",
    query=FocusAreaQuery,
    create=FocusAreaCreate,
    update=FocusAreaUpdate,
    filters={"forum": of_forum(FocusArea)},
)
