"""The addresses of recommendations."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, and_, exists, func, or_, select, type_coerce

from api.core.resource import Resource, Verb
from api.core.schemas import Reason
from api.economies.models import Economy
from api.recommendations.models import (
    Recommendation,
    addressed_economies,
    addressed_organizations,
    addressed_sub_fora,
)
from api.recommendations.rules import LACKS
from api.recommendations.schemas import (
    Adoption,
    CarryOver,
    RecommendationCreate,
    RecommendationQuery,
    RecommendationUpdate,
    Succession,
)
from api.recommendations.service import RecommendationService


def addresses(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """It is addressed to one of these, by name or to all economies."""
    keys = func.any(type_coerce(wanted, ARRAY(Text)))
    linked = (
        select(table.c.owner_id).where(table.c.target_key == keys)
        for table in (addressed_economies, addressed_sub_fora, addressed_organizations)
    )
    to_all = and_(
        Recommendation.addressed_to_all_economies,
        exists(select(Economy.id).where(Economy.code == keys)),
    )
    return or_(to_all, *(Recommendation.id.in_(owners) for owners in linked))


resource = Resource(
    RecommendationService,
    one="recommendation",
    query=RecommendationQuery,
    create=RecommendationCreate,
    update=RecommendationUpdate,
    verbs=(
        Verb("adopt", Adoption),
        Verb("close", Reason),
        Verb("supersede", Succession),
        Verb("carry-over", CarryOver),
    ),
    filters={"addressed_to": addresses},
    lacks=LACKS,
    is_lintable=True,
)
