"""Which parts of a strategic plan the work serves."""

from api.insight.coverage.schemas import Coverage
from api.insight.coverage.statement import coverage_statement
from api.insight.insight import Insight, PlanQuery

insight = Insight(
    path="/coverage",
    name="coverage",
    summary="Which parts of a plan the work serves",
    query=PlanQuery,
    answers=Coverage,
    statement=coverage_statement,
    rests_on=("strategic_plans", "activities", "recommendations"),
)
