"""What imports are tested with."""

import csv
import io
import time
from collections.abc import Mapping
from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.world import make_world

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Economies, fora, areas, topics and an endorsed plan."""
    make_world(secretariat)


def csv_file(*rows: Mapping[str, object], delimiter: str = ",") -> bytes:
    """Rows as a spreadsheet saves them; the first row's keys are the headings."""
    text = io.StringIO()
    headings = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(text, headings, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def send(
    caller: Caller,
    content: bytes,
    resource: str = "activities",
    *,
    media_type: str = "text/csv",
    dry_run: bool = False,
    key: str | None = None,
) -> dict[str, Any]:
    """Import a file, and wait until it has ended."""
    headers = {"Content-Type": media_type, "Prefer": "wait=30"}
    if key is not None:
        headers["Idempotency-Key"] = key
    answer = caller.request(
        "POST",
        f"/imports?resource={resource}&dry_run={str(dry_run).lower()}",
        content=content,
        headers=headers,
    )
    assert answer.status_code in {201, 202}, answer.text
    result: dict[str, Any] = answer.json()
    while result["status"] == "running":
        time.sleep(0.05)
        result = caller.get(f"/imports/{result['id']}").json()
    return result


def total(caller: Caller, resource: str = "activities") -> int:
    """How many records of a resource the caller sees."""
    found: int = caller.get(f"/{resource}?count=true&limit=1").json()["total"]
    return found


def complaints(result: dict[str, Any]) -> set[tuple[int | None, str | None, str]]:
    """Where an import failed, and why."""
    return {(error["row"], error["column"], error["code"]) for error in result["errors"]}
