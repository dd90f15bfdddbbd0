"""What is sent and read of sub-fora."""

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Key,
    Note,
    ReadSchema,
    Schema,
    SearchQuery,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.core.text import PartialDate
from api.sub_fora.models import AreaPart


class AreaRoleFields(Schema):
    """The part of a forum in one area."""

    area: Key = Field(examples=["supply-chains"])
    role: AreaPart
    note: Note | None = Field(default=None, description="Where the plan says so.")


class SubForumFields(SourcedFields):
    """What is known of a forum."""

    aliases: list[Title] = Field(default=[], max_length=30, examples=[["CTI/SCCP"]])
    parent: Key | None = Field(default=None, description="The forum it reports to.")
    predecessor: Key | None = Field(
        default=None, description="The body that went on under this name.", examples=["CTTF"]
    )
    successor: Key | None = Field(default=None, description="The body it became part of.")
    active_from: PartialDate | None = None
    active_to: PartialDate | None = None
    is_active: bool = True
    history: Note | None = None
    area_roles: list[AreaRoleFields] = Field(default=[], max_length=20)


class SubForumCreate(SubForumFields):
    """A new forum."""

    code: Key = Field(examples=["CTWG"])
    name: Title
    kind: Key = Field(description="Such as `working-group`.", examples=["working-group"])


class SubForumUpdate(SubForumFields):
    """A change to a forum; its code is permanent."""

    name: Title = omitted()
    kind: Key = omitted()


class SubForumRead(SubForumFields, ReadSchema):
    """A forum of APEC."""

    code: Key
    name: Title
    kind: Key


class SubForumQuery(SearchQuery):
    """Which fora to list."""

    sort: str = sortable("code", "code", "name", "kind", "updated_at")
    code: AnyOf[Key] = []
    kind: AnyOf[Key] = []
    parent: AnyOf[Key] = []
    predecessor: AnyOf[Key] = []
    is_active: bool | None = None
