"""What the lineage of a recommendation answers."""

from datetime import date

from pydantic import Field

from api.core.schemas import Key, Prose, Schema
from api.recommendations.models import RecommendationStatus


class Relative(Schema):
    """A recommendation that another one is linked with."""

    ref: Key
    text: Prose
    status: RecommendationStatus
    forum: Key | None
    plan: Key | None
    year: int | None
    adopted_on: date | None
    steps: int = Field(description="How many links away it is.")


class RecommendationLineage(Schema):
    """Every link of a recommendation, from both ends, among those that the caller may see.

    Lines go on for as many steps as there are, the nearest first.
    """

    recommendation: Key
    carried_from: list[Relative] = Field(description="What it goes on from earlier plans.")
    carried_to: list[Relative] = Field(description="What goes on from it in later plans.")
    supersedes: list[Relative] = Field(description="What it has taken the place of.")
    superseded_by: list[Relative] = Field(description="What has taken its place.")
    duplicates: list[Relative] = Field(
        description="What says the same: a link of either record, or a person's answer."
    )
    promised_in: int | None = Field(description="The year of the first in its line.")
    is_open: bool = Field(
        description="Whether it, or what it goes on from or in, is adopted and not ended."
    )
    carried: str = Field(description="The address of the list of those carried over from it.")
    replaced: str = Field(description="The address of the list of those that it supersedes.")
