"""What compliance answers."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from api.core.schemas import Key, Note, Schema, Title
from api.implementations.models import Acceptance, Progress, Standing, Verification
from api.insight.compliance.paging import recommendation_of
from api.insight.insight import InsightQuery
from api.insight.schemas import Figure
from api.recommendations.models import Priority, RecommendationStatus


class ComplianceQuery(InsightQuery):
    """What to judge: all there is, unless it is narrowed."""

    plan: Key | None = Field(default=None, description="In whose time recommendations were made.")
    economy: Key | None = None
    area: Key | None = Field(default=None, description="The cross-cutting area.")
    grid: bool = Field(default=True, description="Whether to answer the cells as well.")
    limit: int = Field(
        default=500, ge=1, le=500, description="How many recommendations to tell of, with cells."
    )
    cursor: Annotated[str, AfterValidator(recommendation_of)] | None = Field(
        default=None,
        max_length=300,
        description="The `next` of the answer before, to go on from there.",
    )


class Counted(Figure):
    """How many answers stand so, and are counted."""

    standing: Standing


class LeftOut(Figure):
    """How many answers are not counted, and why."""

    reason: Standing


class Accepted(Figure):
    """How many parties say so."""

    value: Acceptance


class Progressed(Figure):
    """How many parties are so far."""

    value: Progress


class Verified(Figure):
    """How many answers are verified, or not."""

    value: Verification


class Score(Schema):
    """What is done of what is counted. Nothing counted is no score, and no score is not 0."""

    numerator: int = Field(description="Implemented, and not sent back.")
    numerator_records: str
    denominator: int = Field(description="Implemented, outstanding or declined.")
    denominator_records: str
    share: float | None = Field(ge=0, le=1)
    explanation: Note
    counted: list[Counted]
    left_out: list[LeftOut]


class Tally(Schema):
    """Answers on each axis, and their score. Values that nobody has are left out."""

    asked: Figure = Field(description="Answers, counted or not.")
    score: Score
    acceptance: list[Accepted]
    implementation: list[Progressed]
    verification: list[Verified]
    is_open: Figure
    is_overdue: Figure
    is_stale: Figure
    is_blocked: Figure


class EconomyTally(Tally):
    """What one economy answered."""

    code: Key
    name: Title


class SubForumTally(Tally):
    """What one forum answered."""

    code: Key
    name: Title


class RecommendationTally(Schema):
    """What was answered to one recommendation; what the caller may not see of it is null."""

    asked: Figure
    score: Score
    ref: Key
    beginning: str | None = Field(description="The first words of its text.")
    year: int | None
    priority: Priority | None
    due_on: date | None
    status: RecommendationStatus | None


class Cell(Schema):
    """One party's answer to one recommendation."""

    ref: Key = Field(description="Of the implementation.")
    recommendation: Key
    economy: Key | None
    sub_forum: Key | None
    acceptance: Acceptance
    implementation: Progress
    verification: Verification
    standing: Standing
    due_on: date | None
    evidence: int = Field(description="How many papers were shown.")
    evidence_on: date | None = Field(description="The day of the latest of them that has one.")
    evidence_age_days: int | None
    is_overdue: bool
    is_stale: bool
    blocked_for_days: int | None


class Reason(Schema):
    """Why answers of a standing are counted, or left out."""

    standing: Standing
    is_counted: bool
    because: Note


class Compliance(Tally):
    """The grid of economies by recommendations, and the score of each row, column and of all.

    It counts the answers that the caller may see: an economy its own, a chair those that the
    forum asked for, the secretariat all. "Not reported" is left out: it is not "non-compliant".
    Every figure is of all of them; `recommendations` and `grid` come by `limit` recommendations.
    """

    as_of: date
    plan: Key | None
    economy: Key | None
    area: Key | None
    economies: list[EconomyTally]
    sub_fora: list[SubForumTally]
    recommendations: list[RecommendationTally] = Field(description="The latest first.")
    total: int = Field(description="How many recommendations were put to a party.")
    next: str | None = Field(description="The `cursor` of those that follow, if any do.")
    grid: list[Cell] | None = Field(
        description="Of the recommendations of this answer, by recommendation, then by economy."
    )
    reasons: list[Reason]
