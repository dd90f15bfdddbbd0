"""The lineage of a recommendation as one statement."""

from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Text,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, array
from sqlalchemy.orm import InstrumentedAttribute

from api.core.actors import Actor
from api.core.listing import Statement, compiled
from api.core.settings import API_BASE
from api.insight.insight import is_asked_for
from api.recommendation_likenesses.models import RecommendationLikeness, Verdict
from api.recommendation_likenesses.service import RecommendationLikenessService
from api.recommendations.models import (
    Recommendation,
    RecommendationStatus,
    recommendation_duplicates,
)
from api.recommendations.service import RecommendationService

SHOWN: Final = ("ref", "text", "status", "forum", "plan", "year", "adopted_on")
Link = InstrumentedAttribute[str | None]


def lineage_statement(actor: Actor) -> Statement:
    """One statement that answers a recommendation's lineage, as this actor may see it."""
    one = Recommendation
    asked = (
        select(one.id, one.ref, one.year, one.status, one.carried_from, one.superseded_by)
        .where(is_asked_for(one), RecommendationService.visible(actor))
        .cte("asked")
    )
    carried_from = _line(actor, asked, one.carried_from, is_up=True)
    carried_to = _line(actor, asked, one.carried_from, is_up=False)
    lines = {
        "carried_from": carried_from,
        "carried_to": carried_to,
        "supersedes": _line(actor, asked, one.superseded_by, is_up=False),
        "superseded_by": _line(actor, asked, one.superseded_by, is_up=True),
        "duplicates": _duplicates(actor, asked),
    }
    whole = union_all(
        *(
            select(part.c.year, cast(part.c.status, Text).label("status"))
            for part in (asked, carried_from, carried_to)
        )
    ).subquery("whole")
    is_open = func.bool_or(whole.c.status == RecommendationStatus.ADOPTED.value)
    answer = func.json_build_object(
        *("recommendation", asked.c.ref),
        *(part for name, line in lines.items() for part in (name, _told(line))),
        *("promised_in", select(func.min(whole.c.year)).scalar_subquery()),
        *("is_open", select(is_open).scalar_subquery()),
        *("carried", _list_of("carried_from", asked.c.ref)),
        *("replaced", _list_of("superseded_by", asked.c.ref)),
    )
    return compiled(select(answer).select_from(asked))


def _line(actor: Actor, asked: CTE, link: Link, *, is_up: bool) -> CTE:
    """What following a link from end to end finds, in either direction; nothing twice."""
    one = Recommendation
    shown = [getattr(one, name) for name in SHOWN]
    seen = RecommendationService.visible(actor)
    begins = one.ref == asked.c[link.key] if is_up else link == asked.c.ref
    passed = cast(array([asked.c.ref, one.ref]), ARRAY(Text))
    line = (
        select(
            *shown, link.label("link"), literal(1, Integer()).label("steps"), passed.label("passed")
        )
        .where(begins, one.ref != asked.c.ref, seen)
        .cte(f"{link.key}_{'up' if is_up else 'down'}", recursive=True)
    )
    follows = one.ref == line.c.link if is_up else link == line.c.ref
    further = select(
        *shown, link, line.c.steps + 1, func.array_append(line.c.passed, one.ref)
    ).where(follows, one.ref != func.all(line.c.passed), seen)
    return line.union_all(further)


def _duplicates(actor: Actor, asked: CTE) -> CTE:
    """What says the same, whichever of the two records it, or whoever said so."""
    one, said, links = Recommendation, RecommendationLikeness, recommendation_duplicates.c
    owner = select(one.ref).where(one.id == links.owner_id).correlate(recommendation_duplicates)
    other = case((said.recommendation == asked.c.ref, said.other), else_=said.recommendation)
    refs = union(
        select(links.target_key.label("ref")).where(links.owner_id == asked.c.id),
        select(owner.scalar_subquery()).where(links.target_key == asked.c.ref),
        select(other).where(
            or_(said.recommendation == asked.c.ref, said.other == asked.c.ref),
            said.verdict == Verdict.DUPLICATE,
            RecommendationLikenessService.visible(actor),
        ),
    ).subquery("same")
    return (
        select(*(getattr(one, name) for name in SHOWN), literal(1, Integer()).label("steps"))
        .where(one.ref.in_(select(refs.c.ref)), RecommendationService.visible(actor))
        .cte("duplicates")
    )


def _told(line: CTE) -> ColumnElement[Any]:
    record = [part for name in (*SHOWN, "steps") for part in (name, line.c[name])]
    rows = select(func.json_build_object(*record)).order_by(line.c.steps, line.c.ref)
    return func.array(rows.scalar_subquery())


def _list_of(name: str, ref: ColumnElement[str]) -> ColumnElement[str]:
    """The address of the list that has the same; a ref needs no escaping."""
    return func.concat(literal(f"{API_BASE}/recommendations?{name}=", Text()), ref, type_=Text())
