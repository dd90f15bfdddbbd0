"""Duties: which records ask something of which seats, and what settles them."""

from functools import partial
from typing import Any, Final

from sqlalchemy import func, select

from api.action_plans.routes import resource as action_plans
from api.activities.models import Activity
from api.activities.routes import resource as activities
from api.activities.schemas import ActivityLack
from api.activity_reports.models import ActivityReport
from api.activity_reports.routes import resource as activity_reports
from api.core.actors import Role
from api.engagements.models import Engagement
from api.engagements.routes import resource as engagements
from api.implementations.models import Implementation
from api.implementations.routes import resource as implementations
from api.insight.attention.duty import TODAY, Duty, Own, own
from api.insight.attention.schemas import AttentionKind as Kind
from api.kpi_measurements.models import KpiMeasurement
from api.kpi_measurements.routes import resource as kpi_measurements
from api.recommendations.models import Recommendation
from api.recommendations.routes import resource as recommendations
from api.support_matches.models import SupportMatch
from api.support_matches.routes import resource as support_matches
from api.support_needs.models import SupportNeed
from api.support_needs.routes import resource as support_needs
from api.work_plans.models import WorkPlan
from api.work_plans.routes import resource as work_plans

FOLLOW_UP_DAYS: Final = 180
"""A follow-up is asked about for half a year."""

DESK: Final = {Role.SECRETARIAT: Own()}
"""What the secretariat does itself."""
SEEN: Final = {Role.SECRETARIAT: Own(is_seen=True)}
"""What is an economy's or a forum's own, though the secretariat could do it for them."""
PARTY: Final = {
    **SEEN,
    Role.FOCAL_POINT: own("economy"),
    Role.LIAISON: own("sub_forum"),
    Role.CHAIR: own("sub_forum"),
}
VERIFIER: Final = {**DESK, Role.VALIDATOR: own("economy")}
LEADER: Final = {**SEEN, Role.FOCAL_POINT: own("lead_economies")}
CHAIR: Final = {**DESK, Role.CHAIR: own("forum")}
ECONOMY: Final = {**SEEN, Role.FOCAL_POINT: own("economy")}
TOOK_PART: Final = {**SEEN, Role.LIAISON: own("party"), Role.CHAIR: own("party")}
GIVERS: Final = (Role.FOCAL_POINT, Role.LIAISON, Role.CHAIR)
PROVIDER: Final = {**SEEN, **dict.fromkeys(GIVERS, own("provider"))}
AWAITED: Final = {**SEEN, **dict.fromkeys(GIVERS, own("awaits"))}


def _behind(column: Any, key: Any, link: Any) -> Any:  # noqa: ANN401 - any columns
    """What the record says that a link leads to."""
    return select(column).where(key == link).scalar_subquery()


_asked = partial(_behind, key=Recommendation.ref, link=Implementation.recommendation)
_held = partial(_behind, key=Activity.ref, link=ActivityReport.activity)
_needed = partial(_behind, key=SupportNeed.ref, link=SupportMatch.need)

_answer = partial(Duty, resource=implementations, by=PARTY, due_on=Implementation.due_on)
SAID: Final = {"acceptance": ["accepted", "partially_accepted", "noted"]}
AT_WORK: Final = {**SAID, "implementation": ["not_started", "planned", "in_progress"]}
DONE: Final = {"implementation": "implemented", "is_released": False}

OF_ANSWERS: Final = (
    _answer(
        kind=Kind.ANSWER_RECOMMENDATION,
        filters={"acceptance": "pending", "is_open": True},
        verb="accept",
        # What was adopted before it was recorded here has waited since then.
        since=func.coalesce(
            _asked(Recommendation.adopted_on),
            _asked(func.make_date(Recommendation.year, 12, 31)),
            Implementation.created_at,
        ),
        is_awaited=True,
    ),
    _answer(kind=Kind.FINISH_OVERDUE, filters={**AT_WORK, "is_overdue": True}, verb="implement"),
    _answer(
        kind=Kind.UNBLOCK,
        filters={**SAID, "implementation": "blocked", "is_open": True},
        verb="unblock",
        since=Implementation.blocked_on,
        detail=Implementation.barrier,
        is_awaited=True,
    ),
    _answer(
        kind=Kind.SAY_HOW_FAR,
        filters={**AT_WORK, "is_stale": True, "is_overdue": False},
        verb="update",
    ),
    _answer(
        kind=Kind.MEND_RETURNED,
        filters={**DONE, "verification": "returned"},
        verb="submit",
        is_awaited=True,
    ),
    _answer(
        kind=Kind.SUBMIT_IMPLEMENTED, filters={**DONE, "verification": "unverified"}, verb="submit"
    ),
    _answer(
        kind=Kind.VERIFY_IMPLEMENTATION,
        filters={"verification": "submitted"},
        by=VERIFIER,
        verb="verify",
        is_awaited=True,
    ),
)

_report = partial(Duty, resource=activity_reports, forum=_held(Activity.forum))

