"""The table of meeting papers."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Record, Searchable, Sourced


class Document(Searchable, Sourced, Record):
    """A paper as its cover sheet names it. `number` is as printed, `ref` fits an address."""

    __tablename__ = "documents"
    __key__ = "ref"
    __search__ = ("title", "number", "meeting")

    ref: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    agenda_item: Mapped[str | None]
    purpose: Mapped[str | None]
    submitted_by: Mapped[str | None]
    meeting: Mapped[str | None]
    place: Mapped[str | None]
    meeting_starts_on: Mapped[date | None]
    meeting_ends_on: Mapped[date | None]
    url: Mapped[str | None]

    __table_args__ = (Index("ix_documents_search", "search", postgresql_using="gin"),)
