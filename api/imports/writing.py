"""The second pass of an import: every change made, in one transaction, in sets where that can be.

New records and their links are inserted from JSON that PostgreSQL reads as rows of the table.
`COPY` would be the faster way in, but PostgreSQL does not let it past row-level security.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import bindparam, func, select, text
from sqlalchemy.orm import Session, class_mapper, selectinload

from api.core.actors import Actor
from api.core.db import Json, Record
from api.core.errors import Conflict
from api.core.ledger import Event, Ledger, difference
from api.core.projection import json_select
from api.imports.assigning import assign_read, flattened, mentions, shape_of
from api.imports.changes import Change, Creation, Note, Step
from api.imports.importable import Importable
from api.imports.numbering import Numbers
from api.imports.references import References
from api.imports.stepping import Stepper


class Writer:
    """Writes the changes of one import; the transaction is the caller's."""

    def __init__(
        self,
        session: Session,
        ledger: Ledger,
        actor: Actor,
        importable: Importable,
        numbers: Numbers,
    ) -> None:
        self._session = session
        self._ledger = ledger
        self._importable = importable
        self._service = importable.service(session, ledger, actor)
        self._stepper = Stepper(session, ledger, actor, importable)
        self._numbers = numbers
        self._references: References | None = None
        self._insert = _insert_statement(importable.model)

    def write(self, notes: Iterable[Note]) -> Iterator[tuple[int, str]]:
        """Carry out some of what the first pass noted; the keys of new records by their rows.

        Raises:
            Conflict, Refused: somebody has written the same in the meantime.
            sqlalchemy.exc.IntegrityError: another writer took a key.
        """
        for kind, some in groupby(notes, type):
            if kind is Creation:
                yield from self._create([note for note in some if isinstance(note, Creation)])
            elif kind is Change:
                self._change([note for note in some if isinstance(note, Change)])
            else:
                for note in some:
                    key = self._stepper.take(note) if isinstance(note, Step) else None
                    if key is not None and not self._numbers.is_dry:
                        yield note.number, key

    def finish(self) -> None:
        """Tell whoever shows these records that they have changed."""
        for parent in self._importable.service.parents:
            self._ledger.touch(parent)

    def _create(self, creations: Sequence[Creation]) -> Iterator[tuple[int, str]]:
        """Insert new records and their links, and account for each."""
        for creation in creations:
            self._numbers.number(creation)
        rows = [creation.values for creation in creations]
        self._session.execute(self._insert, {"rows": orjson.dumps(rows).decode()})
        self._link(creations)
        made = self._snapshots([_uuid(creation.values["id"]) for creation in creations])
        for creation in creations:
            read = made[_uuid(creation.values["id"])]
            action = "restore" if creation.is_restored else "create"
            nothing = {name: value for name, value in read.items() if value == []}
            self._account(action, read, difference(nothing, read), creation.seat)
            if not self._numbers.is_dry:
                yield creation.number, str(read[self._importable.key])
        self._restore([creation for creation in creations if creation.is_restored])

    def _account(
        self, action: str, read: dict[str, Json], changes: dict[str, Json], seat: str
    ) -> None:
        event = Event(
            resource=self._importable.name,
            action=action,
            record_id=_uuid(read["id"]),
            record_key=str(read[self._importable.key]),
            changes=changes,
            seat=seat,
        )
        self._ledger.record(event)

    def _change(self, changes: Sequence[Change]) -> None:
        """Change records that are still as the first pass saw them, and account for each."""
        rows = self._locked(changes)
        before = self._snapshots(rows)
        now = self._session.execute(select(func.clock_timestamp())).scalar_one()
        values = {change.id: self._values(change) for change in changes}
        self._read_references(values.values())
        with self._session.no_autoflush:
            for change in changes:
                row = rows[change.id]
                assign_read(row, values[change.id], self._known())
                row.version += 1
                row.updated_at = now
        self._session.flush()
        after = self._snapshots(rows)
        for change in changes:
            old, new = before[change.id], after[change.id]
            self._account("update", new, difference(old, new), change.seat)
            row = rows[change.id]
            self._service.updated(row, self._service.permit(row, "update"), change.fields.keys())
        for row in rows.values():
            self._session.expunge(row)

    def _link(self, creations: Sequence[Creation]) -> None:
        relationships = class_mapper(self._importable.model).relationships
        for name in shape_of(self._importable.model).links:
            pairs = [
                {"owner_id": creation.values["id"], "target_key": key}
                for creation in creations
                for key in creation.links.get(name, ())
            ]
            if pairs:
                table = relationships[name].secondary
                self._session.execute(
                    text(
                        f"INSERT INTO {table} (owner_id, target_key)"  # noqa: S608 - our own table
                        f" SELECT owner_id, target_key FROM json_populate_recordset(NULL::{table},"
                        " CAST(:rows AS json))"
                    ),
                    {"rows": orjson.dumps(pairs).decode()},
                )

    def _restore(self, creations: Sequence[Creation]) -> None:
        """What follows from a state of the past, such as the implementations of an adoption."""
        ids = [_uuid(creation.values["id"]) for creation in creations]
        if not ids:
            return
        model: Any = self._importable.model
        links = [selectinload(getattr(model, name)) for name in shape_of(model).links]
        for row in self._session.scalars(
            select(model).where(model.id.in_(ids)).order_by(model.ref).options(*links)
        ).all():
            self._service.restored(row, self._service.permit(row, "restore"))
            self._session.expunge(row)

    def _locked(self, changes: Sequence[Change]) -> dict[UUID, Record]:
        model = self._importable.model
        links = [selectinload(getattr(model, name)) for name in shape_of(model).links]
        versions = {change.id: change.version for change in changes}
        statement = (
            select(model)
            .where(model.id.in_(versions), self._service.visible(self._service.actor))
            .order_by(model.id)
            .options(*links)
            .with_for_update(of=model, key_share=True)
        )
        rows = {row.id: row for row in self._session.scalars(statement)}
        for id_, version in versions.items():
            if id_ not in rows or rows[id_].version != version:
                raise Conflict("A record changed while the file was read; import it again.")
        return rows

    def _values(self, change: Change) -> dict[str, object]:
        payload = self._importable.update.model_validate(change.fields)
        values = {name: getattr(payload, name) for name in change.fields}
        return flattened(self._importable.model, values)

    def _read_references(self, rows: Iterable[dict[str, object]]) -> None:
        wanted: dict[Any, set[str]] = {}
        for flat in rows:
            for mention in mentions(self._importable.model, flat):
                wanted.setdefault(mention.target, set()).add(mention.key)
        for target, keys in wanted.items():
            self._known().read(target, keys)

    def _known(self) -> References:
        if self._references is None:
            self._references = References(self._session)
        return self._references

    def _snapshots(self, ids: Iterable[UUID]) -> dict[UUID, dict[str, Json]]:
        """The records as they read now.

        Raises:
            Conflict: whoever writes one may not see it: the database hides it from them.
        """
        model, wanted = self._importable.model, list(ids)
        statement = json_select(self._importable.service.read, model, model.id.in_(wanted))
        found = {_uuid(read["id"]): read for read in self._session.scalars(statement)}
        if len(found) < len(wanted):
            raise Conflict("You could not see one of these records yourself.")
        return found


def _insert_statement(model: type[Record]) -> Any:  # noqa: ANN401 - SQLAlchemy's text with a bind
    table = model.__table__
    names = [
        column.name
        for column in table.columns
        if column.computed is None and column.name not in {"created_at", "updated_at"}
    ]
    columns = ", ".join(f'"{name}"' for name in names)
    return text(
        f"INSERT INTO {table} ({columns})"  # noqa: S608 - names of our own table
        f" SELECT {columns} FROM json_populate_recordset(NULL::{table}, CAST(:rows AS json))"
    ).bindparams(bindparam("rows"))


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
