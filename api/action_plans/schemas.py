"""What is sent and read of action plans and their entries."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, JsonValue

from api.action_plans.models import ActionPlanStatus, Done, Effectiveness, GapSeverity
from api.core.schemas import (
    AnyOf,
    Key,
    Label,
    ListQuery,
    Prose,
    ReadSchema,
    Schema,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.core.text import PartialDate
from api.core.visibility import Visibility
from api.implementations.values import Evidence

EditionName = Annotated[
    str, Field(pattern=r"^(baseline|midterm_review|end_term_update|[12][0-9]{3})$")
]


class ActionPlanFields(SourcedFields):
    """What the header of an edition says."""

    edition: EditionName | None = Field(
        default=None,
        description="`baseline`, `midterm_review`, `end_term_update`, or a year.",
        examples=["2016"],
    )
    plan: Key | None = Field(
        default=None, description="The strategic plan whose cycle it belongs to."
    )
    template: Label | None = Field(
        default=None, description="The version of the form; the latest for a new draft."
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
    visibility: Visibility = Visibility.MEMBERS


class ActionPlanUpdate(ActionPlanFields):
    """A change to the header of a draft; whom a submitted edition is shown to may change too."""

    visibility: Visibility = omitted()


class ActionPlanRead(ActionPlanFields, ReadSchema):
    """The header of an edition."""

    ref: Key
    economy: Key
    follows: Key | None = Field(description="The edition that this one went on from.")
    reports_effectiveness: bool | None = Field(
        description="Whether each entry told what was done and how well it works when the edition "
        "was submitted; null if that is not known."
    )
    status: ActionPlanStatus
    visibility: Visibility


class ActionPlanQuery(ListQuery):
    """Which action plans to list."""

    sort: str = sortable("economy,ref", "economy", "ref", "calendar_year", "status", "updated_at")
    ref: AnyOf[Key] = []
    economy: AnyOf[Key] = []
    plan: AnyOf[Key] = []
    edition: AnyOf[Label] = []
    status: AnyOf[ActionPlanStatus] = []
    calendar_year: AnyOf[int] = []
    reports_effectiveness: bool | None = None
    updated_on_before: date | None = Field(
        default=None, description="For certain: the last day that it may mean is before."
    )
    updated_on_after: date | None = None
    reviewed_on_before: date | None = Field(default=None, description="For certain, likewise.")
    reviewed_on_after: date | None = None


class Submission(Schema):
    """When it was updated, where the header does not say so; today if nothing is said."""

    updated_on: PartialDate | None = None


class Review(Schema):
    """When it was reviewed; today if it is not said."""

    reviewed_on: PartialDate | None = None


class ActionPlanEntryFields(Schema):
    """What an entry says besides its section and gap."""

    risk: Prose | None = None
    severity: GapSeverity | None = None
    measures_taken: Prose | None = None
    measures_planned: Prose | None = None
    done: Done = Field(default=Done.NOT_STARTED, description="How far it is carried out.")
    effectiveness: Effectiveness = Field(
        default=Effectiveness.NOT_ASSESSED, description="Whether it works; high needs evidence."
    )
    capacity_need: Prose | None = None
    evidence: Annotated[list[Evidence], Field(max_length=50)] = []


class ActionPlanEntryCreate(ActionPlanEntryFields):
    """A new entry of a draft."""

    section: Label = Field(description="A section of the template.", examples=["A.3"])
    gap: Prose


class ActionPlanEntryUpdate(ActionPlanEntryFields):
    """A change to an entry of a draft."""

    section: Label = omitted()
    gap: Prose = omitted()
    done: Done = omitted()
    effectiveness: Effectiveness = omitted()


class ActionPlanEntryRead(ActionPlanEntryFields, ReadSchema):
    """An entry."""

    ref: Key
    action_plan: Key
    economy: Key
    position: int
    section: Label
    gap: Prose
    carried_from: Key | None = Field(description="The entry of the edition before.")


class FieldChange(Schema):
    """One field that two editions say differently."""

    field: str
    old: JsonValue
    new: JsonValue


class EntryChange(Schema):
    """An entry that goes on, and what it says now."""

    entry: Key
    was: Key
    section: Label
    gap: Prose
    changes: list[FieldChange]


class EntryNamed(Schema):
    """An entry that stands in one of the two editions only."""

    entry: Key
    section: Label
    gap: Prose


class EditionDiff(Schema):
    """What one edition says that the other did not."""

    edition: Key
    against: Key
    header: list[FieldChange]
    changed: list[EntryChange]
    unchanged: int = Field(description="Entries that say what they said.")
    added: list[EntryNamed] = Field(description="New gaps.")
    closed: list[EntryNamed] = Field(description="Done and working then, and so not carried on.")
    dropped: list[EntryNamed] = Field(description="Still open then, and yet not carried on.")


class GrantCreate(Schema):
    """Let the chair of a forum read the entries of an edition until a day."""

    forum: Key
    until: date


class GrantRead(Schema):
    """A forum whose chair may read, and until when."""

    forum: Key
    until: date


class Reading(Schema):
    """Somebody from outside the economy read the entries, and why."""

    at: datetime
    actor: Title
    seat: Label
    reason: Title


class Access(Schema):
    """Who else may read the entries of an edition, and who has."""

    grants: list[GrantRead]
    readings: list[Reading]
