"""The addresses of organizations."""

from api.core.resource import Resource
from api.organizations.schemas import OrganizationCreate, OrganizationQuery, OrganizationUpdate
from api.organizations.service import OrganizationService

resource = Resource(
    OrganizationService,
    one="organization",
    query=OrganizationQuery,
    create=OrganizationCreate,
    update=OrganizationUpdate,
)
