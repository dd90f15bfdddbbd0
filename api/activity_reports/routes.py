"""The addresses of activity reports."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, and_, func, select, type_coerce

from api.activities.models import Activity, ActivityStatus, activity_lead_economies
from api.activities.routes import resource as activities
from api.activities.schemas import ActivityLack
from api.activity_reports.models import EDITABLE, ActivityReport, Participation
from api.activity_reports.rules import LACKS
from api.activity_reports.schemas import (
    ActivityReportCreate,
    ActivityReportQuery,
    ActivityReportUpdate,
    Message,
)
from api.activity_reports.service import ActivityReportService
from api.core.listing import Filter
from api.core.resource import Resource, Verb


def _any_of(wanted: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.any(type_coerce(wanted, ARRAY(Text)))


def of_activity(name: str) -> Filter:
    """The activity says one of these."""

    def condition(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
        activities = select(Activity.ref).where(getattr(Activity, name) == _any_of(wanted))
        return ActivityReport.activity.in_(activities)

    return condition


def led_by(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """One of these economies led the activity."""
    leads = activity_lead_economies.c
    activities = (
        select(Activity.ref)
        .join(activity_lead_economies, leads.owner_id == Activity.id)
        .where(leads.target_key == _any_of(wanted))
    )
    return ActivityReport.activity.in_(activities)


def took_part(name: str) -> Filter:
    """One of these parties took part."""

    def condition(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
        party = getattr(Participation, name)
        return ActivityReport.id.in_(
            select(Participation.report_id).where(party == _any_of(wanted))
        )

    return condition


_handed_in = (
    select(ActivityReport.id)
    .where(ActivityReport.activity == Activity.ref, ActivityReport.status.not_in(EDITABLE))
    .correlate(Activity)
)
# Imports go from child to parent, so the child says what the parent lacks of it.
activities.lacks[ActivityLack.REPORT] = and_(
    Activity.status == ActivityStatus.COMPLETED, ~_handed_in.exists()
)
activities.filters_rest_on.setdefault("lacks", []).append("activity_reports")

resource = Resource(
    ActivityReportService,
    one="activity report",
    query=ActivityReportQuery,
    create=ActivityReportCreate,
    update=ActivityReportUpdate,
    verbs=(Verb("submit"), Verb("return", Message), Verb("accept")),
    filters={
        **{name: of_activity(name) for name in ("forum", "plan", "work_plan")},
        "lead_economies": led_by,
        "economy": took_part("economy"),
        "organization": took_part("organization"),
    },
    is_lintable=True,
    lacks=LACKS,
    is_dated=True,
)
