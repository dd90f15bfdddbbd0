"""Counting heads: sums over the rows that say who took part, for whatever keeps such rows."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Numeric, and_, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute

from api.core.errors import Fault
from api.core.schemas import Schema

Count = InstrumentedAttribute[int | None]


class WomenShare(Schema):
    """How many of those whose number is known are women; nothing is guessed for the others."""

    women: int
    of: int
    """Delegates of the rows that say both numbers."""
    share: float | None
    """Of 1; null when no row says both."""


def women_share(
    women: Count, delegates: Count, belongs: ColumnElement[bool]
) -> ColumnElement[object]:
    """The share as JSON, over the rows that belong: both numbers are shown beside it."""
    both = and_(belongs, women.is_not(None), delegates.is_not(None))
    numerator = func.coalesce(func.sum(women), 0)
    denominator = func.coalesce(func.sum(delegates), 0)
    share = func.round(cast(numerator, Numeric) / func.nullif(denominator, 0), 4)
    return (
        select(func.json_build_object("women", numerator, "of", denominator, "share", share))
        .where(both)
        .scalar_subquery()
    )


def total(count: Count, belongs: ColumnElement[bool]) -> ColumnElement[int | None]:
    """The sum over the rows that belong; null, not 0, when none of them says a number."""
    return select(func.sum(count)).where(belongs).scalar_subquery()


class Heads(Protocol):
    """A row that says how many came, and how many of them are women."""

    @property
    def delegates(self) -> int | None:
        """How many came."""

    @property
    def women(self) -> int | None:
        """How many of them are women."""


def more_women_than_delegates(rows: Sequence[Heads], name: str) -> Iterator[Fault]:
    """The faults of rows whose part is larger than the whole; `name` is the field of the rows."""
    for place, row in enumerate(rows):
        if row.women is not None and row.delegates is not None and row.women > row.delegates:
            detail = "There are no more women than delegates."
            pointer = f"/{name}/{place}/women"
            yield Fault("attendance.more-women-than-delegates", detail, pointer=pointer)
