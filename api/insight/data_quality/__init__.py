"""What the record lacks, check by check, each with the list of the records that lack it."""

from api.insight.data_quality.checks import CHECKS
from api.insight.data_quality.schemas import DataQuality, DataQualityQuery
from api.insight.data_quality.statement import quality_statement
from api.insight.data_quality.words import with_words
from api.insight.insight import Insight

insight = Insight(
    path="/data-quality",
    name="data_quality",
    summary="What the record lacks, and where to mend it",
    query=DataQualityQuery,
    answers=DataQuality,
    statement=quality_statement,
    finish=with_words,
    rests_on=(
        *sorted({check.asks.resource.name for check in CHECKS}),
        *("strategic_plans", "sub_fora", "economies"),
    ),
    is_dated=True,
)
