"""Support offers: kept by whoever offers; an organization's by the secretariat."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import ColumnElement, or_

from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.errors import Fault
from api.core.schemas import Reason
from api.core.service import ResourceService, Transition
from api.core.visibility import seen_by
from api.support_offers.models import SupportOffer, SupportOfferStatus
from api.support_offers.schemas import SupportOfferRead

WHO_OFFERS: Final = frozenset({Role.SECRETARIAT, Role.FOCAL_POINT, Role.CHAIR, Role.LIAISON})


class SupportOfferService(ResourceService[SupportOffer]):
    """What economies, fora and organizations can give."""

    name = "support_offers"
    read = SupportOfferRead
    model = SupportOffer
    roles = dict.fromkeys(("create", "update", "close", "reopen"), WHO_OFFERS)
    transitions = {
        "close": Transition(frozenset({SupportOfferStatus.OPEN}), SupportOfferStatus.CLOSED),
        "reopen": Transition(frozenset({SupportOfferStatus.CLOSED}), SupportOfferStatus.OPEN),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """The members' to members; a restricted one to whoever offers it."""
        own = or_(
            SupportOffer.offered_by_economy.in_(actor.economies),
            SupportOffer.offered_by_sub_forum.in_(actor.forums),
        )
        return seen_by(actor, SupportOffer.visibility, own)

    def owns(self, seat: Seat, row: SupportOffer) -> bool:
        """The seats of whoever offers it."""
        if seat.role in ECONOMY_ROLES:
            return seat.economy == row.offered_by_economy
        return seat.forum is not None and seat.forum == row.offered_by_sub_forum

    def ref_series(self, row: SupportOffer) -> str:
        """Who offers it, and the year."""
        provider = row.offered_by_economy or row.offered_by_sub_forum or row.offered_by_organization
        return f"OFFER-{provider}-{datetime.now(UTC).year}-S"

    def check(self, row: SupportOffer) -> Iterable[Fault]:
        """One offers it, and it does not end before it begins."""
        names = ("economy", "sub_forum", "organization")
        if sum(getattr(row, f"offered_by_{name}") is not None for name in names) != 1:
            detail = "Name who offers it: an economy, a sub-forum or an organization, one of them."
            yield Fault("support-offer.provider", detail, pointer="/offered_by")
        first, last = row.available_from, row.available_until
        if first and last and last < first:
            detail = "It ends before it begins."
            yield Fault("support-offer.dates-out-of-order", detail, pointer="/available_until")

    def close(self, row: SupportOffer, payload: Reason) -> None:
        """Say that it cannot be taken up any more; what was agreed goes on."""
        row.status_reason = payload.reason

    def reopen(self, row: SupportOffer, payload: Reason) -> None:
        """Offer it again."""
        row.status_reason = payload.reason
