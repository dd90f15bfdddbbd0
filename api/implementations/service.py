"""Implementations: restricted to their party, the forum that asked, and the secretariat."""

from sqlalchemy import ColumnElement, false, or_, select, true
from sqlalchemy.orm import Session

from api.core.actors import Actor, Seat
from api.core.ledger import Event, Ledger
from api.core.service import ResourceService
from api.economies.models import Economy
from api.implementations.models import Implementation
from api.implementations.schemas import ImplementationRead
from api.recommendations.models import Recommendation
from api.recommendations.service import RecommendationService


class ImplementationService(ResourceService[Implementation]):
    """What an economy answers is its own, and the business of those who asked."""

    name = "implementations"
    read = ImplementationRead
    model = Implementation

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


# Imports go from child to parent, so the child asks to be told (ARCHITECTURE.md, import order).
RecommendationService.when_adopted.append(make_implementations)
