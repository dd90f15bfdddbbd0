"""The tables of activities."""

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Computed, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from api.core.db import (
    Embedded,
    Record,
    Searchable,
    Sourced,
    link,
    link_table,
    order_indexes,
)
from api.core.schemas import Period
from api.core.visibility import Visibility, origin_index
from api.cross_cutting_areas.models import CrossCuttingArea
from api.documents.models import Document
from api.economies.models import Economy
from api.organizations.models import Organization
from api.strategic_plans.models import FocusArea, Kpi, Objective
from api.sub_fora.models import SubForum
from api.topics.models import Topic

activity_lead_economies = link_table("activity_lead_economies", "activities", "economies.code")
activity_co_sponsors = link_table("activity_co_sponsors", "activities", "economies.code")
activity_partner_fora = link_table("activity_partner_fora", "activities", "sub_fora.code")
activity_partner_organizations = link_table(
    "activity_partner_organizations", "activities", "organizations.code"
)
activity_focus_areas = link_table("activity_focus_areas", "activities", "focus_areas.ref")
activity_objectives = link_table("activity_objectives", "activities", "objectives.ref")
activity_kpis = link_table("activity_kpis", "activities", "kpis.ref")
activity_areas = link_table("activity_areas", "activities", "cross_cutting_areas.code")
activity_topics = link_table("activity_topics", "activities", "topics.code")
activity_documents = link_table("activity_documents", "activities", "documents.ref")


class ActivityKind(StrEnum):
    """What sort of activity it is."""

    WORKSHOP = "workshop"
    TRAINING = "training"
    CAPACITY_BUILDING = "capacity-building"
    SEMINAR = "seminar"
    CONFERENCE = "conference"
    STAR_CONFERENCE = "star-conference"
    POLICY_DIALOGUE = "policy-dialogue"
    ROUNDTABLE = "roundtable"
    EXERCISE = "exercise"
    PILOT = "pilot"
    STUDY = "study"
    PUBLICATION = "publication"
    PROJECT = "project"
    MEETING = "meeting"
    CAMPAIGN = "campaign"
    OTHER = "other"


class ActivityMode(StrEnum):
    """How people take part."""

    IN_PERSON = "in-person"
    VIRTUAL = "virtual"
    HYBRID = "hybrid"


class ActivityStatus(StrEnum):
    """Where an activity stands."""

    PROPOSED = "proposed"
    ENDORSED = "endorsed"
    UNDER_WAY = "under_way"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Activity(Searchable, Sourced, Record):
    """Something that a forum plans, holds and reports on.

    `planned` and `actual` are known as far as they are known; `starts_on` and `ends_on`, for
    sorting and filtering only, are the first and last day that they could mean.
    """

    __tablename__ = "activities"
    __key__ = "ref"
    __search__ = ("title", "ref", "expected_outcomes", "note")
    __finds__ = "ctwg_found_in_activities"

    ref: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    kind: Mapped[ActivityKind]
    kind_as_recorded: Mapped[str | None]
    forum: Mapped[str | None] = link("sub_fora.code")
    forum_as_recorded: Mapped[str | None]
    plan: Mapped[str | None] = link("strategic_plans.ref")
    work_plan: Mapped[str | None] = link("work_plans.ref")
    project_number: Mapped[str | None]
    project_code: Mapped[str | None] = mapped_column(index=True)
    lead_as_recorded: Mapped[str | None]
    planned: Mapped[Period | None] = mapped_column(Embedded(Period))
    actual: Mapped[Period | None] = mapped_column(Embedded(Period))
    place: Mapped[str | None]
    host_economy: Mapped[str | None] = link("economies.code")
    mode: Mapped[ActivityMode | None]
    fund: Mapped[str | None]
    budget_apec_funding: Mapped[Decimal | None]
    budget_co_funding: Mapped[Decimal | None]
    attendance: Mapped[str | None]
    expected_outcomes: Mapped[str | None]
    publication_number: Mapped[str | None]
    status: Mapped[ActivityStatus] = mapped_column(default=ActivityStatus.PROPOSED)
    status_as_recorded: Mapped[str | None]
    status_reason: Mapped[str | None]
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)

    starts_on: Mapped[date | None] = mapped_column(
        Computed(
            "coalesce(ctwg_first_day(actual ->> 'start'), ctwg_first_day(planned ->> 'start'))",
            persisted=True,
        )
    )
    ends_on: Mapped[date | None] = mapped_column(
        Computed(
            "coalesce(ctwg_last_day(coalesce(actual ->> 'end', actual ->> 'start')),"
            " ctwg_last_day(coalesce(planned ->> 'end', planned ->> 'start')))",
            persisted=True,
        )
    )

    lead_economies: Mapped[list[Economy]] = relationship(secondary=activity_lead_economies)
    co_sponsors: Mapped[list[Economy]] = relationship(secondary=activity_co_sponsors)
    partner_fora: Mapped[list[SubForum]] = relationship(secondary=activity_partner_fora)
    partner_organizations: Mapped[list[Organization]] = relationship(
        secondary=activity_partner_organizations
    )
    focus_areas: Mapped[list[FocusArea]] = relationship(secondary=activity_focus_areas)
    objectives: Mapped[list[Objective]] = relationship(secondary=activity_objectives)
    kpis: Mapped[list[Kpi]] = relationship(secondary=activity_kpis)
    areas: Mapped[list[CrossCuttingArea]] = relationship(secondary=activity_areas)
    topics: Mapped[list[Topic]] = relationship(secondary=activity_topics)
    documents: Mapped[list[Document]] = relationship(secondary=activity_documents)

    __table_args__ = (
        Index("ix_activities_latest", starts_on.desc(), "ref"),
        *order_indexes("activities", "starts_on", "ends_on", "title", "kind", "status"),
        *order_indexes("activities", "updated_at"),
        Index("ix_activities_search", "search", postgresql_using="gin"),
        origin_index("activities"),
    )

    @validates("project_number")
    def _normalise_project_number(self, _: str, number: str | None) -> str | None:
        self.project_code = project_code(number) if number else None
        return number


def project_code(number: str) -> str | None:
    """A project number in the Secretariat's form: `CTI04-2007T` is `CTI 04 2007T`.

    None for a form that is not known; the number as written is kept in any case.
    Suffix: A for the APEC Support Fund, T for TILF, S for self-funded; leading M for multi-year.
    """
    pattern = r"(?:APEC\s+)?(M\s+)?([A-Z]{2,8})\W*(\d{1,3})\W+(\d{4})\s*([ATS]?)"
    match = re.fullmatch(pattern, number.strip().upper())
    if match is None:
        return None
    multi_year, prefix, count, year, suffix = match.groups()
    return f"{'M ' if multi_year else ''}{prefix} {int(count):02d} {year}{suffix}"
