"""What is sent and read of action plans."""

from pydantic import Field

from api.action_plans.models import ActionPlanStatus
from api.core.schemas import (
    AnyOf,
    Key,
    Label,
    ListQuery,
    ReadSchema,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.core.text import PartialDate
from api.core.visibility import Visibility


class ActionPlanFields(SourcedFields):
    """What the header of an edition says."""

    edition: Label | None = Field(
        default=None,
        description="`baseline`, `midterm_review`, `end_term_update`, or a year.",
        examples=["2016"],
    )
    calendar_year: int | None = Field(
        default=None, ge=1989, le=2100, description="The year that it reports on."
    )
    tabled_at: Title | None = Field(default=None, description="The meeting that it was tabled at.")
    updated_on: PartialDate | None = Field(default=None, examples=["2016-05"])
    reviewed_on: PartialDate | None = Field(
        default=None, description="When it was reviewed; an update is no review."
    )


class ActionPlanCreate(ActionPlanFields):
    """A new edition."""

    economy: Key
    visibility: Visibility = Visibility.RESTRICTED


class ActionPlanUpdate(ActionPlanFields):
    """A change to the header of an edition."""

    visibility: Visibility = omitted()


class ActionPlanRead(ActionPlanFields, ReadSchema):
    """The header of an edition."""

    ref: Key
    economy: Key
    status: ActionPlanStatus
    visibility: Visibility


class ActionPlanQuery(ListQuery):
    """Which action plans to list."""

    sort: str = sortable("economy,ref", "economy", "ref", "calendar_year", "status", "updated_at")
    ref: AnyOf[Key] = []
    economy: AnyOf[Key] = []
    edition: AnyOf[Label] = []
    status: AnyOf[ActionPlanStatus] = []
    calendar_year: AnyOf[int] = []
