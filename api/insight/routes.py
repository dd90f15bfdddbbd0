"""Every insight: the one line of wiring that a new one needs."""

from typing import Final

from fastapi import APIRouter

from api.core.web import DirectRoute
from api.insight import (
    action_plan_cycle,
    attention,
    compliance,
    coverage,
    data_quality,
    engagement_ledger,
    recommendation_lineage,
    scorecards,
    search,
    similar_recommendations,
    support_board,
    trace,
    work_plan_coverage,
)
from api.insight.insight import Insight
from api.recommendations.routes import resource as recommendations
from api.work_plans.routes import resource as work_plans

INSIGHTS: Final[tuple[Insight, ...]] = (
    trace.insight,
    data_quality.insight,
    search.insight,
    attention.insight,
    compliance.insight,
    coverage.insight,
    support_board.insight,
    engagement_ledger.insight,
    action_plan_cycle.insight,
    scorecards.insight,
    scorecards.counted,
)

_beneath_a_work_plan = APIRouter(route_class=DirectRoute)
work_plan_coverage.insight.add_to(_beneath_a_work_plan, "/{key}/coverage")
work_plans.beneath.append(_beneath_a_work_plan)

_beneath_a_recommendation = APIRouter(route_class=DirectRoute)
similar_recommendations.insight.add_to(_beneath_a_recommendation, "/{key}/similar")
recommendation_lineage.insight.add_to(_beneath_a_recommendation, "/{key}/lineage")
recommendations.beneath.append(_beneath_a_recommendation)
