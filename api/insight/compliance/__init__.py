"""Compliance: who was asked what, what they answered and did, and a score that explains itself."""

from api.insight.compliance.explanation import explained
from api.insight.compliance.schemas import Compliance, ComplianceQuery
from api.insight.compliance.statement import compliance_statement
from api.insight.insight import Insight

insight = Insight(
    path="/compliance",
    name="compliance",
    summary="Who does what was recommended, and how that was counted",
    query=ComplianceQuery,
    answers=Compliance,
    statement=compliance_statement,
    finish=explained,
    rests_on=(
        *("implementations", "recommendations", "economies", "sub_fora"),
        *("strategic_plans", "cross_cutting_areas"),
    ),
    is_dated=True,
)
