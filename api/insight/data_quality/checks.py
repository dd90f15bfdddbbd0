"""The checks: which gaps of which records matter, why, and who asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from api.activities.routes import resource as activities
from api.activities.schemas import ActivityLack
from api.activity_reports.routes import resource as activity_reports
from api.activity_reports.schemas import ActivityReportLack
from api.focus_areas.routes import resource as focus_areas
from api.focus_areas.schemas import FocusAreaLack
from api.implementations.routes import resource as implementations
from api.implementations.schemas import ImplementationLack
from api.insight.lists import RecordList
from api.kpis.routes import resource as kpis
from api.kpis.schemas import KpiLack
from api.objectives.routes import resource as objectives
from api.objectives.schemas import ObjectiveLack
from api.recommendations.routes import resource as recommendations
from api.recommendations.schemas import RecommendationLack
from api.support_needs.routes import resource as support_needs
from api.support_needs.schemas import SupportNeedLack
from api.work_plans.routes import resource as work_plans
from api.work_plans.schemas import WorkPlanLack

SECTION_III: Final = "Strategic Plan 2018-2022, section III"
SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"
SECTION_V: Final = "Strategic Plan 2018-2022, section V"
SECTION_VI: Final = "Strategic Plan 2018-2022, section VI"
OF_FORUM: Final = {"forum": "forum", "plan": "plan"}
OF_PARTY: Final = {**OF_FORUM, "economy": "economy"}
MEMBERS: Final = frozenset({activity_reports.name, implementations.name, support_needs.name})
"""Records that no visitor sees: what lacks them would be everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityCheck:
    """One gap of one kind of record."""

    code: str
    gap: StrEnum
    of: RecordList
    """What is looked at."""
    title: str
    why: str
    source: str
    by: Mapping[str, str] = field(default_factory=dict)
    """The filters of the list that stand for the query's own."""
    is_for_members: bool = False

    @property
    def asks(self) -> RecordList:
        """What lacks it."""
        return self.of.narrowed(lacks=[self.gap])


def _of(
    noun: str, looked_at: RecordList, by: Mapping[str, str], *gaps: tuple[StrEnum, str, str, str]
) -> tuple[QualityCheck, ...]:
    """The checks of one kind of record: gap, title, why it matters, who asks for it."""
    return tuple(
        QualityCheck(
            code=f"{noun}.{gap.replace('_', '-')}",
            gap=gap,
            of=looked_at,
            title=title,
            why=why,
            source=source,
            by=by,
            is_for_members=looked_at.resource.name in MEMBERS or gap is ActivityLack.REPORT,
        )
        for gap, title, why, source in gaps
    )