OF_REPORTS: Final = (
    _report(
        kind=Kind.WRITE_REPORT,
        filters={"status": "draft"},
        by={**LEADER, Role.CHAIR: own("forum", is_overdue=True)},
        verb="submit",
        due_on=ActivityReport.due_on,
        since=ActivityReport.created_at,
    ),
    _report(
        kind=Kind.MEND_REPORT,
        filters={"status": "returned"},
        by=LEADER,
        verb="submit",
        due_on=ActivityReport.due_on,
        detail=ActivityReport.return_message,
        is_awaited=True,
    ),
    _report(
        kind=Kind.ACCEPT_REPORT,
        filters={"status": "submitted"},
        by=CHAIR,
        verb="accept",
        since=ActivityReport.submitted_on,
        is_awaited=True,
    ),
)

OF_ACTIVITIES: Final = (
    Duty(
        kind=Kind.COMPLETE_PROPOSAL,
        resource=activities,
        filters={
            "status": "proposed",
            "lacks": [ActivityLack.FOCUS_AREAS, ActivityLack.OBJECTIVES, ActivityLack.KPIS],
        },
        by={Role.FOCAL_POINT: own("lead_economies")},
        verb="update",
        due_on=Activity.starts_on,
        since=Activity.created_at,
        is_awaited=True,
    ),
    Duty(
        kind=Kind.CLOSE_ACTIVITY,
        resource=activities,
        filters={"status": ["endorsed", "under_way"], "ends_on_before": TODAY},
        by={**LEADER, Role.CHAIR: own("forum")},
        verb="complete",
        due_on=Activity.ends_on,
    ),
    Duty(
        kind=Kind.ENDORSE_ACTIVITY,
        resource=activities,
        filters={"status": "proposed"},
        by=CHAIR,
        verb="endorse",
        due_on=Activity.starts_on,
        since=Activity.created_at,
        is_awaited=True,
    ),
)

_work_plan = partial(Duty, resource=work_plans, by=CHAIR)

OF_THE_FORUM: Final = (
    _work_plan(
        kind=Kind.SUBMIT_WORK_PLAN,
        filters={"status": "draft"},
        verb="submit",
        detail=WorkPlan.return_message,
    ),
    _work_plan(
        kind=Kind.ENDORSE_WORK_PLAN,
        filters={"status": "submitted"},
        verb="endorse",
        since=WorkPlan.submitted_on,
        is_awaited=True,
    ),
    Duty(
        kind=Kind.ADOPT_RECOMMENDATION,
        resource=recommendations,
        filters={"status": "draft"},
        by=CHAIR,
        verb="adopt",
        since=func.coalesce(func.make_date(Recommendation.year, 12, 31), Recommendation.created_at),
        is_awaited=True,
    ),
    Duty(
        kind=Kind.FOLLOW_UP,
        resource=engagements,
        filters={"has_follow_up": True, "on_after": TODAY - FOLLOW_UP_DAYS},
        by=TOOK_PART,
        verb="update",
        since=Engagement.held_on,
        detail=Engagement.follow_up,
    ),
)

_match = partial(
    Duty,
    resource=support_matches,
    economy=_needed(SupportNeed.economy),
    forum=_needed(SupportNeed.forum),
)

OF_SUPPORT: Final = (
    Duty(
        kind=Kind.REVIEW_EDITION,
        resource=action_plans,
        filters={"status": "submitted"},
        by=VERIFIER,
        verb="review",
        is_awaited=True,
    ),
    Duty(
        kind=Kind.ASSESS_NEED,
        resource=support_needs,
        filters={"status": "identified"},
        by=CHAIR,
        verb="assess",
        since=SupportNeed.created_at,
        is_awaited=True,
    ),
    Duty(
        kind=Kind.FIND_SUPPORT,
        resource=support_needs,
        filters={"status": ["identified", "assessed"]},
        by=ECONOMY,
        verb="create",
        form=support_matches,
        since=SupportNeed.created_at,
    ),
    _match(
        kind=Kind.AGREE_MATCH,
        filters={"status": "proposed"},
        by=AWAITED,
        verb="agree",
        is_awaited=True,
    ),
    _match(
        kind=Kind.DELIVER_SUPPORT,
        filters={"status": "agreed"},
        by=PROVIDER,
        verb="deliver",
        is_awaited=True,
    ),
    _match(
        kind=Kind.JUDGE_SUPPORT,
        filters={"status": "delivered"},
        by={**ECONOMY, Role.VALIDATOR: own("economy")},
        verb="outcome",
    ),
)

_measurement = partial(Duty, resource=kpi_measurements)

OF_MEASUREMENTS: Final = (
    _measurement(
        kind=Kind.SUBMIT_MEASUREMENT,
        filters={"status": "draft"},
        by={**ECONOMY, Role.CHAIR: own("forum", of_forum=True)},
        verb="submit",
    ),
    _measurement(
        kind=Kind.VERIFY_MEASUREMENT,
        filters={"status": "submitted"},
        by={**CHAIR, Role.VALIDATOR: own("economy")},
        verb="verify",
        since=KpiMeasurement.submitted_on,
        is_awaited=True,
    ),
)

DUTIES: Final[tuple[Duty, ...]] = (
    *OF_ANSWERS,
    *OF_REPORTS,
    *OF_ACTIVITIES,
    *OF_THE_FORUM,
    *OF_SUPPORT,
    *OF_MEASUREMENTS,
)
