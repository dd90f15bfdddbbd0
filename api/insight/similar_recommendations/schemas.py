"""What similar recommendations are asked by, and answered with."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from api.core.schemas import Key, Note, Prose, Schema, Title
from api.insight.insight import InsightQuery
from api.recommendation_likenesses.models import Verdict
from api.recommendations.models import RecommendationStatus


class SimilarQuery(InsightQuery):
    """How many, and whether also those that a person has called different."""

    limit: int = Field(default=10, ge=1, le=50)
    different: bool = Field(
        default=False, description="Also those that a person has called different."
    )


class LikenessKind(StrEnum):
    """What two recommendations have in common."""

    CONCEPT = "concept"
    WORD = "word"
    TOPIC = "topic"
    SOURCE = "source"


class LikenessReason(Schema):
    """One thing that two recommendations have in common, for a person to check."""

    kind: LikenessKind
    term: Title = Field(description="The concept, the word, the topic, or the source's key.")
    here: list[str] = Field(description="The words of the one in question that say so.")
    there: list[str] = Field(description="The words of the other.")
    points: int = Field(description="What it adds to the score.")
    detail: Note = Field(description="The same as a sentence.")


class LikenessAnswer(Schema):
    """What a person said of the two."""

    id: UUID
    verdict: Verdict
    note: Note | None
    judged_by: Title
    updated_at: datetime


class SimilarRecommendation(Schema):
    """Another recommendation, and how far it is like the one in question."""

    ref: Key
    text: Prose
    status: RecommendationStatus
    forum: Key | None
    plan: Key | None
    year: int | None
    score: int = Field(description="Of 100.")
    reasons: list[LikenessReason]
    answer: LikenessAnswer | None


class SimilarRecommendations(Schema):
    """The recommendations most like one, among those that the caller may see; the best first.

    A suggestion, never a decision: a person says what they are to one another, by
    `POST /recommendation-likenesses`, and the answer stands beside the score from then on. Those
    that were called different are left out unless they are asked for.
    """

    recommendation: Key
    method: Key = Field(description="By which texts were compared; see docs/similarity.md.")
    least_score: int = Field(description="What scores less is left out, unless a person spoke.")
    items: list[SimilarRecommendation]
