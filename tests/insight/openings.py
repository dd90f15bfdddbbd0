"""Every figure opens the records that it counted."""

from collections.abc import Iterator
from typing import Any

from tests.callers import Caller

Json = dict[str, Any]


def figures(answer: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401 - any part of an answer
    """Each number of an answer that has an address, and that address."""
    if isinstance(answer, dict):
        if "records" in answer:
            yield answer["count"], answer["records"]
        for name in ("numerator", "denominator"):
            if f"{name}_records" in answer:
                yield answer[name], answer[f"{name}_records"]
    parts = answer.values() if isinstance(answer, dict) else answer
    for part in parts if isinstance(answer, (dict, list)) else ():
        yield from figures(part)


def assert_opens(caller: Caller, answer: Json, *, at_least: int) -> None:
    """Follow every address, and find as many records as were counted."""
    found = dict[str, int]()
    for count, address in figures(answer):
        assert found.setdefault(address, count) == count, address
    assert len(found) >= at_least
    for address, count in found.items():
        mark = "&" if "?" in address else "?"
        listed = caller.get(f"{address}{mark}count=true&limit=1")
        assert listed.status_code == 200, listed.text
        assert listed.json()["total"] == count, address
