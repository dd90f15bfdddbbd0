"""What the first pass notes for the second: a line for each row that changes something."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import orjson
from pydantic import JsonValue


@dataclass(frozen=True, slots=True)
class Creation:
    """A record to insert with others: its columns and links, the series of its ref if it is new."""

    number: int
    values: dict[str, object]
    links: dict[str, list[str]]
    series: str | None
    seat: str
    is_restored: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A record to change with others: which version of it, and the fields that change."""

    number: int
    id: UUID
    version: int
    fields: dict[str, JsonValue]
    seat: str


@dataclass(frozen=True, slots=True)
class Step:
    """A record to make or to change by itself, through its service.

    `extra` is what only verbs set, for a record of the past in its `state`; `ref` is what the file
    gives a new record.
    """

    number: int
    fields: dict[str, JsonValue]
    id: UUID | None = None
    version: int | None = None
    state: str | None = None
    extra: dict[str, JsonValue] | None = None
    ref: str | None = None


Note = Creation | Change | Step
_KINDS: Final[Mapping[str, Callable[..., Note]]] = {
    kind.__name__: kind for kind in (Creation, Change, Step)
}


def written(note: Note) -> bytes:
    """A note as a line of a file."""
    return orjson.dumps([type(note).__name__, note], option=orjson.OPT_APPEND_NEWLINE)


def read(line: bytes) -> Note:
    """The note of a line."""
    kind, values = orjson.loads(line)
    if values.get("id") is not None:
        values["id"] = UUID(values["id"])
    return _KINDS[kind](**values)