CHECKS: Final[tuple[QualityCheck, ...]] = (
    *_of(
        "activity",
        RecordList(activities),
        OF_PARTY,
        (
            ActivityLack.PLAN,
            "Activities of no strategic plan",
            "No plan counts them; they are older than the plans on record, or nobody said.",
            SECTION_IV,
        ),
        (
            ActivityLack.FOCUS_AREAS,
            "Activities without a focus area",
            "The focus area is the rationale for holding an activity.",
            SECTION_IV,
        ),
        (
            ActivityLack.OBJECTIVES,
            "Activities without an objective",
            "Without one nobody can say what the activity was for.",
            SECTION_IV,
        ),
        (
            ActivityLack.KPIS,
            "Activities without a KPI",
            "No indicator is served by them.",
            SECTION_IV,
        ),
        (
            ActivityLack.LEAD_ECONOMIES,
            "Activities without a lead economy",
            "Nobody can be asked about them.",
            SECTION_IV,
        ),
        (
            ActivityLack.FORUM,
            "Activities of no forum",
            "They are in no forum's record.",
            SECTION_VI,
        ),
        (
            ActivityLack.DATES,
            "Activities without a date",
            "They are in no year's count, and no report falls due.",
            SECTION_V,
        ),
        (
            ActivityLack.DAY,
            "Activities known only to the year",
            "Whether they met a deadline within the year cannot be said.",
            SECTION_V,
        ),
        (
            ActivityLack.SOURCES,
            "Activities without a source",
            "Nobody can check what is said of them.",
            SECTION_IV,
        ),
    ),
    *_of(
        "activity",
        RecordList(activities, {"status": ["completed"]}),
        OF_PARTY,
        (
            ActivityLack.REPORT,
            "Activities held and not reported on",
            "Post-activity reports capture what was recommended.",
            SECTION_IV,
        ),
    ),
    *_of(
        "recommendation",
        RecordList(recommendations),
        {**OF_FORUM, "economy": "addressed_to"},
        (
            RecommendationLack.ADDRESSEE,
            "Recommendations to nobody",
            "Nobody can be asked about them, so nothing is tracked.",
            SECTION_IV,
        ),
        (
            RecommendationLack.SOURCE,
            "Recommendations without a source",
            "Nobody can say where they come from.",
            SECTION_IV,
        ),
        (
            RecommendationLack.FUTURE_USE,
            "Recommendations without a use",
            "Reports say how recommendations can be implemented in future work.",
            SECTION_IV,
        ),
        (
            RecommendationLack.FOCUS_AREAS,
            "Recommendations without a focus area",
            "They are in no part of the plan.",
            SECTION_IV,
        ),
        (
            RecommendationLack.PLAN,
            "Recommendations of no strategic plan",
            "No plan counts them; they are older than the plans on record, or nobody said.",
            SECTION_IV,
        ),
        (
            RecommendationLack.PRIORITY,
            "Recommendations without a priority",
            "Which of them needs evidence, and which comes first, cannot be said.",
            SECTION_IV,
        ),
        (
            RecommendationLack.DUE_ON,
            "Recommendations without a day",
            "They are never overdue.",
            SECTION_IV,
        ),
        (
            RecommendationLack.IMPLEMENTATIONS,
            "Recommendations that nobody was asked about",
            "They are drafts, or address no economy and no forum: nobody will ever answer.",
            SECTION_IV,
        ),
    ),
    *_of(
        "implementation",
        RecordList(implementations, {"is_open": True}),
        OF_PARTY,
        (
            ImplementationLack.ANSWER,
            "Recommendations without an answer",
            "Not reported is not refused: nobody knows.",
            SECTION_IV,
        ),
        (
            ImplementationLack.OWNER,
            "Implementations without an owner",
            "No agency is in charge.",
            SECTION_IV,
        ),
        (
            ImplementationLack.DUE_ON,
            "Implementations without a day",
            "They are never overdue.",
            SECTION_IV,
        ),
        (
            ImplementationLack.WORD,
            "Implementations without a word",
            "Nobody said how far they have come.",
            SECTION_IV,
        ),
    ),
    *_of(
        "implementation",
        RecordList(implementations, {"implementation": ["implemented"]}),
        OF_PARTY,
        (
            ImplementationLack.EVIDENCE,
            "Implementations without evidence",
            "That they are done rests on the party's word.",
            SECTION_IV,
        ),
    ),
    *_of(
        "kpi",
        RecordList(kpis, {"measure": ["count", "share", "increase"]}),
        OF_FORUM,
        (
            KpiLack.BASELINE,
            "KPIs without a baseline",
            "An increase cannot be told without where it began.",
            SECTION_III,
        ),
    ),
    *_of(
        "kpi",
        RecordList(kpis),
        OF_FORUM,
        (
            KpiLack.ACTIVITIES,
            "KPIs that no activity serves",
            "Each activity points to the relevant indicators.",
            SECTION_IV,
        ),
    ),
    *_of(
        "kpi",
        RecordList(kpis, {"source": ["manual"]}),
        OF_FORUM,
        (
            KpiLack.MEASUREMENTS,
            "KPIs that nobody has measured",
            "No verified figure says where they stand.",
            SECTION_III,
        ),
    ),
    *_of(
        "focus-area",
        RecordList(focus_areas),
        OF_FORUM,
        (
            FocusAreaLack.ACTIVITIES,
            "Focus areas without work",
            "The plan gives them as a rationale, and no activity takes it up.",
            SECTION_V,
        ),
    ),
    *_of(
        "objective",
        RecordList(objectives),
        OF_FORUM,
        (
            ObjectiveLack.ACTIVITIES,
            "Objectives without work",
            "No activity points to them.",
            SECTION_IV,
        ),
        (
            ObjectiveLack.KPIS,
            "Objectives without a KPI",
            "Whether they are reached cannot be measured.",
            SECTION_III,
        ),
    ),
    *_of(
        "work-plan",
        RecordList(work_plans),
        OF_FORUM,
        (
            WorkPlanLack.PLAN,
            "Work plans of no strategic plan",
            "The strategic plan holds the direction of each year's work.",
            SECTION_IV,
        ),
        (
            WorkPlanLack.THRUST,
            "Work plans without a thrust",
            "Each year names the focus areas that it is primarily about.",
            SECTION_V,
        ),
    ),
    *_of(
        "activity-report",
        RecordList(activity_reports, {"status": ["submitted", "accepted"]}),
        {**OF_FORUM, "economy": "lead_economies"},
        (
            ActivityReportLack.PARTICIPATION,
            "Reports that do not say who took part",
            "Economies, agencies and women cannot be counted.",
            SECTION_III,
        ),
        (
            ActivityReportLack.AGENCIES,
            "Reports that name no agency",
            "How many agencies an economy involves cannot be counted.",
            SECTION_III,
        ),
        (
            ActivityReportLack.RECOMMENDATIONS,
            "Reports without recommendations or a reason",
            "Post-activity reports capture what was recommended.",
            SECTION_IV,
        ),
    ),
    *_of(
        "support-need",
        RecordList(support_needs, {"status": ["identified", "assessed", "matched"]}),
        {"forum": "forum", "economy": "economy"},
        (
            SupportNeedLack.AREA,
            "Needs of no area",
            "Offers are matched by area first.",
            SECTION_IV,
        ),
        (
            SupportNeedLack.PRIORITY,
            "Needs without a priority",
            "Which comes first cannot be said.",
            SECTION_IV,
        ),
        (
            SupportNeedLack.FORUM,
            "Needs that no forum follows",
            "No chair assesses them.",
            SECTION_IV,
        ),
    ),
)
