"""The dated points of each KPI: cumulative counts of what is computed, measurements of the rest."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Double,
    Select,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on

from api.insight.scorecards.formulas import FORMULAS
from api.insight.scorecards.plan import PlanAsked
from api.kpi_measurements.models import KpiMeasurement, MeasurementStatus, Rating
from api.kpi_measurements.service import KpiMeasurementService
from api.strategic_plans.models import Measure

VALUE_AND_WHOLE = ("value", "of")


def measured_of(asked: PlanAsked) -> CTE:
    """The verified measurements of the plan's KPIs that the actor sees; a later one corrects."""
    rank = case({rating: place for place, rating in enumerate(Rating, start=1)}, value=_rating())
    value = func.coalesce(KpiMeasurement.value, KpiMeasurement.share, cast(rank, Double))
    kpi, versions = asked.kpis.c.ref, asked.versions.c
    # An amendment goes on with the figures of the version before, under refs of its own.
    in_version = func.concat(versions.ref, func.substr(kpi, func.length(asked.plan.c.ref) + 1))
    return (
        select(
            kpi.label("kpi"),
            KpiMeasurement.economy,
            KpiMeasurement.period_end.label("on"),
            value.label("value"),
            KpiMeasurement.numerator,
            KpiMeasurement.denominator,
            KpiMeasurement.rating,
            KpiMeasurement.narrative,
            KpiMeasurement.ref,
        )
        .ext(distinct_on(kpi, KpiMeasurement.economy, KpiMeasurement.period_end))
        .select_from(asked.plan)
        .join(asked.kpis, true())
        .join(asked.versions, true())
        .join(KpiMeasurement, KpiMeasurement.kpi == in_version)
        .where(
            KpiMeasurement.status == MeasurementStatus.VERIFIED,
            KpiMeasurement.period_end <= asked.as_of,
            KpiMeasurementService.visible(asked.actor),
        )
        .order_by(
            kpi,
            KpiMeasurement.economy,
            KpiMeasurement.period_end,
            KpiMeasurement.verified_on.desc(),
            KpiMeasurement.updated_at.desc(),
        )
        .cte("measured")
    )


def _rating() -> ColumnElement[Any]:
    return KpiMeasurement.__table__.c.rating


def points_of(asked: PlanAsked, aims: CTE, counted: CTE, measured: CTE) -> CTE:
    """Every dated point towards every aim, computed and measured alike."""
    own, summed = _own(measured), _summed(asked, measured)
    return union_all(
        _cumulative(asked, aims, counted), _towards(aims, own), _towards(aims, summed)
    ).cte("points")


def _cumulative(asked: PlanAsked, aims: CTE, counted: CTE) -> Select[Any]:
    """Computed KPIs: how many there were by each day on which there was one more."""
    kpis = asked.kpis
    step = union_all(_steps(counted), _starts(asked, aims)).subquery("step")

    def until_then(number: ColumnElement[Any]) -> ColumnElement[Any]:
        partition = (step.c.kpi, step.c.place)
        return func.sum(func.sum(number)).over(partition_by=partition, order_by=step.c.on)

    by_day = (
        select(
            step.c.kpi,
            step.c.place,
            step.c.on,
            until_then(step.c.numerator).label("numerator"),
            until_then(step.c.denominator).label("denominator"),
            func.bool_and(step.c.is_start).label("is_start"),
        )
        .group_by(step.c.kpi, step.c.place, step.c.on)
        .subquery("by_day")
    )
    numerator, denominator = (cast(by_day.c[n], Double) for n in ("numerator", "denominator"))
    share = numerator / func.nullif(denominator, 0)
    heard = select(counted.c.kpi, counted.c.place).where(counted.c.economy.is_not(None))
    # Where no economy has reported there is no point: silence is not 0.
    is_told = or_(~asked.asks_economies(), tuple_(by_day.c.kpi, by_day.c.place).in_(heard))
    points = select(
        by_day.c.kpi,
        by_day.c.place,
        by_day.c.on,
        case((kpis.c.is_share, share), else_=numerator).label("value"),
        case((kpis.c.is_share, numerator)).label("numerator"),
        case((kpis.c.is_share, denominator)).label("denominator"),
        by_day.c.is_start,
    )
    return points.join(kpis, kpis.c.ref == by_day.c.kpi).where(is_told)


