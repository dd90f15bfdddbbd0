"""Activity reports: due after an activity, submitted with what it recommends, accepted."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Final

from pydantic import BaseModel
from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import Session

from api.activities.models import Activity, ActivityStatus
from api.activities.service import WHO_ENDORSES, WHO_RUNS, ActivityService
from api.activity_reports.models import EDITABLE, ActivityReport, ActivityReportStatus
from api.activity_reports.schemas import ActivityReportCreate, ActivityReportRead, Message
from api.core.actors import Actor, Seat
from api.core.attendance import more_women_than_delegates
from api.core.errors import Fault, Finding, refused_by_rules
from api.core.ledger import Event, Ledger
from api.core.service import ResourceService, Transition
from api.core.settings import load_settings
from api.recommendations.models import Recommendation
from api.recommendations.service import RecommendationService

SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"


class ActivityReportService(ResourceService[ActivityReport]):
    """Whoever runs an activity reports on it; the chair and the secretariat take the report."""

    name = "activity_reports"
    read = ActivityReportRead
    model = ActivityReport
    rests_on = ("activities", "recommendations")
    roles = {
        **dict.fromkeys(("create", "update", "submit"), WHO_RUNS),
        **dict.fromkeys(("return", "accept"), WHO_ENDORSES),
    }
    transitions = {
        "submit": Transition(frozenset(EDITABLE), ActivityReportStatus.SUBMITTED),
        "return": Transition(
            frozenset({ActivityReportStatus.SUBMITTED}), ActivityReportStatus.RETURNED
        ),
        "accept": Transition(
            frozenset({ActivityReportStatus.SUBMITTED}), ActivityReportStatus.ACCEPTED
        ),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Members see the reports of the activities that they see."""
        if actor.is_anonymous:
            return false()
        activities = select(Activity.ref).where(ActivityService.visible(actor))
        return ActivityReport.activity.in_(activities)

    def owns(self, seat: Seat, row: ActivityReport) -> bool:
        """Whoever runs the activity."""
        activity = self._activity(row)
        return ActivityService(self.session, self.ledger, self.actor).owns(seat, activity)

    def create(self, payload: BaseModel, state: StrEnum | None = None) -> ActivityReport:
        """Start a report, or take up the empty draft that the activity's completion made."""
        draft = self._empty_draft(payload) if state is None else None
        if draft is None:
            return super().create(payload, state)
        seat = self.permit(draft, "create")
        before = self.snapshot(draft)
        self._change(draft, {name: getattr(payload, name) for name in type(payload).model_fields})
        self._demand_sound(draft)
        return self.store(draft, "update", seat, before)

    def prepare(self, row: ActivityReport) -> None:
        """It is quoted by its activity, and due some time after that one's end."""
        row.ref = f"{row.activity}.report"
        row.due_on = due_on(self._activity(row))

    def update(self, row: ActivityReport, payload: BaseModel) -> ActivityReport:
        """Change a report that is with its authors.

        Raises:
            RuleViolation: `report.frozen`, once it was submitted.
        """
        self.permit(row, "update")
        if row.status not in EDITABLE:
            detail = f"The report is {row.status}; it changes when it was returned."
            raise refused_by_rules([Finding("report.frozen", detail, "", SECTION_IV)])
        return super().update(row, payload)

    def check(self, row: ActivityReport) -> Iterable[Fault]:
        """Each participant is one party, and each recommendation this activity's own."""
        for place, part in enumerate(row.participation):
            if (part.economy is None) == (part.organization is None):
                detail = "Name the economy or the organization that took part."
                pointer = f"/participation/{place}"
                yield Fault("report.participant-required", detail, pointer=pointer)
        yield from more_women_than_delegates(row.participation, "participation")
        for place, born in enumerate(row.recommendations):
            if born.source_activity not in {None, row.activity}:
                detail = f"{born.ref} comes from {born.source_activity}."
                pointer = f"/recommendations/{place}"
                yield Fault("report.foreign-recommendation", detail, pointer=pointer)

    def findings(self, row: ActivityReport) -> Iterator[Finding]:
        """What stands against submitting it."""
        if self._activity(row).status is not ActivityStatus.COMPLETED:
            detail = f"{row.activity} is not completed yet."
            yield Finding("report.activity-not-completed", detail, "/activity", SECTION_IV)
        has_any = row.recommendations or self._born(row)
        if not has_any and not row.no_recommendations_because:
            detail = "Capture what the activity recommends, or say why it recommends nothing."
            yield Finding(
                "report.recommendations-or-reason", detail, "/recommendations", SECTION_IV
            )

    def submit(self, row: ActivityReport) -> None:
        """Hand it in, with every recommendation that names the activity as its source."""
        found = list(self.findings(row))
        if found:
            raise refused_by_rules(found)
        named = {recommendation.ref for recommendation in row.recommendations}
        row.recommendations.extend(born for born in self._born(row) if born.ref not in named)
        row.submitted_on = datetime.now(UTC).date()

    def return_(self, row: ActivityReport, payload: Message) -> None:
        """Give it back with what is to be mended."""
        row.return_message = payload.message

    def accept(self, row: ActivityReport) -> None:
        """Take it as the record of the activity."""
        row.accepted_on = datetime.now(UTC).date()

    def _activity(self, row: ActivityReport) -> Activity:
        return self.session.scalars(select(Activity).where(Activity.ref == row.activity)).one()

    def _born(self, row: ActivityReport) -> list[Recommendation]:
        """Recommendations that name the activity as their source, as the actor sees them."""
        statement = select(Recommendation).where(
            Recommendation.source_activity == row.activity,
            RecommendationService.visible(self.actor),
        )
        return list(self.session.scalars(statement.order_by(Recommendation.ref)))

    def _empty_draft(self, payload: BaseModel) -> ActivityReport | None:
        if not isinstance(payload, ActivityReportCreate):
            return None
        statement = select(ActivityReport).where(
            ActivityReport.activity == payload.activity,
            ActivityReport.status == ActivityReportStatus.DRAFT,
            self.visible(self.actor),
        )
        draft = self.session.scalars(statement.with_for_update(of=ActivityReport)).one_or_none()
        if draft is None or draft.participation or draft.recommendations:
            return None
        said = (draft.summary, draft.outcomes, draft.no_recommendations_because)
        return None if any(said) else draft


def due_on(activity: Activity) -> date | None:
    """When the report of an activity is due: some months after its last possible day."""
    for period in (activity.actual, activity.planned):
        end = period and (period.end or period.start)
        if end:
            return months_after(end.last, load_settings().report_due_months)
    return None


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last: 31 December and two is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def expect_report(
    session: Session, ledger: Ledger, actor: Actor, activity: Activity, seat: Seat
) -> None:
    """Start the report of an activity that was held; if it is there already, move its due day."""
    service = ActivityReportService(session, ledger, actor)
    row = session.scalars(
        select(ActivityReport).where(ActivityReport.activity == activity.ref).with_for_update()
    ).one_or_none()
    if row is None:
        row = ActivityReport(activity=activity.ref, ref=f"{activity.ref}.report")
        row.due_on = due_on(activity)
        session.add(row)
        session.flush()
        ledger.record(Event(service.name, "create", row.id, row.ref, seat=str(seat)))
    elif row.status in EDITABLE and row.due_on != due_on(activity):
        before = service.snapshot(row)
        row.due_on = due_on(activity)
        service.store(row, "update", seat, before)


# Imports go from child to parent, so the child asks to be told (ARCHITECTURE.md, import order).
ActivityService.when_held.append(expect_report)
