"""The table of mandates."""

from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Record, Searchable, Sourced


class MandateKind(StrEnum):
    """What sort of text gives the mandate."""

    LEADERS_STATEMENT = "leaders_statement"
    MINISTERS_STATEMENT = "ministers_statement"
    STRATEGY = "strategy"
    DECLARATION = "declaration"
    ASSESSMENT = "assessment"


class Mandate(Searchable, Sourced, Record):
    """A text by which APEC's Leaders, Ministers or officials asked for work."""

    __tablename__ = "mandates"
    __key__ = "ref"
    __search__ = ("title", "ref", "note")

    ref: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    kind: Mapped[MandateKind]
    body: Mapped[str | None]
    year: Mapped[int | None]
    place: Mapped[str | None]
    url: Mapped[str | None]
