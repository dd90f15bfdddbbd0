"""From what was sent to a record's attributes: plain columns, links by key, child records.

A key that names nothing, or nothing that the caller may see (row-level security hides it), is a
fault that names it and its place.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel
from sqlalchemy import Column, select
from sqlalchemy.orm import RelationshipProperty, Session, class_mapper

from api.core.db import Base
from api.core.errors import Fault


def assign(
    session: Session, row: Base, values: Mapping[str, object], within: str = ""
) -> list[Fault]:
    """Set attributes of a record from validated values; answer what names nothing.

    Values of child collections are schemas; links are given as keys. A schema whose fields are
    attributes called `<name>_<field>` is a group: it sets those.
    """
    mapper = class_mapper(type(row))
    prefix, base = (f"{within}_", f"/{within}") if within else ("", "")
    faults: list[Fault] = []
    for name, value in values.items():
        attribute, pointer = prefix + name, f"{base}/{name}"
        relation = mapper.relationships.get(attribute)
        if relation is None and attribute not in mapper.columns:
            if not isinstance(value, BaseModel):
                raise LookupError(f"{type(row).__name__} has no '{attribute}'")
            fields = {field: getattr(value, field) for field in type(value).model_fields}
            faults += assign(session, row, fields, attribute)
        elif relation is None:
            faults += _check_key(session, mapper.columns[attribute], pointer, value)
            setattr(row, attribute, value)
        elif relation.secondary is not None:
            faults += _set_links(session, row, relation, pointer, _strings(value))
        else:
            faults += _set_children(session, row, relation, pointer, value)
    return faults


def unknown(target: type[Base], value: str, pointer: str) -> Fault:
    """The fault of a key that names nothing."""
    noun = re.sub(r"(?<!^)(?=[A-Z])", " ", target.__name__).lower()
    return Fault("unknown-reference", f"There is no {noun} '{value}'.", pointer=pointer)


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, Iterable) else []


def _set_links(
    session: Session,
    row: Base,
    relation: RelationshipProperty[Base],
    pointer: str,
    keys: Sequence[str],
) -> list[Fault]:
    target: type[Base] = relation.mapper.class_
    pairs = relation.secondary_synchronize_pairs or []
    key_name = str(pairs[0][0].key)
    attribute = getattr(target, key_name)
    named = session.scalars(select(target).where(attribute.in_(set(keys)))) if keys else ()
    found = {getattr(other, key_name): other for other in named}
    setattr(row, relation.key, [found[key] for key in dict.fromkeys(keys) if key in found])
    return [
        unknown(target, key, f"{pointer}/{place}")
        for place, key in enumerate(keys)
        if key not in found
    ]


def _set_children(
    session: Session,
    row: Base,
    relation: RelationshipProperty[Base],
    pointer: str,
    items: object,
) -> list[Fault]:
    child: type[Base] = relation.mapper.class_
    faults: list[Fault] = []
    children = []
    columns = class_mapper(child).columns
    for place, item in enumerate(items if isinstance(items, list) else []):
        if not isinstance(item, BaseModel):
            raise TypeError(f"{relation.key} takes schemas")
        values = {name: getattr(item, name) for name in type(item).model_fields}
        for name, value in values.items():
            faults += _check_key(session, columns[name], f"{pointer}/{place}/{name}", value)
        children.append(child(**values))
    if not faults:
        getattr(row, relation.key).clear()
        session.flush()
        setattr(row, relation.key, children)
    return faults


def _check_key(
    session: Session, column: Column[object], pointer: str, value: object
) -> list[Fault]:
    if value is None or not column.foreign_keys:
        return []
    [foreign] = column.foreign_keys
    target = foreign.column
    if session.execute(select(target).where(target == value)).first():
        return []
    mapped = next(m.class_ for m in Base.registry.mappers if m.local_table is target.table)
    return [unknown(mapped, str(value), pointer)]
