"""Duties: which records ask something of which seats, and what settles them.

Each is a list under filters, so that what is counted and what its address shows are the same. A
seat's own part of the list is one filter more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, Text, cast, func, null, select

from api.action_plans.routes import resource as action_plans
from api.activities.models import Activity
from api.activities.routes import resource as activities
from api.activity_reports.models import ActivityReport
from api.activity_reports.routes import resource as activity_reports
from api.core.actors import Role
from api.core.resource import AnyResource
from api.engagements.models import Engagement
from api.engagements.routes import resource as engagements
from api.implementations.models import Implementation
from api.implementations.routes import resource as implementations
from api.insight.attention.schemas import AttentionKind as Kind
from api.insight.lists import RecordList
from api.kpi_measurements.models import KpiMeasurement
from api.kpi_measurements.routes import resource as kpi_measurements
from api.recommendations.routes import resource as recommendations
from api.support_matches.models import SupportMatch
from api.support_matches.routes import resource as support_matches
from api.support_needs.models import SupportNeed
from api.support_needs.routes import resource as support_needs
from api.work_plans.models import WorkPlan
from api.work_plans.routes import resource as work_plans

TODAY: Final[ColumnElement[Any]] = func.current_date()
FOLLOW_UP_DAYS: Final = 180
"""A follow-up is asked about for half a year."""
SAID: Final = ["accepted", "partially_accepted", "noted"]
NOT_BLOCKED: Final = ["not_started", "planned", "in_progress"]

PARTY: Final = {
    Role.SECRETARIAT: "",
    Role.FOCAL_POINT: "economy",
    Role.LIAISON: "sub_forum",
    Role.CHAIR: "sub_forum",
}
VERIFIER: Final = {Role.SECRETARIAT: "", Role.VALIDATOR: "economy"}
LEADER: Final = {Role.SECRETARIAT: "", Role.FOCAL_POINT: "lead_economies"}
CHAIR: Final = {Role.SECRETARIAT: "", Role.CHAIR: "forum"}
ECONOMY: Final = {Role.SECRETARIAT: "", Role.FOCAL_POINT: "economy"}
PROVIDER: Final = {
    Role.SECRETARIAT: "",
    **dict.fromkeys((Role.FOCAL_POINT, Role.LIAISON, Role.CHAIR), "provider"),
}
AWAITED: Final = {
    Role.SECRETARIAT: "",
    **dict.fromkeys((Role.FOCAL_POINT, Role.LIAISON, Role.CHAIR), "awaits"),
}
TOOK_PART: Final = {Role.SECRETARIAT: "", **dict.fromkeys((Role.LIAISON, Role.CHAIR), "party")}
"""Who is asked: the role, and the filter that keeps what is a seat's own; empty keeps all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Records that ask something of somebody."""

    kind: Kind
    asks: RecordList
    by: Mapping[Role, str]
    verb: str
    form: AnyResource | None = None
    """What the action makes, where it is no verb of the record."""
    due_on: Any = None
    since: Any = None
    """By default, since its last change."""
    detail: Any = None
    """What the words say besides."""
    economy: Any = None
    """By default, the record's own."""
    forum: Any = None
    """By default, the record's own."""
    is_awaited: bool = False
    """Whether somebody else waits for it."""

    def columns(self) -> dict[str, ColumnElement[Any]]:
        """What is said of each record."""
        model = self.asks.resource.service.model
        ref = getattr(model, model.__key__)
        since = model.updated_at if self.since is None else self.since
        return {
            "key": ref,
            "ref": ref,
            "due_on": cast(_or_null(self.due_on), Date),
            "since": cast(since, Date),
            "economy": cast(_or_own(self.economy, model, "economy"), Text),
            "forum": cast(_or_own(self.forum, model, "forum"), Text),
            "detail": cast(_or_null(self.detail), Text),
        }

    def may(self, role: Role) -> bool:
        """Whether a role may take the action itself."""
        if self.form is not None:
            return role in self.form.service.roles_for("create")
        return role in self.asks.resource.service.roles_for(self.verb)


