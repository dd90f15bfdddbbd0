"""What a year's work covers of its strategic plan."""

from api.insight.insight import Insight
from api.insight.work_plan_coverage.schemas import WorkPlanCoverage
from api.insight.work_plan_coverage.statement import coverage_statement

insight = Insight(
    path="/work-plans/{key}/coverage",
    name="work_plan_coverage",
    summary="What a year's work covers of its strategic plan",
    answers=WorkPlanCoverage,
    statement=coverage_statement,
    rests_on=("work_plans", "strategic_plans", "activities", "activity_reports", "economies"),
)
