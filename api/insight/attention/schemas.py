"""What attention answers."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from api.core.actors import Role
from api.core.schemas import AnyOf, Key, Label, Note, Schema, Title
from api.insight.insight import InsightQuery


class AttentionKind(StrEnum):
    """What there is to do."""

    ANSWER_RECOMMENDATION = "answer_recommendation"
    FINISH_OVERDUE = "finish_overdue"
    UNBLOCK = "unblock"
    MEND_RETURNED = "mend_returned"
    SAY_HOW_FAR = "say_how_far"
    SUBMIT_IMPLEMENTED = "submit_implemented"
    VERIFY_IMPLEMENTATION = "verify_implementation"
    WRITE_REPORT = "write_report"
    MEND_REPORT = "mend_report"
    ACCEPT_REPORT = "accept_report"
    COMPLETE_PROPOSAL = "complete_proposal"
    CLOSE_ACTIVITY = "close_activity"
    ENDORSE_ACTIVITY = "endorse_activity"
    SUBMIT_WORK_PLAN = "submit_work_plan"
    ENDORSE_WORK_PLAN = "endorse_work_plan"
    ADOPT_RECOMMENDATION = "adopt_recommendation"
    FILE_EDITION = "file_edition"
    REVIEW_EDITION = "review_edition"
    ASSESS_NEED = "assess_need"
    FIND_SUPPORT = "find_support"
    AGREE_MATCH = "agree_match"
    DELIVER_SUPPORT = "deliver_support"
    JUDGE_SUPPORT = "judge_support"
    SUBMIT_MEASUREMENT = "submit_measurement"
    VERIFY_MEASUREMENT = "verify_measurement"
    FOLLOW_UP = "follow_up"
    MEND_IMPORT = "mend_import"
    MEND_GAPS = "mend_gaps"


class Urgency(StrEnum):
    """How soon, from the most urgent: each comes before all of the next."""

    OVERDUE = "overdue"
    SOON = "soon"
    WAITING = "waiting"
    LATER = "later"
    EARLIER = "earlier"


class AttentionQuery(InsightQuery):
    """How much of it to answer; the counts are always of everything."""

    limit: int = Field(default=50, ge=1, le=200)
    kind: AnyOf[AttentionKind] = []
    urgency: AnyOf[Urgency] = []


class AttentionAction(Schema):
    """What settles it: a verb of the record, or a form to fill in."""

    verb: Label = Field(examples=["accept"])
    path: str = Field(description="Where to send it, or what the form makes.")
    by_caller: bool = Field(description="Whether it is for the caller's own seats to do.")


class AttentionItem(Schema):
    """One thing to do."""

    kind: AttentionKind
    ref: Key | None = Field(description="The record; none where there is none yet.")
    title: Title
    why: Note
    due_on: date | None
    days: int | None = Field(description="Days left; negative when it is overdue.")
    since: date | None = Field(description="Since when it has been so.")
    urgency: Urgency
    path: str = Field(description="The address of the record, or of what it concerns.")
    action: AttentionAction
    economy: Key | None
    forum: Key | None


class AttentionCount(Schema):
    """How much of one kind there is for the caller's seats of one sort."""

    kind: AttentionKind
    role: Role
    economies: list[Key] = Field(description="Whose seats; empty where it is everybody's.")
    forums: list[Key]
    count: int
    by_caller: bool = Field(
        description="Whether the caller's own seats settle it; what others owe is only counted."
    )
    records: str = Field(
        description="The list that shows exactly these; attention's own where there is none else."
    )


class Attention(Schema):
    """What the caller's seats should do now.

    Overdue comes first, the longest overdue at the top; then what is due within 30 days; then
    what somebody waits for, the longest waiting first; then the rest by its day; and last what was
    due or asked for more than three years ago, which is to be settled or said to be overtaken.
    What others are to settle is counted, and listed only where its kind is asked for.
    """

    total: int = Field(description="How many there are under the filters; `items` may hold fewer.")
    items: list[AttentionItem]
    counts: list[AttentionCount]