def _or_null(column: Any) -> Any:  # noqa: ANN401 - any column
    return null() if column is None else column


def _or_own(column: Any, model: Any, name: str) -> Any:  # noqa: ANN401 - any column
    return _or_null(getattr(model, name, None)) if column is None else column


def _implementation(
    kind: Kind,
    verb: str,
    by: Mapping[Role, str] = PARTY,
    **options: Any,  # noqa: ANN401
) -> Duty:
    filters = options.pop("filters")
    return Duty(
        kind=kind,
        asks=RecordList(implementations, filters),
        by=by,
        verb=verb,
        due_on=Implementation.due_on,
        **options,
    )


def _of_activity(column: Any) -> Any:  # noqa: ANN401 - any column
    """What the activity of a report says."""
    return select(column).where(Activity.ref == ActivityReport.activity).scalar_subquery()


def _of_need(column: Any) -> Any:  # noqa: ANN401 - any column
    """What the need of a match says."""
    return select(column).where(SupportNeed.ref == SupportMatch.need).scalar_subquery()


def _report(kind: Kind, verb: str, by: Mapping[Role, str], **options: Any) -> Duty:  # noqa: ANN401
    return Duty(
        kind=kind,
        asks=RecordList(activity_reports, options.pop("filters")),
        by=by,
        verb=verb,
        forum=_of_activity(Activity.forum),
        **options,
    )


def _match(kind: Kind, verb: str, by: Mapping[Role, str], status: str) -> Duty:
    return Duty(
        kind=kind,
        asks=RecordList(support_matches, {"status": status}),
        by=by,
        verb=verb,
        economy=_of_need(SupportNeed.economy),
        forum=_of_need(SupportNeed.forum),
        is_awaited=kind is not Kind.JUDGE_SUPPORT,
    )


