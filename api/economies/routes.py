"""The addresses of economies."""

from api.core.resource import Resource
from api.economies.schemas import EconomyCreate, EconomyQuery, EconomyUpdate
from api.economies.service import EconomyService

resource = Resource(
    EconomyService,
    one="economy",
    query=EconomyQuery,
    create=EconomyCreate,
    update=EconomyUpdate,
)
