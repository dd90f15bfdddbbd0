"""The addresses of implementations."""

from api.core.resource import Resource
from api.implementations.schemas import ImplementationQuery
from api.implementations.service import ImplementationService

resource = Resource(ImplementationService, one="implementation", query=ImplementationQuery)
