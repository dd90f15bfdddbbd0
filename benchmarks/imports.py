"""An import of new rows, validated and recorded, beside `COPY` of what it wrote."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from psycopg import sql

from api.core.settings import API_BASE
from benchmarks import rows
from benchmarks.servers import Server

TABLES = {
    "recommendations": "ref LIKE 'NEW-%'",
    "recommendation_focus_areas": "owner_id IN (SELECT id FROM recommendations WHERE {})",
    "recommendation_economies": "owner_id IN (SELECT id FROM recommendations WHERE {})",
}
SECRETARIAT = {"Authorization": "Bearer secretariat"}
RUNNING = "running"


@dataclass(frozen=True)
class Imported:
    """How fast the rows came in, each way."""

    rows: int
    import_seconds: float
    copy_seconds: float

    def __str__(self) -> str:
        """The two rates, and the goal."""
        ratio = self.copy_seconds / self.import_seconds
        return (
            f"Import of {self.rows:,} recommendations, each with 5 links: "
            f"{self.rows / self.import_seconds:,.0f} rows/s; bare COPY of the same rows into the "
            f"same tables: {self.rows / self.copy_seconds:,.0f} rows/s; ratio {ratio:.3f} "
            "(goal 0.50)."
        )


def measure(server: Server, owner_url: str, count: int) -> Imported:
    """Import so many rows over HTTP, then take them out and copy them in again.

    Raises:
        RuntimeError: the import did not take every row.
    """
    body = "".join(f"{json.dumps(row)}\n" for row in _rows(count)).encode()
    began = time.perf_counter()
    _import(server, body, count)
    imported = time.perf_counter() - began
    with psycopg.connect(owner_url) as connection:
        copied = _copy_again(connection)
    return Imported(count, imported, copied)


def _rows(count: int) -> Iterator[dict[str, object]]:
    chance = random.Random(count)  # noqa: S311 - rows, not secrets
    for n in range(count):
        yield {
            "ref": f"NEW-{n:06}",
            "text": rows.words(chance, 40),
            "forum": rows.FORUM,
            "plan": rows.PLAN,
            "year": chance.choice(rows.YEARS),
            "source": {"kind": "assessment"},
            "priority": "medium",
            "visibility": "members",
            "focus_areas": chance.sample(rows.FOCUS_AREAS, 2),
            "addressed_to": {"economies": chance.sample(rows.ECONOMIES, 3)},
        }


def _import(server: Server, body: bytes, count: int) -> None:
    headers = {**SECRETARIAT, "Content-Type": "application/x-ndjson", "Prefer": "wait=60"}
    answer = server.ask(f"{API_BASE}/imports?resource=recommendations", headers, "POST", body)
    job = json.loads(answer.body)
    while job.get("status") == RUNNING:
        time.sleep(0.2)
        job = json.loads(server.ask(f"{API_BASE}/imports/{job['id']}", SECRETARIAT).body)
    if job.get("created") != count:
        message = f"the import failed: {answer.status} {json.dumps(job)[:500]}"
        raise RuntimeError(message)


def _copy_again(connection: psycopg.Connection) -> float:
    condition = TABLES["recommendations"]
    kept = {}
    for table, where in TABLES.items():
        columns = sql.SQL(", ").join(map(sql.Identifier, _columns(connection, table)))
        name = sql.Identifier(table)
        select = sql.SQL("SELECT {} FROM {} WHERE ").format(columns, name)
        with connection.cursor() as cursor:
            out = sql.SQL("COPY ({}{}) TO STDOUT").format(select, sql.SQL(where.format(condition)))
            with cursor.copy(out) as copy:
                data = b"".join(copy)
        kept[table] = (sql.SQL("COPY {} ({}) FROM STDIN").format(name, columns), data)
    connection.execute(sql.SQL("DELETE FROM recommendations WHERE {}").format(sql.SQL(condition)))
    connection.commit()
    began = time.perf_counter()
    for command, rows_of_it in kept.values():
        with connection.cursor() as cursor, cursor.copy(command) as copy:
            copy.write(rows_of_it)
    connection.commit()
    return time.perf_counter() - began


def _columns(connection: psycopg.Connection, table: str) -> list[str]:
    found = connection.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [row[0] for row in found]
