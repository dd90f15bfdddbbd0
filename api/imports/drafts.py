"""What a row asks for, before rights and rules have their say: a new record, or a change."""

from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel, JsonValue, TypeAdapter, ValidationError

from api.core.schemas import Key
from api.imports.assigning import flattened
from api.imports.comparison import says_the_same
from api.imports.importable import Importable
from api.imports.matching import Snapshot
from api.imports.reading import Reading

_KEY: Final[TypeAdapter[str]] = TypeAdapter(Key)


class CreationDraft:
    """A row about a record that is not there yet."""

    def __init__(self, reading: Reading, importable: Importable) -> None:
        self.reading = reading
        self.flat: dict[str, object] = {}
        self.reads: dict[str, JsonValue] = {}
        self.is_restored = False
        payload = validated(importable.create, reading, importable.settled(reading.payload))
        if payload is None:
            return
        values = {name: getattr(payload, name) for name in type(payload).model_fields}
        self.flat = flattened(importable.model, values)
        shown = payload.model_dump(mode="json")
        self.reads = {name: value for name, value in shown.items() if value not in (None, [])}
        self._restore(importable)
        ref = reading.said("ref")
        if ref is not None:
            self._demand_key(ref)

    def _restore(self, importable: Importable) -> None:
        """Take over the state in which the source shows the record, and what goes with it."""
        state = importable.first_state
        said = self.reading.said("status")
        if said is not None:
            try:
                state = type(state)(said)
            except ValueError:
                known = ", ".join(type(importable.first_state))
                self.reading.complain("import.unknown-status", f"Known are: {known}.", "status")
                return
        self.is_restored = state is not importable.first_state
        self.flat["status"] = state
        self.reads["status"] = state.value
        for name in importable.restorable & self.reading.shown.keys():
            if not self.is_restored:
                detail = f"Only a verb sets this; a record in the state {state} has none."
                self.reading.complain("import.set-by-verb", detail, name)
                continue
            field = importable.service.read.model_fields[name]
            self._take(name, TypeAdapter(field.rebuild_annotation()))

    def _take(self, name: str, adapter: TypeAdapter[Any]) -> None:
        try:
            self.flat[name] = adapter.validate_python(self.reading.shown[name])
        except ValidationError as error:
            self.reading.complain(f"import.{name}", error.errors()[0]["msg"], name)
            return
        self.reads[name] = self.reading.shown[name]

    def _demand_key(self, ref: str) -> None:
        try:
            _KEY.validate_python(ref)
        except ValidationError as error:
            self.reading.complain("import.ref", error.errors()[0]["msg"], "ref")


class ChangeDraft:
    """A row about a record that is there; `flat` is empty when it says what the record says."""

    def __init__(self, reading: Reading, record: Snapshot, importable: Importable) -> None:
        self.reading = reading
        self.id = UUID(str(record["id"]))
        self.version = int(str(record["version"]))
        self.flat: dict[str, object] = {}
        self.fields: dict[str, JsonValue] = {}
        self._demand_agreement(record, importable)
        self._demand_filled(importable)
        payload = validated(importable.update, reading, self._merged(record, importable))
        if payload is None:
            return
        said = payload.model_dump(mode="json", include=payload.model_fields_set)
        self.fields = {
            name: value
            for name, value in said.items()
            if not says_the_same(record.get(name), value)
        }
        values = {name: getattr(payload, name) for name in self.fields}
        self.flat = flattened(importable.model, values)

    def _merged(self, record: Snapshot, importable: Importable) -> dict[str, JsonValue]:
        """A part of a group that the file does not speak of stays."""
        merged: dict[str, JsonValue] = {}
        for name, value in self.reading.payload.items():
            stored = record.get(name)
            if isinstance(value, dict) and isinstance(stored, dict):
                kept = {part: inner for part, inner in stored.items() if part != "precision"}
                merged[name] = {**kept, **value}
            else:
                merged[name] = value
        return importable.settled(merged)

    def _demand_agreement(self, record: Snapshot, importable: Importable) -> None:
        """What only verbs change must be as it is; a version must be the current one."""
        for name in {"status", "version"} | importable.restorable:
            said = self.reading.shown.get(name)
            if said is None or str(said) == str(record.get(name)):
                continue
            if name == "version":
                detail = f"The record has changed since: it is at version {record['version']}."
                self.reading.complain("import.stale-row", detail, name)
            else:
                detail = f"Only a verb changes this; the record says '{record.get(name)}'."
                self.reading.complain("import.set-by-verb", detail, name)

    def _demand_filled(self, importable: Importable) -> None:
        for name in self.reading.blank:
            top = importable.columns[name].path[0]
            if importable.create.model_fields[top].is_required():
                self.reading.complain("import.required", "This cannot be empty.", name)


Draft = CreationDraft | ChangeDraft


def validated(
    schema: type[BaseModel], reading: Reading, payload: dict[str, JsonValue]
) -> BaseModel | None:
    """The payload as the API would take it; None, and complaints, when it would not."""
    try:
        return schema.model_validate(payload)
    except ValidationError as error:
        for item in error.errors(include_input=False, include_context=False, include_url=False):
            names = [part for part in item["loc"] if isinstance(part, str)]
            column = "_".join(name for name in names if name.isidentifier()) or None
            reading.complain(item["type"].replace("_", "-"), item["msg"], column)
        return None
