"""Likenesses: the answer of whoever may change one of the two; it never changes by itself.

A `duplicate` sets the link between the two as well, on the record that fewer can see, so that
nobody is told of one that they cannot. Of two restricted records neither is given the other's ref.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from pydantic import BaseModel
from sqlalchemy import ColumnElement, and_, select

from api.core.actors import Actor, Seat
from api.core.db import Json
from api.core.errors import Fault
from api.core.service import ResourceService
from api.core.visibility import Visibility
from api.recommendation_likenesses.models import RecommendationLikeness, Verdict
from api.recommendation_likenesses.schemas import RecommendationLikenessRead
from api.recommendations.models import Recommendation
from api.recommendations.service import WHO_WRITES, RecommendationService

FEWEST_LAST: Final = (Visibility.PUBLIC, Visibility.MEMBERS, Visibility.RESTRICTED)


class RecommendationLikenessService(ResourceService[RecommendationLikeness]):
    """Seen by whoever sees both, given by whoever may change one of them."""

    name = "recommendation_likenesses"
    read = RecommendationLikenessRead
    model = RecommendationLikeness
    rests_on = ("recommendations",)
    roles = dict.fromkeys(("create", "update"), WHO_WRITES)

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Both recommendations are there for the actor."""
        seen = select(Recommendation.ref).where(RecommendationService.visible(actor))
        return and_(
            RecommendationLikeness.recommendation.in_(seen),
            RecommendationLikeness.other.in_(seen),
        )

    def owns(self, seat: Seat, row: RecommendationLikeness) -> bool:
        """Whoever may change one of the two may say what it has to do with the other."""
        recommendations = self._recommendations()
        return any(recommendations.owns(seat, one) for one in self._both(row))

    def check(self, row: RecommendationLikeness) -> Iterable[Fault]:
        """There are two of them."""
        if row.recommendation == row.other:
            detail = "A recommendation is always like itself; name another."
            yield Fault("likeness.with-itself", detail, pointer="/other")

    def prepare(self, row: RecommendationLikeness) -> None:
        """Say which seat answers."""
        row.judged_by = str(self.permit(row, "create"))

    def create(self, payload: BaseModel, state: StrEnum | None = None) -> RecommendationLikeness:
        """Remember an answer."""
        row = super().create(payload, state)
        if row.verdict is Verdict.DUPLICATE:
            self._link(row, self.permit(row, "create"))
        return row

    def store(
        self,
        row: RecommendationLikeness,
        action: str,
        seat: Seat,
        before: Mapping[str, Json],
        *,
        reason: str | None = None,
    ) -> RecommendationLikeness:
        """Remember another answer instead."""
        row.judged_by = str(seat)
        super().store(row, action, seat, before, reason=reason)
        if Verdict.DUPLICATE in {row.verdict, before["verdict"]}:
            self._link(row, seat)
        return row

    def _link(self, row: RecommendationLikeness, seat: Seat) -> None:
        """Have the records say that they are duplicates, or no longer say so."""
        narrower, wider = sorted(
            self._both(row, for_update=True), key=_how_few_see_it, reverse=True
        )
        is_hidden = wider.visibility is Visibility.RESTRICTED
        if row.verdict is not Verdict.DUPLICATE:
            self._set_duplicate(narrower, wider, seat, row.note, is_one=False)
            self._set_duplicate(wider, narrower, seat, row.note, is_one=False)
        elif narrower not in wider.duplicates and not is_hidden:
            self._set_duplicate(narrower, wider, seat, row.note, is_one=True)

    def _set_duplicate(
        self,
        one: Recommendation,
        other: Recommendation,
        seat: Seat,
        reason: str | None,
        *,
        is_one: bool,
    ) -> None:
        if (other in one.duplicates) is is_one:
            return
        recommendations = self._recommendations()
        before = recommendations.snapshot(one)
        if is_one:
            one.duplicates.append(other)
        else:
            one.duplicates.remove(other)
        recommendations.store(one, "update", seat, before, reason=reason)

    def _recommendations(self) -> RecommendationService:
        return RecommendationService(self.session, self.ledger, self.actor)

    def _both(
        self, row: RecommendationLikeness, *, for_update: bool = False
    ) -> list[Recommendation]:
        statement = (
            select(Recommendation)
            .where(Recommendation.ref.in_([row.recommendation, row.other]))
            .order_by(Recommendation.ref)
        )
        if for_update:
            statement = statement.with_for_update(of=Recommendation)
        return list(self.session.scalars(statement))


def _how_few_see_it(row: Recommendation) -> tuple[int, object]:
    """The one that fewer see comes last; of equals, the later one: it repeats the earlier."""
    return FEWEST_LAST.index(row.visibility), row.created_at
