"""What was exported imports again, and changes nothing: every resource, every format."""

import time
from typing import Any

import pytest

from api.imports.resources import IMPORTABLES
from api.router import RESOURCES
from tests.contract.conftest import Subject

MEDIA_TYPES = {
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ACCOUNTS = {"users", "service_accounts"}
"""They hold passwords and rights, which are given one by one."""


def imported(subject: Subject, content: bytes, media_type: str) -> dict[str, Any]:
    """Send a file in, and wait until it has ended."""
    answer = subject.secretariat.request(
        "POST",
        f"/imports?resource={subject.resource.name}",
        content=content,
        headers={"Content-Type": media_type, "Prefer": "wait=60"},
    )
    assert answer.status_code in {201, 202}, answer.text
    result: dict[str, Any] = answer.json()
    while result["status"] == "running":
        time.sleep(0.05)
        result = subject.secretariat.get(f"/imports/{result['id']}").json()
    return result


@pytest.fixture
def importable(filled: Subject) -> Subject:
    """A resource that imports take, with records."""
    if filled.resource.name not in IMPORTABLES:
        pytest.skip(f"{filled.resource.name} do not come from files")
    return filled


def test_every_resource_that_is_written_can_be_imported_but_accounts() -> None:
    written = {resource.name for resource in RESOURCES if resource.create or resource.update}
    assert written - set(IMPORTABLES) == ACCOUNTS
    for resource in RESOURCES:
        if offered := IMPORTABLES.get(resource.name):
            assert offered.create is resource.create
            assert offered.update is resource.update


@pytest.mark.parametrize("format_", MEDIA_TYPES)
def test_an_export_imports_again_as_unchanged(importable: Subject, format_: str) -> None:
    before = importable.walk(limit=500)
    file = importable.secretariat.get(importable.path, params={"format": format_})
    assert file.status_code == 200, file.text
    result = imported(importable, file.content, MEDIA_TYPES[format_])
    assert result["errors"] == []
    assert (result["unchanged"], result["processed"]) == (len(before), len(before))
    assert importable.walk(limit=500) == before
