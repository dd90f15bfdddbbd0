"""The table of likenesses: what a person said of two recommendations."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Computed, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Record, link


class Verdict(StrEnum):
    """Whether two recommendations ask for the same, for some of the same, or for other things."""

    DUPLICATE = "duplicate"
    OVERLAPS = "overlaps"
    DIFFERENT = "different"


class RecommendationLikeness(Record):
    """A person's answer, once for each pair, in whichever order they were named."""

    __tablename__ = "recommendation_likenesses"

    recommendation: Mapped[str] = link("recommendations.ref")
    other: Mapped[str] = link("recommendations.ref")
    pair: Mapped[list[str]] = mapped_column(
        ARRAY(Text),
        Computed(
            "ARRAY[least(recommendation, other), greatest(recommendation, other)]", persisted=True
        ),
        unique=True,
        deferred=True,
    )
    verdict: Mapped[Verdict]
    note: Mapped[str | None]
    judged_by: Mapped[str]

    __table_args__ = (CheckConstraint("recommendation <> other", name="two"),)
