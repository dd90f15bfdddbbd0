"""What a row asks for, before rights and rules have their say: a new record, or a change."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from api.core.db import Json
from api.core.schemas import Key
from api.core.text import Code
from api.imports.assigning import flattened
from api.imports.comparison import says_the_same
from api.imports.importable import Importable
from api.imports.matching import Snapshot
from api.imports.reading import Reading

_KEY: Final[TypeAdapter[str]] = TypeAdapter(Key)
_REQUIRED: Final = "is required: fill in the cell, or add the column"
_NO_KEY: Final = (
    "may hold letters and digits, with single points or hyphens between them: old-sheet-2018"
)
_QUOTED: Final = re.compile(r"'([^']*)'")
_SUBJECT: Final = re.compile(r"^(?:[A-Z]\w+ )?(?:input )?should ", re.IGNORECASE)
"""How the schemas' own sentences begin, which name no cell: "Input should be ..."."""


class CreationDraft:
    """A row about a record that is not there yet.

    `extra` is what only verbs set and a record of the past brings along; `state` its state then.
    """

    def __init__(self, reading: Reading, importable: Importable) -> None:
        self.reading = reading
        self.payload: BaseModel | None = None
        self.flat: dict[str, object] = {}
        self.extra: dict[str, object] = {}
        self.state: StrEnum | None = None
        if importable.create is None:
            self._refuse(importable)
            return
        self.payload = validated(importable.create, reading, importable.settled(reading.payload))
        if self.payload is None:
            return
        fields = type(self.payload).model_fields
        self.flat = flattened(
            importable.model, {name: getattr(self.payload, name) for name in fields}
        )
        self._restore(importable)
        key = reading.said(importable.key)
        if key is not None:
            self._demand_key(importable.key, key)

    @property
    def is_restored(self) -> bool:
        """Whether it is a record of the past, in a later state than a new one."""
        return self.state is not None

    def _refuse(self, importable: Importable) -> None:
        named = self.reading.said(importable.key)
        name = importable.name.replace("_", " ")
        detail = f"There is no such record, and a file makes no {name}: it changes them."
        if named is None:
            detail = f"Say which record it is by its {importable.key}: a file makes no {name}."
        self.reading.complain("import.no-such-record", detail, importable.key)

    def _restore(self, importable: Importable) -> None:
        """Take over the state in which the source shows the record, and what goes with it."""
        first, said = importable.first_state, self.reading.said("status")
        if first is None:
            return
        if said is not None:
            try:
                state = type(first)(said)
            except ValueError:
                known = ", ".join(type(first))
                self.reading.complain("import.unknown-status", f"Known are: {known}.", "status")
                return
            self.state = None if state is first else state
        if not self.is_restored:
            return
        for name in (importable.set_by_verbs - {"status"}) & self.reading.shown.keys():
            field = importable.service.read.model_fields[name]
            self._take(name, TypeAdapter(field.rebuild_annotation()))

    def _take(self, name: str, adapter: TypeAdapter[Any]) -> None:
        try:
            self.extra[name] = adapter.validate_python(self.reading.shown[name])
        except ValidationError as error:
            self.reading.complain(f"import.{name}", error.errors()[0]["msg"], name)

    def _demand_key(self, name: str, key: str) -> None:
        try:
            _KEY.validate_python(key)
        except ValidationError as error:
            self.reading.complain(f"import.{name}", error.errors()[0]["msg"], name)

    def demand_agreement(self, importable: Importable, made: Snapshot) -> None:
        """What the row says and only verbs set must be what the new record says by itself."""
        for name in importable.set_by_verbs & self.reading.shown.keys():
            if not agrees(self.reading.shown[name], made.get(name)):
                detail = "Only a verb sets this; a new record does not have it."
                self.reading.complain("import.set-by-verb", detail, name)


