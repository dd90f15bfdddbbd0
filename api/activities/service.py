"""Activities: who sees them, who runs them, and what must hold before each step."""

from collections.abc import Iterable
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, or_, select

from api.activities.models import (
    Activity,
    ActivityStatus,
    activity_co_sponsors,
    activity_lead_economies,
)
from api.activities.rules import SECTION_IV, ActivityRules
from api.activities.schemas import ActivityRead, Completion, Postponement, Reason
from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.errors import Fault, Finding, Forbidden, refused_by_rules
from api.core.service import ResourceService, Transition
from api.core.visibility import became_public, new_ref, seen_by
from api.strategic_plans.models import PlanPart, StrategicPlan

WHO_ENDORSES = frozenset({Role.SECRETARIAT, Role.CHAIR})
WHO_RUNS = frozenset({Role.SECRETARIAT, Role.CHAIR, Role.FOCAL_POINT})
_OPEN = frozenset({ActivityStatus.PROPOSED, ActivityStatus.ENDORSED, ActivityStatus.UNDER_WAY})


class ActivityService(ResourceService[Activity]):
    """An economy runs what it leads; the chair and the secretariat endorse."""

    name = "activities"
    read = ActivityRead
    model = Activity
    roles = {
        **dict.fromkeys(("create", "update", "start", "complete", "postpone"), WHO_RUNS),
        **dict.fromkeys(("endorse", "cancel"), WHO_ENDORSES),
    }
    transitions = {
        "endorse": Transition(
            frozenset({ActivityStatus.PROPOSED, ActivityStatus.POSTPONED}), ActivityStatus.ENDORSED
        ),
        "start": Transition(frozenset({ActivityStatus.ENDORSED}), ActivityStatus.UNDER_WAY),
        "complete": Transition(frozenset({ActivityStatus.UNDER_WAY}), ActivityStatus.COMPLETED),
        "cancel": Transition(_OPEN | {ActivityStatus.POSTPONED}, ActivityStatus.CANCELLED),
        "postpone": Transition(_OPEN, ActivityStatus.POSTPONED),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Public to all, the members' to members, restricted ones to those who run them."""
        leads, sponsors = activity_lead_economies.c, activity_co_sponsors.c
        own = or_(
            Activity.forum.in_(actor.forums),
            Activity.id.in_(select(leads.owner_id).where(leads.target_key.in_(actor.economies))),
            Activity.id.in_(
                select(sponsors.owner_id).where(sponsors.target_key.in_(actor.economies))
            ),
        )
        return seen_by(actor, Activity.visibility, own)

    def owns(self, seat: Seat, row: Activity) -> bool:
        """A forum's chair runs its activities; an economy those that it leads."""
        if seat.role in ECONOMY_ROLES:
            return seat.economy in {economy.code for economy in row.lead_economies}
        return seat.forum is not None and seat.forum == row.forum

    def prepare(self, row: Activity) -> None:
        """Give it a ref: forum, year, number."""
        start = (row.actual and row.actual.start) or (row.planned and row.planned.start)
        year = start.first.year if start else datetime.now(UTC).year
        row.ref = new_ref(self.session, f"{row.forum or 'APEC'}-{year}-A", row.visibility)

    def check(self, row: Activity) -> Iterable[Fault]:
        """Take the plan from its parts; keep an endorsed activity sound."""
        if row.plan is None:
            parts: list[PlanPart] = [*row.focus_areas, *row.objectives]
            row.plan = next((part.plan for part in parts), None)
        if became_public(row) and not self.actor.roles & WHO_ENDORSES:
            raise Forbidden("The chair or the secretariat makes an activity public.")
        if row.plan is not None and row.status in {
            ActivityStatus.ENDORSED,
            ActivityStatus.UNDER_WAY,
            ActivityStatus.COMPLETED,
        }:
            self._demand(self.findings(row))
        return ()

    def findings(self, row: Activity) -> Iterable[Finding]:
        """The rules of section IV that stand against it."""
        return self._rules(row).findings()

    def endorse(self, row: Activity) -> None:
        """Accept it into the work: every rule of section IV of the plan must hold."""
        self._demand(self.findings(row))

    def start(self, row: Activity) -> None:
        """Say that it is under way."""

    def complete(self, row: Activity, payload: Completion) -> None:
        """Say that it was held; from its end the report is due."""
        if payload.actual is not None:
            row.actual = payload.actual
        self._demand([*self.findings(row), *self._rules(row).completion()])

    def cancel(self, row: Activity, payload: Reason) -> None:
        """Call it off, with the reason."""
        if payload.reason is None:
            detail = "Say why it is cancelled."
            self._demand([Finding("activity.cancel-needs-reason", detail, "/reason", SECTION_IV)])
        row.status_reason = payload.reason

    def postpone(self, row: Activity, payload: Postponement) -> None:
        """Put it off; when the new date is known, endorse it again."""
        if payload.planned is not None:
            row.planned = payload.planned
        row.status_reason = payload.reason

    def _rules(self, row: Activity) -> ActivityRules:
        plan = None
        if row.plan is not None:
            plan = self.session.scalars(
                select(StrategicPlan).where(StrategicPlan.ref == row.plan)
            ).one()
        return ActivityRules(row, plan)

    @staticmethod
    def _demand(findings: Iterable[Finding]) -> None:
        found = list(findings)
        if found:
            raise refused_by_rules(found)
