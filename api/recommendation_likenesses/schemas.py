"""What is sent and read of likenesses."""

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Key,
    ListQuery,
    Note,
    ReadSchema,
    Schema,
    Title,
    omitted,
    sortable,
)
from api.recommendation_likenesses.models import Verdict


class RecommendationLikenessCreate(Schema):
    """An answer: two recommendations, and what they have to do with one another."""

    recommendation: Key
    other: Key
    verdict: Verdict
    note: Note | None = None


class RecommendationLikenessUpdate(Schema):
    """Another answer to the same question."""

    verdict: Verdict = omitted()
    note: Note | None = None


class RecommendationLikenessRead(ReadSchema):
    """An answer."""

    recommendation: Key
    other: Key
    verdict: Verdict
    note: Note | None
    judged_by: Title = Field(description="The seat that gave the answer last.")


class RecommendationLikenessQuery(ListQuery):
    """Which answers to list."""

    sort: str = sortable("-updated_at", "recommendation", "other", "verdict", "updated_at")
    about: AnyOf[Key] = Field(default=[], description="Recommendations, on either side.")
    recommendation: AnyOf[Key] = []
    other: AnyOf[Key] = []
    verdict: AnyOf[Verdict] = []
