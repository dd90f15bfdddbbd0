"""The ledger of a forum's contacts: who gave, who received, who fell silent."""

from api.insight.engagement_ledger.schemas import EngagementLedger, LedgerQuery
from api.insight.engagement_ledger.statement import ledger_statement
from api.insight.insight import Insight

insight = Insight(
    path="/engagement-ledger",
    name="engagement_ledger",
    summary="Who briefed whom in the time of a plan, and who fell silent",
    query=LedgerQuery,
    answers=EngagementLedger,
    statement=ledger_statement,
    rests_on=("strategic_plans", "engagements", "sub_fora", "organizations"),
    is_dated=True,
)
