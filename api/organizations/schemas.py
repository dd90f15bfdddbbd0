"""What is sent and read of organizations."""

from pydantic import Field

from api.core.schemas import (
    Address,
    AnyOf,
    Key,
    Label,
    ReadSchema,
    SearchQuery,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.organizations.models import OrganizationKind


class OrganizationFields(SourcedFields):
    """What is known of an organization."""

    acronym: Label | None = Field(default=None, description="As printed.", examples=["OAS/CICTE"])
    aliases: list[Title] = Field(default=[], max_length=30)
    kind_as_recorded: Title | None = Field(
        default=None, description="The source's own word, where it is finer than `kind`."
    )
    url: Address | None = None


class OrganizationCreate(OrganizationFields):
    """A new organization."""

    code: Key = Field(examples=["ICAO"])
    name: Title
    kind: OrganizationKind


class OrganizationUpdate(OrganizationFields):
    """A change to an organization; its code is permanent."""

    name: Title = omitted()
    kind: OrganizationKind = omitted()


class OrganizationRead(OrganizationFields, ReadSchema):
    """An organization."""

    code: Key
    name: Title
    kind: OrganizationKind


class OrganizationQuery(SearchQuery):
    """Which organizations to list."""

    sort: str = sortable("name", "name", "code", "kind", "updated_at")
    code: AnyOf[Key] = []
    kind: AnyOf[OrganizationKind] = []
