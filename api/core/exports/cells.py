"""What a record says in each column, as text that an import reads back as the same.

Lists are split on "; ", because names hold commas. A text that a spreadsheet would take for a
formula gets an apostrophe before it, as does one that begins with such an apostrophe already, so
that taking one off again is always right (OWASP, CSV injection).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import orjson

from api.core.columns import Column, Holds
from api.core.db import Json

SEPARATOR: Final = "; "
_LOOKS_LIKE_A_FORMULA: Final = re.compile(
    r"'*(?:[=+\-@\t\r]|#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$)"
)
"""Or for what a formula came to: "#N/A" as the text of a record is none."""


def flat_values(record: Mapping[str, Json], columns: Sequence[Column]) -> Iterator[Json]:
    """The values of a record's columns; null where a group that holds one is missing."""
    for column in columns:
        value: Json = dict(record)
        for part in column.path:
            value = value.get(part) if isinstance(value, dict) else None
        yield value


def text_of(value: Json, column: Column) -> str:
    """A value as a cell of text; empty where there is none."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if column.holds is Holds.OBJECTS:
        return orjson.dumps(value).decode()
    if isinstance(value, list):
        return listed(value)
    return guarded(value) if isinstance(value, str) else orjson.dumps(value).decode()


def listed(items: Sequence[Json]) -> str:
    """Items between semicolons, or as JSON where that would split one of them."""
    texts = [item for item in items if isinstance(item, str)]
    is_plain = len(texts) == len(items) and all(
        text and text == text.strip() and ";" not in text and not text.startswith("[")
        for text in texts
    )
    return guarded(SEPARATOR.join(texts)) if is_plain else orjson.dumps(items).decode()


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _LOOKS_LIKE_A_FORMULA.match(text) else text
