"""Keeping a record of the product in step with a row of the files.

A row is created, updated when the row changed, and left alone when it did not. What a person has
changed in the product since the last load is theirs: it is kept, and reported.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.db import Record
from api.core.ledger import Json, Ledger
from api.core.service import ResourceService
from api.imports.models import loaded_rows
from api.load.report import LoadReport, Outcome
from api.router import RESOURCES

SOURCE_SYSTEM: Final = "public-record"
"""The `source_system` of records that come from the files."""
_UPDATES: Final = {resource.name: resource.update for resource in RESOURCES}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its key there, and the record that it describes."""

    file: str
    key: str
    payload: BaseModel
    state: str = ""
    """What the record is brought to besides its fields, such as its status."""

    @property
    def digest(self) -> bytes:
        """A hash of all that the row says."""
        said = [type(self.payload).__name__, self.payload.model_dump_json(), self.state]
        return hashlib.sha256(json.dumps(said).encode()).digest()


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the last load knew of a row: its digest, the record, the record's version."""

    digest: bytes
    record_id: UUID
    record_version: int


class Recorder:
    """Brings records in step with rows, inside one transaction."""

    def __init__(self, session: Session, ledger: Ledger, actor: Actor, report: LoadReport) -> None:
        self.session = session
        self.ledger = ledger
        self.actor = actor
        self.report = report
        self._remembered = {
            (found.file, found.key): Remembered(
                bytes(found.digest), found.record_id, found.record_version
            )
            for found in session.execute(select(loaded_rows))
        }

    def keep_in_step(
        self,
        row: Row,
        service: ResourceService[Record],
        create: Callable[[], Record] | None = None,
    ) -> Record:
        """Create, update or leave alone the record that a row describes, and count the outcome.

        Raises:
            Problem: the row breaks a rule of the resource; the whole load is undone.
        """
        record = self._find(row, service)
        if record is None:
            record = create() if create else service.create(row.payload)
            return self._book(row, record, Outcome.CREATED)
        last = self._remembered.get((row.file, row.key))
        if last is not None and last.digest == row.digest:
            return self._book(row, record, Outcome.UNCHANGED)
        before = service.snapshot(record)
        wanted = _wanted(row.payload, _UPDATES[service.name])
        if all(_same(before.get(name), value) for name, value in wanted.items()):
            return self._book(row, record, Outcome.UNCHANGED)
        if last is None or last.record_version != record.version or self._is_frozen(record):
            return self._book(row, record, Outcome.KEPT)
        update = _UPDATES[service.name]
        if update is None:
            return self._book(row, record, Outcome.KEPT)
        service.update(record, update.model_validate(wanted))
        return self._book(row, record, Outcome.UPDATED)

    def remember(self, row: Row, record: Record) -> None:
        """Note what a row said and which version of the record it made."""
        values = {
            "file": row.file,
            "key": row.key,
            "digest": row.digest,
            "record_id": record.id,
            "record_version": record.version,
        }
        statement = upsert(loaded_rows).values(**values)
        changed = {name: values[name] for name in ("digest", "record_id", "record_version")}
        self.session.execute(
            statement.on_conflict_do_update(index_elements=["file", "key"], set_=changed)
        )

    def _find(self, row: Row, service: ResourceService[Record]) -> Record | None:
        model = service.model
        last = self._remembered.get((row.file, row.key))
        if last is not None:
            found = self.session.get(model, last.record_id)
            if found is not None:
                return found
        key = getattr(row.payload, model.__key__, None)
        if key is not None:
            condition = getattr(model, model.__key__) == key
        elif getattr(row.payload, "number", None) is not None:
            condition = model.number == row.payload.number  # type: ignore[attr-defined]  # documents
        else:
            condition = (model.source_system == SOURCE_SYSTEM) & (  # type: ignore[attr-defined]  # Sourced
                model.external_ref == row.key  # type: ignore[attr-defined]  # Sourced
            )
        return self.session.scalars(select(model).where(condition)).one_or_none()

    @staticmethod
    def _is_frozen(record: Record) -> bool:
        return bool(getattr(record, "is_frozen", False))

    def _book(self, row: Row, record: Record, outcome: Outcome) -> Record:
        self.report.count(row.file, outcome, row.key)
        last = self._remembered.get((row.file, row.key))
        is_news = last is None or last.digest != row.digest
        if outcome in {Outcome.CREATED, Outcome.UPDATED} or (
            outcome is Outcome.UNCHANGED and is_news
        ):
            self.remember(row, record)
        return record


def _wanted(payload: BaseModel, update: type[BaseModel] | None) -> dict[str, Json]:
    """What a row says of the fields that may change."""
    fields = set(update.model_fields) if update else set()
    wanted: dict[str, Json] = payload.model_dump(mode="json", include=fields)
    return wanted


def _same(stored: Json, wanted: Json) -> bool:
    """Whether a stored value is the wanted one; lists of keys have no order."""
    if isinstance(stored, dict) and isinstance(wanted, dict):
        return all(_same(stored.get(name), value) for name, value in wanted.items())
    if isinstance(stored, list) and isinstance(wanted, list):
        return sorted(map(_text, stored)) == sorted(map(_text, wanted))
    return stored == wanted


def _text(value: Json | Mapping[str, Json]) -> str:
    return json.dumps(value, sort_keys=True)
