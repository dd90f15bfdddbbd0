"""Rules of strategic plans: a draft is worked on, an endorsed version is frozen for good."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, class_mapper

from api.core.actors import Role, Seat
from api.core.db import Record
from api.core.errors import Fault, Finding, RuleViolation, refused_by_rules
from api.core.service import ResourceService, Transition
from api.strategic_plans.models import PlanPart, PlanStatus, StrategicPlan
from api.strategic_plans.schemas import Endorsement, StrategicPlanRead

Copied = TypeVar("Copied", bound=Record)
Part = TypeVar("Part", bound=PlanPart)

WHO_KEEPS_PLANS = frozenset({Role.SECRETARIAT, Role.CHAIR})


def frozen(plan: StrategicPlan, pointer: str = "") -> RuleViolation:
    """The refusal to change an endorsed version."""
    return refused_by_rules(
        [
            Finding(
                "plan.frozen",
                f"{plan.ref} is {plan.status}; amend it to make a new version.",
                pointer,
                "Strategic Plan 2018-2022, section IV",
            )
        ]
    )


class StrategicPlanService(ResourceService[StrategicPlan]):
    """Plans are public; the secretariat and the forum's chair keep them."""

    name = "strategic_plans"
    read = StrategicPlanRead
    model = StrategicPlan
    roles = dict.fromkeys(("create", "update", "endorse", "close", "amend"), WHO_KEEPS_PLANS)
    transitions = {
        "endorse": Transition(frozenset({PlanStatus.DRAFT}), PlanStatus.ENDORSED),
        "close": Transition(frozenset({PlanStatus.ENDORSED}), PlanStatus.CLOSED),
    }

    def owns(self, seat: Seat, row: StrategicPlan) -> bool:
        """A chair keeps the plans of their own forum."""
        return seat.forum == row.forum

    def check(self, row: StrategicPlan) -> Iterable[Fault]:
        """Frozen versions stay, and the dates follow one another."""
        if row.is_frozen:
            raise frozen(row)
        ordered = [
            (name, day)
            for name in ("starts_on", "midterm_on", "ends_on")
            if (day := getattr(row, name)) is not None
        ]
        for (_, earlier), (name, later) in pairwise(ordered):
            if later < earlier:
                detail = "The plan starts, has its mid-term and ends in this order."
                yield Fault("plan.dates-out-of-order", detail, pointer=f"/{name}")

    def endorse(self, row: StrategicPlan, payload: Endorsement) -> None:
        """Freeze this version. The version that it amends is closed."""
        row.endorsed_on = payload.endorsed_on or datetime.now(UTC).date()
        if row.amends is not None:
            amended = self.get(row.amends, for_update=True)
            before = self.snapshot(amended)
            amended.status = PlanStatus.CLOSED
            self.store(amended, "close", self.permit(amended, "close"), before)

    def close(self, row: StrategicPlan) -> None:
        """Say that the plan has run its course."""

    def amend(self, row: StrategicPlan) -> StrategicPlan:
        """Start a new version as a draft copy of this one, and answer with it."""
        if not row.is_frozen:
            detail = "Only an endorsed version is amended; a draft is simply changed."
            raise RuleViolation(detail, [Fault("plan.not-frozen", detail, pointer="/status")])
        return PlanCopy(self.session, row).make()


class PlanCopy:
    """The next version of a plan: everything again, under refs of its own."""

    def __init__(self, session: Session, plan: StrategicPlan) -> None:
        self._session = session
        self._plan = plan
        base, _, _ = plan.ref.partition("-v")
        self._ref = f"{base}-v{plan.plan_version + 1}"

    def make(self) -> StrategicPlan:
        """Store the copy."""
        plan = self._copy(self._plan, {"ref": self._ref, "status": PlanStatus.DRAFT})
        plan.plan_version = self._plan.plan_version + 1
        plan.amends = self._plan.ref
        plan.endorsed_on = None
        plan.mandates = list(self._plan.mandates)
        self._session.flush()
        for area in self._plan.focus_areas:
            self._part(area).mandates = list(area.mandates)
        for objective in self._plan.objectives:
            self._part(objective).areas = list(objective.areas)
            self._session.flush()
            for kpi in sorted(objective.kpis, key=lambda kpi: kpi.parent is not None):
                self._part(kpi)
                self._session.flush()
        self._session.flush()
        return plan

    def _part(self, part: Part) -> Part:
        moved = {
            name: self._moved(value)
            for name in ("ref", "plan", "objective", "parent")
            if (value := getattr(part, name, None)) is not None
        }
        return self._copy(part, moved)

    def _moved(self, ref: str) -> str:
        return self._ref + ref.removeprefix(self._plan.ref)

    def _copy(self, original: Copied, changed: Mapping[str, object]) -> Copied:
        own = {"id", "created_at", "updated_at", "version", "search", *changed}
        columns = class_mapper(type(original)).columns
        values = {c.key: getattr(original, c.key) for c in columns if c.key not in own}
        copy = type(original)(**values, **changed)
        self._session.add(copy)
        return copy


def open_plan(session: Session, ref: str) -> StrategicPlan:
    """The plan that a part belongs to, locked and still a draft.

    Raises:
        RuleViolation: `plan.frozen`.
    """
    plan = session.scalars(
        select(StrategicPlan).where(StrategicPlan.ref == ref).with_for_update()
    ).one()
    if plan.is_frozen:
        raise frozen(plan, "/plan")
    return plan
