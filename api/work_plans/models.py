"""The tables of work plans and of their thrust."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.db import Base, Record, Searchable, Sourced, link


class WorkPlanStatus(StrEnum):
    """Where a work plan stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ENDORSED = "endorsed"
    CLOSED = "closed"


class ThrustBasis(StrEnum):
    """What the choice of a focus area was guided by (Strategic Plan 2018-2022, section V)."""

    LEADERS_STATEMENT = "leaders_statement"
    APEC_THEME = "apec_theme"
    EMERGING_THREAT = "emerging_threat"


class WorkPlan(Searchable, Sourced, Record):
    """A forum's plan for one year, under its strategic plan. Activities name it."""

    __tablename__ = "work_plans"
    __key__ = "ref"
    __search__ = ("ref", "theme", "note")
    __finds__ = "ctwg_found_in_work_plans"

    ref: Mapped[str] = mapped_column(unique=True)
    forum: Mapped[str] = link("sub_fora.code")
    plan: Mapped[str | None] = link("strategic_plans.ref")
    year: Mapped[int] = mapped_column()
    theme: Mapped[str | None]
    status: Mapped[WorkPlanStatus] = mapped_column(default=WorkPlanStatus.DRAFT)
    return_message: Mapped[str | None]
    submitted_on: Mapped[date | None]
    endorsed_on: Mapped[date | None]

    thrust: Mapped[list["ThrustArea"]] = relationship(
        cascade="all, delete-orphan",
        order_by="ThrustArea.position",
        collection_class=ordering_list("position"),
    )

    __table_args__ = (
        UniqueConstraint("forum", "year"),
        Index("ix_work_plans_latest", year.desc(), "id"),
        Index("ix_work_plans_search", "search", postgresql_using="gin"),
        Index("ix_work_plans_origin", "source_system", "external_ref", unique=True),
    )


class ThrustArea(Base):
    """A focus area that a year's work is primarily about, and why (section V)."""

    __tablename__ = "work_plan_thrust"

    work_plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("work_plans.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    focus_area: Mapped[str] = link("focus_areas.ref")
    rationale: Mapped[str | None]
    basis: Mapped[ThrustBasis | None]
