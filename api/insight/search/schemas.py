"""What is asked of the search, and what it answers."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from api.core.schemas import AnyOf, Key, Label, Schema, Title
from api.core.text import Line
from api.insight.insight import InsightQuery


class SearchKind(StrEnum):
    """What can be found: implementations, action plans and matches by their ref only."""

    MANDATE = "mandate"
    STRATEGIC_PLAN = "strategic_plan"
    FOCUS_AREA = "focus_area"
    OBJECTIVE = "objective"
    KPI = "kpi"
    KPI_MEASUREMENT = "kpi_measurement"
    WORK_PLAN = "work_plan"
    ACTIVITY = "activity"
    ACTIVITY_REPORT = "activity_report"
    RECOMMENDATION = "recommendation"
    IMPLEMENTATION = "implementation"
    ACTION_PLAN = "action_plan"
    SUPPORT_NEED = "support_need"
    SUPPORT_OFFER = "support_offer"
    SUPPORT_MATCH = "support_match"
    MEETING = "meeting"
    ENGAGEMENT = "engagement"
    DOCUMENT = "document"
    ECONOMY = "economy"
    SUB_FORUM = "sub_forum"
    ORGANIZATION = "organization"
    TOPIC = "topic"


class SearchEverything(InsightQuery):
    """What to find."""

    q: Annotated[str, Line(max_length=100)] = Field(
        description="Words, or their beginnings; accents and case do not matter. Every word must "
        "occur. A forum is found by its earlier and later names too."
    )
    kind: AnyOf[SearchKind] = []
    limit: int = Field(default=20, ge=1, le=100)


class Piece(Schema):
    """A run of a snippet: plain text, to be shown as it is."""

    text: str
    is_match: bool


class Hit(Schema):
    """A record that was found."""

    kind: SearchKind
    ref: Key
    title: Title
    status: Label | None
    snippet: list[Piece] = Field(description="A place where it says so, in pieces.")
    path: str = Field(description="The record's address.")


class KindCount(Schema):
    """How many of a kind were found."""

    kind: SearchKind
    count: int = Field(description="A thousand at the most.")
    is_more: bool = Field(description="Whether there are more than that.")
    records: str = Field(description="The list that shows exactly these, and the rest.")


class SearchAnswer(Schema):
    """What was found: a ref that was typed exactly first, then names, then texts, by rank.

    Of a kind with very many hits, the thousand with the highest refs are ranked and counted.
    """

    q: str
    total: int
    kinds: list[KindCount]
    hits: list[Hit]
