"""The rules of section IV of the plan, one function each, with its stable code.

The linter and the verbs ask the same functions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from api.activities.models import (
    Activity,
    activity_focus_areas,
    activity_kpis,
    activity_lead_economies,
    activity_objectives,
)
from api.activities.schemas import ActivityLack
from api.core.errors import Finding
from api.core.lacks import Gaps, is_empty, is_unlinked, is_year_only
from api.core.schemas import Period
from api.core.text import PartialDate
from api.strategic_plans.models import PlanPart, StrategicPlan

SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"
SECTION_V: Final = "Strategic Plan 2018-2022, section V"


@dataclass(frozen=True, slots=True)
class ActivityRules:
    """An activity, and the plan that it belongs to."""

    activity: Activity
    plan: StrategicPlan | None

    def findings(self) -> Iterator[Finding]:
        """Everything that stands against endorsing it."""
        yield from self._aims()
        yield from self._one_plan()
        yield from self._lead()
        for name in ("planned", "actual"):
            period: Period | None = getattr(self.activity, name)
            if period is not None:
                yield from self._dates(name, period)

    def completion(self) -> Iterator[Finding]:
        """What stands against completing it, besides."""
        if self.activity.actual is None or self.activity.actual.end is None:
            detail = "Say when it ended; the report is due from that day."
            yield Finding("activity.complete-needs-end-date", detail, "/actual/end", SECTION_IV)

    def _aims(self) -> Iterator[Finding]:
        activity = self.activity
        if not activity.focus_areas:
            detail = "Name at least one focus area as the rationale for holding it."
            yield Finding("activity.focus-area-required", detail, "/focus_areas", SECTION_IV)
        if not activity.objectives:
            detail = "Point to at least one objective."
            yield Finding("activity.objective-required", detail, "/objectives", SECTION_IV)
        # Some fora's plans have no KPIs, or none for an objective: then there is none to name.
        has_kpis = any(objective.kpis for objective in activity.objectives)
        if not activity.kpis and (has_kpis or not activity.objectives):
            detail = "Point to the relevant key performance indicators."
            yield Finding("activity.kpi-required", detail, "/kpis", SECTION_IV)
        objectives = {objective.ref for objective in activity.objectives}
        for place, kpi in enumerate(sorted(activity.kpis, key=lambda kpi: kpi.ref)):
            if kpi.objective not in objectives:
                detail = f"{kpi.ref} belongs to {kpi.objective}, which is not among the objectives."
                yield Finding(
                    "activity.kpi-outside-objectives", detail, f"/kpis/{place}", SECTION_IV
                )

    def _one_plan(self) -> Iterator[Finding]:
        parts: list[PlanPart] = [
            *self.activity.focus_areas,
            *self.activity.objectives,
            *self.activity.kpis,
        ]
        foreign = sorted({part.ref for part in parts if part.plan != self.activity.plan})
        if foreign:
            detail = f"Not of the activity's plan: {', '.join(foreign)}."
            yield Finding("activity.outside-plan", detail, "/plan", SECTION_IV)

    def _lead(self) -> Iterator[Finding]:
        if not self.activity.lead_economies:
            detail = "Name the economy, or economies, that lead it."
            yield Finding("activity.lead-required", detail, "/lead_economies", SECTION_IV)

    def _dates(self, name: str, period: Period) -> Iterator[Finding]:
        start, end = period.start, period.end
        if start and end and start.is_certainly_after(end):
            detail = "It ends before it starts."
            yield Finding("activity.dates-out-of-order", detail, f"/{name}/end", SECTION_IV)
        for place, day in (("start", start), ("end", end)):
            if day is not None and self._is_outside_plan(day):
                detail = f"{day} is outside the period of {self.activity.plan}."
                yield Finding("activity.outside-plan-period", detail, f"/{name}/{place}", SECTION_V)

    def _is_outside_plan(self, day: PartialDate) -> bool:
        """Whether no day that this may be lies within the plan."""
        plan = self.plan
        if plan is None:
            return False
        too_early = plan.starts_on is not None and day.last < plan.starts_on
        too_late = plan.ends_on is not None and day.first > plan.ends_on
        return too_early or too_late


LACKS: Final[Gaps] = {
    ActivityLack.FOCUS_AREAS: is_unlinked(Activity, activity_focus_areas),
    ActivityLack.OBJECTIVES: is_unlinked(Activity, activity_objectives),
    ActivityLack.KPIS: is_unlinked(Activity, activity_kpis),
    ActivityLack.LEAD_ECONOMIES: is_unlinked(Activity, activity_lead_economies),
    ActivityLack.FORUM: Activity.forum.is_(None),
    ActivityLack.PLAN: Activity.plan.is_(None),
    ActivityLack.DATES: Activity.starts_on.is_(None),
    ActivityLack.DAY: is_year_only(Activity.actual, Activity.planned),
    ActivityLack.SOURCES: is_empty(Activity.sources),
}
"""What an activity may lack. Whether it lacks its report shows in the reports."""
