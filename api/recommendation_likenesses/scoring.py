"""How alike two recommendations are, in SQL (docs/similarity.md).

Two texts are compared by their weighted terms: the stems of their words, and the concepts of the
lexicon, so that `API/PNR` meets `advance passenger information`. Topics count for a fifth where
both have some. The weights are constants of the database, so a score says nothing of any third
record; and it is computed of what the actor may see, of nothing else.
"""

from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, case, func, select, true

from api.core.actors import Actor
from api.recommendations.models import Recommendation, recommendation_topics
from api.recommendations.service import RecommendationService

METHOD: Final = "words-concepts-topics-1"
"""Changes whenever the lexicon, the weights or the formula do."""
TEXT_SHARE: Final = 0.8
TOPIC_SHARE: Final = 0.2
WORTH_A_LOOK: Final = 20
"""The least score that is suggested: it finds 51 of the 54 overlaps that a person named."""
WORTH_A_HINT: Final = 40
"""The least score that a linter mentions: four of five judged pairs that reach it overlap."""


def asked_for(actor: Actor, condition: ColumnElement[bool]) -> CTE:
    """The recommendation in question, if the actor may see it."""
    one, links = Recommendation, recommendation_topics.c
    topics = select(links.target_key).where(links.owner_id == one.id).order_by(links.target_key)
    return (
        select(
            *(one.id, one.ref, one.text, one.terms, one.terms_length),
            *(one.source_activity, one.source_mandate, one.source_document),
            func.array(topics.scalar_subquery()).label("topics"),
        )
        .where(condition, RecommendationService.visible(actor))
        # There is one at most; the planner should count on it.
        .limit(1)
        .cte("asked")
        .prefix_with("MATERIALIZED")
    )


def terms_of(asked: CTE) -> CTE:
    """Its terms, and what each one weighs when both have it."""
    each = func.unnest(asked.c.terms).table_valued("term").render_derived("each_term")
    square = func.power(func.ctwg_term_weight(each.c.term), 2)
    return (
        select(each.c.term, square.label("square"))
        .select_from(asked.join(each, true()))
        .cte("mine")
    )


def scores(actor: Actor, asked: CTE, mine: CTE) -> CTE:
    """Every other one that the actor may see and that shares a term with it.

    `text` and `topic` are cosines; `topic` is null where one of the two has none; `score` is of
    100.
    """
    one = Recommendation
    each = func.unnest(one.terms).table_valued("term").render_derived("each_of_theirs")
    lengths = func.min(one.terms_length) * func.min(asked.c.terms_length)
    texts = (
        select(one.id, (func.sum(mine.c.square) / lengths).label("likeness"))
        .join(each, true())
        .join(mine, mine.c.term == each.c.term)
        .join(asked, one.id != asked.c.id)
        .where(RecommendationService.visible(actor))
        .group_by(one.id)
        .cte("texts")
    )
    topics = _topics(asked)
    text, topic = texts.c.likeness, topics.c.likeness
    both = case((topic.is_(None), text), else_=TEXT_SHARE * text + TOPIC_SHARE * topic)
    score: ColumnElement[Any] = func.round(100 * both)
    return (
        select(texts.c.id, text.label("text"), topic.label("topic"), score.label("score"))
        .select_from(texts.outerjoin(topics, topics.c.id == texts.c.id))
        .cte("scores")
    )


def _topics(asked: CTE) -> CTE:
    """How far the topics of others are its own."""
    links = recommendation_topics.c
    shared = func.count().filter(links.target_key == func.any(asked.c.topics))
    lengths = func.sqrt(func.count() * func.min(func.cardinality(asked.c.topics)))
    return (
        select(links.owner_id.label("id"), (shared / lengths).label("likeness"))
        .select_from(recommendation_topics)
        .join(asked, func.cardinality(asked.c.topics) > 0)
        .group_by(links.owner_id)
        .cte("topical")
    )
