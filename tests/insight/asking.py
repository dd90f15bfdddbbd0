"""What attention answers, as the tests ask it."""

from datetime import timedelta
from typing import Any

from tests.callers import Caller
from tests.clock import current_day

Json = dict[str, Any]


def day(days: int) -> str:
    """A day so many days from today."""
    return str(current_day() + timedelta(days=days))


def in_words(days: int) -> str:
    """The month and year of a day so many days from today."""
    return f"{current_day() + timedelta(days=days):%B %Y}"


def asked(caller: Caller, query: str = "") -> Json:
    answer = caller.get(f"/attention{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def kinds(caller: Caller) -> list[str]:
    """What there is to do, but for the gaps that these small worlds are full of."""
    return [item["kind"] for item in asked(caller)["items"] if item["kind"] != "mend_gaps"]


def counts(caller: Caller) -> dict[str, int]:
    found = {count["kind"]: count["count"] for count in asked(caller)["counts"]}
    return {kind: count for kind, count in found.items() if kind != "mend_gaps"}


def open_records(caller: Caller) -> dict[str, tuple[int, int]]:
    """Of each kind, how many attention counts and how many its list shows."""
    return {
        count["kind"]: (
            count["count"],
            caller.get(f"{count['records']}&count=true&limit=1").json()["total"],
        )
        for count in asked(caller)["counts"]
        if "/attention?" not in count["records"]
    }
