"""One resource's lists as files."""

import hashlib
from collections.abc import AsyncIterator, Iterator, Mapping
from functools import cached_property
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO, Final, Protocol

from fastapi import Request, Response
from pydantic import BaseModel
from sqlalchemy import ColumnElement, Select, select, text
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api.core.actors import Actor
from api.core.columns import Column, columns_of
from api.core.database import Database
from api.core.db import Base
from api.core.errors import Fault, TooManyRequests, Unprocessable
from api.core.exports.files import WRITERS
from api.core.exports.sheet import Sheet
from api.core.formats import MEDIA_TYPES, ExportFormat
from api.core.ledger import Ledger
from api.core.listing import ListBuilder, expression_of, parse
from api.core.reads import Visible, is_known
from api.core.schemas import ListQuery
from api.core.web import asking, services

AT_ONCE: Final = 3
"""Files that one process writes at the same time; whoever else asks waits, then comes again."""
WAIT: Final = 20
IN_MEMORY: Final = 1 << 20
"""Bytes up to which a file does without a disk."""
PIECE: Final = 1 << 16
ROWS_AT_ONCE: Final = 500
OF_PAGES: Final = frozenset({"limit", "cursor", "count"})
_slots: Final = BoundedSemaphore(AT_ONCE)


class Digest(Protocol):
    """What hashlib makes."""

    def update(self, data: bytes, /) -> None:
        """Take in some more."""


class Exporter:
    """Writes whole lists of a resource."""

    def __init__(
        self, name: str, read: type[BaseModel], model: type[Base], lists: ListBuilder
    ) -> None:
        self._name = name
        self._read = read
        self._model = model
        self._lists = lists

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the files, in the order of the schema."""
        return tuple(columns_of(self._read, self._model).values())

    async def answer(
        self, request: Request, query: ListQuery, visible: Visible, format_: ExportFormat
    ) -> Response:
        """The list as a file, complete before its first byte leaves.

        Raises:
            Unprocessable: the query asks for a page, or a workbook cannot hold the list.
            TooManyRequests: too many files are being written.
        """
        if of_pages := OF_PAGES & query.model_fields_set:
            detail = "A file holds the whole list."
            faults = [Fault("not-for-files", detail, parameter=name) for name in sorted(of_pages)]
            raise Unprocessable(faults=faults)
        actor = asking(request).actor
        filters = {name: value for name, value in request.query_params.items() if name != "format"}
        database = services(request).database
        file, etag = await run_in_threadpool(
            self.write, database, actor, query, visible(actor), format_, filters
        )
        headers = {"ETag": etag, "Vary": "Accept, Authorization"}
        if is_known(request.headers.get("if-none-match"), etag):
            file.close()
            return Response(status_code=304, headers=headers)
        headers["Content-Length"] = str(file.seek(0, 2))
        headers["Content-Disposition"] = f'attachment; filename="{self._name}.{format_}"'
        file.seek(0)
        media_type = MEDIA_TYPES[format_]
        return StreamingResponse(_pieces(file), headers=headers, media_type=media_type)

    def write(
        self,
        database: Database,
        actor: Actor,
        query: ListQuery,
        visible: ColumnElement[bool],
        format_: ExportFormat,
        filters: Mapping[str, str],
    ) -> tuple[IO[bytes], str]:
        """The file, to be closed by the caller, and the entity tag of the records in it.

        Raises:
            Unprocessable: a workbook cannot hold the list.
            TooManyRequests: too many files are being written.
        """
        wanted = parse(query)
        statement = self._lists.whole(wanted.shape, visible)
        file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when it was sent

        def act(session: Session, _: Ledger) -> str:
            file.seek(0)
            file.truncate()
            session.execute(text("SET TRANSACTION READ ONLY"))
            session.execute(text("SET LOCAL statement_timeout = '60s'"))
            names = self._names(session) if format_ is ExportFormat.XLSX else {}
            sheet = Sheet(self._name.replace("_", " "), self.columns, filters, names)
            digest = hashlib.sha256(format_.encode())
            WRITERS[format_](file, _records(session, statement, wanted.values, digest), sheet)
            return f'"{digest.hexdigest()[:24]}"'

        if not _slots.acquire(timeout=WAIT):
            raise TooManyRequests("Too many files are being written.", retry_after=WAIT)
        try:
            return file, database.transact(actor, act)
        except BaseException:
            file.close()
            raise
        finally:
            _slots.release()

    def _names(self, session: Session) -> dict[str, dict[str, str]]:
        """For each kind of record that the columns refer to by code: its names."""
        targets: dict[str, type[Base]] = {
            column.target.__tablename__: column.target
            for column in self.columns
            if column.target is not None and hasattr(column.target, "name")
        }
        return {
            table.replace("_", " "): _names_of(target, session)
            for table, target in sorted(targets.items())
        }


def _names_of(target: type[Base], session: Session) -> dict[str, str]:
    pairs = select(expression_of(target, "code"), expression_of(target, "name"))
    return {row[0]: row[1] for row in session.execute(pairs)}


def _records(
    session: Session, statement: Select[str], values: Mapping[str, object], digest: Digest
) -> Iterator[str]:
    """The records as JSON text, read a few hundred at a time, each added to the digest."""
    options = {"stream_results": True, "yield_per": ROWS_AT_ONCE}
    for record in session.scalars(statement, dict(values), execution_options=options):
        digest.update(record.encode())
        yield record


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    try:
        while piece := await run_in_threadpool(file.read, PIECE):
            yield piece
    finally:
        file.close()
