"""What is sent and read of measurements."""

from datetime import date
from typing import Annotated

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Beneath,
    Key,
    Label,
    Prose,
    ReadSchema,
    SearchQuery,
    SourcedFields,
    omitted,
    sortable,
)
from api.core.visibility import Visibility
from api.implementations.values import Evidence
from api.kpi_measurements.models import MeasurementStatus, Rating
from api.strategic_plans.values import Amount

Part = Annotated[float, Field(ge=0, le=1e15)]


class KpiMeasurementFields(SourcedFields):
    """What was found. Which of the values is asked for follows from the KPI's `measure`.

    Counts, increases and milestones (0 or 1) have a `value`, shares a `numerator` and a
    `denominator`, ordinal KPIs a `rating`, qualitative ones a `narrative`. Null is not measured.
    """

    value: Amount | None = None
    numerator: Part | None = None
    denominator: Part | None = None
    rating: Rating | None = None
    narrative: Prose | None = None
    evidence: Annotated[list[Evidence], Field(max_length=50)] = []


class KpiMeasurementCreate(KpiMeasurementFields):
    """A new measurement, as a draft. Its ref is given."""

    kpi: Key = Field(examples=["CTWG-2018-2022.O1.i"])
    economy: Key | None = Field(
        default=None, description="Whose figure it is; none for the forum as a whole."
    )
    period_start: date
    period_end: date
    visibility: Visibility = Field(
        default=Visibility.MEMBERS, description="Who sees it once it is verified."
    )


class KpiMeasurementUpdate(KpiMeasurementFields):
    """A change to a measurement that is not verified yet."""

    period_start: date = omitted()
    period_end: date = omitted()
    visibility: Visibility = omitted()


class KpiMeasurementRead(KpiMeasurementFields, ReadSchema):
    """A measurement of a KPI."""

    ref: Key
    kpi: Key
    plan: Key
    forum: Key
    economy: Key | None
    period_start: date
    period_end: date
    share: float | None = Field(description="Numerator by denominator, as a fraction of one.")
    status: MeasurementStatus
    submitted_on: date | None
    submitted_by: Label | None = Field(description="By which seat.", examples=["focal_point:AUS"])
    verified_on: date | None
    verified_by: Label | None = Field(description="By which seat.", examples=["validator:AUS"])
    visibility: Visibility


class KpiMeasurementQuery(SearchQuery):
    """Which measurements to list."""

    sort: str = sortable(
        "-period_end,ref",
        *(
            "period_end",
            "period_start",
            "ref",
            "kpi",
            "economy",
            "status",
            "updated_at",
        ),
    )
    ref: AnyOf[Key] = []
    beneath: Beneath = []
    kpi: AnyOf[Key] = []
    plan: AnyOf[Key] = []
    forum: AnyOf[Key] = []
    economy: AnyOf[Key] = []
    of_forum: bool | None = Field(
        default=None,
        description="Figures of the forum as a whole, or those of economies.",
    )
    status: AnyOf[MeasurementStatus] = []
    rating: AnyOf[Rating] = []
    visibility: AnyOf[Visibility] = []
    period_start_before: date | None = None
    period_start_after: date | None = None
    period_end_before: date | None = None
    period_end_after: date | None = None
    source_system: AnyOf[Key] = []
