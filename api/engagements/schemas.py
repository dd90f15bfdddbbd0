"""What is sent and read of engagements."""

from datetime import date
from typing import Annotated, Any

from pydantic import Field, create_model

from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Prose,
    ReadSchema,
    Schema,
    SearchQuery,
    SourcedFields,
    omitted,
    sortable,
)
from api.core.text import PartialDate
from api.core.visibility import Visibility
from api.engagements.models import Counterpart, EngagementDirection, EngagementKind

Links = Annotated[list[Key], Field(max_length=100)]


class Counterparts(Schema):
    """The other side: at least one forum or organization."""

    sub_fora: Links = []
    organizations: Links = []


# `with` is a word of Python's too: no class statement can name the field.
_WITH: dict[str, Any] = {
    "with": (Counterparts, Field(default=Counterparts(), description="The other side."))
}
_ASKED_WITH: dict[str, Any] = {
    "with": (AnyOf[Key], Field(default=[], description="Fora or organizations on the other side."))
}
_WithCounterparts = create_model("_WithCounterparts", __base__=SourcedFields, **_WITH)
_AskedWith = create_model("_AskedWith", __base__=SearchQuery, **_ASKED_WITH)


class EngagementFields(_WithCounterparts):
    """What is known of an engagement."""

    meeting: Key | None = Field(default=None, description="At which meeting it happened.")
    areas: Links = Field(default=[], description="Cross-cutting areas.")
    topics: Links = []
    outcome: Prose | None = None
    follow_up: Prose | None = Field(default=None, description="Who does what next.")


class EngagementCreate(EngagementFields):
    """A new engagement. Its ref is given: forum, year, number."""

    forum: Key = Field(description="From whose side it is told.", examples=["CTWG"])
    kind: EngagementKind
    on: PartialDate = Field(examples=["2018-08-08"])
    visibility: Visibility = Visibility.MEMBERS


class EngagementUpdate(EngagementFields):
    """A change to an engagement."""

    kind: EngagementKind = omitted()
    on: PartialDate = omitted()
    visibility: Visibility = omitted()


class EngagementRead(EngagementFields, ReadSchema):
    """One contact of a forum with others."""

    ref: Key
    forum: Key
    kind: EngagementKind
    direction: EngagementDirection = Field(description="Given, received or joint: by its kind.")
    on: PartialDate
    visibility: Visibility


class EngagementQuery(_AskedWith):
    """Which engagements to list."""

    sort: str = sortable("-held_on,ref", "held_on", "ref", "kind", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    forum: AnyOf[Key] = []
    kind: AnyOf[EngagementKind] = []
    direction: AnyOf[EngagementDirection] = []
    meeting: AnyOf[Key] = []
    areas: AnyOf[Key] = []
    topics: AnyOf[Key] = []
    visibility: AnyOf[Visibility] = []
    counterparts: AnyOf[Counterpart] = Field(
        default=[], description="With other fora, or with organizations."
    )
    party: AnyOf[Key] = Field(default=[], description="Fora or organizations on either side.")
    has_follow_up: bool | None = None
    year: AnyOf[int] = []
    on_before: date | None = None
    on_after: date | None = None
    source_system: AnyOf[Key] = []
