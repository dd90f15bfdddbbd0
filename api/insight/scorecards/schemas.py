"""What a scorecard answers."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from api.core.schemas import Key, Label, Note, Prose, Schema, Title
from api.insight.insight import InsightQuery
from api.kpi_measurements.models import Rating
from api.strategic_plans.models import Direction, KpiSource, Measure
from api.strategic_plans.values import Formula


class Outlook(StrEnum):
    """How a KPI stands towards its next target."""

    MET = "met"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    NO_TARGET = "no_target"
    TOO_FEW_POINTS = "too_few_points"


class TargetStatus(StrEnum):
    """How one dated target ended, or that its day has not come."""

    MET = "met"
    MISSED = "missed"
    NOT_REPORTED = "not_reported"
    OPEN = "open"


class Method(StrEnum):
    """How a forecast was made."""

    LINE = "line_through_points"
    PACE = "pace_of_time_elapsed"


def not_ahead(day: date | None) -> date | None:
    """A day until which something can have happened: today (UTC) at the latest.

    Raises:
        PydanticCustomError: `date_in_the_future`.
    """
    if day is not None and day > datetime.now(UTC).date():
        raise PydanticCustomError("date_in_the_future", "must not be after today")
    return day


class ScorecardQuery(InsightQuery):
    """As of which day."""

    as_of: Annotated[date, AfterValidator(not_ahead)] | None = Field(
        default=None, description="What had happened by the end of this day; today if not said."
    )


class CountedQuery(ScorecardQuery):
    """Which of the counted records."""

    kpi: Key
    part: Literal["value", "of", "baseline", "identified", "reported"] = "value"
    due_on: date | None = Field(default=None, description="Of the target of this day; the next.")
    economy: Key | None = None
    resource: Label | None = Field(default=None, description="Where a part counts several.")


class Point(Schema):
    """A value and the day that it stood from."""

    on: date
    value: float


class TargetStanding(Schema):
    """One dated target, and what there was by its day (or by now)."""

    value: float
    due_on: date
    reached: float | None = Field(description="What there was by that day; null is not known.")
    status: TargetStatus


class BaselineStanding(Schema):
    """Where it started: as the plan states it, or as the records count it."""

    value: float | None
    on: str | None = Field(description="As far as it is known.", examples=["2017"])
    note: Note | None
    is_counted: bool


class CountedPart(Schema):
    """One part of what was counted, and the address that shows exactly that."""

    part: Label = Field(examples=["value"])
    resource: Label = Field(examples=["activities"])
    label: Title
    count: int
    records: str


class EconomyStanding(Schema):
    """What one economy has reported; economies that have not are not here."""

    economy: Key
    value: float | None
    numerator: float | None
    denominator: float | None
    rating: Rating | None
    narrative: Prose | None
    on: date | None
    records: str


class ScorecardKpi(Schema):
    """A KPI or sub-item, and where it stands."""

    ref: Key
    parent: Key | None
    label: Label = Field(description="As printed.")
    text: Prose
    note: Note | None
    measure: Measure
    unit: Label | None
    direction: Direction
    source: KpiSource
    formula: Formula | None
    baseline: BaselineStanding | None
    value: float | None = Field(description="Null is not known, never 0; a share is of one.")
    numerator: float | None
    denominator: float | None
    rating: Rating | None
    narrative: Prose | None
    on: date | None = Field(description="The day of the latest point.")
    target: float | None = Field(description="The next target; the last one when all are past.")
    due_on: date | None
    targets: list[TargetStanding]
    status: Outlook
    forecast: float | None = Field(description="What `forecast_on` brings if it goes on so.")
    forecast_on: date | None
    method: Method | None
    pace: float | None = Field(description="Change in a year, by the same method.")
    points: int = Field(description="Dated points that there are.")
    explanation: Prose
    records: str = Field(description="Exactly what the value was counted or taken from.")
    parts: list[CountedPart] = Field(description="Each part by resource; values add up.")
    economies: list[EconomyStanding]
    not_reported: list[Key] | None = Field(
        description="Economies that reported nothing; null where economies are not asked."
    )
    series: list[Point]
    beside: list[CountedPart] = Field(description="Counts that are no measure of it.")


class ScorecardObjective(Schema):
    """An objective with its KPIs; sub-items stand in the same list and name their `parent`."""

    ref: Key
    label: Label
    text: Prose
    kpis: list[ScorecardKpi]


class Scorecard(Schema):
    """Where a plan stands: each KPI with its value, target, status and forecast, and their reasons.

    Everything is counted from what the caller may see, as of one day.
    """

    plan: Key
    title: Title
    forum: Key
    as_of: date
    objectives: list[ScorecardObjective]


class CountedRecord(Schema):
    """A record that a KPI counted."""

    resource: Label
    record: Key
    key: Title = Field(description="What is counted once, such as an agency.")
    title: Title
    on: date | None
    economy: Key | None
    path: str


class CountedRecords(Schema):
    """Exactly what a part of a KPI's value was counted from, as the caller may see it."""

    plan: Key
    kpi: Key
    as_of: date
    part: Label
    count: int
    items: list[CountedRecord]
