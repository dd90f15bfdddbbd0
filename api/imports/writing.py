"""The second pass of an import: every change made, in one transaction, in sets.

New records and their links are inserted from JSON that PostgreSQL reads as rows of the table.
`COPY` would be the faster way in, but PostgreSQL does not let it past row-level security.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

import orjson
from sqlalchemy import bindparam, func, select, text
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session, class_mapper, selectinload

from api.core.actors import Actor
from api.core.db import Json, Record
from api.core.errors import Conflict
from api.core.ledger import Event, Ledger, difference
from api.core.projection import json_select
from api.core.refs import ref_series
from api.imports.assigning import assign_read, flattened, mentions, shape_of
from api.imports.checking import Change, Creation
from api.imports.importable import Importable
from api.imports.references import References


class Writer:
    """Writes the changes of one import; the transaction is the caller's."""

    def __init__(
        self, session: Session, ledger: Ledger, actor: Actor, importable: Importable, reason: str
    ) -> None:
        self._session = session
        self._ledger = ledger
        self._importable = importable
        self._service = importable.service(session, ledger, actor)
        self._reason = reason
        self._references: References | None = None
        self._insert = _insert_statement(importable.model)

    def create(self, creations: Sequence[Creation]) -> None:
        """Insert new records and their links, and account for each.

        Raises:
            sqlalchemy.exc.IntegrityError: another writer took a key in the meantime.
        """
        self._number(creations)
        rows = [creation.values for creation in creations]
        self._session.execute(self._insert, {"rows": orjson.dumps(rows).decode()})
        self._link(creations)
        for creation in creations:
            ref = str(creation.values["ref"])
            self._ledger.record(
                Event(
                    resource=self._importable.service.name,
                    action="restore" if creation.is_restored else "create",
                    record_id=_uuid(creation.values["id"]),
                    record_key=ref,
                    changes=_packed(
                        {name: [None, value] for name, value in creation.reads.items()}
                    ),
                    seat=creation.seat,
                    reason=self._reason,
                )
            )
        self._restore([creation for creation in creations if creation.is_restored])

    def change(self, changes: Sequence[Change]) -> None:
        """Change records that are still as the first pass saw them, and account for each.

        Raises:
            Conflict: one has been changed in the meantime.
        """
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
            self._ledger.record(
                Event(
                    resource=self._importable.service.name,
                    action="update",
                    record_id=change.id,
                    record_key=rows[change.id].key,
                    changes=_packed(difference(before[change.id], after[change.id])),
                    seat=change.seat,
                    reason=self._reason,
                )
            )
        for row in rows.values():
            self._session.expunge(row)

    def finish(self) -> None:
        """Tell whoever shows these records that they have changed."""
        for parent in self._importable.service.parents:
            self._ledger.touch(parent)

    def _number(self, creations: Sequence[Creation]) -> None:
        """Give refs to those that bring none, a run of numbers for each series."""
        new = [creation for creation in creations if not creation.values["ref"]]
        given = [str(ref) for creation in creations if (ref := creation.values["ref"])]
        wanted = Counter(creation.series for creation in new)
        taken = dict.fromkeys(wanted, 0)
        for series, count in sorted(wanted.items()):
            claim = upsert(ref_series).values(series=series, last=count)
            last = self._session.execute(
                claim.on_conflict_do_update(
                    index_elements=["series"], set_={"last": ref_series.c.last + count}
                ).returning(ref_series.c.last)
            ).scalar_one()
            taken[series] = last - count
        for creation in new:
            taken[creation.series] += 1
            creation.values["ref"] = f"{creation.series}{taken[creation.series]:02d}"
        if given:
            self._session.execute(_KEEP_AHEAD, {"refs": given})

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
            .with_for_update(of=model)
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

    def _snapshots(self, rows: dict[UUID, Record]) -> dict[UUID, dict[str, Json]]:
        model = self._importable.model
        statement = json_select(self._importable.service.read, model, model.id.in_(rows))
        return {_uuid(found["id"]): found for found in self._session.scalars(statement)}


_KEEP_AHEAD: Final = text(
    "INSERT INTO ref_series (series, last)"
    " SELECT found[1], max(found[2]::int)"
    " FROM unnest(CAST(:refs AS text[])) ref,"
    " regexp_match(ref, '^(.+-[0-9]{4}-[A-Z])([0-9]+)$') found"
    " WHERE found IS NOT NULL AND length(found[2]) < 9 GROUP BY 1 ORDER BY 1"
    " ON CONFLICT (series) DO UPDATE SET last = greatest(ref_series.last, excluded.last)"
)
"""A ref that a file brought along is never handed out again."""


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


def _packed(changes: object) -> bytes:
    """JSON in no more memory than it needs: what orjson answers keeps eight times its size."""
    return bytes(memoryview(orjson.dumps(changes)))


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(str(value))
