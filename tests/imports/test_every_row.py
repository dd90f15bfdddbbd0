"""What every row of an import came to, however many: told in pages, to whom it concerns."""

from typing import Any, Final

import pytest

from tests.callers import Caller
from tests.imports.conftest import csv_file, send

MANY: Final = 1_203
"""More than an import tells of by itself, and more than are kept together."""


def a_file(count: int = MANY) -> bytes:
    """Activities of another system, numbered."""
    return csv_file(
        *(
            {"source_system": "rows", "external_ref": n, "title": f"Row {n}", "kind": "workshop"}
            for n in range(1, count + 1)
        )
    )


def rows_of(caller: Caller, made: dict[str, Any], query: str = "", limit: int = 500) -> list[Any]:
    """Every page of the rows."""
    found: list[Any] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = caller.get(f"/imports/{made['id']}/rows?limit={limit}{query}{cursor}")
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["items"]) <= limit
        found += page["items"]
        cursor = f"&cursor={page['next']}" if page["next"] else None
    return found


def test_a_trial_and_its_import_tell_of_every_row_in_order(secretariat: Caller) -> None:
    trial = send(secretariat, a_file(), dry_run=True)
    would = rows_of(secretariat, trial)
    assert [row["row"] for row in would] == list(range(2, MANY + 2))
    assert {(row["action"], row["key"]) for row in would} == {("created", None)}
    assert trial["rows"] == would[:1_000]

    made = send(secretariat, a_file())
    told = rows_of(secretariat, made, limit=499)
    assert [row["row"] for row in told] == list(range(2, MANY + 2))
    assert made["rows"] == told[:1_000]
    last = secretariat.get(f"/activities/{told[-1]['key']}").json()
    assert (last["external_ref"], last["title"]) == (str(MANY), f"Row {MANY}")
    assert len({row["key"] for row in told}) == MANY


def test_the_few_rows_that_change_are_found_among_the_many(secretariat: Caller) -> None:
    send(secretariat, a_file())
    changed = a_file().replace(b"Row 7,", b"Row seven,").replace(b"Row 1200,", b"Row twelve,")
    trial = send(secretariat, changed, dry_run=True)
    assert (trial["updated"], trial["unchanged"]) == (2, MANY - 2)
    updated = rows_of(secretariat, trial, "&action=updated", limit=1)
    assert [(row["row"], row["fields"]) for row in updated] == [(8, ["title"]), (1_201, ["title"])]
    assert rows_of(secretariat, trial, "&action=created") == []


def test_a_trial_with_mistakes_tells_of_its_sound_rows_and_an_import_of_none(
    secretariat: Caller,
) -> None:
    content = a_file(3).replace(b"Row 2,workshop", b"Row 2,shopwork")
    trial = send(secretariat, content, dry_run=True)
    assert [(row["row"], row["action"]) for row in rows_of(secretariat, trial)] == [
        (2, "created"),
        (4, "created"),
    ]
    assert rows_of(secretariat, send(secretariat, content)) == []


def test_rows_are_told_to_whoever_sent_them_and_to_the_secretariat(
    secretariat: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    content = csv_file({"title": "Own work", "kind": "workshop", "lead_economies": "AUS"})
    made = send(australia, content)
    for reader in (australia, secretariat):
        assert len(rows_of(reader, made)) == 1
    address = f"/imports/{made['id']}/rows"
    assert chile.get(address).status_code == 404
    assert anonymous.get(address).status_code == 401


@pytest.mark.parametrize(
    "query", ["cursor=x", "cursor=WyJyb3ciLC0xXQ", "action=wrong", "limit=0", "page=2"]
)
def test_a_question_that_makes_no_sense_is_refused(secretariat: Caller, query: str) -> None:
    made = send(secretariat, a_file(1))
    answer = secretariat.get(f"/imports/{made['id']}/rows?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == query.partition("=")[0]


def test_rows_that_have_not_changed_are_not_sent_again(secretariat: Caller) -> None:
    address = f"/imports/{send(secretariat, a_file(2))['id']}/rows"
    etag = secretariat.get(address).headers["etag"]
    again = secretariat.request("GET", address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
