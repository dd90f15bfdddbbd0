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
HEAD: Final = ("year", "priority", "due_on", "status")
NO_YEAR: Final = -1
BEGINNING: Final = 300
"""How many characters of a recommendation head its column, at the most."""
GRID: Final = late("grid", Boolean())
LIMIT: Final = late("limit", Integer())
CURSOR: Final = late("cursor", Text())
NAMED: Final = (
    *((PLAN, StrategicPlan.ref), (ECONOMY, Economy.code)),
    (AREA, CrossCuttingArea.code),
)


@kept_by_reach
def compliance_statement(actor: Actor) -> Statement:
    """One statement that answers compliance as JSON, as this actor may see it."""
    seen = _seen(actor)
    put = _put(seen, actor)
    page = _page(put)
    tallies = _tallies(_by_party(seen).cte("figures"))
    answers = {
        "as_of": func.current_date(),
        "plan": PLAN,
        "economy": ECONOMY,
        "area": AREA,
        **_parts(tallies),
        "economies": _rows(tallies, Economy, (Economy.position, Economy.code)),
        "sub_fora": _rows(tallies, SubForum, (SubForum.code,)),
        "recommendations": _recommendations(page, _by_recommendation(seen, page)),
        "total": select(func.count()).select_from(put).scalar_subquery(),
        "next": _next(page),
        "grid": case((GRID, _grid(seen, page))),
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


def _put(seen: CTE, actor: Actor) -> CTE:
    """Each recommendation that was put to a party, with what the actor may know of it."""
    visible = (
        select(
            *(Recommendation.ref, Recommendation.text, Recommendation.year),
            *(Recommendation.priority, Recommendation.due_on, Recommendation.status),
        )
        .where(RecommendationService.visible(actor))
        .subquery("visible")
    )
    asked = select(seen.c.recommendation.label("ref")).distinct().subquery("asked")
    known = (visible.c[name] for name in ("text", *HEAD))
    # What is hidden of a recommendation does not hide the answers to it.
    joined = asked.outerjoin(visible, visible.c.ref == asked.c.ref)
    return select(asked.c.ref, *known).select_from(joined).cte("put")


def _page(put: CTE) -> CTE:
    """So many of them, the latest first, after the one that the answer before ended with."""
    # Without a year come last; what is not among them any more has none.
    year = func.coalesce(put.c.year, NO_YEAR)
    last_year = select(put.c.year).where(put.c.ref == CURSOR).scalar_subquery()
    last = func.coalesce(last_year, NO_YEAR)
    follows = or_(CURSOR.is_(None), year < last, and_(year == last, put.c.ref > CURSOR))
    place = func.row_number().over(order_by=(year.desc(), put.c.ref)).label("place")
    left = func.count().over().label("left")
    return select(*put.c, place, left).where(follows).order_by(place).limit(LIMIT).cte("page")


def _next(page: CTE) -> ColumnElement[Any]:
    """The last of a page that others follow."""
    return select(page.c.ref).where(page.c.place == LIMIT, page.c.left > LIMIT).scalar_subquery()


def _by_recommendation(seen: CTE, page: CTE) -> CTE:
    """What was asked and done of each recommendation; nothing else is told of it."""
    nobody = (cast(null(), Text).label(name) for name in PARTY)
    figures = (
        select(*nobody, seen.c.recommendation)
        .add_columns(constant("standing").label("axis"), seen.c.standing.label("value"))
        .add_columns(func.count().label("count"))
        .where(seen.c.recommendation.in_(select(page.c.ref)))
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


def _recommendations(page: CTE, tallies: CTE) -> ColumnElement[Any]:
    """The tally of each recommendation of the page."""
    beginning = cut_at_word(page.c.text, BEGINNING)
    head = {name: page.c[name] for name in HEAD}
    told = {name: tallies.c[name] for name in OF_RECOMMENDATION}
    rows = (
        select(as_object({"ref": page.c.ref, "beginning": beginning, **head, **told}))
        .select_from(page.join(tallies, tallies.c.recommendation == page.c.ref))
        .order_by(page.c.place)
    )
    return func.array(rows.scalar_subquery())


def _grid(seen: CTE, page: CTE) -> ColumnElement[Any]:
    """Each answer to a recommendation of the page as a cell."""
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
        .where(seen.c.recommendation.in_(select(page.c.ref)))
        .order_by(seen.c.recommendation, Economy.position, seen.c.ref)
    )
    return func.array(rows.scalar_subquery())
