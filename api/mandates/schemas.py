"""What is sent and read of mandates."""

from pydantic import Field

from api.core.schemas import (
    Address,
    AnyOf,
    Key,
    ReadSchema,
    SearchQuery,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.mandates.models import MandateKind


class MandateFields(SourcedFields):
    """What is known of a mandate."""

    body: Title | None = Field(default=None, description="Who gave it.", examples=["Leaders"])
    year: int | None = Field(default=None, ge=1989, le=2100)
    place: Title | None = None
    url: Address | None = None


class MandateCreate(MandateFields):
    """A new mandate."""

    ref: Key = Field(examples=["LEADERS-2001-CT"])
    title: Title
    kind: MandateKind


class MandateUpdate(MandateFields):
    """A change to a mandate; its ref is permanent."""

    title: Title = omitted()
    kind: MandateKind = omitted()


class MandateRead(MandateFields, ReadSchema):
    """A mandate."""

    ref: Key
    title: Title
    kind: MandateKind


class MandateQuery(SearchQuery):
    """Which mandates to list."""

    sort: str = sortable("year,ref", "year", "ref", "title", "updated_at")
    ref: AnyOf[Key] = []
    kind: AnyOf[MandateKind] = []
    year: AnyOf[int] = []
