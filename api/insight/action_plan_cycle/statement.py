"""The cycle of action plans in one statement, over the headers of editions alone."""

from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Text,
    and_,
    case,
    cast,
    false,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import InstrumentedAttribute

from api.action_plans.models import ActionPlan, ActionPlanStatus, Edition
from api.action_plans.service import FILED, ActionPlanService
from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.economies.models import Economy
from api.insight.figures import as_object, day_as_known, figure
from api.insight.scorecards.formulas.action_plans import (
    ACTION_PLAN_CYCLE,
    ACTION_PLAN_EFFECTIVENESS_REPORTS,
)
from api.insight.statements import kept_by_reach
from api.strategic_plans.models import Kpi, StrategicPlan

PATH: Final = "/action-plans"
COUNT_EDITIONS: Final = (ACTION_PLAN_CYCLE.name, ACTION_PLAN_EFFECTIVENESS_REPORTS.name)
HEADER: Final = (
    *("ref", "edition", "status", "calendar_year", "tabled_at", "updated_on", "reviewed_on"),
)


class Milestone:
    """One step of the cycle: which edition takes it, in which states, when, and until when."""

    def __init__(
        self,
        edition: Edition,
        states: frozenset[ActionPlanStatus],
        day: str,
        due_on: InstrumentedAttribute[Any],
    ) -> None:
        self.edition = edition
        self.states = sorted(states)
        self.day = day
        """The attribute of the edition that says when it was done."""
        self.due_on = due_on.key
        """The attribute of the plan that says until when."""


REVIEW: Final = Milestone(
    Edition.MIDTERM_REVIEW,
    frozenset({ActionPlanStatus.REVIEWED}),
    "reviewed_on",
    StrategicPlan.midterm_on,
)
UPDATE: Final = Milestone(Edition.END_TERM_UPDATE, FILED, "updated_on", StrategicPlan.ends_on)


@kept_by_reach
def cycle_statement(actor: Actor) -> Statement:
    """One statement that answers a plan's cycle as JSON, as this actor may see it."""
    plan = (
        select(
            *(StrategicPlan.ref, StrategicPlan.forum),
            *(StrategicPlan.midterm_on, StrategicPlan.ends_on),
            _asks_for_editions(actor).label("asks"),
        )
        .where(StrategicPlan.ref == late("plan", Text()))
        .cte("plan")
    )
    editions = _editions(plan, actor)
    steps = {"review": REVIEW, "update": UPDATE}
    taken = {name: _taken(name, step, plan, editions) for name, step in steps.items()}
    head = {"code": Economy.code, "name": Economy.name, "editions": _headers(editions)}
    rows = taken["review"].join(taken["update"], taken["update"].c.code == taken["review"].c.code)
    rows = rows.join(Economy, Economy.code == taken["review"].c.code)
    said = {name: _said(found) for name, found in taken.items()}
    economies = (
        select(as_object({**head, **said, "last_update": _last_update(editions)}))
        .select_from(rows)
        .order_by(Economy.position, Economy.code)
    )
    answers = {
        "plan": plan.c.ref,
        "forum": plan.c.forum,
        "as_of": func.current_date(),
        **{name: _milestone(step, plan, taken[name]) for name, step in steps.items()},
        "economies": func.array(economies.scalar_subquery()),
    }
    return compiled(select(as_object(answers)).select_from(plan))


def _asks_for_editions(actor: Actor) -> ColumnElement[bool]:
    """Whether a plan has a cycle at all: a mid-term, a KPI that counts editions, or an edition."""
    formula = type_coerce(Kpi.formula, JSONB)["name"].astext
    counts = select(Kpi.ref).where(Kpi.plan == StrategicPlan.ref, formula.in_(COUNT_EDITIONS))
    seen = select(ActionPlan.ref).where(
        ActionPlan.plan == StrategicPlan.ref, ActionPlanService.visible(actor)
    )
    return or_(StrategicPlan.midterm_on.is_not(None), counts.exists(), seen.exists())


