"""Setting a record's attributes from a payload whose references were read in sets.

The counterpart of `api.core.assignment` for many rows: no statement for each link of each row.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel
from sqlalchemy.orm import class_mapper, object_session
from sqlalchemy.orm.attributes import set_committed_value

from api.core.db import Base, Record
from api.imports.references import References


@dataclass(frozen=True, slots=True)
class Mention:
    """A key that a payload names: in which attribute, and of which kind of record."""

    attribute: str
    target: type[Base]
    key: str


@dataclass(frozen=True, slots=True)
class Shape:
    """What an assignment needs to know of a mapped class, looked up once."""

    columns: frozenset[str]
    links: Mapping[str, type[Base]]
    """Sets of links: attribute to the class that it links to."""
    keys: Mapping[str, type[Base]]
    """Columns that hold another record's key."""


@cache
def shape_of(model: type[Record]) -> Shape:
    """The shape of a mapped class."""
    mapper = class_mapper(model)
    owners = {found.local_table: found.class_ for found in Base.registry.mappers}
    return Shape(
        columns=frozenset(mapper.columns.keys()),
        links={
            relation.key: relation.mapper.class_
            for relation in mapper.relationships
            if relation.secondary is not None
        },
        keys={
            column.key: owners[foreign.column.table]
            for column in mapper.columns
            for foreign in column.foreign_keys
        },
    )


def flattened(model: type[Record], values: Mapping[str, object]) -> dict[str, object]:
    """Attribute by attribute: a schema that is no value object stands for its parts."""
    columns = shape_of(model).columns
    flat: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, BaseModel) and name not in columns:
            for part in type(value).model_fields:
                flat[f"{name}_{part}"] = getattr(value, part)
        else:
            flat[name] = value
    return flat


def mentions(model: type[Record], flat: Mapping[str, object]) -> Iterator[Mention]:
    """Every key that flat attributes name."""
    shape = shape_of(model)
    for attribute, target in shape.links.items():
        value = flat.get(attribute)
        for key in value if isinstance(value, list) else ():
            yield Mention(attribute, target, str(key))
    for attribute, target in shape.keys.items():
        key = flat.get(attribute)
        if key is not None:
            yield Mention(attribute, target, str(key))


def assign_read(row: Record, flat: Mapping[str, object], references: References) -> None:
    """Set the attributes; links that name nothing are left out, and were complained of.

    The links of a row that no session holds are set without the session's bookkeeping: such a row
    is judged, never flushed.
    """
    links = shape_of(type(row)).links
    put = setattr if object_session(row) else set_committed_value
    for attribute, value in flat.items():
        target = links.get(attribute)
        if target is None:
            setattr(row, attribute, value)
        else:
            keys = dict.fromkeys(value) if isinstance(value, list) else {}
            found = [references.find(target, str(key)) for key in keys]
            put(row, attribute, [record for record in found if record is not None])
