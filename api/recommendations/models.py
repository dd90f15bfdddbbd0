"""The tables of recommendations."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Computed, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.activities.models import Activity
from api.core.db import Record, Searchable, Sourced, link, link_table, order_indexes
from api.core.visibility import Visibility, origin_index
from api.cross_cutting_areas.models import CrossCuttingArea
from api.economies.models import Economy
from api.organizations.models import Organization
from api.strategic_plans.models import FocusArea
from api.sub_fora.models import SubForum
from api.topics.models import Topic

recommendation_focus_areas = link_table(
    "recommendation_focus_areas", "recommendations", "focus_areas.ref"
)
recommendation_areas = link_table(
    "recommendation_areas", "recommendations", "cross_cutting_areas.code"
)
recommendation_topics = link_table("recommendation_topics", "recommendations", "topics.code")
addressed_economies = link_table("recommendation_economies", "recommendations", "economies.code")
addressed_sub_fora = link_table("recommendation_sub_fora", "recommendations", "sub_fora.code")
addressed_organizations = link_table(
    "recommendation_organizations", "recommendations", "organizations.code"
)
recommendation_duplicates = link_table(
    "recommendation_duplicates", "recommendations", "recommendations.ref"
)


class SourceKind(StrEnum):
    """What a recommendation came out of."""

    ACTIVITY = "activity"
    MANDATE = "mandate"
    ASSESSMENT = "assessment"
    ACTION_PLAN = "action_plan"
    DOCUMENT = "document"


class Strength(StrEnum):
    """Whether the source says it, or a reader drew it from the source."""

    EXPLICIT = "explicit"
    DERIVED = "derived"


class Priority(StrEnum):
    """How much it matters."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class RecommendationStatus(StrEnum):
    """Where a recommendation stands."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CLOSED = "closed"
    SUPERSEDED = "superseded"


class Recommendation(Searchable, Sourced, Record):
    """What a forum, a meeting or a mandate asks of economies, fora or organizations.

    Its text stands once; what each party does about it are its implementations.
    """

    __tablename__ = "recommendations"
    __key__ = "ref"
    __search__ = ("text", "ref", "future_use", "note")
    __finds__ = "ctwg_found_in_recommendations"

    ref: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    forum: Mapped[str | None] = link("sub_fora.code")
    plan: Mapped[str | None] = link("strategic_plans.ref")
    year: Mapped[int | None] = mapped_column(index=True)
    source_kind: Mapped[SourceKind]
    source_activity: Mapped[str | None] = link("activities.ref")
    source_mandate: Mapped[str | None] = link("mandates.ref")
    source_document: Mapped[str | None] = link("documents.ref")
    source_as_recorded: Mapped[str | None]
    strength: Mapped[Strength] = mapped_column(default=Strength.EXPLICIT)
    addressed_to_all_economies: Mapped[bool] = mapped_column(default=False)
    addressed_to_as_recorded: Mapped[str | None]
    future_use: Mapped[str | None]
    priority: Mapped[Priority | None]
    due_on: Mapped[date | None]
    status: Mapped[RecommendationStatus] = mapped_column(default=RecommendationStatus.DRAFT)
    status_reason: Mapped[str | None]
    adopted_on: Mapped[date | None]
    carried_from: Mapped[str | None] = link("recommendations.ref")
    superseded_by: Mapped[str | None] = link("recommendations.ref")
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)
    # What it is about, for finding others like it (docs/similarity.md).
    terms: Mapped[list[str]] = mapped_column(
        ARRAY(Text), Computed("ctwg_terms(text)", persisted=True), deferred=True
    )
    terms_length: Mapped[float] = mapped_column(
        Computed("ctwg_terms_length(ctwg_terms(text))", persisted=True), deferred=True
    )

    focus_areas: Mapped[list[FocusArea]] = relationship(secondary=recommendation_focus_areas)
    areas: Mapped[list[CrossCuttingArea]] = relationship(secondary=recommendation_areas)
    topics: Mapped[list[Topic]] = relationship(secondary=recommendation_topics)
    addressed_to_economies: Mapped[list[Economy]] = relationship(secondary=addressed_economies)
    addressed_to_sub_fora: Mapped[list[SubForum]] = relationship(secondary=addressed_sub_fora)
    addressed_to_organizations: Mapped[list[Organization]] = relationship(
        secondary=addressed_organizations
    )
    duplicates: Mapped[list["Recommendation"]] = relationship(
        secondary=recommendation_duplicates,
        primaryjoin="Recommendation.id == recommendation_duplicates.c.owner_id",
        secondaryjoin="Recommendation.ref == recommendation_duplicates.c.target_key",
    )
    activity: Mapped[Activity | None] = relationship(viewonly=True)

    __table_args__ = (
        Index("ix_recommendations_latest", year.desc(), "ref"),
        *order_indexes("recommendations", "year", "due_on", "priority", "status"),
        *order_indexes("recommendations", "adopted_on", "updated_at"),
        Index("ix_recommendations_search", "search", postgresql_using="gin"),
        origin_index("recommendations"),
    )
