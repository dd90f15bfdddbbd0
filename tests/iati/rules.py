"""IATI's standard ruleset, asked of a file: the kinds of rule that the ruleset of 2.03 uses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

# lxml ships no types.
from lxml import etree  # type: ignore[import-untyped]

from tests.clock import current_day

STANDARD: Final = Path(__file__).parent / "standard"
RULES: Final[dict[str, dict[str, Any]]] = json.loads(
    (STANDARD / "standard_ruleset.json").read_text()
)


def schema() -> Any:  # noqa: ANN401 - lxml's own
    """The standard's schema."""
    return etree.XMLSchema(etree.parse(STANDARD / "iati-activities-schema.xsd"))


def breaches(document: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    """Where a document breaks a rule."""
    for place, kinds in RULES.items():
        for element in document.xpath(place):
            for kind, rule in kinds.items():
                for case in rule["cases"]:
                    if not KINDS[kind](element, case):
                        yield f"{element.getroottree().getpath(element)}: {kind} {case}"


def _values(element: Any, path: str) -> list[str]:  # noqa: ANN401 - as above
    found = element.xpath(path)
    return [str(item) if isinstance(item, str) else "".join(item.itertext()) for item in found]


def _at_least_one(element: Any, case: dict[str, Any]) -> bool:  # noqa: ANN401
    return any(element.xpath(path) for path in case["paths"])


def _no_more_than_one(element: Any, case: dict[str, Any]) -> bool:  # noqa: ANN401
    return sum(len(element.xpath(path)) for path in case["paths"]) <= 1


def _date_order(element: Any, case: dict[str, str]) -> bool:  # noqa: ANN401
    less, more = (
        [current_day().isoformat()] if case[end] == "NOW" else _values(element, case[end])
        for end in ("less", "more")
    )
    return all(first <= second for first in less for second in more)


def _regex_matches(element: Any, case: dict[str, Any]) -> bool:  # noqa: ANN401
    found = (value for path in case["paths"] for value in _values(element, path))
    return all(re.fullmatch(case["regex"], value) for value in found)


def _sum(element: Any, case: dict[str, Any]) -> bool:  # noqa: ANN401
    found = [float(value) for path in case["paths"] for value in _values(element, path)]
    return not found or sum(found) == case["sum"]


KINDS: Final = {
    "atleast_one": _at_least_one,
    "no_more_than_one": _no_more_than_one,
    "date_order": _date_order,
    "regex_matches": _regex_matches,
    "sum": _sum,
}
