"""The tables of activity reports and of who took part."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, and_, false, func, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.activities.models import Activity
from api.core.attendance import total, women_share
from api.core.db import (
    Base,
    Record,
    Searchable,
    Sourced,
    link,
    link_table,
    only_in_sql,
    order_indexes,
)
from api.recommendations.models import Recommendation

report_recommendations = link_table(
    "activity_report_recommendations", "activity_reports", "recommendations.ref"
)


class ActivityReportStatus(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"


EDITABLE: Final = (ActivityReportStatus.DRAFT, ActivityReportStatus.RETURNED)
"""While it is with those who write it."""


class ActivityReport(Searchable, Sourced, Record):
    """What came of one activity. There is one for each that was held, from its completion on."""

    __tablename__ = "activity_reports"
    __key__ = "ref"
    __search__ = ("summary", "outcomes", "ref", "note")
    __finds__ = "ctwg_found_in_activity_reports"

    ref: Mapped[str] = mapped_column(unique=True)
    activity: Mapped[str] = link("activities.ref", unique=True)
    due_on: Mapped[date | None]
    summary: Mapped[str | None]
    outcomes: Mapped[str | None]
    no_recommendations_because: Mapped[str | None]
    status: Mapped[ActivityReportStatus] = mapped_column(default=ActivityReportStatus.DRAFT)
    return_message: Mapped[str | None]
    submitted_on: Mapped[date | None]
    accepted_on: Mapped[date | None]

    participation: Mapped[list["Participation"]] = relationship(
        cascade="all, delete-orphan",
        order_by="Participation.position",
        collection_class=ordering_list("position"),
    )
    recommendations: Mapped[list[Recommendation]] = relationship(secondary=report_recommendations)
    reported: Mapped[Activity] = relationship(viewonly=True)

    __table_args__ = (
        Index("ix_activity_reports_latest", text("due_on DESC"), "ref"),
        *order_indexes("activity_reports", "due_on", "status", "submitted_on", "accepted_on"),
        *order_indexes("activity_reports", "updated_at"),
        Index("ix_activity_reports_search", "search", postgresql_using="gin"),
        Index("ix_activity_reports_origin", "source_system", "external_ref"),
    )

    @only_in_sql
    @staticmethod
    def is_overdue(of: type["ActivityReport"]) -> ColumnElement[bool]:
        """Whether its day has passed and it is still with its authors."""
        is_late = func.coalesce(of.due_on < func.current_date(), false())
        return and_(is_late, of.status.in_(EDITABLE))

    @hybrid_property
    def delegates(self) -> ColumnElement[int | None]:
        """How many took part, of the parties that say it; a value in SQL only."""
        return total(Participation.delegates, Participation.report_id == self.id)

    @hybrid_property
    def women_share(self) -> ColumnElement[object]:
        """How many of them are women; a value in SQL only."""
        belongs = Participation.report_id == self.id
        return women_share(Participation.women, Participation.delegates, belongs)


class Participation(Base):
    """Who took part for one agency of an economy, or for one organization."""

    __tablename__ = "activity_report_participation"

    report_id: Mapped[UUID] = mapped_column(
        ForeignKey("activity_reports.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    economy: Mapped[str | None] = link("economies.code")
    organization: Mapped[str | None] = link("organizations.code")
    agency: Mapped[str | None]
    delegates: Mapped[int | None]
    women: Mapped[int | None]
    speakers: Mapped[int | None]

    __table_args__ = (
        CheckConstraint("(economy IS NULL) <> (organization IS NULL)", name="one_party"),
    )
