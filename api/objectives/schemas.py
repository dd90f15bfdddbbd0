"""What is sent and read of objectives."""

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
from api.strategic_plans.schemas import PlannedObjective


class ObjectiveFields(Schema):
    """What may be said of an objective besides its text."""

    note: Note | None = None
    position: int = Field(default=0, ge=0, le=1000)
    areas: list[Key] = Field(default=[], max_length=20)


class ObjectiveCreate(ObjectiveFields):
    """A new objective of a draft plan."""

    ref: Key = Field(examples=["CTWG-2018-2022.O2"])
    plan: Key
    label: Label = Field(description="As printed.", examples=["Objective 2"])
    text: Prose


class ObjectiveUpdate(ObjectiveFields):
    """A change to an objective of a draft plan."""

    label: Label = omitted()
    text: Prose = omitted()


class ObjectiveRead(PlannedObjective):
    """An objective."""

    plan: Key


class ObjectiveLack(StrEnum):
    """What an objective may lack."""

    KPIS = "kpis"
    ACTIVITIES = "activities"


class ObjectiveQuery(SearchQuery):
    """Which objectives to list."""

    sort: str = sortable("plan,position", "plan", "position", "ref", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    lacks: Lacking[ObjectiveLack] = []
    plan: AnyOf[Key] = []
    forum: AnyOf[Key] = Field(default=[], description="Whose plan it is of.")
    areas: AnyOf[Key] = []
