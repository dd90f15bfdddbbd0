"""An import that is killed leaves nothing, and can be sent again."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from fastapi import FastAPI

from api.core.actors import SYSTEM
from api.core.database import Database
from api.imports.jobs import SMALL
from api.imports.models import Import, ImportStatus
from api.imports.schemas import ImportCreate
from api.imports.service import ImportService
from tests.callers import Caller
from tests.imports.conftest import XLSX, complaints, csv_file, send, total
from tests.imports.test_workbooks import HEADING, workbook

ROWS = 2_500
PATIENCE = 120


@pytest.fixture(scope="module")
def sheet() -> bytes:
    """A file that is large enough for a process of its own."""
    content = csv_file(
        *(
            {
                "source_system": "sheet",
                "external_ref": f"W-{n}",
                "title": f"Workshop number {n} on the security of supply chains and of travel",
                "kind": "workshop",
                "forum": "CTWG",
                "lead_economies": "Australia; Chile",
                "planned_start": "2018-05-09",
                "note": "As it stood in the sheet of that year, column by column.",
            }
            for n in range(ROWS)
        )
    )
    assert len(content) > SMALL
    return content


def children(module: str = "api.imports.jobs") -> Iterator[int]:
    """The processes that imports of this service run in."""
    for tasks in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        for child in tasks.read_text().split():
            command = Path(f"/proc/{child}/cmdline")
            if command.exists() and module.encode() in command.read_bytes():
                yield int(child)


@pytest.mark.parametrize("at", [0.0, 0.3, 0.75])
def test_killed_at_any_moment_it_leaves_nothing_and_says_so(
    secretariat: Caller, sheet: bytes, at: float
) -> None:
    answer = secretariat.request(
        "POST",
        "/imports?resource=activities",
        content=sheet,
        headers={"Content-Type": "text/csv", "Prefer": "wait=0"},
    )
    assert answer.status_code == 202
    path = f"/imports/{answer.json()['id']}"
    give_up = time.monotonic() + PATIENCE
    while not (found := list(children())) or secretariat.get(path).json()["progress"] < at:
        assert time.monotonic() < give_up
        time.sleep(0.02)
    os.kill(found[0], signal.SIGKILL)
    while (result := secretariat.get(path).json())["status"] == "running":
        assert time.monotonic() < give_up
        time.sleep(0.05)
    if result["status"] == "succeeded":
        # It had committed before the signal came: then everything is there.
        assert total(secretariat) == ROWS
        return
    assert complaints(result) == {(None, None, "import.interrupted")}
    assert (result["created"], total(secretariat)) == (0, 0)


def test_the_same_key_completes_once_what_was_killed(secretariat: Caller, sheet: bytes) -> None:
    headers = {"Content-Type": "text/csv", "Prefer": "wait=0", "Idempotency-Key": "sheet-of-2018"}
    answer = secretariat.request(
        "POST", "/imports?resource=activities", content=sheet, headers=headers
    )
    path = f"/imports/{answer.json()['id']}"
    give_up = time.monotonic() + PATIENCE
    while not (found := list(children())) or secretariat.get(path).json()["progress"] < 0.3:
        assert time.monotonic() < give_up
        time.sleep(0.02)
    os.kill(found[0], signal.SIGKILL)
    while secretariat.get(path).json()["status"] == "running":
        assert time.monotonic() < give_up
        time.sleep(0.05)
    assert total(secretariat) == 0
    for _ in range(2):
        result = send(secretariat, sheet, key="sheet-of-2018")
        assert (result["id"], result["status"]) == (answer.json()["id"], "succeeded")
        assert (result["created"], total(secretariat)) == (ROWS, ROWS)
    refs = [item["ref"] for item in secretariat.get("/activities?sort=ref&limit=2").json()["items"]]
    assert refs == ["CTWG-2018-A01", "CTWG-2018-A02"], "no number was lost"


def test_the_same_key_completes_once_a_workbook_whose_reader_was_killed(
    secretariat: Caller,
) -> None:
    rows = (("s", n, f"Workshop {n}", "workshop", "CTWG", "AUS") for n in range(2_000))
    content = workbook(HEADING, *rows)
    headers = {"Content-Type": XLSX, "Prefer": "wait=0", "Idempotency-Key": "workbook-of-2018"}
    answer = secretariat.request(
        "POST", "/imports?resource=activities", content=content, headers=headers
    )
    path = f"/imports/{answer.json()['id']}"
    give_up = time.monotonic() + PATIENCE
    while not (found := list(children("api.imports.workbooks"))):
        assert time.monotonic() < give_up
        time.sleep(0.005)
    os.kill(found[0], signal.SIGKILL)
    while (result := secretariat.get(path).json())["status"] == "running":
        assert time.monotonic() < give_up
        time.sleep(0.05)
    assert complaints(result) == {(None, None, "import.interrupted")}
    assert total(secretariat) == 0
    for _ in range(2):
        again = send(secretariat, content, media_type=XLSX, key="workbook-of-2018")
        assert (again["id"], again["status"]) == (result["id"], "succeeded")
        assert (again["created"], total(secretariat)) == (2_000, 2_000)


def test_an_import_whose_process_is_gone_is_called_failed_soon(
    database: Database, owner: psycopg.Connection, secretariat: Caller
) -> None:
    payload = ImportCreate(resource="activities", media_type="text/csv", digest="0")
    row_id = database.transact(
        SYSTEM, lambda session, ledger: ImportService(session, ledger, SYSTEM).create(payload).id
    )
    path = f"/imports/{row_id}"
    owner.execute("UPDATE imports SET progress = 0.4, updated_at = now() - interval '5 seconds'")
    with owner.transaction():
        owner.execute("SELECT FROM imports FOR KEY SHARE")
        assert secretariat.get(path).json()["status"] == "running", "somebody holds it"
    assert complaints(secretariat.get(path).json()) == {(None, None, "import.interrupted")}


def test_what_was_killed_is_sent_again_and_complete(secretariat: Caller, sheet: bytes) -> None:
    result = send(secretariat, sheet)
    assert (result["status"], result["created"]) == ("succeeded", ROWS)
    assert total(secretariat) == ROWS


def test_an_import_whose_process_is_long_silent_is_called_failed(
    database: Database, owner: psycopg.Connection, secretariat: Caller
) -> None:
    payload = ImportCreate(resource="activities", media_type="text/csv", digest="0")
    row_id = database.transact(
        SYSTEM, lambda session, ledger: ImportService(session, ledger, SYSTEM).create(payload).id
    )
    path = f"/imports/{row_id}"
    assert secretariat.get(path).json()["status"] == "running"
    owner.execute("UPDATE imports SET updated_at = now() - interval '3 minutes'")
    assert complaints(secretariat.get(path).json()) == {(None, None, "import.interrupted")}
    stored = database.transact(SYSTEM, lambda session, _: session.get_one(Import, row_id).status)
    assert stored is ImportStatus.FAILED


def test_no_file_is_left_behind(secretariat: Caller, app: FastAPI, sheet: bytes) -> None:
    send(secretariat, sheet[: sheet.rindex(b"\r\n", 0, 2_000) + 2])
    held = app.state.services.settings.data_dir / "imports"
    assert list(held.iterdir()) == []
