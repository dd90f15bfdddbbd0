"""The table of support matches."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Embedded, Record, link, order_indexes
from api.support_matches.values import MatchReason


class SupportMatchStatus(StrEnum):
    """Where a match stands."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DELIVERED = "delivered"
    OUTCOME = "outcome"
    DECLINED = "declined"


class Outcome(StrEnum):
    """How far the gap has moved."""

    GAP_CLOSED = "gap_closed"
    GAP_NARROWED = "gap_narrowed"
    NO_CHANGE = "no_change"


class SupportMatch(Record):
    """A need and what may meet it: an offer, or an activity. `reasons` are those of its rank."""

    __tablename__ = "support_matches"
    __key__ = "ref"

    ref: Mapped[str] = mapped_column(unique=True)
    need: Mapped[str] = link("support_needs.ref")
    offer: Mapped[str | None] = link("support_offers.ref")
    activity: Mapped[str | None] = link("activities.ref")
    score: Mapped[int] = mapped_column(default=0)
    reasons: Mapped[list[MatchReason]] = mapped_column(Embedded(list[MatchReason]), default=list)
    note: Mapped[str | None]
    status: Mapped[SupportMatchStatus] = mapped_column(default=SupportMatchStatus.PROPOSED)
    status_reason: Mapped[str | None]
    proposed_by: Mapped[str]
    agreed_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    outcome: Mapped[Outcome | None]
    outcome_note: Mapped[str | None]

    __table_args__ = (
        CheckConstraint("num_nonnulls(offer, activity) = 1", name="one_support"),
        Index("ix_support_matches_in_order", "need", "ref"),
        *order_indexes("support_matches", "need", "status", "score", "updated_at"),
    )
