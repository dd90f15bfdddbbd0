"""The first pass of an import: every row judged, nothing written.

Each row becomes a change to make, or leaves complaints. The judgement is the service's own: its
schemas, its `check`, its rights, for rows that are held in memory and never flushed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid4

from pydantic import JsonValue
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.core.actors import Actor
from api.core.db import Embedded, Record, defaults_of
from api.core.errors import Problem
from api.core.ledger import Ledger
from api.imports.assigning import assign_read, mentions, shape_of
from api.imports.drafts import ChangeDraft, CreationDraft, Draft
from api.imports.importable import Importable
from api.imports.matching import Matcher
from api.imports.reading import Reading, RowReader
from api.imports.references import References
from api.imports.tables import Row

_SET_BY_THE_DATABASE: Final = frozenset({"created_at", "updated_at"})


@dataclass(frozen=True, slots=True)
class Creation:
    """A record to make: its columns and links, the series of its ref, how it reads."""

    values: dict[str, object]
    links: dict[str, list[str]]
    series: str
    seat: str
    reads: dict[str, JsonValue]
    is_restored: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A record to change: which version of it, and the fields that change."""

    id: UUID
    version: int
    fields: dict[str, JsonValue]
    seat: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A row, and the change that it asks for; None when nothing changes, or it was refused."""

    reading: Reading
    change: Creation | Change | None = None


class Checker:
    """Judges the rows of one file, a set at a time."""

    def __init__(
        self,
        session: Session,
        ledger: Ledger,
        actor: Actor,
        importable: Importable,
        *,
        is_flat: bool,
    ) -> None:
        self._session = session
        self._importable = importable
        self._references = References(session)
        self._reader = RowReader(importable, self._references, is_flat=is_flat)
        self._matcher = Matcher(session, actor, importable)
        self._service = importable.service(session, ledger, actor)
        self._columns = [
            column
            for column in importable.model.__table__.columns
            if column.computed is None and column.key not in _SET_BY_THE_DATABASE
        ]

    def judge(self, rows: Sequence[Row]) -> list[Judged]:
        """What each row asks for; the session is left as it was found."""
        readings = [self._reader.read(row) for row in rows]
        with self._session.no_autoflush:
            records = self._matcher.match(readings)
            drafts = [
                ChangeDraft(reading, record, self._importable)
                if (record := records.get(reading.number))
                else CreationDraft(reading, self._importable)
                for reading in readings
            ]
            self._read_references(drafts)
            stored = self._stored(drafts)
            return [self._judge(draft, stored) for draft in drafts]

    def _read_references(self, drafts: Iterable[Draft]) -> None:
        """Look up everything that the rows refer to, and complain of what is not there."""
        named = [
            (draft.reading, mention)
            for draft in drafts
            for mention in mentions(self._importable.model, draft.flat)
        ]
        wanted: dict[Any, set[str]] = {}
        for _, mention in named:
            wanted.setdefault(mention.target, set()).add(mention.key)
        for target, keys in wanted.items():
            self._references.read(target, keys)
        for reading, mention in named:
            if self._references.find(mention.target, mention.key) is None:
                complaint = self._references.complaint(mention.target, mention.key)
                reading.complain("unknown-reference", complaint, mention.attribute)

    def _stored(self, drafts: Iterable[Draft]) -> dict[UUID, Record]:
        """The records that are to change, with their links."""
        model = self._importable.model
        ids = [draft.id for draft in drafts if isinstance(draft, ChangeDraft) and draft.flat]
        if not ids:
            return {}
        links = [selectinload(getattr(model, name)) for name in shape_of(model).links]
        rows = self._session.scalars(select(model).where(model.id.in_(ids)).options(*links))
        return {row.id: row for row in rows}

    def _judge(self, draft: Draft, stored: dict[UUID, Record]) -> Judged:
        reading = draft.reading
        if reading.defects or not draft.flat:
            return Judged(reading)
        try:
            if isinstance(draft, CreationDraft):
                return Judged(reading, self._creation(draft))
            return Judged(reading, self._change(draft, stored[draft.id]))
        except Problem as problem:
            if not problem.faults:
                reading.complain(problem.slug, problem.detail)
            for fault in problem.faults:
                reading.complain(fault.code, fault.detail, _column(fault.pointer))
            return Judged(reading)

    def _creation(self, draft: CreationDraft) -> Creation | None:
        importable = self._importable
        row = importable.model(**defaults_of(importable.model))
        row.id = uuid4()
        assign_read(row, draft.flat, self._references)
        row.ref = draft.reading.said("ref")  # type: ignore[attr-defined]  # what is imported has one
        series = importable.complete(row)
        self._demand_sound(row, draft.reading)
        seat = self._service.permit(row, "restore" if draft.is_restored else "create")
        if draft.reading.defects:
            return None
        links = shape_of(importable.model).links
        return Creation(
            values={column.key: _stored_value(column, row) for column in self._columns},
            links={
                name: list(dict.fromkeys(keys))
                for name in links
                if isinstance(keys := draft.flat.get(name), list) and keys
            },
            series=series,
            seat=str(seat),
            reads=draft.reads,
            is_restored=draft.is_restored,
        )

    def _change(self, draft: ChangeDraft, row: Record) -> Change | None:
        try:
            seat = self._service.permit(row, "update")
            assign_read(row, draft.flat, self._references)
            self._demand_sound(row, draft.reading)
            self._service.permit(row, "update")
        finally:
            # Judged, never flushed: the second pass reads it again, under a lock.
            self._session.expunge(row)
        if draft.reading.defects:
            return None
        return Change(row.id, draft.version, draft.fields, str(seat))

    def _demand_sound(self, row: Record, reading: Reading) -> None:
        for fault in self._service.check(row):
            reading.complain(fault.code, fault.detail, _column(fault.pointer))


def _column(pointer: str | None) -> str | None:
    """`/addressed_to/economies/0` is the column `addressed_to_economies`."""
    parts = [part for part in (pointer or "").split("/") if part and not part.isdigit()]
    return "_".join(parts) or None


def _stored_value(column: Any, row: Record) -> object:  # noqa: ANN401 - a column of any type
    """A column's value in the JSON that PostgreSQL reads rows from."""
    value = getattr(row, column.key)
    if isinstance(column.type, Embedded):
        return column.type.process_bind_param(value, None)  # type: ignore[arg-type]  # unused by it
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, Decimal) else value
