"""What the caller's seats should do now, most urgent first."""

from api.core.front import PRINCIPALS
from api.insight.attention.duties import DUTIES
from api.insight.attention.schemas import Attention, AttentionQuery
from api.insight.attention.statement import attention_statement
from api.insight.attention.words import with_words
from api.insight.data_quality.checks import CHECKS
from api.insight.insight import Insight

insight = Insight(
    path="/attention",
    name="attention",
    summary="What the caller's seats should do now, most urgent first",
    query=AttentionQuery,
    answers=Attention,
    statement=attention_statement,
    finish=with_words,
    rests_on=(
        *sorted(
            {duty.resource.name for duty in DUTIES} | {check.of.resource.name for check in CHECKS}
        ),
        *("strategic_plans", "sub_fora", "economies", "imports", PRINCIPALS),
    ),
    is_dated=True,
    for_members=True,
)
