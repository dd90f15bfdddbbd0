"""What is sent and read of activity reports."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from api.activity_reports.models import ActivityReportStatus
from api.core.attendance import WomenShare
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

Links = Annotated[list[Key], Field(max_length=200)]
Heads = Annotated[int, Field(ge=0, le=100_000)]


class ParticipationFields(Schema):
    """Who took part for one agency of an economy, or for one organization.

    What is not known stays empty.
    """

    economy: Key | None = None
    organization: Key | None = None
    agency: Title | None = Field(default=None, examples=["Australian Border Force"])
    delegates: Heads | None = None
    women: Heads | None = None
    speakers: Heads | None = None


class ActivityReportFields(SourcedFields):
    """What a report says. A draft may lack what a submitted one may not."""

    summary: Prose | None = None
    outcomes: Prose | None = None
    participation: list[ParticipationFields] = Field(default=[], max_length=500)
    recommendations: Links = Field(
        default=[],
        description="Recommendations born from the activity. Those that name it as their source "
        "are added when the report is submitted.",
    )
    no_recommendations_because: Note | None = Field(
        default=None, description="Why there are none; needed to submit a report without any."
    )


class ActivityReportCreate(ActivityReportFields):
    """A report of an activity. The draft that the activity's completion made is taken up."""

    activity: Key = Field(examples=["CTWG-2018-A07"])


class ActivityReportUpdate(ActivityReportFields):
    """A change to a draft, or to what was returned."""

    participation: list[ParticipationFields] = omitted()
    recommendations: Links = omitted()


class Message(Schema):
    """What is to be mended before it is submitted again."""

    message: Note


class ActivityReportRead(ActivityReportFields, ReadSchema):
    """A report of an activity."""

    ref: Key
    activity: Key
    due_on: date | None = Field(
        description="A number of months after the activity's end; none while that is unknown."
    )
    is_overdue: bool = Field(description="It is past due, and neither submitted nor accepted.")
    status: ActivityReportStatus
    return_message: Note | None = Field(description="Why it was returned last.")
    submitted_on: date | None
    accepted_on: date | None
    delegates: int | None = Field(description="Of the participants whose number is known.")
    women_share: WomenShare


class ActivityReportLack(StrEnum):
    """What a report may lack."""

    PARTICIPATION = "participation"
    AGENCIES = "agencies"
    RECOMMENDATIONS = "recommendations"


class ActivityReportQuery(SearchQuery):
    """Which reports to list."""

    sort: str = sortable(
        "-due_on,ref", "due_on", "ref", "status", "submitted_on", "accepted_on", "updated_at"
    )
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[ActivityReportLack] = []
    activity: AnyOf[Key] = []
    status: AnyOf[ActivityReportStatus] = []
    forum: AnyOf[Key] = Field(default=[], description="Whose activity it was.")
    plan: AnyOf[Key] = Field(default=[], description="Of which strategic plan the activity was.")
    work_plan: AnyOf[Key] = Field(default=[], description="Of which work plan the activity was.")
    lead_economies: AnyOf[Key] = Field(default=[], description="Who led the activity.")
    economy: AnyOf[Key] = Field(default=[], description="Economies that took part.")
    organization: AnyOf[Key] = Field(default=[], description="Organizations that took part.")
    recommendations: AnyOf[Key] = []
    is_overdue: bool | None = None
    due_on_before: date | None = None
    due_on_after: date | None = None
    source_system: AnyOf[Key] = []
