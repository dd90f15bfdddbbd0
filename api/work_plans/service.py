"""Work plans: drafted and endorsed by the forum, judged together with their activities."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import ClassVar

from pydantic import BaseModel
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session

from api.core.actors import Actor, Role, Seat
from api.core.errors import Fault, Finding, RuleViolation, refused_by_rules
from api.core.ledger import Ledger
from api.core.service import ResourceService, Transition
from api.strategic_plans.models import FocusArea, PlanStatus, StrategicPlan
from api.work_plans.models import WorkPlan, WorkPlanStatus
from api.work_plans.rules import SECTION_IV, covers, thrust_findings, year_findings
from api.work_plans.schemas import Endorsement, Message, WorkPlanRead

WHO_KEEPS = frozenset({Role.SECRETARIAT, Role.CHAIR})
PUBLISHED = (WorkPlanStatus.ENDORSED, WorkPlanStatus.CLOSED)


def frozen(work: WorkPlan, pointer: str = "") -> RuleViolation:
    """The refusal to change what is no draft."""
    detail = f"{work.ref} is {work.status}; only a draft is changed."
    return refused_by_rules([Finding("plan.frozen", detail, pointer, SECTION_IV)])


class WorkPlanService(ResourceService[WorkPlan]):
    """The secretariat and the forum's chair keep the work plans; endorsed ones are public."""

    name = "work_plans"
    read = WorkPlanRead
    model = WorkPlan
    roles = dict.fromkeys(("create", "update", "submit", "return", "endorse", "close"), WHO_KEEPS)
    transitions = {
        "submit": Transition(frozenset({WorkPlanStatus.DRAFT}), WorkPlanStatus.SUBMITTED),
        "return": Transition(frozenset({WorkPlanStatus.SUBMITTED}), WorkPlanStatus.DRAFT),
        "endorse": Transition(frozenset({WorkPlanStatus.SUBMITTED}), WorkPlanStatus.ENDORSED),
        "close": Transition(frozenset({WorkPlanStatus.ENDORSED}), WorkPlanStatus.CLOSED),
    }

    when_judged: ClassVar[
        list[Callable[[Session, Ledger, Actor, WorkPlan], Iterable[Finding]]]
    ] = []
    """What else stands against a work plan, in packages that import this one."""
    when_endorsed: ClassVar[list[Callable[[Session, Ledger, Actor, WorkPlan], None]]] = []
    """What follows an endorsement, in packages that import this one."""

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """What is endorsed is public; what is being drafted is the members'."""
        return WorkPlan.status.in_(PUBLISHED) if actor.is_anonymous else true()

    def owns(self, seat: Seat, row: WorkPlan) -> bool:
        """A chair keeps the work plans of their own forum."""
        return seat.forum == row.forum

    def prepare(self, row: WorkPlan) -> None:
        """Its ref is forum and year; its plan, unless it was said, the forum's of that year."""
        row.ref = f"{row.forum}-{row.year}"
        if row.plan is None:
            plans = self.session.scalars(
                select(StrategicPlan)
                .where(StrategicPlan.forum == row.forum, StrategicPlan.status != PlanStatus.DRAFT)
                # A plan without an end covers every later year: the last to begin goes first,
                # and of its versions the one in force.
                .order_by(
                    StrategicPlan.starts_on.desc().nulls_last(),
                    StrategicPlan.status.desc(),
                    StrategicPlan.plan_version.desc(),
                )
            )
            row.plan = next((plan.ref for plan in plans if covers(plan, row.year)), None)

    def update(self, row: WorkPlan, payload: BaseModel) -> WorkPlan:
        """Change a draft.

        Raises:
            RuleViolation: `plan.frozen`, once it was submitted.
        """
        self.permit(row, "update")
        if row.status is not WorkPlanStatus.DRAFT:
            raise frozen(row)
        return super().update(row, payload)

    def check(self, row: WorkPlan) -> Iterable[Fault]:
        """The plan is of the same forum, and no focus area is named twice."""
        plan = self._plan(row)
        if plan is not None and plan.forum != row.forum:
            detail = f"{plan.ref} is the plan of {plan.forum}."
            yield Fault("work-plan.foreign-plan", detail, pointer="/plan")
        named: set[str] = set()
        for place, part in enumerate(row.thrust):
            if part.focus_area in named:
                detail = f"{part.focus_area} is named twice."
                yield Fault("work-plan.thrust-twice", detail, pointer=f"/thrust/{place}/focus_area")
            named.add(part.focus_area)

    def findings(self, row: WorkPlan) -> Iterator[Finding]:
        """What stands against it and, by their own codes, against its activities."""
        named = {part.focus_area for part in row.thrust}
        areas = self.session.scalars(select(FocusArea).where(FocusArea.ref.in_(named)))
        yield from thrust_findings(row, {area.ref: area for area in areas})
        yield from year_findings(row, self._plan(row))
        for judge in self.when_judged:
            yield from judge(self.session, self.ledger, self.actor, row)

    def submit(self, row: WorkPlan) -> None:
        """Put it before the forum: it and all its activities are sound."""
        self._demand_rules(row)
        row.submitted_on = datetime.now(UTC).date()

    def return_(self, row: WorkPlan, payload: Message) -> None:
        """Give it back with what is to be mended; it is a draft again."""
        row.return_message = payload.message

    def endorse(self, row: WorkPlan, payload: Endorsement) -> None:
        """Agree on it: its proposals are endorsed with it, all or none."""
        self._demand_rules(row)
        row.endorsed_on = payload.endorsed_on or datetime.now(UTC).date()
        for follow in self.when_endorsed:
            follow(self.session, self.ledger, self.actor, row)

    def close(self, row: WorkPlan) -> None:
        """Say that the year is over."""

    def _plan(self, row: WorkPlan) -> StrategicPlan | None:
        return self.session.scalars(
            select(StrategicPlan).where(StrategicPlan.ref == row.plan)
        ).one_or_none()

    def _demand_rules(self, row: WorkPlan) -> None:
        found = list(self.findings(row))
        if found:
            raise refused_by_rules(found)
