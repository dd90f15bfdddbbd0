"""What the support board answers."""

from pydantic import Field

from api.core.schemas import Key, Schema, Title
from api.insight.insight import InsightQuery
from api.insight.schemas import Figure
from api.recommendations.models import Priority
from api.support_matches.models import Outcome, SupportMatchStatus
from api.support_needs.models import SupportKind, SupportNeedStatus
from api.support_offers.models import SupportOfferStatus


class SupportBoardQuery(InsightQuery):
    """Whose board: all there is, unless it is narrowed."""

    plan: Key | None = Field(
        default=None,
        description="Needs that the plan's forum follows: a need goes on from plan to plan.",
    )
    area: Key | None = Field(default=None, description="The cross-cutting area.")
    economy: Key | None = Field(default=None, description="Whose needs, and whose offers.")


class BoardMatch(Schema):
    """What may meet a need, or has met it."""

    ref: Key
    offer: Key | None
    activity: Key | None
    status: SupportMatchStatus
    outcome: Outcome | None


class BoardNeed(Schema):
    """A need on the board, with its matches."""

    ref: Key
    economy: Key
    title: Title
    kind: SupportKind
    area: Key | None
    priority: Priority | None
    is_supported: bool = Field(description="A match of it is agreed or delivered.")
    matches: list[BoardMatch]
    candidates: str = Field(description="The address of what may meet it, ranked.")


class NeedColumn(Figure):
    """Needs of one status, the most pressing first."""

    status: SupportNeedStatus
    needs: list[BoardNeed]


class OfferCount(Figure):
    """Offers of one status."""

    status: SupportOfferStatus


class MatchCount(Figure):
    """Matches of one status."""

    status: SupportMatchStatus


class OutcomeCount(Figure):
    """Matches that came to one outcome."""

    outcome: Outcome


class EconomySupport(Schema):
    """An economy with open needs."""

    code: Key
    name: Title
    open: Figure
    supported: Figure = Field(description="Open needs with a match that is agreed or delivered.")
    unsupported: Figure = Field(description="Open needs without one.")
    has_support: bool = Field(description="At least one of its open needs has.")


class SupportBoard(Schema):
    """What is needed and offered, as the caller may see it."""

    plan: Key | None
    area: Key | None
    economy: Key | None
    open: Figure = Field(description="Needs that are neither addressed nor withdrawn.")
    needs: list[NeedColumn]
    offers: list[OfferCount]
    matches: list[MatchCount]
    outcomes: list[OutcomeCount]
    gaps_moved: Figure = Field(description="Matches by which a gap closed or narrowed.")
    economies: list[EconomySupport] = Field(description="Those with open needs.")
    without_support: list[Key] = Field(
        description="Economies with open needs and no agreed or delivered match for any of them."
    )
