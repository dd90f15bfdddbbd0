"""The addresses of cross-cutting areas."""

from api.core.resource import Resource
from api.cross_cutting_areas.schemas import (
    CrossCuttingAreaCreate,
    CrossCuttingAreaQuery,
    CrossCuttingAreaUpdate,
)
from api.cross_cutting_areas.service import CrossCuttingAreaService

resource = Resource(
    CrossCuttingAreaService,
    one="cross-cutting area",
    query=CrossCuttingAreaQuery,
    create=CrossCuttingAreaCreate,
    update=CrossCuttingAreaUpdate,
)
