"""Compliance in one statement: each answer once, tallied over all, by party and by recommendation.

Answers that are alike are counted once and then taken apart by axis ("acceptance = accepted"), so
that the cost grows with the answers, and hardly with what is told of them.
"""

from typing import Any, Final

from sqlalchemy import (
    CTE,
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    literal_column,
    null,
    or_,
    select,
    true,
    tuple_,
    values,
)
from sqlalchemy.dialects.postgresql import JSONB, array

from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.cross_cutting_areas.models import CrossCuttingArea
from api.economies.models import Economy
from api.implementations.models import Implementation, Progress
from api.implementations.routes import of_area, of_plan
from api.implementations.service import ImplementationService
from api.insight.compliance.schemas import Cell, Tally
from api.insight.compliance.tally import AREA, AXES, ECONOMY, FLAGS, PLAN, tally_of
from api.insight.figures import (
    are_on_record,
    as_object,
    constant,
    cut_at_word,
)
from api.insight.statements import kept_by_reach
from api.recommendations.models import Recommendation
from api.recommendations.service import RecommendationService
from api.strategic_plans.models import StrategicPlan
from api.sub_fora.models import SubForum

PARTY: Final = ("economy", "sub_forum")
TALLY: Final = tuple(Tally.model_fields)
OF_RECOMMENDATION: Final = ("asked", "score")
BEGINNING: Final = 300
"""How many characters of a recommendation head its column, at the most."""
GRID: Final = late("grid", Boolean())
NAMED: Final = (
    *((PLAN, StrategicPlan.ref), (ECONOMY, Economy.code)),
    (AREA, CrossCuttingArea.code),
)


@kept_by_reach
def compliance_statement(actor: Actor) -> Statement:
    """One statement that answers compliance as JSON, as this actor may see it."""
    seen = _seen(actor)
    tallies = _tallies(_by_party(seen).cte("figures"))
    answers = {
        "as_of": func.current_date(),
        "plan": PLAN,
        "economy": ECONOMY,
        "area": AREA,
        **_parts(tallies),
        "economies": _rows(tallies, Economy, (Economy.position, Economy.code)),
        "sub_fora": _rows(tallies, SubForum, (SubForum.code,)),
        "recommendations": _recommendations(_by_recommendation(seen), actor),
        "grid": case((GRID, _grid(seen))),
    }
    return compiled(
        select(as_object(answers))
        .select_from(tallies)
        .where(tallies.c.scope == "all", *are_on_record(NAMED))
    )


def _seen(actor: Actor) -> CTE:
    """The answers that the actor may see and the query asks for, each with what is derived."""
    asked_for = [
        or_(PLAN.is_(None), of_plan(array([PLAN]))),
        or_(AREA.is_(None), of_area(array([AREA]))),
        or_(ECONOMY.is_(None), Implementation.economy == ECONOMY),
    ]
    is_blocked = and_(Implementation.is_open, Implementation.implementation == Progress.BLOCKED)
    return (
        select(
            *(Implementation.ref, Implementation.recommendation),
            *(Implementation.economy, Implementation.sub_forum, Implementation.due_on),
            *(Implementation.acceptance, Implementation.implementation),
            Implementation.verification,
            Implementation.standing.label("standing"),
            Implementation.is_open.label("is_open"),
            Implementation.is_overdue.label("is_overdue"),
            Implementation.is_stale.label("is_stale"),
            is_blocked.label("is_blocked"),
            Implementation.blocked_for_days.label("blocked_for_days"),
            cast(Implementation.evidence, JSONB).label("papers"),
        )
        .where(ImplementationService.visible(actor), *asked_for)
        .cte("seen")
    )


def _by_recommendation(seen: CTE) -> CTE:
    """What was asked and done of each recommendation; nothing else is told of it."""
    nobody = (cast(null(), Text).label(name) for name in PARTY)
    figures = (
        select(*nobody, seen.c.recommendation)
        .add_columns(constant("standing").label("axis"), seen.c.standing.label("value"))
        .add_columns(func.count().label("count"))
        .group_by(seen.c.recommendation, seen.c.standing)
        .cte("figures_of_recommendations")
    )
    key = (figures.c.economy, figures.c.sub_forum, figures.c.recommendation)
    return select(*key, *tally_of(figures, OF_RECOMMENDATION)).group_by(*key).cte("asked_of")


