"""Support matches: proposed by one side, agreed by the other, delivered, judged by the economy."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import ColumnElement, Select, func, select

from api.activities.models import Activity
from api.core.actors import Actor, Role, Seat
from api.core.errors import Fault, Finding, Unprocessable, refused_by_rules
from api.core.schemas import Reason
from api.core.service import ResourceService, Transition
from api.core.visibility import Visibility
from api.support_matches.models import Outcome, SupportMatch, SupportMatchStatus
from api.support_matches.ranking import HOLDS_CAPACITY, LIVE, candidate_of, ranked
from api.support_matches.schemas import (
    Agreement,
    Delivery,
    OutcomeSaid,
    SupportMatchRead,
)
from api.support_needs.models import SupportNeed, SupportNeedStatus
from api.support_needs.service import OPEN, SupportNeedService
from api.support_offers.models import SupportOffer, SupportOfferStatus

SECTION_IV: Final = "Strategic Plan 2018-2022, section IV"
WHO_MATCHES: Final = frozenset({Role.SECRETARIAT, Role.FOCAL_POINT, Role.CHAIR, Role.LIAISON})


class Side(StrEnum):
    """On whose behalf a seat acts."""

    NEED = "need"
    PROVIDER = "provider"
    FORUM = "forum"


class SupportMatchService(ResourceService[SupportMatch]):
    """A need and what may meet it, until the gap has moved."""

    name = "support_matches"
    read = SupportMatchRead
    model = SupportMatch
    rests_on = ("support_needs", "support_offers", "activities")
    roles = {
        **dict.fromkeys(("create", "update", "agree", "deliver", "decline"), WHO_MATCHES),
        "outcome": frozenset({Role.SECRETARIAT, Role.FOCAL_POINT, Role.VALIDATOR}),
    }
    transitions = {
        "agree": Transition(frozenset({SupportMatchStatus.PROPOSED}), SupportMatchStatus.AGREED),
        "deliver": Transition(frozenset({SupportMatchStatus.AGREED}), SupportMatchStatus.DELIVERED),
        "outcome": Transition(
            frozenset({SupportMatchStatus.DELIVERED}), SupportMatchStatus.OUTCOME
        ),
        "decline": Transition(
            frozenset({SupportMatchStatus.PROPOSED, SupportMatchStatus.AGREED}),
            SupportMatchStatus.DECLINED,
        ),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Whoever may see the need."""
        needs = select(SupportNeed.ref).where(SupportNeedService.visible(actor))
        return SupportMatch.need.in_(needs)

    def acts(self, seat: Seat, row: SupportMatch, action: str) -> bool:
        """Both sides and the forum that follows the need; whose gap it is says if it moved."""
        side = self._side(seat, row)
        if action == "outcome":
            return side is Side.NEED
        if action == "create" and self._need(row).visibility is Visibility.RESTRICTED:
            return side is Side.NEED
        if action == "agree" and str(seat) == row.proposed_by:
            return False
        return side is not None and seat.role is not Role.VALIDATOR

    def create(self, payload: BaseModel, state: StrEnum | None = None) -> SupportMatch:
        """Propose it; who is asked may then see the need."""
        row = super().create(payload, state)
        offer, seat = self._offer(row), self.permit(row, "create")
        party = (offer.offered_by_economy or offer.offered_by_sub_forum) if offer else None
        self._needs().share(self._need(row), party, seat)
        return row

    def prepare(self, row: SupportMatch) -> None:
        """Give it the need's ref and a number, and the reasons of its rank as they are now."""
        if (row.offer is None) == (row.activity is None):
            detail = "Name an offer or an activity, one of them."
            raise Unprocessable(faults=[Fault("match.one-support", detail, pointer="/offer")])
        need = self._need(row, for_update=True)
        earlier = select(func.count()).where(SupportMatch.need == need.ref)
        row.ref = f"{need.ref}.M{self.session.execute(earlier).scalar_one() + 1}"
        seat = next((s for s in self.actor.seats if s.role is Role.SECRETARIAT), None)
        sided = (s for s in self.actor.seats if self._side(s, row))
        row.proposed_by = str(next(sided, seat) or "")
        found = self.session.execute(ranked(self.actor, only_fitting=False), {"need": need.ref})
        wanted = row.offer or row.activity
        for candidate in map(candidate_of, found):
            if wanted in {candidate.offer, candidate.activity}:
                row.score, row.reasons = candidate.score, candidate.reasons

    def check(self, row: SupportMatch) -> Iterable[Fault]:
        """Support comes from others, is open, and is proposed once."""
        if row.status is not SupportMatchStatus.PROPOSED or row in self.session:
            return
        need, offer = self._need(row), self._offer(row)
        if self._is_own(row, need, offer):
            detail = f"{need.economy} does not support itself: match another's offer."
            pointer = "/offer" if offer else "/activity"
            raise refused_by_rules([Finding("match.own-offer", detail, pointer, SECTION_IV)])
        if need.status not in OPEN:
            yield Fault("match.need-not-open", f"{need.ref} is {need.status}.", pointer="/need")
        if offer is not None and offer.status is not SupportOfferStatus.OPEN:
            yield Fault("match.offer-not-open", f"{offer.ref} is {offer.status}.", pointer="/offer")
        twins = self._others(row).where(
            SupportMatch.offer.is_not_distinct_from(row.offer),
            SupportMatch.activity.is_not_distinct_from(row.activity),
            SupportMatch.status.in_(LIVE),
        )
        if self.session.execute(twins).first():
            detail = "This is proposed or at work for the need already."
            yield Fault("match.twice", detail, pointer="/need")

    def agree(self, row: SupportMatch, payload: Agreement) -> None:
        """Take the proposal up; whoever proposed it waits for the other side."""
        row.agreed_on = payload.agreed_on or datetime.now(UTC).date()
        self._move(row, SupportNeedStatus.MATCHED, "agree")

    def deliver(self, row: SupportMatch, payload: Delivery) -> None:
        """Say that the support was given."""
        row.delivered_on = payload.delivered_on or datetime.now(UTC).date()

    def outcome(self, row: SupportMatch, payload: OutcomeSaid) -> None:
        """Say how far the gap has moved. Only a closed gap ends the need."""
        row.outcome, row.outcome_note = payload.outcome, payload.note
        if payload.outcome is Outcome.GAP_CLOSED:
            self._move(row, SupportNeedStatus.ADDRESSED, "outcome")
        elif not self._is_met_elsewhere(row):
            self._move(row, SupportNeedStatus.ASSESSED, "outcome")

    def decline(self, row: SupportMatch, payload: Reason) -> None:
        """Say that it will not be, and why."""
        if payload.reason is None:
            finding = Finding("match.decline-needs-reason", "Say why.", "/reason", SECTION_IV)
            raise refused_by_rules([finding])
        row.status_reason = payload.reason
        if row.status is SupportMatchStatus.AGREED and not self._is_met_elsewhere(row):
            self._move(row, SupportNeedStatus.ASSESSED, "decline")

    # What the verbs share.

    def _move(self, row: SupportMatch, status: SupportNeedStatus, action: str) -> None:
        need = self._need(row, for_update=True)
        if need.status in OPEN:
            reason = f"{row.ref}: {row.outcome or action}."
            self._needs().move(need, status, self.permit(row, action), reason)

    def _needs(self) -> SupportNeedService:
        return SupportNeedService(self.session, self.ledger, self.actor)

    def _need(self, row: SupportMatch, *, for_update: bool = False) -> SupportNeed:
        return self._needs().get(row.need, for_update=for_update)

    def _offer(self, row: SupportMatch) -> SupportOffer | None:
        statement = select(SupportOffer).where(SupportOffer.ref == row.offer)
        return self.session.scalars(statement).one_or_none()

    def _activity(self, row: SupportMatch) -> Activity | None:
        statement = select(Activity).where(Activity.ref == row.activity)
        return self.session.scalars(statement).one_or_none()

    def _others(self, row: SupportMatch) -> Select[UUID]:
        return select(SupportMatch.id).where(
            SupportMatch.need == row.need, SupportMatch.id != row.id
        )

    def _is_met_elsewhere(self, row: SupportMatch) -> bool:
        """Whether other support for the need is agreed or delivered and not judged yet."""
        others = self._others(row).where(SupportMatch.status.in_(HOLDS_CAPACITY))
        return self.session.execute(others).first() is not None

    def _is_own(self, row: SupportMatch, need: SupportNeed, offer: SupportOffer | None) -> bool:
        if offer is not None:
            return offer.offered_by_economy == need.economy
        activity = self._activity(row)
        leads = {economy.code for economy in activity.lead_economies} if activity else set()
        return need.economy in leads

    def _side(self, seat: Seat, row: SupportMatch) -> Side | None:
        need, offer, activity = self._need(row), self._offer(row), self._activity(row)
        if seat.economy is not None:
            leads = {economy.code for economy in activity.lead_economies} if activity else set()
            provider = {offer.offered_by_economy} if offer else leads
            if seat.economy == need.economy:
                return Side.NEED
            return Side.PROVIDER if seat.economy in provider else None
        if seat.forum is None:
            return None
        provides = {offer.offered_by_sub_forum if offer else None}
        provides |= {activity.forum if activity else None}
        if seat.forum in provides:
            return Side.PROVIDER
        return Side.FORUM if seat.role is Role.CHAIR and seat.forum == need.forum else None
