"""What is sent and read of support offers."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.core.schemas import (
    AnyOf,
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
from api.support_needs.models import SupportKind
from api.support_offers.models import SupportOfferStatus

Links = Annotated[list[Key], Field(max_length=100)]
Kinds = Annotated[list[SupportKind], Field(max_length=10)]


class Provider(Schema):
    """Who offers it: one of the three."""

    economy: Key | None = None
    sub_forum: Key | None = None
    organization: Key | None = None


class SupportOfferFields(Schema):
    """What is known of an offer."""

    description: Prose | None = None
    areas: Links = Field(default=[], description="Cross-cutting areas.")
    topics: Links = []
    kinds: Kinds = Field(default=[], description="What sorts of support it can be.")
    capacity: int | None = Field(
        default=None, ge=1, le=1_000, description="How many needs it can meet at a time."
    )
    available_from: date | None = None
    available_until: date | None = None


class SupportOfferCreate(SupportOfferFields):
    """A new offer."""

    title: Title
    offered_by: Provider
    visibility: Visibility = Visibility.MEMBERS


class SupportOfferUpdate(SupportOfferFields):
    """A change to an offer."""

    title: Title = omitted()
    visibility: Visibility = omitted()


class SupportOfferRead(SupportOfferFields, ReadSchema):
    """An offer."""

    ref: Key
    title: Title
    offered_by: Provider
    status: SupportOfferStatus
    status_reason: Note | None
    visibility: Visibility


class SupportOfferQuery(SearchQuery):
    """Which offers to list."""

    sort: str = sortable("ref", "ref", "title", "status", "available_until", "updated_at")
    ref: AnyOf[Key] = []
    offered_by_economy: AnyOf[Key] = []
    offered_by_sub_forum: AnyOf[Key] = []
    offered_by_organization: AnyOf[Key] = []
    areas: AnyOf[Key] = []
    topics: AnyOf[Key] = []
    status: AnyOf[SupportOfferStatus] = []
    visibility: AnyOf[Visibility] = []
    available_until_before: date | None = None
    available_until_after: date | None = None
