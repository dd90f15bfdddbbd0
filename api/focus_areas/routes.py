"""The addresses of focus areas."""

from api.core.resource import Resource
from api.focus_areas.schemas import FocusAreaCreate, FocusAreaQuery, FocusAreaUpdate
from api.focus_areas.service import FocusAreaService

resource = Resource(
    FocusAreaService,
    one="focus area",
    query=FocusAreaQuery,
    create=FocusAreaCreate,
    update=FocusAreaUpdate,
)
