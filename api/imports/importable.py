"""Which resources can be imported, and what an import must know of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, get_args

from pydantic import BaseModel, JsonValue

from api.activities.models import Activity
from api.activities.schemas import ActivityCreate, ActivityUpdate
from api.activities.service import ActivityService
from api.core.columns import SYSTEM_FIELDS, Column, columns_of
from api.core.db import Record
from api.core.service import ResourceService
from api.recommendations.models import Recommendation
from api.recommendations.schemas import RecommendationCreate, RecommendationUpdate
from api.recommendations.service import RecommendationService


@dataclass(frozen=True)
class Importable:
    """A resource whose records may come from a file."""

    service: type[ResourceService[Any]]
    create: type[BaseModel]
    update: type[BaseModel]
    complete: Callable[[Any], str]
    """Completes a new row as the service's `prepare` does, and answers the series of its ref."""

    @property
    def model(self) -> type[Record]:
        """The mapped class."""
        model: type[Record] = self.service.model
        return model

    @cached_property
    def columns(self) -> Mapping[str, Column]:
        """What may be set: the fields of a new record."""
        return columns_of(self.create, self.model)

    @cached_property
    def read_columns(self) -> Mapping[str, Column]:
        """What a read shows besides: the ref, the state, and what verbs and the product set."""
        shown = columns_of(self.service.read, self.model)
        return {name: column for name, column in shown.items() if name not in self.columns}

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The names that a CSV file may use."""
        return (*self.columns, *self.read_columns)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The names that an NDJSON object may use."""
        return tuple(dict.fromkeys((*self.create.model_fields, *self.service.read.model_fields)))

    @cached_property
    def restorable(self) -> frozenset[str]:
        """What only verbs set, and a record of the past may bring along."""
        passed_over = SYSTEM_FIELDS | {"ref", "version", "status", "project_code"}
        return frozenset(self.read_columns) - passed_over

    @cached_property
    def _optional_groups(self) -> tuple[str, ...]:
        """Value objects that a record may be without, such as `planned`."""
        groups = {column.path[0] for column in self.columns.values() if len(column.path) > 1}
        fields = self.create.model_fields
        return tuple(name for name in groups if type(None) in get_args(fields[name].annotation))

    def settled(self, payload: dict[str, JsonValue]) -> dict[str, JsonValue]:
        """A value object whose every part is empty is no value object."""
        empty = {
            name: None
            for name in self._optional_groups
            if isinstance(group := payload.get(name), dict)
            and all(value is None for value in group.values())
        }
        return {**payload, **empty}

    @cached_property
    def first_state(self) -> StrEnum:
        """The state of a record that is newly made."""
        state: StrEnum = self.model.__table__.c.status.default.arg
        return state


def _complete_activity(row: Activity) -> str:
    start = (row.actual and row.actual.start) or (row.planned and row.planned.start)
    year = start.first.year if start else datetime.now(UTC).year
    return f"{row.forum or 'APEC'}-{year}-A"


def _complete_recommendation(row: Recommendation) -> str:
    row.year = row.year or datetime.now(UTC).year
    return f"{row.forum or 'APEC'}-{row.year}-R"


IMPORTABLES: Final[Mapping[str, Importable]] = {
    "activities": Importable(ActivityService, ActivityCreate, ActivityUpdate, _complete_activity),
    "recommendations": Importable(
        RecommendationService, RecommendationCreate, RecommendationUpdate, _complete_recommendation
    ),
}
