"""The table of measurements of KPIs."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Computed, Double, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Embedded, Record, Searchable, Sourced, link, order_indexes
from api.core.visibility import Visibility
from api.implementations.values import Evidence


class MeasurementStatus(StrEnum):
    """Where a measurement stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    VERIFIED = "verified"


class Rating(StrEnum):
    """The scale of ordinal KPIs, from the lowest to the highest. Its steps are no percentages."""

    LOW = "low"
    MODERATE = "moderate"
    SUBSTANTIAL = "substantial"
    HIGH = "high"


class KpiMeasurement(Searchable, Sourced, Record):
    """What a KPI stood at in a period: of the forum as a whole, or of one economy.

    What was not measured is null, never 0. `plan` and `forum` are the KPI's own.
    """

    __tablename__ = "kpi_measurements"
    __key__ = "ref"
    __search__ = ("narrative", "ref", "note")
    __finds__ = "ctwg_found_in_kpi_measurements"

    ref: Mapped[str] = mapped_column(unique=True)
    kpi: Mapped[str] = link("kpis.ref")
    plan: Mapped[str] = link("strategic_plans.ref")
    forum: Mapped[str] = link("sub_fora.code")
    economy: Mapped[str | None] = link("economies.code")
    period_start: Mapped[date]
    period_end: Mapped[date]
    value: Mapped[float | None] = mapped_column(Double)
    numerator: Mapped[float | None] = mapped_column(Double)
    denominator: Mapped[float | None] = mapped_column(Double)
    share: Mapped[float | None] = mapped_column(
        Double, Computed("numerator / nullif(denominator, 0)", persisted=True)
    )
    rating: Mapped[Rating | None]
    narrative: Mapped[str | None]
    evidence: Mapped[list[Evidence]] = mapped_column(Embedded(list[Evidence]), default=list)
    status: Mapped[MeasurementStatus] = mapped_column(default=MeasurementStatus.DRAFT)
    submitted_on: Mapped[date | None]
    submitted_by: Mapped[str | None]
    author_id: Mapped[UUID | None]
    verified_on: Mapped[date | None]
    verified_by: Mapped[str | None]
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)

    __table_args__ = (
        CheckConstraint("period_start <= period_end", name="period"),
        Index("ix_kpi_measurements_latest", text("period_end DESC"), "ref"),
        *order_indexes("kpi_measurements", "period_end", "period_start", "kpi", "economy"),
        *order_indexes("kpi_measurements", "status", "updated_at"),
        Index("ix_kpi_measurements_search", "search", postgresql_using="gin"),
        Index(
            "ix_kpi_measurements_origin",
            "source_system",
            "external_ref",
            unique=True,
            # A conflict would tell that somebody's hidden figure has this identity.
            postgresql_where=text("status = 'verified' AND visibility <> 'restricted'"),
        ),
    )
