"""The most similar recommendations with reasons and answers, as one statement."""

from typing import Any, Final

from sqlalchemy import (
    CTE,
    Boolean,
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.insight.insight import is_asked_for
from api.recommendation_likenesses.models import RecommendationLikeness, Verdict
from api.recommendation_likenesses.scoring import (
    METHOD,
    TEXT_SHARE,
    TOPIC_SHARE,
    WORTH_A_LOOK,
    asked_for,
    scores,
    terms_of,
)
from api.recommendation_likenesses.service import RecommendationLikenessService
from api.recommendations.models import Recommendation, recommendation_topics
from api.recommendations.service import RecommendationService

SHOWN: Final = ("ref", "text", "status", "forum", "plan", "year")
SOURCES: Final = ("source_activity", "source_mandate", "source_document")


def similar_statement(actor: Actor) -> Statement:
    """One statement that answers what is like a recommendation, as this actor may see it."""
    asked = asked_for(actor, is_asked_for(Recommendation))
    mine = terms_of(asked)
    best = _best(actor, asked, scores(actor, asked, mine))
    reasons = func.array(_reasons(asked, mine, best).scalar_subquery())
    shown = [part for name in (*SHOWN, "score", "answer") for part in (name, best.c[name])]
    items = select(func.json_build_object(*shown, "reasons", reasons)).order_by(
        best.c.score.desc(), best.c.ref
    )
    answer = func.json_build_object(
        *("recommendation", asked.c.ref),
        *("method", METHOD),
        *("least_score", WORTH_A_LOOK),
        *("items", func.array(items.scalar_subquery())),
    )
    return compiled(select(answer).select_from(asked))


def _best(actor: Actor, asked: CTE, scored: CTE) -> CTE:
    """Those with the highest scores, and those of which a person has spoken."""
    said, one = _answers(actor, asked), Recommendation
    score = func.coalesce(cast(scored.c.score, Integer), 0)
    is_wanted = or_(
        said.c.verdict.is_(None),
        said.c.verdict != Verdict.DIFFERENT.value,
        late("different", Boolean()),
    )
    is_known = or_(score >= WORTH_A_LOOK, said.c.verdict.is_not(None))
    return (
        select(
            *(one.id, one.terms, one.terms_length, scored.c.topic),
            *(getattr(one, name) for name in (*SHOWN, *SOURCES)),
            score.label("score"),
            said.c.answer,
        )
        .select_from(one)
        .outerjoin(scored, scored.c.id == one.id)
        .outerjoin(said, said.c.ref == one.ref)
        .where(RecommendationService.visible(actor), is_known, is_wanted)
        .order_by(score.desc(), one.ref)
        .limit(late("limit", Integer()))
        .cte("best")
    )


def _answers(actor: Actor, asked: CTE) -> CTE:
    """What people said of it and others, by the other's ref."""
    one = RecommendationLikeness
    columns = (one.id, one.verdict, one.note, one.judged_by, one.updated_at)
    answer = [part for column in columns for part in (column.key, column)]
    other = case((one.recommendation == asked.c.ref, one.other), else_=one.recommendation)
    return (
        select(
            other.label("ref"),
            cast(one.verdict, Text).label("verdict"),
            func.json_build_object(*answer).label("answer"),
        )
        .where(
            or_(one.recommendation == asked.c.ref, one.other == asked.c.ref),
            RecommendationLikenessService.visible(actor),
        )
        .cte("answers")
    )


def _reasons(asked: CTE, mine: CTE, best: CTE) -> Select[Any]:
    """What one of the best has in common with it: what adds most to the score first."""
    reasons = union_all(
        _common_terms(asked, mine, best), _common_topics(asked, best), _common_source(asked, best)
    ).subquery("reasons")
    record = [part for column in reasons.c for part in (column.key, column)]
    return select(func.json_build_object(*record)).order_by(
        reasons.c.points.desc(), reasons.c.kind, reasons.c.term
    )


def _common_terms(asked: CTE, mine: CTE, best: CTE) -> Select[Any]:
    is_concept = func.starts_with(mine.c.term, "#")
    share = case((best.c.topic.is_(None), 1.0), else_=TEXT_SHARE)
    lengths = best.c.terms_length * asked.c.terms_length
    points = func.round(100 * share * mine.c.square / lengths)
    here = func.ctwg_as_written(asked.c.text, mine.c.term)
    return (
        select(
            case((is_concept, "concept"), else_="word").label("kind"),
            case(
                (is_concept, func.substr(mine.c.term, 2)),
                else_=func.coalesce(func.array_to_string(here, ", "), mine.c.term),
            ).label("term"),
            here.label("here"),
            func.ctwg_as_written(best.c.text, mine.c.term).label("there"),
            cast(points, Integer).label("points"),
        )
        .select_from(asked, mine)
        .where(mine.c.term == func.any(best.c.terms))
        .correlate(best)
    )


def _common_topics(asked: CTE, best: CTE) -> Select[Any]:
    links = recommendation_topics.c
    shared = func.count().over()
    points = func.round(100 * TOPIC_SHARE * best.c.topic / shared)
    return (
        select(*_said("topic", links.target_key), cast(points, Integer).label("points"))
        .select_from(asked, recommendation_topics)
        .where(links.owner_id == best.c.id, links.target_key == func.any(asked.c.topics))
        .correlate(best)
    )


def _common_source(asked: CTE, best: CTE) -> Select[Any]:
    """That both come out of one thing says nothing of what they ask: it adds nothing."""
    same = and_(
        *(asked.c[name].is_not_distinct_from(best.c[name]) for name in SOURCES),
        func.coalesce(*(asked.c[name] for name in SOURCES)).is_not(None),
    )
    source = func.coalesce(*(asked.c[name] for name in SOURCES))
    points = literal(0, Integer()).label("points")
    return select(*_said("source", source), points).select_from(asked).where(same).correlate(best)


def _said(kind: str, term: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """A reason that no words of the texts stand for."""
    nothing: ColumnElement[Any] = literal_column("ARRAY[]::text[]")
    return [
        literal(kind, Text()).label("kind"),
        term.label("term"),
        nothing.label("here"),
        nothing.label("there"),
    ]
