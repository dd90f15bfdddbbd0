"""The read path: every list and detail, straight from PostgreSQL's JSON to the wire.

The one place that speaks to the driver itself, and asynchronously: an answer is one statement
whose JSON PostgreSQL builds, sent as bytes (ADR 0004). Access is the resource's own `visible()`
and, beneath it, row-level security under the same role as everywhere.
"""

import hashlib
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any, Final

from psycopg import AsyncConnection, AsyncRawCursor, DataError, OperationalError
from psycopg_pool import AsyncConnectionPool
from pydantic import BaseModel
from sqlalchemy import ColumnElement, Text, func, literal_column, select
from sqlalchemy import cast as sql_cast

from api.core.actors import Actor
from api.core.database import connection_options, driver_url, identity
from api.core.db import Base
from api.core.listing import (
    ListBuilder,
    ListRequest,
    Statement,
    compiled,
    encode_cursor,
    late,
    order_text,
    wrong_cursor,
)
from api.core.projection import json_rows

MAX_STATEMENTS: Final = 2_000
_ENTER: Final = Statement(
    b"SELECT set_config('ctwg.level', $1, false),"
    b" set_config('ctwg.economies', $2, false), set_config('ctwg.forums', $3, false)",
    ("level", "economies", "forums"),
)
Row = tuple[Any, ...]
Visible = Callable[[Actor], ColumnElement[bool]]
"""What a service says an actor can see; asked once per statement that is built."""


class Reader:
    """Connections for reading, each of which knows for whom it reads just now."""

    def __init__(self, url: str, connections: int) -> None:
        self._pool = AsyncConnectionPool(
            driver_url(url),
            min_size=min(2, connections),
            max_size=connections,
            open=False,
            timeout=10,
            kwargs={
                "autocommit": True,
                "prepare_threshold": 3,
                "cursor_factory": AsyncRawCursor,
                "options": connection_options(
                    default_transaction_read_only="on", statement_timeout="10000"
                ),
            },
        )
        self._readers: dict[AsyncConnection[Row], dict[str, str]] = {}

    async def open(self) -> None:
        """Connect."""
        await self._pool.open(wait=True, timeout=30)

    async def close(self) -> None:
        """Close all connections."""
        await self._pool.close()

    @property
    def stats(self) -> Mapping[str, int]:
        """What the pool says of its connections, and of those who wait for one."""
        return self._pool.get_stats()

    async def fetch(
        self, actor: Actor, statement: Statement, values: Mapping[str, object] | None = None
    ) -> list[Row]:
        """The rows of one statement, as this actor may see them.

        A connection that broke while it was idle is replaced once.

        Raises:
            psycopg.Error: the database does not answer, or refuses the statement.
        """
        try:
            return await self._fetch(actor, statement, values or {})
        except OperationalError as error:
            if error.sqlstate is not None and not error.sqlstate.startswith(("08", "57P")):
                raise
            return await self._fetch(actor, statement, values or {})

    async def _fetch(
        self, actor: Actor, statement: Statement, values: Mapping[str, object]
    ) -> list[Row]:
        async with self._pool.connection() as connection:
            wanted = identity(actor)
            if self._readers.get(connection) != wanted:
                self._readers.pop(connection, None)
                await connection.execute(_ENTER.sql, _ENTER.bind(wanted))
                self._readers = {c: r for c, r in self._readers.items() if not c.closed}
                self._readers[connection] = wanted
            cursor = await connection.execute(statement.sql, statement.bind(values))
            return await cursor.fetchall()


class RecordReads:
    """Lists and details of one resource."""

    def __init__(
        self,
        model: type[Base],
        read: type[BaseModel],
        lists: ListBuilder,
        reach: Callable[[Actor], str],
    ) -> None:
        self._reach = reach
        self._model = model
        self._read = read
        self._lists = lists
        self._statements: OrderedDict[object, Statement] = OrderedDict()

    async def page(
        self,
        reader: Reader,
        actor: Actor,
        visible: Visible,
        request: ListRequest,
    ) -> tuple[bytes, str | None]:
        """One page as JSON, and the cursor of the next.

        Raises:
            psycopg.Error
        """
        statement = self._statement(
            (self._reach(actor), request.shape),
            lambda: self._lists.build(request.shape, visible(actor)),
        )
        try:
            [(records, position, more, total)] = await reader.fetch(
                actor, statement, request.values
            )
        except DataError:
            if request.shape.cursor_nulls is None:
                raise
            # Its values are not of the columns' types: it was not we who made it.
            raise wrong_cursor() from None
        cursor = encode_cursor(order_text(request.shape.sort), position) if more else None
        tail = b'],"next":' + json.dumps(cursor).encode()
        if total is not None:
            tail += b',"total":%d' % total
        return b'{"items":[' + (records or "").encode() + tail + b"}", cursor

    async def record(
        self, reader: Reader, actor: Actor, visible: Visible, column: str, key: object
    ) -> tuple[bytes, int] | None:
        """One record as JSON, and its version; None when there is none to be seen."""
        statement = self._statement(
            (self._reach(actor), column), lambda: self._detail(column, visible(actor))
        )
        rows = await reader.fetch(actor, statement, {"key": key})
        return (rows[0][0].encode(), rows[0][1]) if rows else None

    def _detail(self, column: str, visible: ColumnElement[bool]) -> Statement:
        attribute = getattr(self._model, column)
        record = (
            select(*json_rows(self._read, self._model))
            .where(attribute == late("key", attribute.type), visible)
            .subquery("record")
        )
        return compiled(
            select(
                sql_cast(func.row_to_json(literal_column("record")), Text), record.c.version
            ).select_from(record)
        )

    def _statement(self, key: object, build: Callable[[], Statement]) -> Statement:
        statement = self._statements.get(key)
        if statement is None:
            statement = self._statements[key] = build()
            if len(self._statements) > MAX_STATEMENTS:
                self._statements.popitem(last=False)
        else:
            self._statements.move_to_end(key)
        return statement


def content_etag(body: bytes) -> str:
    """A strong entity tag made from the bytes themselves (RFC 9110, section 8.8.3).

    Never from a counter: a counter would tell a reader that something hidden has changed.
    """
    return f'"{hashlib.sha256(body).hexdigest()[:24]}"'


def version_etag(version: int, day: int | None = None) -> str:
    """The entity tag of a record: its version, and the day if what it says depends on that."""
    return f'"{version}"' if day is None else f'"{version}.{day}"'


def is_known(if_none_match: str | None, etag: str) -> bool:
    """Whether the caller has this representation; weak tags count (RFC 9110, section 13.1.2)."""
    return _names(if_none_match, etag) or _names(if_none_match, f"W/{etag}")


def is_current(if_match: str, etag: str) -> bool:
    """Whether the caller means this version, read on whichever day.

    Weak tags do not count (section 13.1.1).
    """
    return _names(re.sub(r'(?<=\d)\.\d+"', '"', if_match), etag)


def _names(header: str | None, etag: str) -> bool:
    tags = [tag.strip() for tag in (header or "").split(",")]
    return etag in tags or "*" in tags
