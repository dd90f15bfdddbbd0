"""Where a recommendation comes from and what has become of it."""

from api.insight.insight import Insight
from api.insight.recommendation_lineage.schemas import RecommendationLineage
from api.insight.recommendation_lineage.statement import lineage_statement

insight = Insight(
    path="/recommendations/{key}/lineage",
    name="recommendation_lineage",
    summary="Where a recommendation comes from and what has become of it",
    answers=RecommendationLineage,
    statement=lineage_statement,
    rests_on=("recommendations", "recommendation_likenesses"),
)
