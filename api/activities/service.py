"""Activities: who sees them, who runs them, and what must hold before each step."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import ClassVar

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import get_history

from api.activities.models import (
    Activity,
    ActivityStatus,
    activity_co_sponsors,
    activity_lead_economies,
)
from api.activities.rules import SECTION_IV, ActivityRules
from api.activities.schemas import ActivityRead, Completion, Postponement
from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.errors import Fault, Finding, Forbidden, refused_by_rules
from api.core.ledger import Ledger
from api.core.schemas import Reason
from api.core.service import ResourceService, Transition
from api.core.visibility import became_public, seen_by
from api.strategic_plans.models import PlanPart, StrategicPlan
from api.work_plans.models import WorkPlan, WorkPlanStatus
from api.work_plans.service import WorkPlanService, frozen

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

    when_held: ClassVar[list[Callable[[Session, Ledger, Actor, Activity, Seat], None]]] = []
    """What follows when one was held, or its dates change later, in packages that import this."""

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
        """Give it its work plan's forum, unless it has one, and a ref."""
        work = self._work_plan(row)
        row.forum = row.forum or (work.forum if work else None)
        super().prepare(row)

    def ref_series(self, row: Activity) -> str:
        """Forum and year: of its dates, of its work plan, or this one."""
        start = (row.actual and row.actual.start) or (row.planned and row.planned.start)
        work = None if start else self._work_plan(row)
        year = start.first.year if start else work.year if work else datetime.now(UTC).year
        return f"{row.forum or 'APEC'}-{year}-A"

    def updated(self, row: Activity, seat: Seat, fields: Collection[str]) -> None:
        """If it was held already, whoever counts from its dates is told of other ones."""
        if row.status is ActivityStatus.COMPLETED and "actual" in fields:
            self._tell_held(row, seat)

    def check(self, row: Activity) -> Iterable[Fault]:
        """Take the plan from its parts or its work plan; keep an endorsed activity sound."""
        if row.plan is None:
            parts: list[PlanPart] = [*row.focus_areas, *row.objectives]
            row.plan = next((part.plan for part in parts), None)
        faults = list(self._work_plan_faults(row))
        if faults:
            return faults
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
        self._tell_held(row, self.permit(row, "complete"))

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

    def _tell_held(self, row: Activity, seat: Seat) -> None:
        for follow in self.when_held:
            follow(self.session, self.ledger, self.actor, row, seat)

    def _work_plan(self, row: Activity) -> WorkPlan | None:
        if row.work_plan is None:
            return None
        return self.session.scalars(select(WorkPlan).where(WorkPlan.ref == row.work_plan)).one()

    def _work_plan_faults(self, row: Activity) -> Iterator[Fault]:
        """Work is planned by its own forum, under the same strategic plan."""
        self._demand_open_work_plans(row)
        work = self._work_plan(row)
        if work is None:
            return
        row.plan = row.plan or work.plan
        if row.forum != work.forum:
            detail = f"{work.ref} is the work plan of {work.forum}."
            yield Fault("activity.outside-work-plan", detail, pointer="/work_plan")
        if work.plan is not None and row.plan != work.plan:
            detail = f"{work.ref} is under {work.plan}, the activity under {row.plan}."
            yield Fault("activity.outside-plan", detail, pointer="/work_plan")

    def _demand_open_work_plans(self, row: Activity) -> None:
        """Economies come and go while a work plan is a draft; its forum until it is closed."""
        added, _, deleted = get_history(row, "work_plan")
        moved = {ref for ref in (*(added or ()), *(deleted or ())) if ref is not None}
        if not moved or self.actor.is_secretariat:
            return
        # Whoever endorses it just now is waited for.
        between = select(WorkPlan).where(WorkPlan.ref.in_(moved)).with_for_update(read=True)
        for work in self.session.scalars(between):
            if work.status is WorkPlanStatus.CLOSED:
                raise frozen(work, "/work_plan")
            is_chair = Seat(Role.CHAIR, forum=work.forum) in self.actor.seats
            if work.status is not WorkPlanStatus.DRAFT and not is_chair:
                raise Forbidden(f"{work.ref} is {work.status}: its chair adds to it.")

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


JUDGED = (
    ActivityStatus.PROPOSED,
    ActivityStatus.ENDORSED,
    ActivityStatus.UNDER_WAY,
    ActivityStatus.COMPLETED,
)
"""What counts as part of a year's work: neither called off nor put off."""


def judge_activities(
    session: Session, ledger: Ledger, actor: Actor, work: WorkPlan
) -> Iterator[Finding]:
    """One finding for each unsound activity of a work plan, with the activity's own codes."""
    service = ActivityService(session, ledger, actor)
    aims = (Activity.focus_areas, Activity.objectives, Activity.kpis, Activity.lead_economies)
    activities = session.scalars(
        select(Activity)
        .where(Activity.work_plan == work.ref, Activity.status.in_(JUDGED), service.visible(actor))
        .options(*map(selectinload, aims))
        .order_by(Activity.ref)
    )
    for activity in activities:
        found = service.lint(activity)
        if found:
            detail = f"{activity.ref}: " + " ".join(finding.detail for finding in found)
            yield Finding(
                "work-plan.activity-unsound",
                detail,
                f"/activities/{activity.ref}",
                SECTION_IV,
                carries=tuple(dict.fromkeys(finding.code for finding in found)),
            )


def endorse_proposals(session: Session, ledger: Ledger, actor: Actor, work: WorkPlan) -> None:
    """Endorse what a work plan proposes, in the transaction that endorses the plan.

    Each is judged once more under its lock: it may have changed since the plan was judged.
    """
    service = ActivityService(session, ledger, actor)
    proposals = session.scalars(
        select(Activity)
        .where(
            Activity.work_plan == work.ref,
            Activity.status == ActivityStatus.PROPOSED,
            service.visible(actor),
        )
        .order_by(Activity.ref)
        .with_for_update(of=Activity)
    )
    for activity in proposals.all():
        session.expire(activity)
        service.perform(activity, "endorse", None)


# Imports go from child to parent, so the child asks to be told (ARCHITECTURE.md, import order).
WorkPlanService.when_judged.append(judge_activities)
WorkPlanService.when_endorsed.append(endorse_proposals)
