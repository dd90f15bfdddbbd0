"""Every insight: the one line of wiring that a new one needs."""

from typing import Final

from fastapi import APIRouter

from api.core.web import DirectRoute
from api.insight import coverage, work_plan_coverage
from api.insight.insight import Insight
from api.work_plans.routes import resource as work_plans

INSIGHTS: Final[tuple[Insight, ...]] = (coverage.insight,)

_beneath_a_work_plan = APIRouter(route_class=DirectRoute)
work_plan_coverage.insight.add_to(_beneath_a_work_plan, "/{key}/coverage")
work_plans.beneath.append(_beneath_a_work_plan)
