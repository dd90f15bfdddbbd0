"""What is sent and read of documents."""

from datetime import date

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


class DocumentFields(SourcedFields):
    """What the cover sheet of a paper says."""

    agenda_item: Label | None = None
    purpose: Label | None = Field(default=None, examples=["Information"])
    submitted_by: Title | None = None
    meeting: Title | None = Field(default=None, description="Where it was tabled.")
    place: Title | None = None
    meeting_starts_on: date | None = None
    meeting_ends_on: date | None = None
    url: Address | None = None


class DocumentCreate(DocumentFields):
    """A new document."""

    number: Label = Field(description="As printed.", examples=["2010/SOM3/SCE/010"])
    title: Title


class DocumentUpdate(DocumentFields):
    """A change to a document; its number is permanent."""

    title: Title = omitted()


class DocumentRead(DocumentFields, ReadSchema):
    """A paper of an APEC meeting."""

    ref: Key = Field(description="The number with hyphens, as addresses need it.")
    number: Label
    title: Title


class DocumentQuery(SearchQuery):
    """Which documents to list."""

    sort: str = sortable("-meeting_starts_on", "meeting_starts_on", "number", "title", "updated_at")
    ref: AnyOf[Key] = []
    number: AnyOf[Label] = []
    meeting_starts_on_before: date | None = None
    meeting_starts_on_after: date | None = None
