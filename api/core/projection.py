"""Records as JSON that PostgreSQL builds: one rendering for lists, details and written records.

The columns of the answer are derived once from a resource's Read schema and its mapped class:
a field named like a column is that column; like a set of links, the sorted keys; like a
collection of child records, their own projections (ADR 0004).
"""

import types
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.orm import RelationshipProperty, aliased, class_mapper
from sqlalchemy.orm.util import AliasedClass

from api.core.db import Base, Json


def json_rows(read: type[BaseModel], entity: type[Base]) -> list[ColumnElement[object]]:
    """The labelled columns that make up `read`, selected from `entity`.

    Raises:
        LookupError: when the schema names a field that the mapped class does not have.
    """
    return _columns(read, entity, entity)


def json_select(
    read: type[BaseModel], entity: type[Base], *conditions: ColumnElement[bool]
) -> Select[dict[str, Json]]:
    """Select the records that meet the conditions, each as one JSON object."""
    return as_json(select(*json_rows(read, entity)).where(*conditions))


def as_json(rows: Select[*tuple[Any, ...]]) -> Select[dict[str, Json]]:
    """Each row of a select as a JSON object, its labels the names."""
    record = rows.subquery("record")
    return select(func.row_to_json(literal_column("record"))).select_from(record)


def _columns(
    read: type[BaseModel], mapped: type[Base], entity: type[Base] | AliasedClass[Base]
) -> list[ColumnElement[object]]:
    relationships = class_mapper(mapped).relationships
    columns: list[ColumnElement[object]] = []
    for name, field in read.model_fields.items():
        if name in relationships:
            column = _linked(relationships[name], entity, _item_schema(field.annotation))
        elif hasattr(mapped, name):
            column = getattr(entity, name)
        else:
            column = _grouped(name, _item_schema(field.annotation), mapped, entity)
        columns.append(column.label(name))
    return columns


def _grouped(
    name: str,
    schema: type[BaseModel] | None,
    mapped: type[Base],
    entity: type[Base] | AliasedClass[Base],
) -> ColumnElement[object]:
    """An object of the answer whose fields are attributes called `<name>_<field>`."""
    if schema is None:
        raise LookupError(f"{mapped.__name__} has no '{name}'")
    parts: list[object] = []
    for field in schema.model_fields:
        attribute = f"{name}_{field}"
        relation = class_mapper(mapped).relationships.get(attribute)
        column = getattr(entity, attribute) if relation is None else _linked(relation, entity, None)
        parts += [field, column]
    return func.json_build_object(*parts)


def _linked(
    relation: RelationshipProperty[Base],
    entity: type[Base] | AliasedClass[Base],
    child_schema: type[BaseModel] | None,
) -> ColumnElement[object]:
    if relation.secondary is not None:
        links = relation.secondary.alias()
        keys = (
            select(links.c.target_key)
            .where(links.c.owner_id == entity.id)
            .order_by(links.c.target_key)
        )
        return func.array(keys.scalar_subquery())
    if child_schema is None:
        raise LookupError(f"{relation.key} needs a schema for its children")
    child = aliased(relation.mapper.class_)
    [(local, remote)] = relation.local_remote_pairs
    order = [getattr(child, str(column.key)) for column in relation.order_by or []]
    rows = (
        select(*_columns(child_schema, relation.mapper.class_, child))
        .where(getattr(child, str(remote.key)) == getattr(entity, str(local.key)))
        .order_by(*order)
    )
    record = rows.correlate(entity).lateral("record")
    children = select(func.row_to_json(literal_column("record"))).select_from(record)
    return func.array(children.correlate(entity).scalar_subquery())


def _item_schema(annotation: object) -> type[BaseModel] | None:
    """The schema inside `list[Schema]`, `list[Schema] | None` or `Schema`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (list, Union, types.UnionType):
        found = (_item_schema(argument) for argument in get_args(annotation))
        return next((schema for schema in found if schema), None)
    return None
