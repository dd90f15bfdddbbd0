"""The table of engagements."""

from datetime import date
from enum import StrEnum

from sqlalchemy import Computed, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.db import (
    Embedded,
    Record,
    Searchable,
    Sourced,
    link,
    link_table,
    order_indexes,
)
from api.core.text import PartialDate
from api.core.visibility import Visibility
from api.cross_cutting_areas.models import CrossCuttingArea
from api.organizations.models import Organization
from api.sub_fora.models import SubForum
from api.topics.models import Topic

engagement_sub_fora = link_table("engagement_sub_fora", "engagements", "sub_fora.code")
engagement_organizations = link_table(
    "engagement_organizations", "engagements", "organizations.code"
)
engagement_areas = link_table("engagement_areas", "engagements", "cross_cutting_areas.code")
engagement_topics = link_table("engagement_topics", "engagements", "topics.code")


class EngagementKind(StrEnum):
    """How a forum and others met (Strategic Plan 2018-2022, section VI)."""

    BRIEFING_GIVEN = "briefing-given"
    BRIEFING_RECEIVED = "briefing-received"
    JOINT_MEETING = "joint-meeting"
    JOINT_DISCUSSION = "joint-discussion"
    JOINT_PLANNING = "joint-planning"
    REPORT_SENT = "report-sent"
    REPORT_RECEIVED = "report-received"
    INVITATION = "invitation"
    JOINT_CAPACITY_BUILDING = "joint-capacity-building"


class EngagementDirection(StrEnum):
    """Who gave to whom, seen from the engagement's `forum`."""

    GIVEN = "given"
    RECEIVED = "received"
    JOINT = "joint"


class Counterpart(StrEnum):
    """Who is on the other side."""

    SUB_FORA = "sub_fora"
    ORGANIZATIONS = "organizations"


DIRECTION = (
    "CASE WHEN kind IN ('briefing-given', 'report-sent', 'invitation') THEN 'given'"
    " WHEN kind IN ('briefing-received', 'report-received') THEN 'received' ELSE 'joint' END"
)
"""An invitation goes out from the forum: "invite other fora to present" (objective 4, KPI iii)."""


class Engagement(Searchable, Sourced, Record):
    """One contact of a forum with other fora or with organizations, told from the forum's side."""

    __tablename__ = "engagements"
    __key__ = "ref"
    __search__ = ("outcome", "follow_up", "ref", "note")
    __finds__ = "ctwg_found_in_engagements"

    ref: Mapped[str] = mapped_column(unique=True)
    forum: Mapped[str] = link("sub_fora.code")
    kind: Mapped[EngagementKind]
    direction: Mapped[EngagementDirection] = mapped_column(Computed(DIRECTION, persisted=True))
    on: Mapped[PartialDate] = mapped_column(Embedded(PartialDate))
    meeting: Mapped[str | None] = link("meetings.ref")
    outcome: Mapped[str | None]
    follow_up: Mapped[str | None]
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)
    held_on: Mapped[date] = mapped_column(
        Computed("ctwg_first_day(\"on\" #>> '{}')", persisted=True)
    )

    with_sub_fora: Mapped[list[SubForum]] = relationship(secondary=engagement_sub_fora)
    with_organizations: Mapped[list[Organization]] = relationship(
        secondary=engagement_organizations
    )
    areas: Mapped[list[CrossCuttingArea]] = relationship(secondary=engagement_areas)
    topics: Mapped[list[Topic]] = relationship(secondary=engagement_topics)

    __table_args__ = (
        Index("ix_engagements_latest", held_on.desc(), "ref"),
        *order_indexes("engagements", "held_on", "kind", "updated_at"),
        Index("ix_engagements_search", "search", postgresql_using="gin"),
        Index(
            "ix_engagements_origin",
            "source_system",
            "external_ref",
            unique=True,
            # A conflict would tell that somebody's hidden record has this identity.
            postgresql_where=text("visibility <> 'restricted'"),
        ),
    )
