"""The table of action plans: the headers of their editions."""

from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Embedded, Record, Sourced, link
from api.core.text import PartialDate
from api.core.visibility import Visibility


class ActionPlanStatus(StrEnum):
    """Where an edition stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"


class ActionPlan(Sourced, Record):
    """One edition of an economy's Counter-Terrorism Action Plan.

    Three dates are kept apart, because papers do: the year that it covers, when it was updated,
    and when it was reviewed. An update is no review.
    """

    __tablename__ = "action_plans"
    __key__ = "ref"

    ref: Mapped[str] = mapped_column(unique=True)
    economy: Mapped[str] = link("economies.code")
    edition: Mapped[str | None]
    calendar_year: Mapped[int | None]
    tabled_at: Mapped[str | None]
    updated_on: Mapped[PartialDate | None] = mapped_column(Embedded(PartialDate))
    reviewed_on: Mapped[PartialDate | None] = mapped_column(Embedded(PartialDate))
    status: Mapped[ActionPlanStatus] = mapped_column(default=ActionPlanStatus.DRAFT)
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.RESTRICTED)

    __table_args__ = (
        Index("ix_action_plans_origin", "economy", "source_system", "external_ref", unique=True),
    )
