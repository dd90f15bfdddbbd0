"""KPIs by economy: who reported what, and who said nothing."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Double,
    Integer,
    Text,
    and_,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on

from api.economies.models import Economy
from api.insight.figures import as_object
from api.insight.scorecards.plan import PlanAsked
from api.strategic_plans.models import Kpi


def economies_of(counted: CTE, measured: CTE) -> CTE:
    """What each economy has reported towards each aim."""
    is_value = counted.c.part == "value"
    computed = (
        select(
            counted.c.kpi,
            counted.c.place,
            counted.c.economy,
            cast(func.count().filter(is_value), Double).label("value"),
            cast(null(), Double).label("numerator"),
            cast(null(), Double).label("denominator"),
            cast(null(), Text).label("rating"),
            cast(null(), Text).label("narrative"),
            func.max(counted.c.on).filter(is_value).label("on"),
        )
        .where(counted.c.economy.is_not(None))
        .group_by(counted.c.kpi, counted.c.place, counted.c.economy)
    )
    latest = (
        select(
            measured.c.kpi,
            cast(null(), Integer).label("place"),
            measured.c.economy,
            case((measured.c.rating.is_(None), measured.c.value)).label("value"),
            measured.c.numerator,
            measured.c.denominator,
            cast(measured.c.rating, Text),
            measured.c.narrative,
            measured.c.on,
        )
        .ext(distinct_on(measured.c.kpi, measured.c.economy))
        .where(measured.c.economy.is_not(None))
        .order_by(measured.c.kpi, measured.c.economy, measured.c.on.desc())
        .subquery("latest")
    )
    return union_all(computed, select(*latest.c)).cte("economies_told")


def economy_rows(told: CTE, now: CTE) -> ColumnElement[Any]:
    """Each economy that reported towards the next aim, in the order of economies."""
    names = ("economy", "value", "numerator", "denominator", "rating", "narrative", "on")
    rows = (
        select(as_object({name: told.c[name] for name in names}))
        .join(Economy, Economy.code == told.c.economy)
        .where(_is_towards(told, now))
        .order_by(Economy.position, Economy.code)
    )
    return func.array(rows.correlate(Kpi, now).scalar_subquery())


def silent_economies(
    asked: PlanAsked, is_own: ColumnElement[bool], told: CTE, now: CTE
) -> ColumnElement[Any]:
    """The economies that said nothing towards the next aim, of a KPI that asks economies."""
    has_told = select(told.c.kpi).where(told.c.kpi == Kpi.ref).correlate(Kpi)
    telling = select(told.c.economy).where(_is_towards(told, now)).correlate(Kpi, now)
    silent = select(Economy.code).where(Economy.code.not_in(telling))
    is_asked = case(
        (asked.is_withheld(), literal_column("false")),
        (asked.kpis.c.formula.is_not(None), asked.asks_economies()),
        else_=or_(~is_own, has_told.exists()),
    )
    codes = silent.order_by(Economy.position, Economy.code).correlate(Kpi, now)
    return case((is_asked, func.array(codes.scalar_subquery())))


def _is_towards(told: CTE, now: CTE) -> ColumnElement[bool]:
    """A measurement is made towards every aim, what is computed towards its own."""
    return and_(told.c.kpi == Kpi.ref, func.coalesce(told.c.place, now.c.place) == now.c.place)
