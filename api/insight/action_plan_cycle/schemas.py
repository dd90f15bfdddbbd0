"""What the cycle of action plans answers: headers of editions, never what their entries say."""

from datetime import date

from pydantic import Field

from api.action_plans.models import ActionPlanStatus
from api.core.schemas import Key, Label, Schema, Title
from api.core.text import PartialDate
from api.insight.schemas import Figure


class CycleEdition(Schema):
    """The header of an edition of the plan's cycle."""

    ref: Key
    edition: Label | None
    status: ActionPlanStatus
    calendar_year: int | None
    tabled_at: Title | None
    updated_on: PartialDate | None
    reviewed_on: PartialDate | None


class Step(Schema):
    """Whether an economy has taken a step of the cycle, and by which edition."""

    edition: Key | None
    is_done: bool
    on: PartialDate | None
    is_in_time: bool | None = Field(
        description="Done by the deadline for certain; null without a deadline or a date."
    )


class Update(Schema):
    """An update on record, in a cycle or before there was one."""

    ref: Key
    on: PartialDate


class EconomyCycle(Schema):
    """Where an economy stands in the cycle. To have updated is not to have reviewed."""

    code: Key
    name: Title
    editions: list[CycleEdition]
    review: Step
    update: Step
    last_update: Update | None = Field(
        description="The latest of a filed edition of this cycle, or of one that is of none."
    )


class Milestone(Schema):
    """One of the two steps, over all economies."""

    due_on: date | None = Field(description="As the plan has it.")
    days_left: int | None = Field(description="Negative once the day has passed.")
    economies: int
    done: Figure
    in_time: Figure | None = Field(description="Null where the plan has no such day.")
    missing: list[Key] = Field(description="Economies that have not done it, as the caller sees.")


class ActionPlanCycle(Schema):
    """Who has reviewed by the plan's mid-term, and who has updated by its end.

    Of what the caller may see: an economy that keeps an edition to itself looks to others as if
    there were none. A plan that asks no editions (no mid-term, no KPI that counts them, none on
    record) has no economies here, and nobody is missing.
    """

    plan: Key
    forum: Key
    as_of: date
    review: Milestone = Field(description="The mid-term review, reviewed.")
    update: Milestone = Field(description="The end-term update, filed.")
    economies: list[EconomyCycle]