def _by_party(seen: CTE) -> Select[*tuple[Any, ...]]:
    """How many answers have each value of each axis, of each party and of all."""
    alike = [seen.c[name] for name in (*PARTY, *AXES, *FLAGS, "is_blocked")]
    # Answers that are alike in everything are counted before they are taken apart.
    sorts = select(*alike, func.count().label("count")).group_by(*alike).cte("sorts")
    said = [(constant(axis), cast(sorts.c[axis], Text)) for axis in AXES]
    said += [
        (constant(flag), cast(case((sorts.c[flag], constant("true"))), Text))
        for flag in (*FLAGS, "is_blocked")
    ]
    apart = values(column("axis", Text), column("value", Text), name="apart").data(said).lateral()
    axis, value = apart.c.axis, apart.c.value
    party = [sorts.c[name] for name in PARTY]
    scope = case((func.grouping(party[0]) == 0, constant("party")), else_=constant("all"))
    return (
        select(scope.label("scope"), *party, cast(null(), Text).label("recommendation"))
        .add_columns(axis, value, func.sum(sorts.c.count).label("count"))
        .select_from(sorts.join(apart, true()))
        .where(value.is_not(None))
        .group_by(func.grouping_sets(tuple_(axis, value), tuple_(axis, value, *party)))
    )


def _tallies(figures: CTE) -> CTE:
    """The figures of each party, as they are answered; and of all, also of nothing."""
    everything = select(literal_column("'all'", Text()).label("scope")).cte("everything")
    scope = func.coalesce(figures.c.scope, everything.c.scope)
    key = (figures.c.economy, figures.c.sub_forum, figures.c.recommendation)
    return (
        select(scope.label("scope"), *key, *tally_of(figures, TALLY))
        .select_from(everything.outerjoin(figures, true()))
        .group_by(scope, *key)
        .cte("tallies")
    )


def _parts(tallies: CTE) -> dict[str, ColumnElement[Any]]:
    """The parts of a tally that was made, under their names."""
    return {name: tallies.c[name] for name in TALLY}


def _rows(
    tallies: CTE, party: type[Economy | SubForum], order: tuple[Any, ...]
) -> ColumnElement[Any]:
    """The tally of each party that was asked anything, as far as the actor may see."""
    key = tallies.c.economy if party is Economy else tallies.c.sub_forum
    rows = (
        select(as_object({"code": party.code, "name": party.name, **_parts(tallies)}))
        .select_from(tallies.join(party, party.code == key))
        .where(tallies.c.scope == "party")
        .order_by(*order)
    )
    return func.array(rows.scalar_subquery())


def _recommendations(tallies: CTE, actor: Actor) -> ColumnElement[Any]:
    """The tally of each recommendation that was put to a party, the latest first."""
    asked = (
        select(
            *(Recommendation.ref, Recommendation.text, Recommendation.year),
            *(Recommendation.priority, Recommendation.due_on, Recommendation.status),
        )
        .where(RecommendationService.visible(actor))
        .subquery("asked")
    )
    head = {name: asked.c[name] for name in ("year", "priority", "due_on", "status")}
    beginning = cut_at_word(asked.c.text, BEGINNING)
    ref = tallies.c.recommendation
    told = {name: tallies.c[name] for name in OF_RECOMMENDATION}
    row = {"ref": ref, "beginning": beginning, **head, **told}
    rows = (
        select(as_object(row))
        # What is hidden of a recommendation does not hide the answers to it.
        .select_from(tallies.outerjoin(asked, asked.c.ref == ref))
        .order_by(asked.c.year.desc().nulls_last(), ref)
    )
    return func.array(rows.scalar_subquery())


def _grid(seen: CTE) -> ColumnElement[Any]:
    """Each answer as a cell."""
    papers = func.jsonb_array_elements(seen.c.papers).table_valued("value").lateral()
    latest = select(func.max(cast(papers.c.value.op("->>")("on"), Date)).label("on")).lateral()
    evidence = {
        "evidence": func.jsonb_array_length(seen.c.papers),
        "evidence_on": latest.c.on,
        "evidence_age_days": func.current_date().op("-", return_type=Integer())(latest.c.on),
    }
    cell = {name: evidence.get(name, seen.c.get(name)) for name in Cell.model_fields}
    rows = (
        select(as_object(cell))
        .select_from(seen.join(latest, true()).outerjoin(Economy, Economy.code == seen.c.economy))
        .order_by(seen.c.recommendation, Economy.position, seen.c.ref)
    )
    return func.array(rows.scalar_subquery())
