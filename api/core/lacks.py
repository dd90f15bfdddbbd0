"""What records lack: one filter, `lacks`, for all that somebody may have left out.

A resource names its gaps in an enum and says each in SQL, beside its rules:

    LACKS = {TermLack.SOURCES: is_empty(Term.sources), TermLack.AREA: Term.area.is_(None)}
    resource = Resource(..., lacks=LACKS)      # and `lacks: Lacking[TermLack] = []` in its Query

A gap that shows only in the records of a child, such as a report that nobody wrote, is added by
the child (`lacks_too`); it is told of what the caller sees of the children.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from pydantic import Field
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Table,
    Text,
    and_,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from api.core.db import Record
from api.core.schemas import AnyOf

Gap = TypeVar("Gap", bound=StrEnum)
Lacking = Annotated[AnyOf[Gap], Field(description="Records that lack one of these.")]
"""The filter of a list by what its records lack."""
Gaps = Mapping[Any, ColumnElement[bool]]
"""Of each gap, by the member of its enum, which records have it."""
YEAR: Final = len("2018")


def lacks_any(gaps: Gaps, wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a record has one of the gaps that are asked for."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    return or_(*(and_(literal(str(gap), Text()) == codes, lack) for gap, lack in gaps.items()))


def is_unlinked(model: type[Record], *links: Table) -> ColumnElement[bool]:
    """Nothing is linked in any of these tables."""
    linked = (select(table.c.owner_id).where(table.c.owner_id == model.id) for table in links)
    return and_(*(~one.exists() for one in linked))


def is_empty(values: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped list of values
    """A list of values is there, and nothing in it."""
    return func.jsonb_array_length(values) == 0


def is_year_only(*periods: Any) -> ColumnElement[bool]:  # noqa: ANN401 - mapped periods
    """The first of the periods that says when it starts does not say more than the year."""
    starts = [func.jsonb_extract_path_text(period, "start") for period in periods]
    return func.coalesce(func.length(func.coalesce(*starts)), 0) == YEAR
