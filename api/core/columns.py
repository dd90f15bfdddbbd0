"""The columns of a resource's rows: its fields, flat, with what each holds.

A field of a value object or group is a column of its own: `planned.start` is `planned_start`,
`addressed_to.economies` is `addressed_to_economies`. NDJSON keeps the fields nested as the API
does; both forms lead to the same payload. Exports write these columns and imports read them, so
that what went out comes in again as it was.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel
from sqlalchemy.orm import class_mapper

from api.core.db import Base
from api.core.text import PartialDate

SYSTEM_FIELDS: Final = frozenset({"id", "created_at", "updated_at"})
"""What the product says of a record by itself: passed over in a file."""


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LIST = "list"
    OBJECTS = "objects"
    """Value objects or child records, as JSON."""
    PARTIAL_DATE = "partial date"
    DAY = "day"
    TRUTH = "truth"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, where its value goes, and what it refers to."""

    name: str
    path: tuple[str, ...]
    holds: Holds
    is_nullable: bool
    target: type[Base] | None = None
    """The records whose keys it holds."""
    values: tuple[str, ...] = ()
    """The only values that it takes, where these are few."""


def columns_of(schema: type[BaseModel], model: type[Base]) -> dict[str, Column]:
    """The columns of a schema's fields, by name."""
    return {column.name: column for column in _columns(schema, model, ())}


def _columns(
    schema: type[BaseModel], model: type[Base], within: tuple[str, ...]
) -> Iterator[Column]:
    for name, field in schema.model_fields.items():
        path = (*within, name)
        kind, is_nullable = _plain(field.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from _columns(kind, model, path)
        else:
            flat = "_".join(path)
            target = _target(model, flat)
            yield Column(flat, path, _holds(kind), is_nullable, target, _values(kind))


def _plain(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 - whatever a field may be typed as
    """A type without its constraints and without None; and whether None was allowed."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in {Union, types.UnionType}:
        kinds = [kind for kind in get_args(annotation) if kind is not type(None)]
        return _plain(kinds[0])[0], len(kinds) < len(get_args(annotation))
    return annotation, False


def _holds(kind: Any) -> Holds:  # noqa: ANN401 - as above
    if get_origin(kind) is list:
        item, _ = _plain(get_args(kind)[0])
        is_object = isinstance(item, type) and issubclass(item, BaseModel)
        return Holds.OBJECTS if is_object else Holds.LIST
    if kind is dict or get_origin(kind) is dict:
        return Holds.OBJECTS
    simple: Mapping[Any, Holds] = {
        PartialDate: Holds.PARTIAL_DATE,
        date: Holds.DAY,
        bool: Holds.TRUTH,
        int: Holds.NUMBER,
        float: Holds.NUMBER,
        Decimal: Holds.NUMBER,
    }
    return simple.get(kind, Holds.TEXT)


def _values(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    if get_origin(kind) is list:
        kind, _ = _plain(get_args(kind)[0])
    is_enum = isinstance(kind, type) and issubclass(kind, StrEnum)
    return tuple(kind) if is_enum else ()


def _target(model: type[Base], attribute: str) -> type[Base] | None:
    mapper = class_mapper(model)
    relation = mapper.relationships.get(attribute)
    if relation is not None and relation.secondary is not None:
        target: type[Base] = relation.mapper.class_
        return target
    column = mapper.columns.get(attribute)
    if column is None or not column.foreign_keys:
        return None
    [foreign] = column.foreign_keys
    return next(
        found.class_ for found in Base.registry.mappers if found.local_table is foreign.column.table
    )
