"""The table of support offers."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.db import Embedded, Record, Searchable, link, link_table, order_indexes
from api.core.visibility import Visibility
from api.cross_cutting_areas.models import CrossCuttingArea
from api.support_needs.models import SupportKind
from api.topics.models import Topic

support_offer_areas = link_table(
    "support_offer_areas", "support_offers", "cross_cutting_areas.code"
)
support_offer_topics = link_table("support_offer_topics", "support_offers", "topics.code")


class SupportOfferStatus(StrEnum):
    """Whether it can be taken up."""

    OPEN = "open"
    CLOSED = "closed"


class SupportOffer(Searchable, Record):
    """What somebody can give: an economy, a sub-forum or an organization, one of them."""

    __tablename__ = "support_offers"
    __key__ = "ref"
    __search__ = ("title", "description", "ref")
    __finds__ = "ctwg_found_in_support_offers"

    ref: Mapped[str] = mapped_column(unique=True)
    offered_by_economy: Mapped[str | None] = link("economies.code")
    offered_by_sub_forum: Mapped[str | None] = link("sub_fora.code")
    offered_by_organization: Mapped[str | None] = link("organizations.code")
    title: Mapped[str]
    description: Mapped[str | None]
    kinds: Mapped[list[SupportKind]] = mapped_column(Embedded(list[SupportKind]), default=list)
    capacity: Mapped[int | None]
    available_from: Mapped[date | None]
    available_until: Mapped[date | None]
    status: Mapped[SupportOfferStatus] = mapped_column(default=SupportOfferStatus.OPEN)
    status_reason: Mapped[str | None]
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)

    areas: Mapped[list[CrossCuttingArea]] = relationship(secondary=support_offer_areas)
    topics: Mapped[list[Topic]] = relationship(secondary=support_offer_topics)

    __table_args__ = (
        CheckConstraint(
            "num_nonnulls(offered_by_economy, offered_by_sub_forum, offered_by_organization) = 1",
            name="one_provider",
        ),
        *order_indexes("support_offers", "title", "status", "available_until", "updated_at"),
        Index("ix_support_offers_search", "search", postgresql_using="gin"),
    )
