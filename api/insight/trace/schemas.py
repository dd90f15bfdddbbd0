"""What a trace answers."""

from enum import StrEnum

from pydantic import Field

from api.core.schemas import Key, Label, Schema, Title
from api.insight.insight import InsightQuery


class TraceKind(StrEnum):
    """What is traced, from what gives rise to what comes of it."""

    MANDATE = "mandate"
    DOCUMENT = "document"
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
    EVIDENCE = "evidence"
    SUPPORT_NEED = "support_need"
    SUPPORT_OFFER = "support_offer"
    SUPPORT_MATCH = "support_match"
    MEETING = "meeting"
    ENGAGEMENT = "engagement"


class Direction(StrEnum):
    """Where a record stands, seen from the one that is traced."""

    SELF = "self"
    UPSTREAM = "upstream"
    DOWNSTREAM = "downstream"


class TraceQuery(InsightQuery):
    """How much of a trace to answer."""

    limit: int = Field(default=50, ge=1, le=200, description="Records of a kind, each way.")
    orphans: bool = Field(default=True, description="Of a plan: also what hangs in the air.")


class TraceNode(Schema):
    """A record. A piece of evidence has the address of the record that shows it."""

    ref: str
    kind: TraceKind
    title: Title
    status: Label | None
    path: str
    direction: Direction


class TraceEdge(Schema):
    """A link: `from` gave rise to `to`. Both are among the nodes."""

    from_: str = Field(alias="from")
    to: str
    kind: Label = Field(description="The link's name.", examples=["focus_area"])


class TraceCount(Schema):
    """How many of a kind there are, one way."""

    direction: Direction
    kind: TraceKind
    count: int
    left_off: int = Field(description="How many of them are not among the nodes.")
    records: str | None = Field(
        description="The list that shows exactly these; none where more than a hundred lie above."
    )


class Orphans(Schema):
    """Records of a plan that hang in the air."""

    code: Label
    title: Title
    count: int
    records: str
    examples: list[Key]


class Trace(Schema):
    """What gave rise to a record, and what came of it, as far as the caller sees."""

    ref: Key
    kind: TraceKind
    nodes: list[TraceNode]
    edges: list[TraceEdge]
    counts: list[TraceCount]
    orphans: list[Orphans] | None = Field(description="Of a plan, if they were asked for.")
