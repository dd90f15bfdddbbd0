"""Which recommendations ask for what another one asks for, why one may think so, and who said."""

from api.insight.insight import Insight
from api.insight.similar_recommendations.explanation import explained
from api.insight.similar_recommendations.schemas import SimilarQuery, SimilarRecommendations
from api.insight.similar_recommendations.statement import similar_statement

insight = Insight(
    path="/recommendations/{key}/similar",
    name="similar_recommendations",
    summary="Which recommendations are most like one, and why",
    query=SimilarQuery,
    answers=SimilarRecommendations,
    statement=similar_statement,
    rests_on=("recommendations", "recommendation_likenesses"),
    finish=explained,
)