class ChangeDraft:
    """A row about a record that is there; `flat` is empty when it says what the record says."""

    def __init__(self, reading: Reading, record: Snapshot, importable: Importable) -> None:
        self.reading = reading
        self.id = UUID(str(record["id"]))
        self.key = str(record[importable.key])
        self.version = int(str(record["version"]))
        self.flat: dict[str, object] = {}
        self.fields: dict[str, JsonValue] = {}
        self._demand_agreement(record, importable)
        self._demand_filled(importable)
        payload = validated(importable.update, reading, self._merged(record, importable))
        if payload is not None:
            self._differ(payload, record, importable)
        self._demand_current()

    def _differ(self, payload: BaseModel, record: Snapshot, importable: Importable) -> None:
        said = payload.model_dump(mode="json", include=payload.model_fields_set)
        self.fields = {
            name: value
            for name, value in said.items()
            if not _is_kept(importable, name, record.get(name), value)
        }
        values = {name: getattr(payload, name) for name in self.fields}
        self.flat = flattened(importable.model, values)

    def _merged(self, record: Snapshot, importable: Importable) -> dict[str, JsonValue]:
        """What may change; a part of a group that the file does not speak of stays."""
        merged: dict[str, JsonValue] = {}
        for name, value in self.reading.payload.items():
            stored = record.get(name)
            if isinstance(value, dict) and isinstance(stored, dict) and name in importable.groups:
                kept = {part: inner for part, inner in stored.items() if part != "precision"}
                merged[name] = {**kept, **value}
            else:
                merged[name] = value
        settled = importable.settled(merged)
        return {n: value for n, value in settled.items() if n not in importable.permanent}

    def _demand_agreement(self, record: Snapshot, importable: Importable) -> None:
        """What is permanent or set by verbs must be as it is."""
        for name, said in self._fixed(importable):
            if not agrees(said, record.get(name)):
                is_permanent = name in importable.permanent
                detail = (
                    "This is permanent; the record says otherwise."
                    if is_permanent
                    else f"Only a verb changes this; the record says '{record.get(name)}'."
                )
                code = "import.permanent" if is_permanent else "import.set-by-verb"
                self.reading.complain(code, detail, name)

    def _demand_current(self) -> None:
        """Nothing is written over a later version; what says the same overwrites nothing."""
        version = self.reading.shown.get("version")
        is_stale = version is not None and str(version) != str(self.version)
        if is_stale and (self.fields or self.reading.defects):
            detail = f"The record has changed since: it is at version {self.version}."
            self.reading.complain("import.stale-row", detail, "version")

    def _fixed(self, importable: Importable) -> Iterator[tuple[str, JsonValue]]:
        payload = self.reading.payload
        for name in sorted(importable.permanent & payload.keys() - {importable.key}):
            if payload[name] is not None:
                yield name, payload[name]
        for name in sorted(importable.set_by_verbs & self.reading.shown.keys()):
            yield name, self.reading.shown[name]

    def _demand_filled(self, importable: Importable) -> None:
        fields = (importable.create or importable.update).model_fields
        for name in self.reading.blank:
            column = importable.columns[name]
            if len(column.path) == 1 and fields[column.path[0]].is_required():
                self.reading.complain("import.required", "This cannot be empty.", name)


Draft = CreationDraft | ChangeDraft


def agrees(said: JsonValue, stored: Json) -> bool:
    """Whether a cell says what the record says; parts that it leaves empty say nothing."""
    if isinstance(said, dict) and isinstance(stored, dict):
        return all(agrees(value, stored.get(name)) for name, value in said.items())
    if said is None or said == []:
        return True
    return says_the_same(stored, said) or str(said) == str(stored)


def _is_kept(importable: Importable, name: str, stored: Json, wanted: JsonValue) -> bool:
    """Whether a field stays what it is; white space around a text is not told in a table."""
    if isinstance(stored, str) and isinstance(wanted, str):
        return stored.strip() == wanted.strip()
    if name in importable.in_order and isinstance(stored, list) and isinstance(wanted, list):
        return stored == wanted
    return says_the_same(stored, wanted)


def validated(
    schema: type[BaseModel], reading: Reading, payload: dict[str, JsonValue]
) -> BaseModel | None:
    """The payload as the API would take it; None, and complaints, when it would not."""
    try:
        return schema.model_validate(payload)
    except ValidationError as error:
        unread = {defect.column for defect in reading.defects}
        for item in error.errors(include_url=False):
            names = [part for part in item["loc"] if isinstance(part, str)]
            column = "_".join(name for name in names if name.isidentifier()) or None
            if item["type"] != "missing" or column not in unread:
                reading.complain(item["type"].replace("_", "-"), _in_words(item), column)
        return None


def _in_words(item: ErrorDetails) -> str:
    """What a schema says of a value, for somebody who sees a cell."""
    if item["type"] == "missing":
        return _REQUIRED
    if item["type"] == "string_pattern_mismatch" and item["ctx"]["pattern"] == Code().pattern:
        return _NO_KEY
    if item["type"] == "enum" and isinstance(item["input"], str):
        return _none_of(item["ctx"]["expected"], item["input"])
    return _SUBJECT.sub("must ", item["msg"], count=1)


@lru_cache(maxsize=256)
def _none_of(expected: str, given: str) -> str:
    """What a vocabulary has, and which of its words a cell may have meant."""
    close = get_close_matches(given, _QUOTED.findall(expected), n=1)
    meant = f" Did you mean '{close[0]}'?" if close else ""
    return f"must be {expected}.{meant}"
