"""What is sent and read of activities."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from api.activities.models import ActivityKind, ActivityMode, ActivityStatus
from api.core.lacks import Lacking
from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Label,
    Money,
    Note,
    Period,
    Prose,
    ReadSchema,
    Reason,
    Schema,
    SearchQuery,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.core.visibility import Visibility

Links = Annotated[list[Key], Field(max_length=100)]


class Budget(Schema):
    """Who pays how much, in US dollars."""

    apec_funding: Money | None = None
    co_funding: Money | None = None


class ActivityFields(SourcedFields):
    """What is known of an activity. A draft may lack what an endorsed one may not."""

    plan: Key | None = Field(
        default=None, description="The strategic plan; taken from its parts if it is not said."
    )
    work_plan: Key | None = Field(
        default=None, description="The year's plan that it is part of.", examples=["CTWG-2018"]
    )
    project_number: Label | None = Field(
        default=None, description="As written.", examples=["CTWG 01 2016A"]
    )
    lead_economies: Links = []
    co_sponsors: Links = []
    partner_fora: Links = []
    partner_organizations: Links = []
    focus_areas: Links = Field(default=[], description="The rationale: at least one to endorse.")
    objectives: Links = Field(default=[], description="At least one to endorse.")
    kpis: Links = Field(default=[], description="Of its objectives; at least one to endorse.")
    areas: Links = Field(default=[], description="Cross-cutting areas.")
    topics: Links = []
    documents: Links = []
    planned: Period | None = None
    actual: Period | None = None
    place: Title | None = None
    host_economy: Key | None = None
    mode: ActivityMode | None = None
    fund: Title | None = Field(default=None, examples=["APEC Support Fund - Human Security"])
    budget: Budget = Budget()
    attendance: Title | None = Field(
        default=None, description="As the source puts it.", examples=["over 120 from 18 economies"]
    )
    expected_outcomes: Prose | None = None
    publication_number: Label | None = None
    kind_as_recorded: Title | None = Field(
        default=None, description="The source's own word, where `kind` has none for it."
    )
    forum_as_recorded: Title | None = None
    lead_as_recorded: Title | None = None
    status_as_recorded: Title | None = None


class ActivityCreate(ActivityFields):
    """A proposal."""

    title: Title
    kind: ActivityKind
    forum: Key | None = Field(default=None, description="Whose activity it is.", examples=["CTWG"])
    visibility: Visibility = Visibility.MEMBERS


class ActivityUpdate(ActivityFields):
    """A change to an activity; its status moves by verbs only."""

    title: Title = omitted()
    kind: ActivityKind = omitted()
    forum: Key | None = None
    visibility: Visibility = omitted()


class Completion(Schema):
    """When it was held, if the record does not say so yet."""

    actual: Period | None = None


class Postponement(Reason):
    """Why, and until when if that is known."""

    planned: Period | None = None


class ActivityRead(ActivityFields, ReadSchema):
    """An activity."""

    ref: Key
    title: Title
    kind: ActivityKind
    forum: Key | None
    status: ActivityStatus
    status_reason: Note | None = Field(description="Why it was cancelled or postponed.")
    project_code: Label | None = Field(description="The project number in normal form.")
    visibility: Visibility


class ActivityLack(StrEnum):
    """What an activity may lack."""

    FOCUS_AREAS = "focus_areas"
    OBJECTIVES = "objectives"
    KPIS = "kpis"
    LEAD_ECONOMIES = "lead_economies"
    FORUM = "forum"
    PLAN = "plan"
    DATES = "dates"
    DAY = "day"
    SOURCES = "sources"
    REPORT = "report"


class ActivityQuery(SearchQuery):
    """Which activities to list. Dates bound the first and the last day that they could mean."""

    sort: str = sortable(
        "-starts_on,ref", "starts_on", "ends_on", "ref", "title", "kind", "status", "updated_at"
    )
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[ActivityLack] = []
    kind: AnyOf[ActivityKind] = []
    status: AnyOf[ActivityStatus] = []
    mode: AnyOf[ActivityMode] = []
    forum: AnyOf[Key] = []
    plan: AnyOf[Key] = []
    work_plan: AnyOf[Key] = []
    host_economy: AnyOf[Key] = []
    lead_economies: AnyOf[Key] = []
    co_sponsors: AnyOf[Key] = []
    economy: AnyOf[Key] = Field(default=[], description="Leads it, sponsors it or hosts it.")
    partner_fora: AnyOf[Key] = []
    has_partner_fora: bool | None = Field(
        default=None, description="Held together with another forum."
    )
    partner_organizations: AnyOf[Key] = []
    focus_areas: AnyOf[Key] = []
    objectives: AnyOf[Key] = []
    kpis: AnyOf[Key] = []
    areas: AnyOf[Key] = []
    topics: AnyOf[Key] = []
    documents: AnyOf[Key] = []
    project_code: AnyOf[Label] = []
    visibility: AnyOf[Visibility] = []
    year: AnyOf[int] = Field(default=[], description="Years in which it began.")
    starts_on_before: date | None = None
    starts_on_after: date | None = None
    ends_on_before: date | None = None
    ends_on_after: date | None = None
    source_system: AnyOf[Key] = []
