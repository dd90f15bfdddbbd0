"""The rules of lineage: what may go on, and that no line comes back to where it began."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import and_, func, not_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.core.errors import Finding
from api.core.lacks import Gaps, is_unlinked
from api.recommendations.models import (
    Recommendation,
    RecommendationStatus,
    addressed_economies,
    addressed_organizations,
    addressed_sub_fora,
    recommendation_focus_areas,
)
from api.recommendations.schemas import RecommendationLack
from api.strategic_plans.models import PlanStatus, StrategicPlan

KPI_O6_III: Final = "Strategic Plan 2018-2022, KPI O6.iii"
"""Recommendations of the STAR conferences of the plan before are to be implemented."""


def leads_back(
    session: Session, link: InstrumentedAttribute[str | None], start: str | None, ref: str
) -> bool:
    """Whether following a link from one recommendation arrives at another."""
    passed: set[str] = set()
    while start is not None and start not in passed:
        if start == ref:
            return True
        passed.add(start)
        following = select(link).where(Recommendation.ref == start)
        start = session.scalars(following).one_or_none()
    return False


def carry_over_findings(
    row: Recommendation, plan: StrategicPlan | None, into: StrategicPlan, *, is_carried: bool
) -> Iterator[Finding]:
    """What stands against asking for it again in the time of another plan."""
    if plan is not None and plan.status is not PlanStatus.CLOSED:
        detail = f"{plan.ref} is {plan.status}: it can still be done there."
        yield Finding("recommendation.plan-still-open", detail, "/plan", KPI_O6_III)
    if into.ref == row.plan:
        detail = "It is this plan's already; name the plan that it goes on in."
        yield Finding("recommendation.same-plan", detail, "/plan", KPI_O6_III)
    elif into.status is PlanStatus.CLOSED:
        detail = f"{into.ref} is closed; name a plan that is not."
        yield Finding("recommendation.plan-closed", detail, "/plan", KPI_O6_III)
    if is_carried:
        detail = f"It has been carried over to {into.ref} before."
        yield Finding("recommendation.carried-twice", detail, "/plan", KPI_O6_III)


IS_TRACKED: Final = or_(
    Recommendation.addressed_to_all_economies,
    not_(is_unlinked(Recommendation, addressed_economies, addressed_sub_fora)),
)
"""It addresses economies or fora, each of whom adopting it asks."""
LACKS: Final[Gaps] = {
    RecommendationLack.ADDRESSEE: and_(
        not_(Recommendation.addressed_to_all_economies),
        is_unlinked(
            Recommendation, addressed_economies, addressed_sub_fora, addressed_organizations
        ),
    ),
    RecommendationLack.SOURCE: func.num_nonnulls(
        Recommendation.source_activity,
        Recommendation.source_mandate,
        Recommendation.source_document,
        Recommendation.source_as_recorded,
    )
    == 0,
    RecommendationLack.FUTURE_USE: Recommendation.future_use.is_(None),
    RecommendationLack.FOCUS_AREAS: is_unlinked(Recommendation, recommendation_focus_areas),
    RecommendationLack.PLAN: Recommendation.plan.is_(None),
    RecommendationLack.PRIORITY: Recommendation.priority.is_(None),
    RecommendationLack.DUE_ON: Recommendation.due_on.is_(None),
    RecommendationLack.IMPLEMENTATIONS: or_(
        Recommendation.status == RecommendationStatus.DRAFT, not_(IS_TRACKED)
    ),
}
"""What a recommendation may lack. Without implementations is one by which nobody was asked: it
is a draft, or addresses no economy and no forum. That is told by itself, not by whose answers the
caller may see."""
