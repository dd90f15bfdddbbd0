"""What the ledger of contacts answers."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from api.core.schemas import Key, Schema, Title
from api.core.text import PartialDate
from api.engagements.models import EngagementKind
from api.insight.insight import PlanQuery
from api.insight.schemas import Figure


class LedgerQuery(PlanQuery):
    """Of which plan, and after how long silence begins."""

    silent_after_days: int = Field(
        default=365, ge=1, le=10_000, description="Without a contact for longer is silence."
    )


class CounterpartKind(StrEnum):
    """Who is on the other side."""

    SUB_FORUM = "sub_forum"
    ORGANIZATION = "organization"


class Reciprocity(StrEnum):
    """Which way the contacts of a plan's time went."""

    MUTUAL = "mutual"
    ONLY_GIVEN = "only_given"
    ONLY_RECEIVED = "only_received"
    ONLY_JOINT = "only_joint"
    NONE = "none"


class Contacts(Figure):
    """How many contacts of a sort there were, and when the last was."""

    last_on: PartialDate | None


class LastContact(Schema):
    """The last contact of any sort, in the plan's time or before it."""

    ref: Key
    kind: EngagementKind
    on: PartialDate


class Directions(Schema):
    """Contacts by direction, seen from the plan's forum; reports are among them."""

    contacts: Contacts
    given: Contacts
    received: Contacts
    joint: Contacts
    reports_sent: Contacts
    reports_received: Contacts


class Counterpart(Directions):
    """One forum or organization that the plan's forum has met at any time until then."""

    code: Key
    kind: CounterpartKind
    name: Title
    balance: int = Field(description="Given less received; joint work counts for neither side.")
    reciprocity: Reciprocity
    last: LastContact
    days_since_last: int = Field(description="Until `as_of`; from the first day it may mean.")
    is_silent: bool


class EngagementLedger(Directions):
    """Who gave and who received in the time of a plan, told from its forum's side.

    The sums count each contact once, however many took part. A plan that is over is told as it
    stood on its last day.
    """

    plan: Key
    forum: Key
    starts_on: date | None
    ends_on: date | None
    as_of: date = Field(description="Today, or the plan's last day if that is over.")
    silent_after_days: int
    counterparts: list[Counterpart]
    silent: list[Key]
