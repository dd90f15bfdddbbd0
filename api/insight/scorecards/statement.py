"""The scorecard of a plan as one statement: facts and measurements, points, standings, JSON."""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    and_,
    case,
    func,
    literal_column,
    select,
)

from api.core.actors import Actor
from api.core.listing import Statement, compiled
from api.insight.figures import as_object
from api.insight.scorecards.beside import counts_beside
from api.insight.scorecards.economies import economies_of, economy_rows, silent_economies
from api.insight.scorecards.plan import PlanAsked, aims_of, counted_of, plan_asked
from api.insight.scorecards.points import measured_of, points_of
from api.insight.scorecards.standing import standings_of
from api.insight.statements import kept_by_reach
from api.strategic_plans.models import Kpi, Measure, Objective, StrategicPlan

STATED = (
    *("ref", "parent", "label", "text", "note", "measure", "unit", "direction", "source"),
    *("formula", "baseline"),
)
NUMBERS = ("value", "numerator", "denominator", "forecast", "pace")


@kept_by_reach
def scorecard_statement(actor: Actor) -> Statement:
    """One statement that answers a plan's scorecard as JSON, as this actor may see it."""
    asked = plan_asked(actor)
    aims = aims_of(asked)
    counted = counted_of(asked, asked.facts(), aims)
    measured = measured_of(asked)
    points = points_of(asked, aims, counted, measured)
    standings = standings_of(asked, aims, points)
    economies = economies_of(counted, measured)
    kpi = _kpi(asked, standings, points, counted, measured, economies)
    answer = {
        "plan": StrategicPlan.ref,
        "title": StrategicPlan.title,
        "forum": StrategicPlan.forum,
        "as_of": asked.as_of,
        "objectives": _objectives(asked, standings, kpi),
        # What the words are made from, and left out of the answer.
        "fora": _texts(asked.fora.c.code),
        "versions": _texts(asked.versions.c.ref),
    }
    return compiled(
        select(as_object(answer))
        .select_from(StrategicPlan)
        .join(asked.plan, asked.plan.c.ref == StrategicPlan.ref)
    )


def _objectives(asked: PlanAsked, standings: CTE, kpi: ColumnElement[Any]) -> ColumnElement[Any]:
    """Each objective with its KPIs, in the plan's order."""
    rows = (
        select(kpi)
        .select_from(Kpi)
        .join(asked.kpis, asked.kpis.c.ref == Kpi.ref)
        .join(standings, and_(standings.c.kpi == Kpi.ref, standings.c.is_next))
        .where(Kpi.objective == Objective.ref)
        .order_by(Kpi.position, Kpi.ref)
        .correlate(Objective)
    )
    parts = {name: getattr(Objective, name) for name in ("ref", "label", "text")}
    objectives = (
        select(as_object({**parts, "kpis": func.array(rows.scalar_subquery())}))
        .where(Objective.plan == asked.plan.c.ref)
        .order_by(Objective.position, Objective.ref)
    )
    return func.array(objectives.correlate(asked.plan).scalar_subquery())


def _texts(column: ColumnElement[str]) -> ColumnElement[Any]:
    return func.array(select(column).order_by(column).scalar_subquery())


def _kpi(
    asked: PlanAsked, now: CTE, points: CTE, counted: CTE, measured: CTE, economies: CTE
) -> ColumnElement[Any]:
    """A KPI with all its numbers."""
    has_number = Kpi.measure.not_in([Measure.ORDINAL, Measure.QUALITATIVE])
    is_known = now.c.value.is_not(None)
    is_own = select(measured.c.kpi).where(measured.c.kpi == Kpi.ref, measured.c.economy.is_(None))
    return as_object(
        {
            **{name: getattr(Kpi, name) for name in STATED},
            **{n: case((and_(has_number, is_known), now.c[n])) for n in NUMBERS},
            **{name: _latest_own(measured, name) for name in ("rating", "narrative")},
            **{n: now.c[n] for n in ("target", "due_on", "status", "points", "on", "method")},
            "forecast_on": case((now.c.forecast_on > asked.as_of, now.c.forecast_on)),
            "first": asked.kpis.c.starts_on,
            "last": func.least(asked.kpis.c.ends_on, asked.as_of),
            "is_withheld": asked.is_withheld(),
            "is_measured_as_a_whole": is_own.exists(),
            "targets": _targets(now),
            "parts": _parts(counted, now),
            "economies": economy_rows(economies, now),
            "not_reported": silent_economies(asked, is_own.exists(), economies, now),
            "series": case((has_number, _series(points, now)), else_=_none()),
            "beside": counts_beside(asked),
        }
    )


def _none() -> ColumnElement[Any]:
    return literal_column("'{}'::json[]")


def _latest_own(measured: CTE, name: str) -> ColumnElement[Any]:
    """What was last measured of the forum as a whole."""
    return (
        select(measured.c[name])
        .where(measured.c.kpi == Kpi.ref, measured.c.economy.is_(None))
        .order_by(measured.c.on.desc())
        .limit(1)
        .scalar_subquery()
    )


def _targets(standings: CTE) -> ColumnElement[Any]:
    """Each dated target and what became of it."""
    each = standings.alias("each_target")
    parts = {"value": each.c.target, "due_on": each.c.due_on, "reached": each.c.by_then}
    rows = (
        select(as_object({**parts, "status": each.c.of_target}))
        .where(each.c.kpi == Kpi.ref, each.c.target.is_not(None))
        .order_by(each.c.due_on)
    )
    return func.array(rows.scalar_subquery())


def _parts(counted: CTE, now: CTE) -> ColumnElement[Any]:
    """How many of which resource each part counted."""
    part = as_object(
        {"part": counted.c.part, "resource": counted.c.resource, "count": func.count()}
    )
    rows = (
        select(part)
        .where(counted.c.kpi == Kpi.ref, counted.c.place == now.c.place)
        .group_by(counted.c.part, counted.c.resource)
        .order_by(counted.c.part, counted.c.resource)
    )
    return func.array(rows.correlate(Kpi, now).scalar_subquery())


def _series(points: CTE, now: CTE) -> ColumnElement[Any]:
    rows = (
        select(as_object({"on": points.c.on, "value": points.c.value}))
        .where(
            points.c.kpi == Kpi.ref,
            points.c.place == now.c.place,
            points.c.value.is_not(None),
        )
        .order_by(points.c.on)
    )
    return func.array(rows.correlate(Kpi, now).scalar_subquery())
