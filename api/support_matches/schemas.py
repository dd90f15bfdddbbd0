"""What is sent and read of support matches."""

from datetime import date

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    ListQuery,
    Note,
    ReadSchema,
    Schema,
    Title,
    sortable,
)
from api.support_matches.models import Outcome, SupportMatchStatus
from api.support_matches.values import MatchReason


class SupportMatchFields(Schema):
    """What is said of a match."""

    note: Note | None = None


class SupportMatchCreate(SupportMatchFields):
    """A proposal: a need, and the offer or the activity that may meet it."""

    need: Key
    offer: Key | None = None
    activity: Key | None = None


class SupportMatchUpdate(Schema):
    """A change to what is said of it; its status moves by verbs only."""

    note: Note | None = None


class Agreement(Schema):
    """When it was agreed; today if it is not said."""

    agreed_on: date | None = None


class Delivery(Schema):
    """When it was delivered; today if it is not said."""

    delivered_on: date | None = None


class OutcomeSaid(Schema):
    """How far the gap has moved."""

    outcome: Outcome
    note: Note | None = None


class SupportMatchRead(SupportMatchFields, ReadSchema):
    """A match."""

    ref: Key
    need: Key
    offer: Key | None
    activity: Key | None
    score: int = Field(description="The points of its reasons when it was proposed, of 100.")
    reasons: list[MatchReason]
    status: SupportMatchStatus
    status_reason: Note | None
    proposed_by: Title = Field(description="The seat that proposed it.")
    agreed_on: date | None
    delivered_on: date | None
    outcome: Outcome | None
    outcome_note: Note | None


class SupportMatchQuery(ListQuery):
    """Which matches to list."""

    sort: str = sortable("need,ref", "need", "ref", "status", "score", "updated_at")
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    need: AnyOf[Key] = []
    offer: AnyOf[Key] = []
    activity: AnyOf[Key] = []
    economy: AnyOf[Key] = Field(default=[], description="Whose need it is.")
    forum: AnyOf[Key] = Field(default=[], description="Which forum follows the need.")
    area: AnyOf[Key] = Field(default=[], description="The cross-cutting area of the need.")
    provider: AnyOf[Key] = Field(default=[], description="Who gives the support.")
    awaits: AnyOf[Key] = Field(
        default=[], description="Economies or fora to whom the other side has proposed it."
    )
    status: AnyOf[SupportMatchStatus] = []
    outcome: AnyOf[Outcome] = []


class Candidate(Schema):
    """What may meet a need, and what speaks for it."""

    offer: Key | None = None
    activity: Key | None = None
    title: Title
    provider: Title | None = Field(description="Codes, split by `; `.")
    score: int = Field(description="The points of its reasons, of 100.")
    reasons: list[MatchReason]