def _editions(plan: CTE, actor: Actor) -> CTE:
    """The headers that the actor may see, of the plan's cycle or of none."""
    days = {name: day_as_known(getattr(ActionPlan, name)) for name in ("updated_on", "reviewed_on")}
    columns = {name: getattr(ActionPlan, name) for name in HEADER} | days
    return (
        select(
            ActionPlan.economy,
            *(part.label(name) for name, part in columns.items()),
            (ActionPlan.plan.is_not(None)).label("is_of_cycle"),
        )
        .join(plan, or_(ActionPlan.plan == plan.c.ref, ActionPlan.plan.is_(None)))
        .where(ActionPlanService.visible(actor))
        .cte("editions")
    )


def _taken(name: str, step: Milestone, plan: CTE, editions: CTE) -> CTE:
    """Of each economy: whether it has taken a step, when, and whether in time."""
    found = editions.c
    is_step = and_(
        found.economy == Economy.code, found.is_of_cycle, found.edition == step.edition.value
    )
    is_done = func.coalesce(found.status.in_(step.states), false())
    day = case((is_done, found[step.day]))
    return (
        select(
            *(Economy.code, Economy.position, found.ref.label("edition")),
            is_done.label("is_done"),
            day.label("on"),
            (func.ctwg_last_day(day) <= plan.c[step.due_on]).label("is_in_time"),
        )
        .select_from(Economy)
        .join(plan, plan.c.asks)
        .outerjoin(editions, is_step)
        .cte(f"{name}_taken")
    )


def _said(taken: CTE) -> ColumnElement[Any]:
    return as_object({name: taken.c[name] for name in ("edition", "is_done", "on", "is_in_time")})


def _milestone(step: Milestone, plan: CTE, taken: CTE) -> ColumnElement[Any]:
    """A step over all economies."""
    due_on = plan.c[step.due_on]
    of_plan = {"plan": plan.c.ref, "edition": step.edition.value, "status": ",".join(step.states)}
    before = {f"{step.day}_before": cast(due_on + 1, Text)}

    def economies(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return select(func.count()).select_from(taken).where(*conditions).scalar_subquery()

    missing = select(taken.c.code).where(~taken.c.is_done).order_by(taken.c.position, taken.c.code)
    in_time = figure(economies(taken.c.is_in_time), PATH, {**of_plan, **before})
    return as_object(
        {
            "due_on": due_on,
            "days_left": due_on.op("-", return_type=Integer())(func.current_date()),
            "economies": economies(),
            "done": figure(economies(taken.c.is_done), PATH, of_plan),
            "in_time": case((due_on.is_not(None), in_time)),
            "missing": func.array(missing.scalar_subquery()),
        }
    )


def _headers(editions: CTE) -> ColumnElement[Any]:
    """An economy's editions of the cycle, in its order; years come last."""
    place = func.array_position(_cycle(), editions.c.edition)
    rows = (
        select(as_object({name: editions.c[name] for name in HEADER}))
        .where(editions.c.economy == Economy.code, editions.c.is_of_cycle)
        .order_by(place.nulls_last(), editions.c.ref)
        .correlate(Economy)
    )
    return func.array(rows.scalar_subquery())


def _cycle() -> ColumnElement[Any]:
    return cast("{" + ",".join(Edition) + "}", ARRAY(Text))


def _last_update(editions: CTE) -> ColumnElement[Any]:
    """The latest update of a filed edition; of equal days the one that is known better."""
    first, last = (
        getattr(func, f"ctwg_{end}_day")(editions.c.updated_on) for end in ("first", "last")
    )
    latest = (
        select(as_object({"ref": editions.c.ref, "on": editions.c.updated_on}))
        .where(
            editions.c.economy == Economy.code,
            editions.c.status.in_(sorted(FILED)),
            editions.c.updated_on.is_not(None),
        )
        .order_by(last.desc(), first.desc(), editions.c.ref)
        .limit(1)
        .correlate(Economy)
    )
    return latest.scalar_subquery()
