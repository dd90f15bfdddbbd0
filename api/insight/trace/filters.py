"""The filter `beneath` of every list that is traced: the lists that a trace's counts open."""

from typing import Any, Final

from sqlalchemy import ARRAY, ColumnElement, Text, func, select, type_coerce

from api.core.listing import Filter
from api.insight.records import RecordKind
from api.insight.trace.links import TRACED, Rows, beneath

BENEATH: Final = "beneath"


def add_filters() -> None:
    """Give the lists the filter, and say what its answers rest on."""
    names = [kind.resource.name for kind in TRACED]
    for kind in TRACED:
        if BENEATH in kind.resource.query.model_fields:
            kind.resource.lists.add(BENEATH, _came_of(kind))
            kind.resource.filters_rest_on[BENEATH] = names


def _came_of(kind: RecordKind) -> Filter:
    """It came of one of the records that are named, as far as the caller sees the way there."""

    def condition(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
        keys = func.any(type_coerce(wanted, ARRAY(Text)))

        def named(other: RecordKind) -> Rows:
            return select(other.ref).where(other.ref == keys)

        reached = beneath(named)[kind.model]
        return kind.ref.in_(select(reached.c.ref)) & ~(kind.ref == keys)

    return condition
