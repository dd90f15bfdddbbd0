"""Action plans: an economy's own, in editions that stay as they were submitted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import ColumnElement, inspect, select

from api.action_plans.models import ActionPlan, ActionPlanEntry, ActionPlanStatus, Edition
from api.action_plans.rules import (
    edition_after,
    edition_before,
    frozen,
    out_of_order,
    reports_effectiveness,
    unproven,
)
from api.action_plans.schemas import ActionPlanRead, Review, Submission
from api.action_plans.templates import LATEST_TEMPLATE, TEMPLATES
from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.errors import DuplicateKey, Fault, Finding, refused_by_rules
from api.core.ledger import Event
from api.core.service import ResourceService, Transition
from api.core.text import PartialDate
from api.core.visibility import seen_by

WHO_FILES: Final = frozenset({Role.SECRETARIAT, Role.FOCAL_POINT})
FILED: Final = frozenset({ActionPlanStatus.SUBMITTED, ActionPlanStatus.REVIEWED})
CARRIED: Final = (
    *("section", "gap", "risk", "severity", "measures_taken", "measures_planned"),
    *("done", "effectiveness", "capacity_need", "evidence"),
)
"""What an open gap brings along into the next edition."""


class ActionPlanService(ResourceService[ActionPlan]):
    """The headers of editions; who has updated and who has reviewed."""

    name = "action_plans"
    read = ActionPlanRead
    model = ActionPlan
    roles = {
        **dict.fromkeys(("create", "update"), WHO_FILES),
        **dict.fromkeys(("submit", "next-edition", "grant"), frozenset({Role.FOCAL_POINT})),
        "review": frozenset({Role.SECRETARIAT, Role.VALIDATOR}),
        "read-access": frozenset({Role.SECRETARIAT, Role.FOCAL_POINT, Role.VALIDATOR}),
    }
    transitions = {
        "submit": Transition(frozenset({ActionPlanStatus.DRAFT}), ActionPlanStatus.SUBMITTED),
        "review": Transition(frozenset({ActionPlanStatus.SUBMITTED}), ActionPlanStatus.REVIEWED),
        "next-edition": Transition(FILED, None),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """What is published for all, the rest for the economy and the secretariat."""
        return seen_by(actor, ActionPlan.visibility, ActionPlan.economy.in_(actor.economies))

    def owns(self, seat: Seat, row: ActionPlan) -> bool:
        """The economy's own seats."""
        return seat.role in ECONOMY_ROLES and seat.economy == row.economy

    def prepare(self, row: ActionPlan) -> None:
        """The ref follows from economy, edition, and the plan whose cycle it belongs to."""
        named = row.edition in set(Edition)
        parts = [row.economy, row.plan if named else None, row.edition or "undated"]
        ref = "-".join(["CTAP", *(part for part in parts if part)])
        row.ref = ref.replace("_", "-").upper()
        if row.status is ActionPlanStatus.DRAFT:
            row.template = row.template or LATEST_TEMPLATE

    def check(self, row: ActionPlan) -> Iterable[Fault]:
        """A submitted edition stays; a draft keeps what its ref says."""
        if row.template is not None and row.template not in TEMPLATES:
            detail = f"There is no template '{row.template}'."
            yield Fault("unknown-reference", detail, pointer="/template")
        state = inspect(row)
        if not state.persistent:
            self._assert_first(row)
            return
        is_kept_in_step = row.source_system is not None and self.actor.is_secretariat
        if is_kept_in_step:
            return
        changed = {name for name, held in state.attrs.items() if held.history.has_changes()}
        touched = changed - {"visibility"}
        if row.status in FILED and touched:
            raise refused_by_rules([frozen(row, f"/{name}") for name in sorted(touched)])
        renamed = changed & {"edition", "plan"}
        if "plan" in renamed and state.attrs["plan"].history.deleted in ((), [None]):
            renamed -= {"plan"}
        for name in sorted(renamed):
            detail = "The ref says which edition it is; start another one instead."
            yield Fault("action-plan.edition-fixed", detail, pointer=f"/{name}")

    def findings(self, row: ActionPlan) -> Iterable[Finding]:
        """What stands against submitting it."""
        before = edition_before(row.edition)
        if before is not None and not self._is_filed(row, before):
            detail = f"The {before.replace('_', ' ')} is submitted first."
            yield out_of_order(detail)
        yield from unproven(self.entries(row))

    def entries(self, row: ActionPlan) -> list[ActionPlanEntry]:
        """The entries of an edition, as far as the actor may see them."""
        statement = select(ActionPlanEntry).where(ActionPlanEntry.action_plan == row.ref)
        return list(self.session.scalars(statement.order_by(ActionPlanEntry.position)))

    def submit(self, row: ActionPlan, payload: Submission) -> None:
        """File the edition. From here it stays as it is; the next one says what has changed."""
        findings = list(self.findings(row))
        if findings:
            raise refused_by_rules(findings)
        row.updated_on = payload.updated_on or row.updated_on or _today()
        row.reports_effectiveness = reports_effectiveness(self.entries(row))

    def review(self, row: ActionPlan, payload: Review) -> None:
        """Say that it was reviewed. No review follows from an update."""
        row.reviewed_on = payload.reviewed_on or row.reviewed_on or _today()

    def next_edition(self, row: ActionPlan) -> ActionPlan:
        """Start the next edition as a draft that carries the open gaps, and answer with it."""
        edition = edition_after(row.edition)
        if edition is None:
            detail = "The cycle ends here; start a baseline under the next strategic plan."
            raise refused_by_rules([out_of_order(detail)])
        made = ActionPlan(economy=row.economy, plan=row.plan, edition=edition, follows=row.ref)
        made.status, made.visibility = ActionPlanStatus.DRAFT, row.visibility
        made.sources = []
        self.prepare(made)
        self._assert_first(made)
        self.session.add(made)
        self.session.flush()
        self._carry(row, made)
        return made

    def _assert_first(self, row: ActionPlan) -> None:
        """The ref is made here: that it is taken is told of the field that it is made of."""
        statement = select(ActionPlan.ref).where(ActionPlan.ref == row.ref)
        if self.session.scalar(statement) is not None:
            detail = f"This edition exists: {row.ref}."
            fault = Fault(DuplicateKey.slug, detail, pointer="/edition")
            raise DuplicateKey(f"{detail} Open it and go on there.", faults=[fault])

    def _carry(self, row: ActionPlan, made: ActionPlan) -> None:
        """Copy the gaps that are not closed, each knowing where it comes from."""
        seat = self.permit(row, "next-edition")
        still_open = [entry for entry in self.entries(row) if entry.is_open]
        for position, entry in enumerate(still_open, start=1):
            copy = ActionPlanEntry(**{name: getattr(entry, name) for name in CARRIED})
            copy.ref = entry_ref(made, position)
            copy.action_plan, copy.economy = made.ref, made.economy
            copy.position, copy.carried_from = position, entry.ref
            self.session.add(copy)
            self.session.flush()
            event = Event(ActionPlanEntry.__tablename__, "create", copy.id, copy.ref)
            self.ledger.record(replace(event, seat=str(seat)))

    def _is_filed(self, row: ActionPlan, edition: Edition) -> bool:
        """Whether the economy has submitted an edition of the same cycle."""
        statement = select(ActionPlan.id).where(
            ActionPlan.economy == row.economy,
            ActionPlan.plan.is_not_distinct_from(row.plan),
            ActionPlan.edition == edition,
            ActionPlan.status.in_(FILED),
        )
        return self.session.execute(statement).first() is not None


def entry_ref(plan: ActionPlan, position: int) -> str:
    """What people quote of an entry: its edition, and its number there."""
    return f"{plan.ref}.E{position:02d}"


def _today() -> PartialDate:
    return PartialDate(datetime.now(UTC).date())
