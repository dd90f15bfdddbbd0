"""Implementations: restricted to their party, the forum that asked, and the secretariat.

Three axes move apart: what the party says to the recommendation, how far its work has come, and
whether somebody else has looked at it. Every step leaves a status event with its actor and seat.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import ClassVar, Final

from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_, false, func, or_, select, true
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history

from api.core.actors import Actor, Role, Seat
from api.core.db import Json
from api.core.errors import Fault, Finding, IllegalTransition, refused_by_rules
from api.core.ledger import Event, Ledger
from api.core.schemas import Reason
from api.core.service import ResourceService, Transition
from api.economies.models import Economy
from api.implementations.models import (
    AGREED,
    ENDED,
    Acceptance,
    Axis,
    Implementation,
    Progress,
    StatusEvent,
    Verification,
)
from api.implementations.rules import ImplementationRules
from api.implementations.schemas import (
    AcceptanceSaid,
    Achievement,
    Blockage,
    ImplementationRead,
    Plan,
    Step,
)
from api.recommendations.models import Recommendation
from api.recommendations.service import RecommendationService

WHO_ANSWERS: Final = frozenset({Role.FOCAL_POINT, Role.LIAISON, Role.CHAIR})
"""The seats of a party: an economy's focal point, a forum's chair or liaison."""
WHO_VERIFIES: Final = frozenset({Role.VALIDATOR, Role.SECRETARIAT})
NOT_ENDED: Final = frozenset(Progress) - ENDED


def work(sources: Iterable[StrEnum], target: Progress) -> Transition:
    """A step on the axis of the work."""
    return Transition(frozenset(sources), target, Axis.IMPLEMENTATION)


def verification(sources: Iterable[StrEnum], target: Verification) -> Transition:
    """A step on the axis of verification."""
    return Transition(frozenset(sources), target, Axis.VERIFICATION)


OF_VERIFICATION: Final = frozenset({"submit", "verify", "return"})


class ImplementationService(ResourceService[Implementation]):
    """What an economy answers is its own, and the business of those who asked."""

    name = "implementations"
    read = ImplementationRead
    model = Implementation
    rests_on = ("recommendations",)
    roles = {
        **dict.fromkeys(("update", "accept", "plan", "start", "block", "unblock"), WHO_ANSWERS),
        **dict.fromkeys(("implement", "overtake", "submit"), WHO_ANSWERS),
        **dict.fromkeys(("verify", "return"), WHO_VERIFIES),
        "reopen": WHO_ANSWERS | WHO_VERIFIES,
    }
    transitions = {
        "accept": Transition(frozenset(Acceptance), None, Axis.ACCEPTANCE),
        "plan": work({Progress.NOT_STARTED}, Progress.PLANNED),
        "start": work({Progress.NOT_STARTED, Progress.PLANNED}, Progress.IN_PROGRESS),
        "block": work(NOT_ENDED - {Progress.BLOCKED}, Progress.BLOCKED),
        "unblock": work({Progress.BLOCKED}, Progress.IN_PROGRESS),
        "implement": work(NOT_ENDED, Progress.IMPLEMENTED),
        "overtake": work(NOT_ENDED, Progress.OVERTAKEN_BY_EVENTS),
        "submit": verification(
            {Verification.UNVERIFIED, Verification.RETURNED}, Verification.SUBMITTED
        ),
        "verify": verification({Verification.SUBMITTED}, Verification.VERIFIED),
        "return": verification({Verification.SUBMITTED}, Verification.RETURNED),
        "reopen": Transition(ENDED, None, Axis.IMPLEMENTATION),
    }

    when_blocked: ClassVar[list[Callable[["ImplementationService", Implementation], None]]] = []
    """What follows when a party asks for support, in packages that import this one."""

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """The party's own, those that a chair's forum asked for, all for the secretariat."""
        if actor.is_secretariat:
            return true()
        if actor.is_anonymous:
            return false()
        return or_(
            Implementation.economy.in_(actor.economies),
            Implementation.sub_forum.in_(actor.forums),
            Implementation.forum.in_(actor.forums),
        )

    def owns(self, seat: Seat, row: Implementation) -> bool:
        """The party's own seats."""
        return seat.economy == row.economy if row.economy else seat.forum == row.sub_forum

    def check(self, row: Implementation) -> Iterable[Fault]:
        """What was verified stays what it was."""
        is_changed = get_history(row, "evidence").has_changes()
        self._demand(self._rules(row).proof(is_changed=is_changed))
        return ()

    def perform(self, row: Implementation, verb: str, payload: BaseModel | None) -> Implementation:
        """Run a verb; of what was released, only what was done before can still be verified.

        Raises:
            Forbidden, IllegalTransition, RuleViolation, Unprocessable.
        """
        if row.released_on is not None and verb not in OF_VERIFICATION:
            self.permit(row, verb)
            raise IllegalTransition(
                f"Nothing more is expected of it: the recommendation ended on {row.released_on}."
            )
        return super().perform(row, verb, payload)

    # What the party says.

    def accept(self, row: Implementation, payload: AcceptanceSaid) -> None:
        """Say whether it will be done: accepted, partially, noted, not accepted, not applicable.

        Until work has begun the answer may change; declining what was planned takes the plan back.
        """
        self._demand(self._rules(row).acceptance(payload.acceptance, payload.reason))
        has_ended = row.implementation is Progress.OVERTAKEN_BY_EVENTS
        if has_ended or row.verification is Verification.VERIFIED:
            raise IllegalTransition("It has come to its end; reopen it first.")
        if payload.acceptance not in AGREED:
            if row.implementation not in {Progress.NOT_STARTED, Progress.PLANNED}:
                raise IllegalTransition("Work on it has begun; say that events have overtaken it.")
            row.implementation = Progress.NOT_STARTED
        row.acceptance = payload.acceptance
        row.acceptance_reason = payload.reason

    # What the party does.

    def plan(self, row: Implementation, payload: Plan) -> None:
        """Say that it is planned, by whom, until when."""
        self._demand(self._rules(row).work())
        row.owner = payload.owner or row.owner
        row.due_on = payload.due_on or row.due_on
        self._note(row, payload)

    def start(self, row: Implementation, payload: Step) -> None:
        """Say that work on it has begun."""
        self._demand(self._rules(row).work())
        self._note(row, payload)

    def block(self, row: Implementation, payload: Blockage) -> None:
        """Say what stands in the way. Naming the support that is wanted makes a support need."""
        self._demand(self._rules(row).blockage(payload.barrier))
        row.barrier = payload.barrier
        row.blocked_on = datetime.now(UTC).date()
        self._note(row, payload)
        if payload.support_wanted is not None:
            row.support_wanted = payload.support_wanted
            for follow in self.when_blocked:
                follow(self, row)

    def unblock(self, row: Implementation, payload: Step) -> None:
        """Say that nothing stands in the way any more."""
        self._demand(self._rules(row).work())
        self._free(row)
        self._note(row, payload)

    def implement(self, row: Implementation, payload: Achievement) -> None:
        """Say that it is done, and show it; evidence is needed where the priority is high."""
        row.evidence = [*row.evidence, *payload.evidence]
        self._demand(self._rules(row).achievement())
        self._free(row)
        self._note(row, payload)

    def overtake(self, row: Implementation, payload: Reason) -> None:
        """Say that events have overtaken it, and which."""
        self._demand(self._rules(row).reason("overtake-needs-reason", payload.reason))
        self._free(row)

    # Whether it holds.

    def submit(self, row: Implementation) -> None:
        """Ask somebody else to verify that it is implemented."""
        if row.implementation is not Progress.IMPLEMENTED:
            raise IllegalTransition(f"'submit' applies to implemented; it is {row.implementation}.")
        self._demand(self._rules(row).achievement())

    def verify(self, row: Implementation) -> None:
        """Confirm that it is implemented; whoever said so cannot."""
        self._demand(self._rules(row).verification(by_author=self._is_author(row)))

    def return_(self, row: Implementation, payload: Reason) -> None:
        """Send it back to the party, saying what is missing."""
        self._demand(self._rules(row).reason("return-needs-reason", payload.reason))

    def reopen(self, row: Implementation, payload: Reason) -> None:
        """Take back that it has come to its end, and why; work goes on, nothing is verified."""
        self._demand(self._rules(row).reason("reopen-needs-reason", payload.reason))
        was_done = row.implementation is Progress.IMPLEMENTED
        row.implementation = Progress.IN_PROGRESS if was_done else Progress.NOT_STARTED
        row.verification = Verification.UNVERIFIED

    # What the steps share.

    def store(
        self,
        row: Implementation,
        action: str,
        seat: Seat,
        before: Mapping[str, Json],
        *,
        reason: str | None = None,
    ) -> Implementation:
        """Store, and leave a status event for each axis that moved."""
        super().store(row, action, seat, before, reason=reason)
        is_new_note = row.progress_note != before.get("progress_note")
        for axis in Axis:
            old, new = before.get(axis), getattr(row, axis)
            if old != new:
                event = StatusEvent(implementation=row.ref, axis=axis, old=old, new=new)
                event.reason = reason
                event.note = row.progress_note if is_new_note else None
                event.actor, event.actor_id = self.actor.name, self.actor.id
                event.seat = str(seat)
                self.session.add(event)
        self.session.flush()
        return row

    def _rules(self, row: Implementation) -> ImplementationRules:
        statement = select(Recommendation.priority).where(Recommendation.ref == row.recommendation)
        return ImplementationRules(row, self.session.scalars(statement).one_or_none())

    def _is_author(self, row: Implementation) -> bool:
        """Whether the actor is who last said that it was implemented, or asked to verify it."""
        said = or_(
            and_(StatusEvent.axis == Axis.IMPLEMENTATION, StatusEvent.new == Progress.IMPLEMENTED),
            and_(StatusEvent.axis == Axis.VERIFICATION, StatusEvent.new == Verification.SUBMITTED),
        )
        latest = (
            select(func.max(StatusEvent.seq))
            .where(StatusEvent.implementation == row.ref, said)
            .group_by(StatusEvent.axis)
        )
        authors = select(StatusEvent.actor_id).where(StatusEvent.seq.in_(latest))
        return self.actor.id is not None and self.actor.id in set(self.session.scalars(authors))

    @staticmethod
    def _free(row: Implementation) -> None:
        row.barrier = None
        row.blocked_on = None

    @staticmethod
    def _note(row: Implementation, payload: Step) -> None:
        row.progress_note = payload.note or row.progress_note

    @staticmethod
    def _demand(findings: Iterable[Finding]) -> None:
        found = list(findings)
        if found:
            raise refused_by_rules(found)


