"""What is sent and read of work plans."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from api.core.lacks import Lacking
from api.core.schemas import (
    AnyOf,
    Beneath,
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
from api.work_plans.models import ThrustBasis, WorkPlanStatus


class ThrustFields(Schema):
    """A focus area that the year's work is primarily about, and why."""

    focus_area: Key = Field(examples=["CTWG-2018-2022.FA4"])
    rationale: Note | None = Field(default=None, description="Why this year; needed to submit.")
    basis: ThrustBasis | None = Field(default=None, description="What guided the choice.")


class WorkPlanFields(SourcedFields):
    """What is known of a work plan."""

    plan: Key | None = Field(
        default=None,
        description="The strategic plan; the forum's own for that year if it is not said.",
    )
    theme: Title | None = Field(default=None, description="APEC's theme of the year.")
    thrust: list[ThrustFields] = Field(default=[], max_length=50)


class WorkPlanCreate(WorkPlanFields):
    """A new work plan, as a draft. Its ref is forum and year."""

    forum: Key = Field(examples=["CTWG"])
    year: int = Field(ge=1989, le=2100)


class WorkPlanUpdate(WorkPlanFields):
    """A change to a draft; whose it is and for which year is permanent."""

    thrust: list[ThrustFields] = omitted()


class Message(Schema):
    """What is to be mended before it is submitted again."""

    message: Note


class Endorsement(Schema):
    """When the forum endorsed it; today if it is not said."""

    endorsed_on: date | None = None


class WorkPlanRead(WorkPlanFields, ReadSchema):
    """A work plan. Its activities are the list of activities with this `work_plan`."""

    ref: Key
    forum: Key
    year: int
    status: WorkPlanStatus
    return_message: Note | None = Field(description="Why it was returned last.")
    submitted_on: date | None
    endorsed_on: date | None


class WorkPlanLack(StrEnum):
    """What a work plan may lack."""

    PLAN = "plan"
    THRUST = "thrust"


class WorkPlanQuery(SearchQuery):
    """Which work plans to list."""

    sort: str = sortable("-year,ref", "year", "ref", "status", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[WorkPlanLack] = []
    forum: AnyOf[Key] = []
    plan: AnyOf[Key] = []
    year: AnyOf[int] = []
    status: AnyOf[WorkPlanStatus] = []
    source_system: AnyOf[Key] = []
