"""The addresses of likenesses."""

from typing import Any

from sqlalchemy import ColumnElement, Text, type_coerce
from sqlalchemy.dialects.postgresql import ARRAY

from api.core.resource import Resource
from api.recommendation_likenesses import hints  # noqa: F401 - joins the linter of recommendations
from api.recommendation_likenesses.models import RecommendationLikeness
from api.recommendation_likenesses.schemas import (
    RecommendationLikenessCreate,
    RecommendationLikenessQuery,
    RecommendationLikenessUpdate,
)
from api.recommendation_likenesses.service import RecommendationLikenessService


def about(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """One of the two is one of these."""
    either: ColumnElement[bool] = RecommendationLikeness.pair.overlap(
        type_coerce(wanted, ARRAY(Text))
    )
    return either


resource = Resource(
    RecommendationLikenessService,
    one="recommendation likeness",
    query=RecommendationLikenessQuery,
    create=RecommendationLikenessCreate,
    update=RecommendationLikenessUpdate,
    filters={"about": about},
)
