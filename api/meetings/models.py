"""The tables of meetings and of who attended."""

from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Computed, ForeignKey, Index, text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.attendance import total, women_share
from api.core.db import Base, Embedded, Record, Searchable, Sourced, link
from api.core.text import PartialDate
from api.core.visibility import Visibility


class Meeting(Searchable, Sourced, Record):
    """A meeting of a forum, in the margins of one of APEC's meetings or on its own."""

    __tablename__ = "meetings"
    __key__ = "ref"
    __search__ = ("place", "ref", "apec_meeting", "note")
    __finds__ = "ctwg_found_in_meetings"

    ref: Mapped[str] = mapped_column(unique=True)
    forum: Mapped[str] = link("sub_fora.code")
    number: Mapped[int | None]
    on: Mapped[PartialDate] = mapped_column(Embedded(PartialDate))
    place: Mapped[str | None]
    host_economy: Mapped[str | None] = link("economies.code")
    apec_meeting: Mapped[str | None]
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.MEMBERS)
    held_on: Mapped[date] = mapped_column(
        Computed("ctwg_first_day(\"on\" #>> '{}')", persisted=True)
    )

    attendance: Mapped[list["Attendance"]] = relationship(
        cascade="all, delete-orphan",
        order_by="Attendance.position",
        collection_class=ordering_list("position"),
    )

    __table_args__ = (
        Index("ix_meetings_latest", held_on.desc(), "id"),
        Index("ix_meetings_search", "search", postgresql_using="gin"),
        Index(
            "ix_meetings_origin",
            "source_system",
            "external_ref",
            unique=True,
            # A conflict would tell that somebody's hidden record has this identity.
            postgresql_where=text("visibility <> 'restricted'"),
        ),
    )

    @hybrid_property
    def delegates(self) -> ColumnElement[int | None]:
        """How many came from the economies that say it; a value in SQL only."""
        return total(Attendance.delegates, Attendance.meeting_id == self.id)

    @hybrid_property
    def women_share(self) -> ColumnElement[object]:
        """How many of them are women; a value in SQL only."""
        belongs = Attendance.meeting_id == self.id
        return women_share(Attendance.women, Attendance.delegates, belongs)


class Attendance(Base):
    """Who came from one economy. Null is not known, never 0."""

    __tablename__ = "meeting_attendance"

    meeting_id: Mapped[UUID] = mapped_column(
        ForeignKey("meetings.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    economy: Mapped[str] = link("economies.code")
    delegates: Mapped[int | None]
    women: Mapped[int | None]
