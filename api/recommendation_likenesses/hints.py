"""What the linter of a draft says of likeness: a hint, which stands against nothing."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.errors import Finding, Severity
from api.recommendation_likenesses.models import RecommendationLikeness
from api.recommendation_likenesses.scoring import WORTH_A_HINT, asked_for, scores, terms_of
from api.recommendations.models import Recommendation, RecommendationStatus
from api.recommendations.service import RecommendationService

MEASURED: Final = "Likeness of the texts (docs/similarity.md)"
MOST: Final = 3


def likely_repeats(session: Session, actor: Actor, row: Recommendation) -> Iterator[Finding]:
    """Adopted recommendations that a draft seems to repeat, until a person has spoken of them."""
    if row.status is not RecommendationStatus.DRAFT:
        return
    asked = asked_for(actor, Recommendation.id == row.id)
    scored = scores(actor, asked, terms_of(asked))
    one, said = Recommendation, RecommendationLikeness
    spoken_of = select(said.id).where(
        or_(said.recommendation == row.ref, said.other == row.ref),
        or_(said.recommendation == one.ref, said.other == one.ref),
    )
    repeated = (
        select(one.ref, scored.c.score)
        .join(scored, scored.c.id == one.id)
        .where(
            one.status == RecommendationStatus.ADOPTED,
            scored.c.score >= WORTH_A_HINT,
            ~spoken_of.exists(),
        )
        .order_by(scored.c.score.desc(), one.ref)
        .limit(MOST)
    )
    for ref, score in session.execute(repeated):
        detail = (
            f"It may repeat {ref}, which is adopted (likeness {score:.0f} of 100):"
            " say what it has to do with it."
        )
        yield Finding(
            "recommendation.like-another", detail, "/text", MEASURED, severity=Severity.WARNING
        )


# Imports go from child to parent, so the child asks to be asked (ARCHITECTURE.md, import order).
RecommendationService.hints.append(likely_repeats)
