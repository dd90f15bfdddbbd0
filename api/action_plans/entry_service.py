"""Entries of action plans: the economy's own; others read them by its leave, or with a reason."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import ColumnElement, Select, delete, func, or_, select, text, true
from sqlalchemy.orm import Session

from api.action_plans.models import (
    ActionPlan,
    ActionPlanEntry,
    ActionPlanGrant,
    ActionPlanStatus,
)
from api.action_plans.rules import frozen
from api.action_plans.schemas import (
    ActionPlanEntryRead,
    GrantCreate,
    GrantRead,
    Reading,
)
from api.action_plans.service import ActionPlanService, entry_ref
from api.action_plans.templates import LATEST_TEMPLATE, TEMPLATES
from api.core.actors import Actor, Role, Seat
from api.core.assignment import unknown
from api.core.db import Json
from api.core.errors import (
    Fault,
    Forbidden,
    NotFound,
    Unprocessable,
    refused_by_rules,
)
from api.core.ledger import Event, Ledger, audit_events
from api.core.projection import json_select
from api.core.service import ResourceService
from api.sub_fora.models import SubForum

MAX_ENTRIES: Final = 500
"""Entries of one edition: what one page of a list takes."""


class ReasonRequired(Forbidden):
    """The secretariat reads entries only with a reason (`CTWG-Reason`), which the economy sees."""

    slug, title = "reason-required", "Say why you read this; the economy will see it"


class EntryService(ResourceService[ActionPlanEntry]):
    """The entries of one edition. What they say is on no ledger, only that they changed."""

    name = "action_plan_entries"
    read = ActionPlanEntryRead
    model = ActionPlanEntry
    roles = dict.fromkeys(("create", "update"), frozenset({Role.FOCAL_POINT}))
    is_confidential = True

    def __init__(self, session: Session, ledger: Ledger, actor: Actor, plan: ActionPlan) -> None:
        super().__init__(session, ledger, actor)
        self.plan = plan

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """The economy's own, and what it granted; the secretariat says its reason first."""
        if actor.is_secretariat:
            return true()
        return or_(
            ActionPlanEntry.economy.in_(actor.economies),
            ActionPlanEntry.action_plan.in_(granted_to(actor)),
        )

    def owns(self, seat: Seat, row: ActionPlanEntry) -> bool:
        """The economy's own seats."""
        return seat.economy == row.economy

    def get(self, key: str, *, for_update: bool = False) -> ActionPlanEntry:
        """Find an entry of this edition."""
        row = super().get(key, for_update=for_update)
        if row.action_plan != self.plan.ref:
            raise NotFound
        return row

    def prepare(self, row: ActionPlanEntry) -> None:
        """It belongs to its edition, under the next number there. The edition must be locked."""
        last = select(func.coalesce(func.max(ActionPlanEntry.position), 0))
        number = self.session.scalars(last.where(ActionPlanEntry.action_plan == self.plan.ref))
        row.action_plan, row.economy = self.plan.ref, self.plan.economy
        row.position = number.one() + 1
        row.ref = entry_ref(self.plan, row.position)

    def check(self, row: ActionPlanEntry) -> Iterable[Fault]:
        """Only a draft's entries change, within the sections of its template."""
        if self.plan.status is not ActionPlanStatus.DRAFT:
            self.permit(row, "update")
            raise refused_by_rules([frozen(self.plan)])
        template = TEMPLATES[self.plan.template or LATEST_TEMPLATE]
        if not template.has_section(row.section):
            detail = f"Template {template.code} has no section '{row.section}'."
            yield Fault("unknown-reference", detail, pointer="/section")
        if row.position > MAX_ENTRIES:
            detail = f"An edition has {MAX_ENTRIES} entries at the most."
            yield Fault("action-plan.too-many-entries", detail, pointer="")

    # Reading.

    def admit(self, reason: str | None) -> None:
        """Let the actor read the entries, or refuse.

        The secretariat's reading is on the ledger, with its reason, in the transaction that reads.

        Raises:
            NotFound: they are nobody's business but the economy's.
            ReasonRequired: the secretariat said no reason.
            Forbidden: a service account without the scope of entries.
        """
        if self.plan.economy in self.actor.economies:
            # What is restricted is read by a system only if its account is meant for it.
            self._demand_scope()
            return
        if self._is_granted():
            return
        if not self.actor.is_secretariat:
            raise NotFound
        if reason is None:
            raise ReasonRequired
        self.session.execute(text("SELECT set_config('ctwg.reason', :r, true)"), {"r": reason})
        seat = str(Seat(Role.SECRETARIAT))
        event = Event(self.name, "read", self.plan.id, self.plan.ref, seat=seat, reason=reason)
        self.ledger.record(event)

    def all(self) -> list[dict[str, Json]]:
        """Every entry of the edition as it reads, in their order."""
        of_this = ActionPlanEntry.action_plan == self.plan.ref
        statement = json_select(self.read, self.model, of_this, self.visible(self.actor))
        rows = self.session.scalars(statement)
        return sorted(rows, key=lambda row: int(str(row["position"])))

    def _is_granted(self) -> bool:
        statement = granted_to(self.actor).where(ActionPlanGrant.action_plan == self.plan.ref)
        return self.session.execute(statement).first() is not None


