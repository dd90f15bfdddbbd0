"""The table of support needs."""

from enum import StrEnum

from sqlalchemy import Index, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.db import Record, Searchable, link, link_table, order_indexes
from api.core.visibility import Visibility
from api.recommendations.models import Priority
from api.topics.models import Topic

support_need_topics = link_table("support_need_topics", "support_needs", "topics.code")


class SupportKind(StrEnum):
    """What sort of support it is."""

    TRAINING = "training"
    TECHNICAL_ASSISTANCE = "technical-assistance"
    LEGISLATION = "legislation"
    EQUIPMENT = "equipment"
    EXPERTISE = "expertise"
    FUNDING = "funding"


class SupportNeedStatus(StrEnum):
    """Where a need stands."""

    IDENTIFIED = "identified"
    ASSESSED = "assessed"
    MATCHED = "matched"
    ADDRESSED = "addressed"
    WITHDRAWN = "withdrawn"


class SupportNeed(Searchable, Record):
    """What an economy lacks. `arises_from` says where that showed, if the record knows.

    `forum` is the one that follows it. A restricted need is seen by its economy, that forum, the
    secretariat, and those who were asked to meet it (`shared_with`, codes of economies and fora).
    """

    __tablename__ = "support_needs"
    __key__ = "ref"
    __search__ = ("title", "description", "ref")
    __finds__ = "ctwg_found_in_support_needs"

    ref: Mapped[str] = mapped_column(unique=True)
    economy: Mapped[str] = link("economies.code")
    forum: Mapped[str | None] = link("sub_fora.code")
    title: Mapped[str]
    description: Mapped[str | None]
    area: Mapped[str | None] = link("cross_cutting_areas.code")
    kind: Mapped[SupportKind]
    priority: Mapped[Priority | None]
    arises_from_implementation: Mapped[str | None] = link("implementations.ref")
    arises_from_entry: Mapped[str | None] = link("action_plan_entries.ref")
    status: Mapped[SupportNeedStatus] = mapped_column(default=SupportNeedStatus.IDENTIFIED)
    status_reason: Mapped[str | None]
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)
    shared_with: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)

    topics: Mapped[list[Topic]] = relationship(secondary=support_need_topics)

    __table_args__ = (
        Index("ix_support_needs_in_order", "economy", "ref"),
        *order_indexes("support_needs", "economy", "status", "priority", "updated_at"),
        Index("ix_support_needs_search", "search", postgresql_using="gin"),
    )
