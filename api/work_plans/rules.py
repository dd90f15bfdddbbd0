"""The rules of section V of the plan on a year's work, one function each, with its stable code."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select

from api.core.errors import Finding
from api.core.lacks import Gaps
from api.strategic_plans.models import FocusArea, StrategicPlan
from api.work_plans.models import ThrustArea, WorkPlan
from api.work_plans.schemas import WorkPlanLack

SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"
SECTION_V: Final = "Strategic Plan 2018-2022, section V"


def thrust_findings(work: WorkPlan, focus_areas: dict[str, FocusArea]) -> Iterator[Finding]:
    """The year has a thrust: focus areas of its plan, each with the reason for it."""
    if not work.thrust:
        detail = "Name the focus areas that are the primary thrust of the year, and why."
        yield Finding("work-plan.thrust-required", detail, "/thrust", SECTION_V)
    for place, part in enumerate(work.thrust):
        if not part.rationale:
            detail = f"Say why {part.focus_area} is the thrust of {work.year}."
            pointer = f"/thrust/{place}/rationale"
            yield Finding("work-plan.thrust-required", detail, pointer, SECTION_V)
        if focus_areas[part.focus_area].plan != work.plan:
            detail = f"{part.focus_area} is not of {work.plan or 'a plan'}."
            pointer = f"/thrust/{place}/focus_area"
            yield Finding("work-plan.thrust-outside-plan", detail, pointer, SECTION_V)


def year_findings(work: WorkPlan, plan: StrategicPlan | None) -> Iterator[Finding]:
    """The year lies within the strategic plan."""
    if plan is None:
        detail = f"Name the strategic plan of {work.forum} that {work.year} belongs to."
        yield Finding("work-plan.year-outside-plan", detail, "/plan", SECTION_IV)
    elif not covers(plan, work.year):
        detail = f"{work.year} is outside the period of {plan.ref}."
        yield Finding("work-plan.year-outside-plan", detail, "/year", SECTION_IV)


def covers(plan: StrategicPlan, year: int) -> bool:
    """Whether a year, or a part of it, lies within a plan; an end that is open bounds nothing."""
    begins = plan.starts_on is None or plan.starts_on.year <= year
    return begins and (plan.ends_on is None or year <= plan.ends_on.year)


LACKS: Final[Gaps] = {
    WorkPlanLack.PLAN: WorkPlan.plan.is_(None),
    WorkPlanLack.THRUST: ~select(ThrustArea.id)
    .where(ThrustArea.work_plan_id == WorkPlan.id)
    .exists(),
}
"""What a work plan may lack."""
