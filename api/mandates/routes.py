"""The addresses of mandates."""

from api.core.resource import Resource
from api.mandates.schemas import MandateCreate, MandateQuery, MandateUpdate
from api.mandates.service import MandateService

resource = Resource(
    MandateService,
    one="mandate",
    query=MandateQuery,
    create=MandateCreate,
    update=MandateUpdate,
)
