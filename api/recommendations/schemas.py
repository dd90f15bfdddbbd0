"""What is sent and read of recommendations."""

from datetime import date
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
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.core.visibility import Visibility
from api.recommendations.models import (
    Priority,
    RecommendationStatus,
    SourceKind,
    Strength,
)

Links = Annotated[list[Key], Field(max_length=100)]


class Source(Schema):
    """What it came out of: the kind, and the record where there is one."""

    kind: SourceKind
    activity: Key | None = None
    mandate: Key | None = None
    document: Key | None = None
    as_recorded: Title | None = Field(default=None, examples=["ministerial instruction"])


class AddressedTo(Schema):
    """Who is to carry it out. CTWG itself is a sub-forum."""

    all_economies: bool = False
    economies: Links = []
    sub_fora: Links = []
    organizations: Links = []
    as_recorded: Title | None = Field(
        default=None, description="The source's words, where no record stands for them."
    )


class RecommendationFields(SourcedFields):
    """What is known of a recommendation."""

    plan: Key | None = Field(default=None, description="The plan in whose time it was made.")
    year: int | None = Field(default=None, ge=1989, le=2100)
    focus_areas: Links = []
    areas: Links = Field(default=[], description="Cross-cutting areas.")
    topics: Links = []
    addressed_to: AddressedTo = AddressedTo()
    future_use: Prose | None = Field(
        default=None, description="How it can be implemented in the forum's future work."
    )
    priority: Priority | None = None
    due_on: date | None = None
    duplicates: Links = Field(default=[], description="Others that say the same.")
    carried_from: Key | None = Field(
        default=None, description="The recommendation of an earlier plan that this one goes on."
    )


class RecommendationCreate(RecommendationFields):
    """A new recommendation, as a draft."""

    text: Prose
    forum: Key | None = Field(default=None, examples=["CTWG"])
    source: Source
    strength: Strength = Strength.EXPLICIT
    visibility: Visibility = Visibility.MEMBERS


class RecommendationUpdate(RecommendationFields):
    """A change to a recommendation; its status moves by verbs only."""

    text: Prose = omitted()
    forum: Key | None = None
    source: Source = omitted()
    strength: Strength = omitted()
    visibility: Visibility = omitted()


class Adoption(Schema):
    """When it was adopted; today if it is not said."""

    adopted_on: date | None = None


class Succession(Schema):
    """What takes its place, and why."""

    by: Key
    reason: Note | None = None


class CarryOver(Schema):
    """The plan in whose time it is asked for again."""

    plan: Key
    year: int | None = Field(
        default=None, ge=1989, le=2100, description="Of the new one; this year if it is not said."
    )
    focus_areas: Annotated[
        Links, Field(description="Of the new plan; those of the old one do not go on.")
    ] = []
    reason: Note | None = None


class RecommendationRead(RecommendationFields, ReadSchema):
    """A recommendation."""

    ref: Key
    text: Prose
    forum: Key | None
    source: Source
    strength: Strength
    status: RecommendationStatus
    status_reason: Note | None
    adopted_on: date | None
    superseded_by: Key | None
    visibility: Visibility


class RecommendationLack(StrEnum):
    """What a recommendation may lack."""

    ADDRESSEE = "addressee"
    SOURCE = "source"
    FUTURE_USE = "future_use"
    FOCUS_AREAS = "focus_areas"
    PLAN = "plan"
    PRIORITY = "priority"
    DUE_ON = "due_on"
    IMPLEMENTATIONS = "implementations"


class RecommendationQuery(SearchQuery):
    """Which recommendations to list."""

    sort: str = sortable(
        "-year,ref", "year", "ref", "due_on", "priority", "status", "adopted_on", "updated_at"
    )
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[RecommendationLack] = []
    status: AnyOf[RecommendationStatus] = []
    strength: AnyOf[Strength] = []
    priority: AnyOf[Priority] = []
    forum: AnyOf[Key] = []
    plan: AnyOf[Key] = []
    year: AnyOf[int] = []
    source_kind: AnyOf[SourceKind] = []
    source_activity: AnyOf[Key] = []
    source_mandate: AnyOf[Key] = []
    focus_areas: AnyOf[Key] = []
    areas: AnyOf[Key] = []
    topics: AnyOf[Key] = []
    addressed_to: AnyOf[Key] = Field(
        default=[], description="Economies, sub-fora or organizations that it addresses."
    )
    carried_from: AnyOf[Key] = []
    superseded_by: AnyOf[Key] = []
    duplicates: AnyOf[Key] = []
    visibility: AnyOf[Visibility] = []
    due_on_before: date | None = None
    due_on_after: date | None = None
    source_system: AnyOf[Key] = []
