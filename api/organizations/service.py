"""Organizations are public; those who run activities may add one."""

from api.core.actors import Role
from api.core.service import ResourceService
from api.organizations.models import Organization
from api.organizations.schemas import OrganizationRead


class OrganizationService(ResourceService[Organization]):
    """The secretariat keeps the list; chairs and focal points add whom they worked with."""

    name = "organizations"
    read = OrganizationRead
    model = Organization
    roles = {
        "create": frozenset({Role.SECRETARIAT, Role.CHAIR, Role.FOCAL_POINT}),
    }
