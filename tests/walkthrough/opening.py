"""Every number opens its records: follow each address, and count what is there."""

from collections.abc import Iterator
from typing import Any

from tests.callers import API
from tests.walkthrough.recording import Json, Person

COUNTS = {
    "records": "count",
    "numerator_records": "numerator",
    "denominator_records": "denominator",
    "of_records": "of",
}


def figures(answer: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - any part of an answer
    """Each number of an answer that names the list of what it counted, and that list."""
    if isinstance(answer, dict):
        for address, number in COUNTS.items():
            if answer.get(address) is not None and number in answer:
                yield answer[number], answer[address]
        if answer.get("measure") == "count" and answer.get("value") is not None:
            yield int(answer["value"]), answer["records"]
    parts = answer.values() if isinstance(answer, dict) else answer
    for part in parts if isinstance(answer, dict | list) else ():
        yield from figures(part)


def open_all(person: Person, answer: Json) -> int:
    """Follow every address of an answer and compare; how many there were."""
    found: dict[str, int] = {}
    for count, address in figures(answer):
        assert found.setdefault(address, count) == count, address
    for address, count in found.items():
        mark = "&" if "?" in address else "?"
        is_list = not address.startswith(f"{API}/scorecards/")
        listed = person.get(f"{address}{mark}count=true&limit=500" if is_list else address)
        held = listed["total"] if is_list else listed["count"]
        assert held == count, address
        assert len(listed["items"]) == count, address
    return len(found)
