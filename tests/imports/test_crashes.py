"""The service, or the database under it, dies in mid-import: all rows are there, or none.

Afterwards the same key completes the import once.
"""

import json
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import psycopg
import pytest

from api.core.database import APP_ROLE
from api.core.embedded import EmbeddedServer
from api.imports.jobs import SMALL
from api.migrating import migrate
from benchmarks.servers import Answer, Server, service
from tests.imports.conftest import XLSX, csv_file
from tests.imports.test_workbooks import workbook

pytestmark = pytest.mark.long

ROWS = 1_600
PATIENCE = 300
BUSY = 503
API = "/api/v1"
SEAT = {"Authorization": "Bearer secretariat"}
KEYED = {**SEAT, "Idempotency-Key": "sheet-of-2018"}
HEADING = ("source_system", "external_ref", "title", "kind", "planned_start", "note")
TABLE = [
    (
        *("sheet", f"W-{n}", f"Workshop number {n} on the security of supply chains", "workshop"),
        # A note that does not shrink: the workbook is as large as the table.
        *("2018-05-09", "As it stood in the sheet of that year: " + token_hex(120)),
    )
    for n in range(ROWS)
]


def as_csv() -> bytes:
    """The table as text."""
    return csv_file(*(dict(zip(HEADING, row, strict=True)) for row in TABLE))


FILES = {"text/csv": as_csv(), XLSX: workbook(HEADING, *TABLE)}


@pytest.fixture(autouse=True)
def world() -> None:
    """These tests have a database and a service of their own, which they may kill."""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[EmbeddedServer]:
    """A database that nobody else uses."""
    database = EmbeddedServer(tmp_path / "postgresql")
    database.start()
    with psycopg.connect(database.database_url(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE crashes")
    migrate(database.database_url("crashes"))
    yield database
    database.stop()


def ask(server: Server, *request: Any) -> Answer:  # noqa: ANN401 - as `Server.ask` takes it
    """An answer; a 503 says to come again, while PostgreSQL recovers."""
    give_up = time.monotonic() + PATIENCE
    while (answer := server.ask(*request)).status == BUSY:
        assert time.monotonic() < give_up
        time.sleep(0.2)
    return answer


def begin(server: Server, media_type: str, wait: int = 0) -> dict[str, Any]:
    """Send the file under its key."""
    content = FILES[media_type]
    assert len(content) > SMALL, "it runs in a process of its own"
    headers = {**KEYED, "Content-Type": media_type, "Prefer": f"wait={wait}"}
    answer = ask(server, f"{API}/imports?resource=activities", headers, "POST", content)
    assert answer.status in {201, 202}, answer.body
    return dict(json.loads(answer.body))


def look(server: Server, job: dict[str, Any]) -> dict[str, Any]:
    """How far it is."""
    return dict(json.loads(ask(server, f"{API}/imports/{job['id']}", SEAT).body))


def until_written(server: Server, job: dict[str, Any], share: float) -> None:
    """Wait until it is so far."""
    give_up = time.monotonic() + PATIENCE
    while look(server, job)["progress"] < share:
        assert time.monotonic() < give_up
        time.sleep(0.02)


def count(server: Server) -> int:
    """How many activities there are."""
    answer = ask(server, f"{API}/activities?count=true&limit=1", SEAT)
    return int(json.loads(answer.body)["total"])


def is_to_be_asked_again(job: dict[str, Any]) -> bool:
    """Whether it runs, or was found dead only now: its answer says to send the file again."""
    codes = [error["code"] for error in job["errors"]]
    return job["status"] == "running" or codes == ["import.interrupted"]


def completes_once(server: Server, job: dict[str, Any]) -> None:
    """All or nothing is there; the same key ends with all, however often it is sent."""
    assert count(server) in {0, ROWS}
    give_up = time.monotonic() + PATIENCE
    for _ in range(2):
        while is_to_be_asked_again(again := begin(server, job["media_type"], wait=5)):
            assert time.monotonic() < give_up
        assert (again["id"], again["status"]) == (job["id"], "succeeded"), again["errors"]
        assert (again["created"], count(server)) == (ROWS, ROWS)


@pytest.mark.parametrize("share", [0.3, 0.8])
@pytest.mark.parametrize("media_type", FILES, ids=["csv", "xlsx"])
def test_the_service_is_killed(
    running: EmbeddedServer, tmp_path: Path, media_type: str, share: float
) -> None:
    url, data = running.database_url("crashes", APP_ROLE), tmp_path / "data"
    with service(url, data, 0) as server:
        job = begin(server, media_type)
        until_written(server, job, share)
        os.kill(server.pid, signal.SIGKILL)
    with service(url, data, 0) as server:
        completes_once(server, job)


@pytest.mark.parametrize("share", [0.3, 0.8])
@pytest.mark.parametrize("media_type", FILES, ids=["csv", "xlsx"])
def test_the_database_is_killed(
    running: EmbeddedServer, tmp_path: Path, media_type: str, share: float
) -> None:
    url, data = running.database_url("crashes", APP_ROLE), tmp_path / "data"
    with service(url, data, 0) as server:
        job = begin(server, media_type)
        until_written(server, job, share)
        with psycopg.connect(running.database_url("crashes"), autocommit=True) as connection:
            row = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = 'crashes'"
                " AND pid <> pg_backend_pid() AND state <> 'idle' ORDER BY xact_start LIMIT 1"
            ).fetchone()
        assert row is not None
        # A server process that dies takes all of PostgreSQL down with it, and it recovers.
        os.kill(row[0], signal.SIGKILL)
        give_up = time.monotonic() + PATIENCE
        while server.ask("/readyz", {}).status != 200:
            assert time.monotonic() < give_up
            time.sleep(0.2)
        completes_once(server, job)
