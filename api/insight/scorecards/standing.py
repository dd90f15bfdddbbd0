"""Where each KPI stands towards each of its targets: value, forecast and status, in SQL.

The forecast is the line through the dated points (`regr_slope`, least squares) where there are
three or more; a count with fewer is carried on at its pace once half of the time has gone; else
there are too few points to say.
"""

from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Date,
    Double,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by, distinct_on
from sqlalchemy.sql.selectable import LateralFromClause

from api.insight.scorecards.plan import PlanAsked
from api.insight.scorecards.schemas import Method, Outlook, TargetStatus
from api.strategic_plans.models import Direction

ENOUGH_POINTS: Final = 3
"""Any two points lie on a line; a third says whether the line means anything."""
HALF: Final = 0.5
"""The share of the time after which a count's own pace is a forecast."""
NEARLY: Final = 0.2
"""At risk: the forecast misses the target by no more than this part of the way to it."""
DAYS_A_YEAR: Final = 365.25
_DAY_ZERO: Final = literal_column("date '2000-01-01'", Date())


def day_number(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """A day as a number, for lines through points."""
    return cast(day.op("-", return_type=Integer())(_DAY_ZERO), Double)


def standings_of(asked: PlanAsked, aims: CTE, points: CTE) -> CTE:
    """One row for each aim: value now and by its day, trend, forecast, status."""
    trends = _trends(asked, aims, points)
    kpis = asked.kpis
    now, by_then = (
        _last_point(aims, points, name, until)
        for name, until in (
            ("now", asked.as_of),
            ("by_then", func.least(asked.as_of, func.coalesce(aims.c.due_on, asked.as_of))),
        )
    )
    forecast_on = func.coalesce(aims.c.due_on, kpis.c.plan_ends_on, type_=Date())
    told = (
        select(
            aims.c.kpi,
            aims.c.place,
            aims.c.due_on,
            aims.c.target,
            aims.c.is_next,
            now.c.value,
            now.c.numerator,
            now.c.denominator,
            now.c.on,
            by_then.c.value.label("by_then"),
            func.coalesce(trends.c.points, 0).label("points"),
            trends.c.slope,
            trends.c.intercept,
            trends.c.first_value,
            forecast_on.label("forecast_on"),
        )
        .join(kpis, kpis.c.ref == aims.c.kpi)
        .outerjoin(now, true())
        .outerjoin(by_then, true())
        .outerjoin(trends, and_(trends.c.kpi == aims.c.kpi, trends.c.place == aims.c.place))
        .cte("told")
    )
    return _judged(asked, _forecast(asked, told))


def _last_point(aims: CTE, points: CTE, name: str, until: ColumnElement[Any]) -> LateralFromClause:
    """The last point of each aim until a day."""
    return (
        select(points.c.value, points.c.numerator, points.c.denominator, points.c.on)
        .where(points.c.kpi == aims.c.kpi, points.c.place == aims.c.place, points.c.on <= until)
        .order_by(points.c.on.desc())
        .limit(1)
        .lateral(name)
    )


def _trends(asked: PlanAsked, aims: CTE, points: CTE) -> CTE:
    """The line through the points of each aim."""
    own: Select[Any] = select(
        points.c.kpi, points.c.place, points.c.on, points.c.value, points.c.is_start
    ).where(points.c.value.is_not(None))
    point = union_all(own, _today(asked, points), _stated(asked, aims)).subquery("point")
    day = day_number(point.c.on)
    in_order = aggregate_order_by(point.c.value, point.c.on)
    return (
        select(
            point.c.kpi,
            point.c.place,
            func.count(point.c.on.distinct()).filter(~point.c.is_start).label("points"),
            func.regr_slope(point.c.value, day).label("slope"),
            func.regr_intercept(point.c.value, day).label("intercept"),
            func.array_agg(in_order, type_=ARRAY(Double))[1].label("first_value"),
        )
        .group_by(point.c.kpi, point.c.place)
        .cte("trends")
    )


def _today(asked: PlanAsked, points: CTE) -> Select[Any]:
    """A cumulative count also stands where it stands today."""
    kpis = asked.kpis
    last = (
        select(points.c.kpi, points.c.place, points.c.value)
        .ext(distinct_on(points.c.kpi, points.c.place))
        .join(kpis, kpis.c.ref == points.c.kpi)
        .where(kpis.c.formula.is_not(None))
        .order_by(points.c.kpi, points.c.place, points.c.on.desc())
        .subquery("last")
    )
    return select(
        last.c.kpi, last.c.place, asked.as_of.label("on"), last.c.value, literal_column("true")
    ).where(last.c.value.is_not(None))


def _stated(asked: PlanAsked, aims: CTE) -> Select[Any]:
    """What is measured also started at a baseline, if that has a value and a day."""
    kpis = asked.kpis
    stated_on, value = (kpis.c.baseline[name].astext for name in ("on", "value"))
    day = func.ctwg_last_day(stated_on, type_=Date())
    return (
        select(aims.c.kpi, aims.c.place, day, cast(value, Double), literal_column("false"))
        .join(kpis, kpis.c.ref == aims.c.kpi)
        .where(
            kpis.c.formula.is_(None),
            stated_on.is_not(None),
            value.is_not(None),
            day <= asked.as_of,
        )
    )


def _forecast(asked: PlanAsked, told: CTE) -> CTE:
    """What the aim's day will bring if it goes on so, by which method, and the pace in a year."""
    kpis = asked.kpis
    is_computed = kpis.c.formula.is_not(None)
    gone = asked.as_of.op("-", return_type=Integer())(kpis.c.starts_on)
    whole = told.c.forecast_on.op("-", return_type=Integer())(kpis.c.starts_on)
    elapsed = cast(gone, Double) / func.nullif(whole, 0)
    is_open = and_(told.c.value.is_not(None), told.c.forecast_on > asked.as_of)
    is_line = and_(is_open, told.c.points >= ENOUGH_POINTS, told.c.slope.is_not(None))
    is_pace = and_(is_open, is_computed, elapsed >= HALF)
    line = told.c.intercept + told.c.slope * day_number(told.c.forecast_on)
    raw = case((is_line, line), (is_pace, told.c.value / elapsed))
    bounded = case(
        (kpis.c.is_share, func.least(func.greatest(raw, 0), 1)),
        # What was counted cannot be lost again.
        (is_computed, func.greatest(raw, told.c.value)),
        else_=raw,
    )
    pace = case(
        (is_line, told.c.slope * DAYS_A_YEAR),
        (is_pace, told.c.value / func.nullif(gone, 0) * DAYS_A_YEAR),
    )
    return (
        select(
            *told.c,
            case((raw.is_not(None), bounded)).label("forecast"),
            pace.label("pace"),
            case((is_line, Method.LINE.value), (is_pace, Method.PACE.value)).label("method"),
            (is_computed & ~kpis.c.is_share).label("starts_at_zero"),
            kpis.c.direction,
        )
        .join(kpis, kpis.c.ref == told.c.kpi)
        .cte("forecasts")
    )


def _judged(asked: PlanAsked, told: CTE) -> CTE:
    """The status of each aim."""

    def reaches(
        value: ColumnElement[Any], by: ColumnElement[Any] | float = 0
    ) -> ColumnElement[bool]:
        """A value is at the target, or short of it by so much."""
        is_down = told.c.direction == Direction.DOWN
        return case((is_down, value <= told.c.target + by), else_=value >= told.c.target - by)

    start = case((told.c.starts_at_zero, 0), else_=func.coalesce(told.c.first_value, 0))
    way = func.abs(told.c.target - start)
    slack = func.coalesce(func.nullif(way, 0), func.abs(told.c.target)) * NEARLY
    is_past = told.c.due_on < asked.as_of
    is_met = and_(told.c.by_then.is_not(None), reaches(told.c.by_then))
    status = case(
        (told.c.target.is_(None), Outlook.NO_TARGET.value),
        (is_met, Outlook.MET.value),
        (or_(told.c.value.is_(None), and_(is_past, told.c.by_then.is_(None))), _TOO_FEW),
        (is_past, Outlook.OFF_TRACK.value),
        (told.c.forecast.is_(None), _TOO_FEW),
        (reaches(told.c.forecast), Outlook.ON_TRACK.value),
        (reaches(told.c.forecast, slack), Outlook.AT_RISK.value),
        else_=Outlook.OFF_TRACK.value,
    )
    of_target = case(
        (is_met, TargetStatus.MET.value),
        (and_(is_past, told.c.by_then.is_not(None)), TargetStatus.MISSED.value),
        (is_past, TargetStatus.NOT_REPORTED.value),
        else_=TargetStatus.OPEN.value,
    )
    return select(*told.c, status.label("status"), of_target.label("of_target")).cte("standings")


_TOO_FEW: Final = Outlook.TOO_FEW_POINTS.value