def make_implementations(
    session: Session, ledger: Ledger, recommendation: Recommendation, seat: Seat
) -> None:
    """One implementation for each economy and forum that an adopted recommendation addresses."""
    if recommendation.addressed_to_all_economies:
        economies = list(session.scalars(select(Economy.code).order_by(Economy.position)))
    else:
        economies = [economy.code for economy in recommendation.addressed_to_economies]
    parties = [{"economy": code} for code in economies]
    parties += [{"sub_forum": forum.code} for forum in recommendation.addressed_to_sub_fora]
    made = [
        Implementation(
            ref=f"{recommendation.ref}.{next(iter(party.values()))}",
            recommendation=recommendation.ref,
            forum=recommendation.forum,
            due_on=recommendation.due_on,
            **party,
        )
        for party in parties
    ]
    session.add_all(made)
    session.flush()
    for row in made:
        ledger.record(Event("implementations", "create", row.id, row.ref, seat=str(seat)))


def release(session: Session, ledger: Ledger, recommendation: Recommendation, seat: Seat) -> None:
    """Nothing more is expected of the parties of a recommendation that was closed or superseded."""
    today = datetime.now(UTC).date()
    asked = (
        select(Implementation)
        .where(
            Implementation.recommendation == recommendation.ref,
            Implementation.released_on.is_(None),
        )
        .order_by(Implementation.ref)
        .with_for_update()
    )
    for row in session.scalars(asked):
        row.released_on = today
        row.version += 1
        changes: dict[str, Json] = {"released_on": [None, str(today)]}
        event = Event("implementations", "release", row.id, row.ref, changes, str(seat))
        ledger.record(event)


# Imports go from child to parent, so the child asks to be told (ARCHITECTURE.md, import order).
RecommendationService.when_adopted.append(make_implementations)
RecommendationService.when_ended.append(release)
