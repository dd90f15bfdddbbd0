"""What is sent and read of implementations. They are made by adopting, and move by verbs."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from api.core.lacks import Lacking
from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Label,
    ListQuery,
    Note,
    ReadSchema,
    Schema,
    Title,
    sortable,
)
from api.implementations.models import Acceptance, Axis, Barrier, Progress, Standing, Verification
from api.implementations.values import Evidence

Papers = Annotated[list[Evidence], Field(max_length=50)]


class ImplementationFields(Schema):
    """What the party says of its work."""

    owner: Title | None = Field(
        default=None, description="The agency in charge, which needs no account."
    )
    due_on: date | None = None
    progress_note: Note | None = None
    evidence: Papers = []
    support_wanted: Note | None = Field(default=None, description="What would help.")


class ImplementationUpdate(ImplementationFields):
    """A change by the party; the three axes move by verbs only."""


class AcceptanceSaid(Schema):
    """What the party says to the recommendation."""

    acceptance: Acceptance
    reason: Note | None = Field(default=None, description="Needed where it is declined.")


class Step(Schema):
    """A step of the work, with a word on it."""

    note: Note | None = Field(default=None, description="Becomes the progress note.")


class Plan(Step):
    """Who will do it, and until when."""

    owner: Title | None = None
    due_on: date | None = None


class Blockage(Step):
    """What stands in the way, and what would help."""

    barrier: Barrier | None = Field(default=None, description="Needed.")
    reason: Note | None = None
    support_wanted: Note | None = Field(
        default=None, description="Asking for support makes a support need."
    )


class Achievement(Step):
    """What shows that it is done; added to the evidence that is there."""

    evidence: Papers = []


class ImplementationRead(ImplementationFields, ReadSchema):
    """One party's answer to one recommendation."""

    ref: Key
    recommendation: Key
    forum: Key | None
    economy: Key | None
    sub_forum: Key | None
    acceptance: Acceptance
    acceptance_reason: Note | None
    implementation: Progress
    verification: Verification
    barrier: Barrier | None
    blocked_on: date | None = Field(description="Since when it is blocked.")
    released_on: date | None = Field(
        description="When the recommendation was closed or superseded: nothing more is expected."
    )
    is_overdue: bool = Field(description="It is open, and its day has passed.")
    is_stale: bool = Field(description="It is open, and nothing was said for 180 days.")
    blocked_for_days: int | None
    is_open: bool = Field(description="Something is still expected of the party.")
    standing: Standing = Field(description="How compliance counts it.")


class ImplementationLack(StrEnum):
    """What an implementation may lack."""

    ANSWER = "answer"
    OWNER = "owner"
    DUE_ON = "due_on"
    WORD = "word"
    EVIDENCE = "evidence"


class ImplementationQuery(ListQuery):
    """Which implementations to list."""

    sort: str = sortable(
        "recommendation,ref",
        *("recommendation", "ref", "economy", "due_on", "blocked_on", "updated_at"),
    )
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[ImplementationLack] = []
    recommendation: AnyOf[Key] = []
    economy: AnyOf[Key] = []
    sub_forum: AnyOf[Key] = []
    forum: AnyOf[Key] = []
    plan: AnyOf[Key] = Field(default=[], description="In whose time the recommendation was made.")
    area: AnyOf[Key] = Field(default=[], description="Cross-cutting areas of the recommendation.")
    acceptance: AnyOf[Acceptance] = []
    implementation: AnyOf[Progress] = []
    verification: AnyOf[Verification] = []
    barrier: AnyOf[Barrier] = []
    standing: AnyOf[Standing] = Field(default=[], description="How compliance counts it.")
    is_open: bool | None = None
    is_overdue: bool | None = None
    is_stale: bool | None = None
    is_released: bool | None = Field(
        default=None, description="Its recommendation was closed or superseded."
    )
    blocked_for_days: int | None = Field(
        default=None, ge=0, le=100_000, description="Blocked for this many days or more."
    )
    due_on_before: date | None = None
    due_on_after: date | None = None


class StatusEventRead(Schema):
    """One step on one axis."""

    id: UUID
    axis: Axis
    old: Label
    new: Label
    reason: Note | None
    note: Note | None = Field(description="The progress note that came with it.")
    actor: Title = Field(description="Who.")
    seat: Label = Field(description="By which seat.", examples=["focal_point:AUS"])
    at: datetime


class StatusEventQuery(ListQuery):
    """Which events of an implementation to list."""

    sort: str = sortable("-seq", "seq")
    axis: AnyOf[Axis] = []
