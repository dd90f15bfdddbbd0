"""The cycle of action plans: who has reviewed, who has updated, how long is left."""

from api.insight.action_plan_cycle.schemas import ActionPlanCycle
from api.insight.action_plan_cycle.statement import cycle_statement
from api.insight.insight import Insight, PlanQuery

insight = Insight(
    path="/action-plan-cycle",
    name="action_plan_cycle",
    summary="Who has reviewed and who has updated its action plan, and how long is left",
    query=PlanQuery,
    answers=ActionPlanCycle,
    statement=cycle_statement,
    rests_on=("strategic_plans", "kpis", "action_plans", "economies"),
    is_dated=True,
)
