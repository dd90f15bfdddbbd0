"""Value objects of a support match."""

from enum import StrEnum

from pydantic import Field

from api.core.schemas import Note, Schema


class ReasonCode(StrEnum):
    """What speaks for a candidate."""

    AREA = "area"
    TOPICS = "topics"
    KIND = "kind"
    CAPACITY = "capacity"
    RECENCY = "recency"


class MatchReason(Schema):
    """One thing that speaks for a candidate, in words that a person can check."""

    code: ReasonCode
    detail: Note
    points: int = Field(ge=0, le=100, description="What it adds to the score.")