IMPLEMENTATION_DUTIES: Final = (
    _implementation(
        Kind.ANSWER_RECOMMENDATION,
        "accept",
        filters={"acceptance": "pending", "is_open": True},
        since=Implementation.created_at,
        is_awaited=True,
    ),
    _implementation(
        Kind.FINISH_OVERDUE,
        "implement",
        filters={"is_overdue": True, "acceptance": SAID, "implementation": NOT_BLOCKED},
    ),
    _implementation(
        Kind.UNBLOCK,
        "unblock",
        filters={"is_open": True, "acceptance": SAID, "implementation": "blocked"},
        since=Implementation.blocked_on,
        detail=Implementation.barrier,
        is_awaited=True,
    ),
    _implementation(
        Kind.SAY_HOW_FAR,
        "update",
        filters={
            "is_stale": True,
            "is_overdue": False,
            "acceptance": SAID,
            "implementation": NOT_BLOCKED,
        },
    ),
    _implementation(
        Kind.MEND_RETURNED,
        "submit",
        filters={"verification": "returned", "implementation": "implemented", "is_released": False},
        is_awaited=True,
    ),
    _implementation(
        Kind.SUBMIT_IMPLEMENTED,
        "submit",
        filters={
            "verification": "unverified",
            "implementation": "implemented",
            "is_released": False,
        },
    ),
    _implementation(
        Kind.VERIFY_IMPLEMENTATION,
        "verify",
        VERIFIER,
        filters={"verification": "submitted"},
        is_awaited=True,
    ),
)
WORK_DUTIES: Final = (
    _report(
        Kind.WRITE_REPORT,
        "submit",
        LEADER,
        filters={"status": "draft"},
        due_on=ActivityReport.due_on,
        since=ActivityReport.created_at,
    ),
    _report(
        Kind.WRITE_REPORT,
        "submit",
        {Role.CHAIR: "forum"},
        filters={"status": "draft", "is_overdue": True},
        due_on=ActivityReport.due_on,
        since=ActivityReport.created_at,
    ),
    _report(
        Kind.MEND_REPORT,
        "submit",
        LEADER,
        filters={"status": "returned"},
        due_on=ActivityReport.due_on,
        detail=ActivityReport.return_message,
        is_awaited=True,
    ),
    _report(
        Kind.ACCEPT_REPORT,
        "accept",
        CHAIR,
        filters={"status": "submitted"},
        since=ActivityReport.submitted_on,
        is_awaited=True,
    ),
    *(
        Duty(
            kind=Kind.CLOSE_ACTIVITY,
            asks=RecordList(
                activities, {"status": ["endorsed", "under_way"], "ends_on_before": TODAY}
            ),
            by=by,
            verb="complete",
            due_on=Activity.ends_on,
        )
        for by in (LEADER, {Role.CHAIR: "forum"})
    ),
    Duty(
        kind=Kind.ENDORSE_ACTIVITY,
        asks=RecordList(activities, {"status": "proposed"}),
        by=CHAIR,
        verb="endorse",
        due_on=Activity.starts_on,
        since=Activity.created_at,
        is_awaited=True,
    ),
    Duty(
        kind=Kind.SUBMIT_WORK_PLAN,
        asks=RecordList(work_plans, {"status": "draft"}),
        by=CHAIR,
        verb="submit",
        detail=WorkPlan.return_message,
    ),
    Duty(
        kind=Kind.ENDORSE_WORK_PLAN,
        asks=RecordList(work_plans, {"status": "submitted"}),
        by=CHAIR,
        verb="endorse",
        since=WorkPlan.submitted_on,
        is_awaited=True,
    ),
    Duty(
        kind=Kind.ADOPT_RECOMMENDATION,
        asks=RecordList(recommendations, {"status": "draft"}),
        by=CHAIR,
        verb="adopt",
        is_awaited=True,
    ),
    Duty(
        kind=Kind.FOLLOW_UP,
        asks=RecordList(engagements, {"has_follow_up": True, "on_after": TODAY - FOLLOW_UP_DAYS}),
        by=TOOK_PART,
        verb="update",
        since=Engagement.held_on,
        detail=Engagement.follow_up,
    ),
)
SUPPORT_DUTIES: Final = (
    Duty(
        kind=Kind.REVIEW_EDITION,
        asks=RecordList(action_plans, {"status": "submitted"}),
        by=VERIFIER,
        verb="review",
        is_awaited=True,
    ),
    Duty(
        kind=Kind.ASSESS_NEED,
        asks=RecordList(support_needs, {"status": "identified"}),
        by=CHAIR,
        verb="assess",
        since=SupportNeed.created_at,
        is_awaited=True,
    ),
    Duty(
        kind=Kind.FIND_SUPPORT,
        asks=RecordList(support_needs, {"status": ["identified", "assessed"]}),
        by=ECONOMY,
        verb="create",
        form=support_matches,
        since=SupportNeed.created_at,
    ),
    _match(Kind.AGREE_MATCH, "agree", AWAITED, "proposed"),
    _match(Kind.DELIVER_SUPPORT, "deliver", PROVIDER, "agreed"),
    _match(Kind.JUDGE_SUPPORT, "outcome", ECONOMY | {Role.VALIDATOR: "economy"}, "delivered"),
)
MEASUREMENT_DUTIES: Final = (
    Duty(
        kind=Kind.SUBMIT_MEASUREMENT,
        asks=RecordList(kpi_measurements, {"status": "draft"}),
        by={Role.SECRETARIAT: "", Role.FOCAL_POINT: "economy"},
        verb="submit",
    ),
    Duty(
        kind=Kind.SUBMIT_MEASUREMENT,
        asks=RecordList(kpi_measurements, {"status": "draft", "of_forum": True}),
        by={Role.CHAIR: "forum"},
        verb="submit",
    ),
    Duty(
        kind=Kind.VERIFY_MEASUREMENT,
        asks=RecordList(kpi_measurements, {"status": "submitted"}),
        by={Role.SECRETARIAT: "", Role.CHAIR: "forum", Role.VALIDATOR: "economy"},
        verb="verify",
        since=KpiMeasurement.submitted_on,
        is_awaited=True,
    ),
)
DUTIES: Final[tuple[Duty, ...]] = (
    *IMPLEMENTATION_DUTIES,
    *WORK_DUTIES,
    *SUPPORT_DUTIES,
    *MEASUREMENT_DUTIES,
)
