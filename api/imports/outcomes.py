"""What the rows of an import come to: noted row by row in a file, kept in sets, told in pages.

A file of rows may have a million of them, so they are never all in memory.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from uuid import UUID

import orjson
from sqlalchemy import Integer, bindparam, column, func, insert, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from api.core.db import Json
from api.core.listing import cursor_content, encode_cursor, wrong_cursor
from api.imports.models import ImportedRow, import_rows
from api.imports.schemas import ImportRowsQuery, ImportRowsRead

ROWS_OF_A_SET: Final = 1_000
"""As many as an import tells of by itself, and as many as are kept together."""
_IN_MEMORY: Final = 256 * 1024
_ORDER: Final = "row"
_MOST_ROWS: Final = 2**31 - 1


class Outcomes:
    """What each row comes to, in the order of the file, and which records the new ones became."""

    def __init__(self, rows: IO[bytes], keys: IO[bytes]) -> None:
        self._rows = rows
        self._keys = keys

    def note(self, outcome: ImportedRow) -> None:
        """Note what a row comes to; rows come in their order."""
        self._rows.write(outcome.model_dump_json(exclude_defaults=True).encode() + b"\n")

    def name(self, number: int, key: str) -> None:
        """Say which record a row has made; again in the order of the rows."""
        self._keys.write(orjson.dumps([number, key]) + b"\n")

    def forget_names(self) -> None:
        """Before rows are written, for the first time or once more."""
        _empty(self._keys)

    def forget(self) -> None:
        """Begin anew."""
        _empty(self._rows)
        _empty(self._keys)

    def sets(self) -> Iterator[list[dict[str, Json]]]:
        """All of them, in sets, each row as JSON."""
        rows = self._named()
        while some := list(islice(rows, ROWS_OF_A_SET)):
            yield some

    def first(self) -> list[ImportedRow]:
        """The first set."""
        return [ImportedRow.model_validate(row) for row in next(self.sets(), [])]

    def _named(self) -> Iterator[dict[str, Json]]:
        self._rows.seek(0)
        self._keys.seek(0)
        keys = map(orjson.loads, self._keys)
        number, key = next(keys, (None, None))
        for line in self._rows:
            row = orjson.loads(line)
            if row["row"] == number:
                row["key"] = key
                number, key = next(keys, (None, None))
            yield row


@contextmanager
def noting(scratch: Path | None) -> Iterator[Outcomes]:
    """Outcomes whose files are gone at the end, in a directory or where the system has its own."""
    where = None if scratch is None else str(scratch)
    with (
        SpooledTemporaryFile(_IN_MEMORY, dir=where) as rows,
        SpooledTemporaryFile(_IN_MEMORY, dir=where) as keys,
    ):
        yield Outcomes(rows, keys)


def keep(session: Session, import_id: UUID, outcomes: Outcomes) -> None:
    """Keep what every row came to, with the end of the import."""
    for rows in outcomes.sets():
        values = {"import_id": import_id, "last_row": rows[-1]["row"], "rows": rows}
        session.execute(insert(import_rows).values(values))


def rows_told(session: Session, import_id: UUID, query: ImportRowsQuery) -> ImportRowsRead:
    """A page of what the rows of an import came to.

    Raises:
        Unprocessable: the cursor is not one that we gave out here.
    """
    after = 0 if query.cursor is None else _row_of(query.cursor)
    elements = func.jsonb_array_elements(import_rows.c.rows)
    row = elements.table_valued(column("value", JSONB)).lateral("told")
    number = row.c.value["row"].astext.cast(Integer)
    statement = (
        select(row.c.value)
        .select_from(import_rows.join(row, onclause=number > bindparam("after")))
        .where(import_rows.c.import_id == import_id, import_rows.c.last_row > bindparam("after"))
        .order_by(import_rows.c.last_row, number)
        .limit(query.limit + 1)
    )
    if query.action is not None:
        statement = statement.where(row.c.value["action"].astext == query.action)
    found = session.scalars(statement, {"after": after}).all()
    told, following = found[: query.limit], None
    if len(found) > len(told):
        following = encode_cursor(_ORDER, json.dumps(told[-1]["row"]))
    return ImportRowsRead.model_validate({"items": told, "next": following})


def _row_of(cursor: str) -> int:
    match cursor_content(cursor):
        case [order, int(row)] if order == _ORDER and 0 <= row <= _MOST_ROWS:
            return row
    raise wrong_cursor()


def _empty(file: IO[bytes]) -> None:
    file.seek(0)
    file.truncate()
