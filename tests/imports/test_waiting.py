"""Others go on writing while a file is imported: they wait for its end only, and that is short."""

import threading
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy.orm import Session

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.db import Json
from api.core.ledger import WORTH_RESERVING, Event, Ledger, verify_chain
from api.imports.models import Import, ImportStatus
from api.imports.process import ImportProcess
from api.imports.schemas import ImportCreate
from api.imports.service import ImportService
from tests.callers import Caller
from tests.conftest import SIGNER
from tests.factories.activities import make_activity
from tests.imports.conftest import csv_file, total

ROWS = 2_500
"""More than a ledger holds in memory, and more than claim their numbers while they are written."""
SECOND_PASS = 0.75
PATIENCE = 60


def row(n: int) -> dict[str, object]:
    """One row of many, in the series of every other activity of that year."""
    return {
        "source_system": "sheet",
        "external_ref": f"W-{n}",
        "title": f"Workshop {n}",
        "kind": "workshop",
        "forum": "CTWG",
        "lead_economies": "AUS",
        "planned_start": "2018-05-09",
    }


class Paused:
    """An import that stops in the middle of its second pass until it is told to go on."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database = database
        self._reached, self._go_on = threading.Event(), threading.Event()
        payload = ImportCreate(resource="activities", media_type="text/csv", digest="0")
        self.id = database.transact(
            SYSTEM,
            lambda session, ledger: ImportService(session, ledger, SYSTEM).create(payload).id,
        )
        process = ImportProcess(database, SYSTEM, self.id, path, self._watch)
        self._thread = threading.Thread(target=process.run, daemon=True)

    def _watch(self, _: int, progress: float) -> None:
        if progress > SECOND_PASS:
            self._reached.set()
            self._go_on.wait(PATIENCE)

    def start(self) -> None:
        """Run until the middle of the second pass."""
        self._thread.start()
        assert self._reached.wait(PATIENCE)

    def finish(self) -> ImportStatus:
        """Go on to the end."""
        self._go_on.set()
        self._thread.join(PATIENCE)
        return self._database.transact(
            SYSTEM, lambda session, _: session.get_one(Import, self.id).status
        )


@pytest.fixture
def paused(database: Database, tmp_path: Path) -> Paused:
    """An import of many rows."""
    path = tmp_path / "rows.csv"
    path.write_bytes(csv_file(*map(row, range(ROWS))))
    return Paused(database, path)


def in_time(write: Callable[[], object]) -> None:
    """A write that waits for nobody; PostgreSQL itself would wait for fifteen seconds."""
    done = threading.Event()
    failures: list[BaseException] = []

    def act() -> None:
        try:
            write()
        except BaseException as failure:  # noqa: BLE001 - told to the thread that asserts
            failures.append(failure)
        finally:
            done.set()

    threading.Thread(target=act, daemon=True).start()
    assert done.wait(10), "it waits for the import"
    assert not failures, failures


def test_nobody_waits_while_rows_are_written(
    paused: Paused, secretariat: Caller, database: Database
) -> None:
    before = make_activity(secretariat)
    paused.start()
    in_time(lambda: secretariat.patch("/economies/AUS", {"note": "Every row refers to it."}))
    in_time(lambda: secretariat.patch("/topics/aeo", {"text": "Nothing refers to it."}))
    in_time(lambda: make_activity(secretariat))
    assert total(secretariat) == 2, "nothing of the import can be seen yet"
    assert paused.finish() is ImportStatus.SUCCEEDED
    assert total(secretariat) == ROWS + 2
    refs = {
        item["ref"] for item in secretariat.get("/activities?limit=500&sort=ref").json()["items"]
    }
    assert before["ref"] == "CTWG-2018-A01"
    assert "CTWG-2018-A02" in refs, "the import's own numbers come first"
    last = secretariat.get(f"/activities/CTWG-2018-A{ROWS + 2}").json()
    assert last["title"] != "Workshop 0", "whoever came meanwhile counts on"
    assert database.transact(SYSTEM, lambda session, _: verify_chain(session, SIGNER)) == []


@pytest.mark.parametrize("count", [999, 1_000, 1_001, 7_500])
def test_however_many_events_a_transaction_has_they_are_one_chain(
    database: Database, owner: psycopg.Connection, count: int
) -> None:
    def act(_: Session, ledger: Ledger) -> None:
        for n in range(count):
            said: dict[str, Json] = {"place": [None, f'Viña {n}\t\n"quoted"'], "n": [n, 0.5]}
            ledger.record(Event("activities", "update", UUID(int=n), f"A{n}", said))

    database.transact(SYSTEM, act)
    database.transact(
        SYSTEM, lambda _, ledger: ledger.record(Event("topics", "x", UUID(int=1), "t"))
    )
    found = owner.execute(
        "SELECT array_agg(record_key ORDER BY seq), max(seq) - min(seq) + 1 - count(*)"
        " FROM audit_events WHERE reason IS NULL"
        " AND (action IN ('update', 'x') OR resource = 'ledger' AND action = 'publish')"
    ).fetchone()
    assert found is not None
    keys, gaps = found
    ends = ["t"] if count < WORTH_RESERVING else [keys[count], "t"]
    assert keys == [*(f"A{n}" for n in range(count)), *ends]
    assert gaps == 0
    assert database.transact(SYSTEM, lambda session, _: verify_chain(session, SIGNER)) == []


def test_every_row_of_a_large_import_is_accounted_for_in_one_unbroken_chain(
    paused: Paused, secretariat: Caller, database: Database, owner: psycopg.Connection
) -> None:
    paused.start()
    assert paused.finish() is ImportStatus.SUCCEEDED
    found = owner.execute(
        "SELECT count(*), count(DISTINCT record_id), max(seq) - min(seq) + 1, min(reason)"
        " FROM audit_events WHERE resource = 'activities' AND action = 'create'"
    ).fetchone()
    assert found == (ROWS, ROWS, ROWS, f"import {paused.id}")
    assert database.transact(SYSTEM, lambda session, _: verify_chain(session, SIGNER)) == []
    ref = secretariat.get("/activities?sort=ref&limit=1").json()["items"][0]["ref"]
    [event] = secretariat.get(f"/audit-events?record_key={ref}").json()["items"]
    assert event["changes"]["lead_economies"] == [None, ["AUS"]]


def test_numbers_that_an_import_claimed_go_back_when_it_fails(
    paused: Paused, secretariat: Caller
) -> None:
    paused.start()
    # Somebody writes what the file is about to write.
    same = {"source_system": "sheet", "external_ref": f"W-{ROWS - 1}"}
    secretariat.create("/activities", {**same, "title": "Workshop", "kind": "workshop"})
    assert paused.finish() is ImportStatus.FAILED
    assert total(secretariat) == 1
    assert make_activity(secretariat)["ref"] == "CTWG-2018-A01"