class AccessService:
    """Who else may read the entries of an edition, and who has: for the economy to see."""

    def __init__(self, plans: ActionPlanService, plan: ActionPlan) -> None:
        self._plans = plans
        self._session = plans.session
        self._plan = plan

    def grants(self) -> list[GrantRead]:
        """The fora whose chair may read, or could until a day that has passed."""
        self._plans.permit(self._plan, "read-access")
        statement = select(ActionPlanGrant).where(ActionPlanGrant.action_plan == self._plan.ref)
        found = self._session.scalars(statement.order_by(ActionPlanGrant.forum))
        return [GrantRead.model_validate(grant) for grant in found]

    def readings(self) -> list[Reading]:
        """Who has read from outside, the latest first."""
        self._plans.permit(self._plan, "read-access")
        events = audit_events.c
        statement = select(events.at, events.actor, events.seat, events.reason).where(
            events.record_id == self._plan.id,
            events.resource == EntryService.name,
            events.action == "read",
        )
        rows = self._session.execute(statement.order_by(events.seq.desc()).limit(MAX_ENTRIES))
        return [Reading.model_validate(row) for row in rows]

    def grant(self, payload: GrantCreate) -> GrantRead:
        """Let a forum's chair read until a day; a grant that stands moves to the new day."""
        seat = self._plans.permit(self._plan, "grant")
        forum = select(SubForum.id).where(SubForum.code == payload.forum)
        if self._session.execute(forum).first() is None:
            raise Unprocessable(faults=[unknown(SubForum, payload.forum, "/forum")])
        self._withdraw(payload.forum)
        given = ActionPlanGrant(forum=payload.forum, until=payload.until)
        given.action_plan, given.economy = self._plan.ref, self._plan.economy
        self._session.add(given)
        self._account("grant", seat, f"{payload.forum} until {payload.until}")
        return GrantRead.model_validate(given)

    def revoke(self, forum: str) -> None:
        """Take a grant back.

        Raises:
            NotFound: there is none.
        """
        seat = self._plans.permit(self._plan, "grant")
        if not self._withdraw(forum):
            raise NotFound
        self._account("revoke-grant", seat, forum)

    def _withdraw(self, forum: str) -> bool:
        of_this = ActionPlanGrant.action_plan == self._plan.ref
        statement = delete(ActionPlanGrant).where(of_this, ActionPlanGrant.forum == forum)
        gone = self._session.scalars(statement.returning(ActionPlanGrant.id)).all()
        return bool(gone)

    def _account(self, action: str, seat: Seat, reason: str) -> None:
        """Under the entries' name: the header has not changed, and nobody else need know."""
        row, name = self._plan, EntryService.name
        event = Event(name, action, row.id, row.ref, seat=str(seat), reason=reason)
        self._plans.ledger.record(event)


def granted_to(actor: Actor) -> Select[str]:
    """The editions whose entries an actor may read as the chair of a forum."""
    chaired = [seat.forum for seat in actor.seats if seat.role is Role.CHAIR]
    return select(ActionPlanGrant.action_plan).where(
        ActionPlanGrant.forum.in_(chaired), ActionPlanGrant.until >= func.current_date()
    )
