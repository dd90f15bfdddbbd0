"""What is sent and read of meetings."""

from datetime import date

from pydantic import Field

from api.core.attendance import WomenShare
from api.core.schemas import (
    AnyOf,
    Key,
    Label,
    ReadSchema,
    Schema,
    SearchQuery,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.core.text import PartialDate
from api.core.visibility import Visibility


class AttendanceFields(Schema):
    """Who came from one economy; what is not known stays empty."""

    economy: Key
    delegates: int | None = Field(default=None, ge=0, le=10_000)
    women: int | None = Field(default=None, ge=0, le=10_000)


class MeetingFields(SourcedFields):
    """What is known of a meeting."""

    number: int | None = Field(
        default=None, ge=1, le=1_000, description="Which meeting of the forum it is, counted on."
    )
    place: Title | None = None
    host_economy: Key | None = None
    apec_meeting: Label | None = Field(
        default=None, description="In whose margins it was held.", examples=["SOM3"]
    )
    attendance: list[AttendanceFields] = Field(default=[], max_length=50)


class MeetingCreate(MeetingFields):
    """A new meeting. Its ref is given: forum, year, number."""

    forum: Key = Field(examples=["CTWG"])
    on: PartialDate = Field(examples=["2018-08-08"])
    visibility: Visibility = Visibility.MEMBERS


class MeetingUpdate(MeetingFields):
    """A change to a meeting."""

    on: PartialDate = omitted()
    attendance: list[AttendanceFields] = omitted()
    visibility: Visibility = omitted()


class MeetingRead(MeetingFields, ReadSchema):
    """A meeting of a forum."""

    ref: Key
    forum: Key
    on: PartialDate
    visibility: Visibility
    delegates: int | None = Field(description="Of the economies whose number is known.")
    women_share: WomenShare


class MeetingQuery(SearchQuery):
    """Which meetings to list."""

    sort: str = sortable("-held_on,ref", "held_on", "ref", "number", "updated_at")
    ref: AnyOf[Key] = []
    forum: AnyOf[Key] = []
    number: AnyOf[int] = []
    apec_meeting: AnyOf[Label] = []
    host_economy: AnyOf[Key] = []
    economy: AnyOf[Key] = Field(default=[], description="Economies that attended.")
    visibility: AnyOf[Visibility] = []
    year: AnyOf[int] = []
    on_before: date | None = None
    on_after: date | None = None
    source_system: AnyOf[Key] = []