def _steps(counted: CTE) -> Select[Any]:
    """How many more there were on each day, and how many more of which they are a share."""
    is_value, is_whole = (counted.c.part == part for part in VALUE_AND_WHOLE)
    return (
        select(
            counted.c.kpi,
            counted.c.place,
            counted.c.on,
            func.count().filter(is_value).label("numerator"),
            func.count().filter(is_whole).label("denominator"),
            literal_column("false").label("is_start"),
        )
        .where(or_(is_value, is_whole))
        .group_by(counted.c.kpi, counted.c.place, counted.c.on)
    )


def _starts(asked: PlanAsked, aims: CTE) -> Select[Any]:
    """Nothing yet on the first day: a record that is not there is no missing measurement."""
    first_day = func.coalesce(asked.kpis.c.starts_on, asked.as_of)
    return (
        select(
            aims.c.kpi,
            aims.c.place,
            first_day.label("on"),
            literal_column("0").label("numerator"),
            literal_column("0").label("denominator"),
            literal_column("true").label("is_start"),
        )
        .join(asked.kpis, asked.kpis.c.ref == aims.c.kpi)
        # Of a formula that is not known nothing is known, which is not 0.
        .where(asked.kpis.c.formula.in_(FORMULAS), first_day <= asked.as_of, ~asked.is_withheld())
    )


def _own(measured: CTE) -> Select[Any]:
    """What was measured of the forum as a whole."""
    return select(
        measured.c.kpi,
        measured.c.on,
        measured.c.value,
        measured.c.numerator,
        measured.c.denominator,
    ).where(measured.c.economy.is_(None))


def _summed(asked: PlanAsked, measured: CTE) -> Select[Any]:
    """Where nobody measured the whole: the sum over the economies that reported, by each day.

    Steps of a scale are never added.
    """
    kpis, by, of = asked.kpis, measured.alias("by"), measured.alias("of")
    days = (
        select(by.c.kpi, by.c.on)
        .join(kpis, kpis.c.ref == by.c.kpi)
        .where(
            kpis.c.measure != Measure.ORDINAL,
            by.c.kpi.not_in(select(measured.c.kpi).where(measured.c.economy.is_(None))),
        )
        .distinct()
        .subquery("days")
    )
    latest = (
        select(of.c.economy, of.c.value, of.c.numerator, of.c.denominator)
        .ext(distinct_on(of.c.economy))
        .where(and_(of.c.kpi == days.c.kpi, of.c.on <= days.c.on))
        .order_by(of.c.economy, of.c.on.desc())
        .lateral("latest")
    )
    numerator, denominator = func.sum(latest.c.numerator), func.sum(latest.c.denominator)
    is_share = func.count(latest.c.denominator) > 0
    value = case(
        (is_share, numerator / func.nullif(denominator, 0)), else_=func.sum(latest.c.value)
    )
    return (
        select(
            days.c.kpi,
            days.c.on,
            value.label("value"),
            numerator.label("numerator"),
            denominator.label("denominator"),
        )
        .join(latest, true())
        .group_by(days.c.kpi, days.c.on)
    )


def _towards(aims: CTE, found: Select[Any]) -> Select[Any]:
    """The same points for each aim of their KPI."""
    point = found.subquery()
    return select(
        aims.c.kpi,
        aims.c.place,
        point.c.on,
        point.c.value,
        cast(point.c.numerator, Double),
        cast(point.c.denominator, Double),
        literal_column("false"),
    ).join(point, point.c.kpi == aims.c.kpi)
