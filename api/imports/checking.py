"""The first pass of an import: every row judged, nothing written.

Each row becomes a change to make, or leaves complaints. The judgement is the service's own: its
schemas, its `check`, its rights. Where records are written in sets, the rows that it judges are
held in memory and never flushed; elsewhere each is written and taken back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from api.core.actors import Actor
from api.core.db import Embedded, Json, Record, defaults_of
from api.core.errors import Problem
from api.core.ledger import Ledger
from api.core.refs import hidden_ref
from api.core.visibility import Visibility
from api.imports.assigning import assign_read, mentions, shape_of
from api.imports.changes import Change, Creation, Note, Step
from api.imports.drafts import ChangeDraft, CreationDraft, Draft
from api.imports.importable import Importable
from api.imports.matching import Matcher
from api.imports.models import ImportedRow, RowAction
from api.imports.reading import Reading, RowReader
from api.imports.references import References
from api.imports.stepping import Refused, Stepper, column_of
from api.imports.tables import Row

_SET_BY_THE_DATABASE: Final = frozenset({"created_at", "updated_at"})
_UNNUMBERED: Final = "0"
"""Stands for a ref that is still to come, while a new row is judged."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row, and the change that it asks for; None when nothing changes, or it was refused."""

    reading: Reading
    change: Note | None = None
    key: str | None = None
    """Which record it is about, where that is there already."""

    @property
    def is_new(self) -> bool:
        """Whether it asks for a new record."""
        change = self.change
        return isinstance(change, Creation) or (isinstance(change, Step) and change.id is None)

    @property
    def outcome(self) -> ImportedRow:
        """What the row comes to, as far as it is known before it is written."""
        number = self.reading.number
        if self.is_new:
            return ImportedRow(row=number, action=RowAction.CREATED)
        if isinstance(self.change, Change | Step):
            fields = sorted(self.change.fields)
            action = RowAction.UPDATED
            return ImportedRow(row=number, action=action, key=self.key, fields=fields)
        return ImportedRow(row=number, action=RowAction.UNCHANGED, key=self.key)


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
        own = importable.model if importable.names_its_own else None
        self._references = References(session, own)
        self._reader = RowReader(importable, self._references, is_flat=is_flat)
        self._matcher = Matcher(session, actor, importable)
        self._service = importable.service(session, ledger, actor)
        self._stepper = Stepper(session, ledger, actor, importable)
        self._derived_keys: dict[str, int] = {}
        self._columns = [
            column
            for column in importable.model.__table__.columns
            if column.computed is None and column.key not in _SET_BY_THE_DATABASE
        ]

    def judge(self, rows: Sequence[Row]) -> list[Judged]:
        """What each row asks for; what judging locked or wrote is taken back."""
        if not self._importable.is_made_in_sets:
            # What was made step by step is taken back at the end of each set.
            self._references.forget_promises()
        savepoint = self._session.begin_nested()
        try:
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
        finally:
            savepoint.rollback()

    def _read_references(self, drafts: Iterable[Draft]) -> None:
        """Look up everything that the rows refer to, and complain of what is not there."""
        model, key = self._importable.model, self._importable.key
        named = [(draft, list(mentions(model, draft.flat))) for draft in drafts]
        wanted: dict[Any, set[str]] = {}
        for _, mentioned in named:
            for mention in mentioned:
                wanted.setdefault(mention.target, set()).add(mention.key)
        for target, keys in wanted.items():
            self._references.read(target, keys)
        for draft, mentioned in named:
            for mention in mentioned:
                if self._references.find(mention.target, mention.key) is None:
                    complaint = self._references.complaint(mention.target, mention.key)
                    draft.reading.complain("unknown-reference", complaint, mention.attribute)
            given = draft.reading.said(key) if isinstance(draft, CreationDraft) else None
            if given is not None and self._importable.names_its_own:
                self._references.promise(model, given)

    def _stored(self, drafts: Iterable[Draft]) -> dict[UUID, Record]:
        """The records that are to change with others, with their links."""
        model = self._importable.model
        ids = [draft.id for draft in drafts if isinstance(draft, ChangeDraft) and draft.flat]
        if not ids or not self._importable.is_changed_in_sets:
            return {}
        links = [selectinload(getattr(model, name)) for name in shape_of(model).links]
        rows = self._session.scalars(select(model).where(model.id.in_(ids)).options(*links))
        return {row.id: row for row in rows}

    def _judge(self, draft: Draft, stored: dict[UUID, Record]) -> Judged:
        reading = draft.reading
        key = draft.key if isinstance(draft, ChangeDraft) else None
        if reading.defects or not draft.flat:
            return Judged(reading, key=key)
        try:
            return Judged(reading, self._note(draft, stored), key)
        except Refused as refused:
            reading.defects += refused.defects
        except Problem as problem:
            if not problem.faults:
                reading.complain(problem.slug, problem.detail)
            for fault in problem.faults:
                reading.complain(fault.code, fault.detail, column_of(fault.pointer))
        return Judged(reading, key=key)

    def _note(self, draft: Draft, stored: dict[UUID, Record]) -> Note | None:
        if isinstance(draft, ChangeDraft):
            if self._importable.is_changed_in_sets:
                with self._session.no_autoflush:
                    return self._change(draft, stored[draft.id])
            step = Step(draft.reading.number, draft.fields, draft.id, draft.version)
            self._stepper.attempt(step)
            return step
        if self._importable.is_made_in_sets:
            with self._session.no_autoflush:
                return self._creation(draft)
        return self._step(draft)

    def _step(self, draft: CreationDraft) -> Step | None:
        """A record to make by itself."""
        if draft.payload is None:
            return None
        step = Step(
            draft.reading.number,
            draft.payload.model_dump(mode="json", exclude_unset=True),
            state=draft.state,
            extra={name: draft.reading.shown[name] for name in draft.extra},
            ref=draft.reading.said(self._importable.key)
            if self._importable.gives_its_key
            else None,
        )
        self._stepper.attempt(step, draft)
        return None if draft.reading.defects else step

    def _creation(self, draft: CreationDraft) -> Creation | None:
        """A record to insert with others."""
        importable = self._importable
        row = importable.model(**defaults_of(importable.model))
        row.id = uuid4()
        assign_read(row, draft.flat, self._references)
        if draft.state is not None:
            row.status = draft.state  # type: ignore[attr-defined]  # what is restored has states
        for name, value in draft.extra.items():
            setattr(row, name, value)
        series = self._prepare(row, draft.reading)
        self._demand_sound(row, draft.reading)
        seat = self._service.permit(row, "restore" if draft.is_restored else "create")
        values = {column.key: _stored_value(column, row) for column in self._columns}
        if not draft.is_restored:
            made: dict[str, Json] = {name: _json(value) for name, value in values.items()}
            draft.demand_agreement(importable, made)
        if draft.reading.defects:
            return None
        return Creation(
            number=draft.reading.number,
            values=values,
            links={
                name: list(dict.fromkeys(keys))
                for name in shape_of(importable.model).links
                if isinstance(keys := draft.flat.get(name), list) and keys
            },
            series=series,
            seat=str(seat),
            is_restored=draft.is_restored,
        )

    def _prepare(self, row: Any, reading: Reading) -> str | None:  # noqa: ANN401 - of any resource
        """Complete a new row as its service does, but for the number; the series that gives it."""
        key = self._importable.key
        if not self._importable.gives_its_key:
            self._service.prepare(row)
            return None
        given = reading.said(key)
        standing_in = given or (_UNNUMBERED if self._importable.is_counted else None)
        setattr(row, key, standing_in)
        self._service.prepare(row)
        ref = getattr(row, key)
        if given is not None:
            self._demand_its_letters(given, row, reading)
        if ref != standing_in:
            self._demand_its_own(ref, given, reading)
            return None
        if given is not None:
            return None
        series = self._service.ref_series(row)
        if series is not None and row.visibility is Visibility.RESTRICTED:
            setattr(row, key, hidden_ref(series))
            return None
        return series

    def _demand_its_letters(self, given: str, row: Any, reading: Reading) -> None:  # noqa: ANN401
        """`ctwg-2018-a07` is not another record beside CTWG-2018-A07."""
        series = self._service.ref_series(row)
        if series and given.upper().startswith(series.upper()) and not given.startswith(series):
            detail = f"Refs of this series begin with {series}, in these letters."
            reading.complain(f"import.{self._importable.key}", detail, self._importable.key)

    def _demand_its_own(self, ref: str, given: str | None, reading: Reading) -> None:
        """A ref that follows from the record is the one that the row gives, and given once."""
        key = self._importable.key
        if given is not None and given != ref:
            detail = f"This record's {key} is {ref}; it follows from what the row says."
            reading.complain("import.two-records", detail, key)
        earlier = self._derived_keys.setdefault(ref, reading.number)
        if earlier != reading.number:
            detail = f"Row {earlier} is about the same record."
            reading.complain("import.row-twice", detail, key)
        self._references.read(self._importable.model, [ref])
        if self._references.find(self._importable.model, ref) is not None:
            detail = f"This is {ref}, which is there already: name it as the row's {key}."
            reading.complain("import.is-there", detail, key)

    def _change(self, draft: ChangeDraft, row: Record) -> Change | None:
        """A record to change with others."""
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
        return Change(draft.reading.number, row.id, draft.version, draft.fields, str(seat))

    def _demand_sound(self, row: Record, reading: Reading) -> None:
        for fault in self._service.check(row):
            reading.complain(fault.code, fault.detail, column_of(fault.pointer))


def _stored_value(column: Any, row: Record) -> object:  # noqa: ANN401 - a column of any type
    """A column's value in the JSON that PostgreSQL reads rows from."""
    value = getattr(row, column.key)
    if isinstance(column.type, Embedded):
        return column.type.process_bind_param(value, None)  # type: ignore[arg-type]  # unused by it
    if isinstance(value, StrEnum):
        return value.value
    return str(value) if isinstance(value, Decimal) else value


def _json(value: object) -> Json:
    """A stored value as a read shows it."""
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)
