"""What is sent and read of focus areas."""

from enum import StrEnum

from pydantic import Field

from api.core.lacks import Lacking
from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Label,
    Note,
    Prose,
    Schema,
    SearchQuery,
    omitted,
    sortable,
)
from api.strategic_plans.schemas import PlannedFocusArea


class FocusAreaFields(Schema):
    """What may be said of a focus area besides its text."""

    note: Note | None = None
    position: int = Field(default=0, ge=0, le=1000)
    mandates: list[Key] = Field(default=[], max_length=50)


class FocusAreaCreate(FocusAreaFields):
    """A new focus area of a draft plan."""

    ref: Key = Field(examples=["CTWG-2018-2022.FA4"])
    plan: Key
    label: Label = Field(description="As printed.", examples=["FA4"])
    text: Prose


class FocusAreaUpdate(FocusAreaFields):
    """A change to a focus area of a draft plan."""

    label: Label = omitted()
    text: Prose = omitted()


class FocusAreaRead(PlannedFocusArea):
    """A focus area."""

    plan: Key


class FocusAreaLack(StrEnum):
    """What a focus area may lack."""

    ACTIVITIES = "activities"


class FocusAreaQuery(SearchQuery):
    """Which focus areas to list."""

    sort: str = sortable("plan,position", "plan", "position", "ref", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[FocusAreaLack] = []
    plan: AnyOf[Key] = []
    forum: AnyOf[Key] = Field(default=[], description="Whose plan it is of.")
    mandates: AnyOf[Key] = []
