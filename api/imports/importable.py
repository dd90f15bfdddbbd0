"""What an import must know of a resource: its columns, what names a record, and the way in.

All of it follows from the resource's own service and schemas, so that a resource is offered to
imports by one line of `api.imports.resources`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, get_args

from pydantic import BaseModel, JsonValue
from sqlalchemy import Numeric, UniqueConstraint
from sqlalchemy.orm import class_mapper

from api.core.columns import SYSTEM_FIELDS, Column, columns_of
from api.core.db import Record
from api.core.service import ResourceService

ORIGIN: Final = ("source_system", "external_ref")
"""The identity of a record in the system that it came from."""
PASSED_OVER: Final = SYSTEM_FIELDS | {"version", "project_code"}
"""What a file may hold and nobody sets: what is known of the record, or follows from a field."""


@dataclass(frozen=True)
class Importable:
    """A resource whose records may come from a file."""

    service: type[ResourceService[Any]]
    create: type[BaseModel] | None
    """None where another resource's verb makes the records: a file changes them only."""
    update: type[BaseModel]

    @property
    def model(self) -> type[Record]:
        """The mapped class."""
        model: type[Record] = self.service.model
        return model

    @property
    def name(self) -> str:
        """The plural noun."""
        return self.service.name

    @property
    def key(self) -> str:
        """The column by which people quote a record: `ref`, `code`, or `id` where it has none."""
        return self.model.__key__

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """What may be set: the fields of a new record."""
        return columns_of(self.create or self.update, self.model)

    @cached_property
    def read_columns(self) -> Mapping[str, Column]:
        """What a read shows besides: the ref, the state, and what verbs and the product set."""
        shown = columns_of(self.service.read, self.model)
        return {name: column for name, column in shown.items() if name not in self.columns}

    @cached_property
    def all_columns(self) -> Mapping[str, Column]:
        """Every column that a file may have."""
        return {**self.columns, **self.read_columns}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The names that a table may use."""
        return tuple(self.all_columns)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names that an NDJSON object may use."""
        schema = self.create or self.update
        return tuple(dict.fromkeys((*schema.model_fields, *self.service.read.model_fields)))

    @cached_property
    def permanent(self) -> frozenset[str]:
        """Fields that a new record is given and that never change."""
        given = self.create.model_fields if self.create else {}
        return frozenset(given) - frozenset(self.update.model_fields)

    @cached_property
    def gives_its_key(self) -> bool:
        """Whether the key of a new record is given by the product, unless a file brings it."""
        return self.key != "id" and not (self.create and self.key in self.create.model_fields)

    @cached_property
    def is_counted(self) -> bool:
        """Whether the key of a new record is the next number of a series."""
        return self.service.ref_series is not ResourceService.ref_series

    @cached_property
    def names_its_own(self) -> bool:
        """Whether records may name others of their kind, such as the KPI that one is part of."""
        return any(column.target is self.model for column in self.columns.values())

    @cached_property
    def set_by_verbs(self) -> frozenset[str]:
        """What the record says and no file may change; the rest of a read is derived from it."""
        stored = class_mapper(self.model).columns
        is_plain = {column.key for column in stored if column.computed is None}
        return frozenset(self.read_columns) & is_plain - PASSED_OVER - {self.key}

    @cached_property
    def identities(self) -> tuple[tuple[str, ...], ...]:
        """The sets of columns that name one record: its key, what is unique, its origin."""
        names = {name for name, column in self.all_columns.items() if len(column.path) == 1}
        table = self.model.metadata.tables[self.model.__tablename__]
        unique: list[tuple[str, ...]] = [(c.name,) for c in table.columns if c.unique]
        unique += [
            tuple(column.name for column in constraint.columns)
            for constraint in table.constraints
            if isinstance(constraint, UniqueConstraint)
        ]
        found = [(self.key,), *unique, ORIGIN]
        return tuple(dict.fromkeys(one for one in found if names.issuperset(one)))

    @cached_property
    def in_order(self) -> frozenset[str]:
        """Lists whose order says something; sets of links and of children have none."""
        relations = class_mapper(self.model).relationships
        return frozenset(
            name
            for name in (self.create or self.update).model_fields
            if name not in relations or relations[name].collection_class is not None
        )

    @cached_property
    def money(self) -> frozenset[str]:
        """Columns of dollars and cents."""
        stored = self.model.__table__.columns
        return frozenset(
            column.name
            for column in stored
            if isinstance(column.type, Numeric) and column.type.asdecimal
        )

    @cached_property
    def groups(self) -> Mapping[str, tuple[Column, ...]]:
        """Value objects by their field, such as `planned`, with the columns of their parts."""
        names = dict.fromkeys(
            column.path[0] for column in self.all_columns.values() if len(column.path) > 1
        )
        return {
            name: tuple(c for c in self.all_columns.values() if c.path[0] == name) for name in names
        }

    def settled(self, payload: dict[str, JsonValue]) -> dict[str, JsonValue]:
        """A value object of empty parts is none; of another, what cannot be empty is left out."""
        return dict(self._settled(payload))

    def _settled(self, payload: dict[str, JsonValue]) -> Iterator[tuple[str, JsonValue]]:
        fields = (self.create or self.update).model_fields
        for name, value in payload.items():
            if name not in self.groups or not isinstance(value, dict):
                yield name, value
                continue
            is_optional = type(None) in get_args(fields[name].annotation)
            if is_optional and all(part is None for part in value.values()):
                yield name, None
                continue
            required = {c.path[-1] for c in self.groups[name] if not c.is_nullable}
            yield name, {k: v for k, v in value.items() if v is not None or k not in required}

    @cached_property
    def first_state(self) -> StrEnum | None:
        """The state of a record that is newly made; None where there are no states."""
        status = self.model.__table__.c.get("status")
        state: StrEnum | None = status.default.arg if status is not None else None
        return state

    # The way in: in sets where nothing but the rules is special, through the service otherwise.

    @cached_property
    def is_made_in_sets(self) -> bool:
        """Whether new records may be inserted a thousand at a time."""
        return self._leaves_alone("create", "account") and not self._has_children

    @cached_property
    def is_changed_in_sets(self) -> bool:
        """Whether records may be changed a thousand at a time."""
        return self._leaves_alone("update", "store", "account") and not self._has_children

    def _leaves_alone(self, *methods: str) -> bool:
        own = (getattr(self.service, name) is getattr(ResourceService, name) for name in methods)
        return all(own) and not self.service.is_confidential

    @cached_property
    def _has_children(self) -> bool:
        relations = class_mapper(self.model).relationships
        return any(
            name in relations and relations[name].secondary is None
            for name in (self.create or self.update).model_fields
        )
