"""Keeping a record of the product in step with a row of the files.

A row is created, updated when the row changed, and left alone when it did not. What a person has
changed in the product since the last load is theirs: it is kept, and reported.
"""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.db import Json, Record
from api.core.ledger import Ledger
from api.core.service import ResourceService
from api.imports.comparison import says_the_same
from api.imports.models import loaded_rows
from api.load.report import LoadReport, Outcome

SOURCE_SYSTEM: Final = "public-record"
"""The `source_system` of records that come from the files."""


M = TypeVar("M", bound=Record)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its key there, and the record that it describes."""

    file: str
    key: str
    payload: BaseModel
    update: type[BaseModel]
    """The schema of what may change of the record."""
    state: StrEnum | None = None
    """The state in which the source shows the record."""

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

    def keep_in_step(self, row: Row, service: ResourceService[M]) -> M:
        """Create, update or leave alone the record that a row describes, and count the outcome.

        Raises:
            Problem: the row breaks a rule of the resource; the whole load is undone.
        """
        record = self._find(row, service)
        if record is None:
            record = service.create(row.payload, row.state)
            return self.book(row, record, Outcome.CREATED)
        if self.is_as_remembered(row):
            return self.book(row, record, Outcome.UNCHANGED)
        last = self._remembered.get((row.file, row.key))
        wanted: dict[str, Json] = row.payload.model_dump(
            mode="json", include=set(row.update.model_fields)
        )
        before = service.snapshot(record)
        if all(says_the_same(before.get(name), value) for name, value in wanted.items()):
            return self.book(row, record, Outcome.UNCHANGED)
        if last is None or last.record_version != record.version:
            return self.book(row, record, Outcome.KEPT)
        service.update(record, row.update.model_validate(wanted))
        return self.book(row, record, Outcome.UPDATED)

    def _remember(self, row: Row, record: Record) -> None:
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

    def _find(self, row: Row, service: ResourceService[M]) -> M | None:
        model = service.model
        last = self._remembered.get((row.file, row.key))
        if last is not None:
            found = self.session.get(model, last.record_id)
            if found is not None:
                return found
        said = row.payload.model_dump(include={model.__key__, "number"})
        if not said:
            said = {"source_system": SOURCE_SYSTEM, "external_ref": row.key}
        return self.session.scalars(select(model).filter_by(**said)).one_or_none()

    def is_as_remembered(self, row: Row) -> bool:
        """Whether the row says what it said at the last load."""
        last = self._remembered.get((row.file, row.key))
        return last is not None and last.digest == row.digest

    def book(self, row: Row, record: M, outcome: Outcome) -> M:
        """Count an outcome, and remember what the row made."""
        self.report.count(row.file, outcome, row.key)
        if outcome is not Outcome.KEPT and not (
            outcome is Outcome.UNCHANGED and self.is_as_remembered(row)
        ):
            self._remember(row, record)
        return record
