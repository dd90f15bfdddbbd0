"""What is sent and read of support needs."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from api.core.lacks import Lacking
from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Note,
    Prose,
    ReadSchema,
    Schema,
    SearchQuery,
    Title,
    omitted,
    sortable,
)
from api.core.visibility import Visibility
from api.recommendations.models import Priority
from api.support_needs.models import SupportKind, SupportNeedStatus

Links = Annotated[list[Key], Field(max_length=100)]


class Origin(Schema):
    """Where the need showed: a blocked implementation, or an entry of an action plan."""

    implementation: Key | None = None
    entry: Key | None = None


class SupportNeedFields(Schema):
    """What is known of a need."""

    description: Prose | None = None
    area: Key | None = Field(default=None, description="The cross-cutting area.")
    topics: Links = []
    priority: Priority | None = None
    arises_from: Origin = Origin()


class SupportNeedCreate(SupportNeedFields):
    """A new need."""

    economy: Key
    title: Title
    kind: SupportKind
    forum: Key | None = Field(default=None, description="The forum that follows it.")
    visibility: Visibility = Visibility.MEMBERS


class SupportNeedUpdate(SupportNeedFields):
    """A change to a need; its status moves by verbs and by its matches."""

    title: Title = omitted()
    kind: SupportKind = omitted()
    forum: Key | None = None
    visibility: Visibility = omitted()


class Assessment(Schema):
    """How much it matters, and what sort of support would meet it."""

    priority: Priority | None = None
    kind: SupportKind | None = None
    reason: Note | None = None


class SupportNeedRead(SupportNeedFields, ReadSchema):
    """A need."""

    ref: Key
    economy: Key
    title: Title
    kind: SupportKind
    forum: Key | None
    status: SupportNeedStatus
    status_reason: Note | None
    visibility: Visibility


class SupportNeedLack(StrEnum):
    """What a need may lack."""

    AREA = "area"
    PRIORITY = "priority"
    FORUM = "forum"


class SupportNeedQuery(SearchQuery):
    """Which needs to list."""

    sort: str = sortable("economy,ref", "economy", "ref", "status", "priority", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[SupportNeedLack] = []
    economy: AnyOf[Key] = []
    forum: AnyOf[Key] = []
    area: AnyOf[Key] = []
    topics: AnyOf[Key] = []
    kind: AnyOf[SupportKind] = []
    priority: AnyOf[Priority] = []
    status: AnyOf[SupportNeedStatus] = []
    arises_from_implementation: AnyOf[Key] = []
    visibility: AnyOf[Visibility] = []
