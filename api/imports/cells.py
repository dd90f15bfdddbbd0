"""What one cell of a table says, in the type of its column.

Text stays as it is, except where only a few values are known: those may be written as people
write them, "Policy dialogue" for `policy-dialogue`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from pydantic import JsonValue
from pydantic_core import PydanticCustomError

from api.core.columns import Column, Holds
from api.core.strict_json import JsonRefused, loads
from api.core.text import Precision, fold
from api.imports.dates import read_date
from api.imports.numbers import read_number

DATES: Final = frozenset({Holds.PARTIAL_DATE, Holds.DAY})
_TRUTHS: Final[Mapping[str, bool]] = {
    **dict.fromkeys(("true", "yes", "y", "x", "1"), True),
    **dict.fromkeys(("false", "no", "n", "0"), False),
}


def read_cell(column: Column, cell: JsonValue, *, is_money: bool = False) -> JsonValue:
    """A cell that is not empty and holds no list.

    Raises:
        PydanticCustomError: it cannot be read, or only in two ways.
    """
    match column.holds:
        case Holds.OBJECTS:
            return _objects(cell)
        case Holds.PARTIAL_DATE:
            return str(read_date(text_of(cell)))
        case Holds.DAY:
            return _day(cell)
        case Holds.TRUTH:
            return _truth(cell)
        case Holds.NUMBER:
            return _number(cell, is_money=is_money)
    return _known(column.values, text_of(cell))


def read_items(column: Column, cell: JsonValue) -> JsonValue:
    """The items of a cell that holds several."""
    if isinstance(cell, list):
        return cell
    text = text_of(cell)
    if text.startswith("["):
        # An export writes items as JSON where a semicolon would split one of them.
        try:
            return loads(text.encode())
        except JsonRefused:
            pass
    # Never split on commas: "Hong Kong, China" is one economy. A key has no line break.
    items = (text.replace("\n", ";") if column.target is not None else text).split(";")
    return [_known(column.values, item.strip()) for item in items if item.strip()]


def text_of(cell: JsonValue) -> str:
    """A cell of a workbook as the text that its author sees."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell if isinstance(cell, str) else str(cell)


def _known(values: tuple[str, ...], text: str) -> str:
    """The one of a few known values that a text spells; any other text as it is."""
    return _spellings(values).get(_loosely(text), text) if values else text


@cache
def _spellings(values: tuple[str, ...]) -> Mapping[str, str]:
    return {_loosely(value): str(value) for value in values}


def _loosely(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").replace("_", " ").split())


def _objects(cell: JsonValue) -> JsonValue:
    if not isinstance(cell, str):
        return cell
    try:
        return loads(cell.encode())
    except JsonRefused as refusal:
        raise PydanticCustomError(
            "import.objects", "must be JSON, as an export writes it: {what}", {"what": refusal.code}
        ) from None


def _day(cell: JsonValue) -> str:
    found = read_date(text_of(cell))
    if found.precision is not Precision.DAY:
        raise PydanticCustomError("day_required", "must be a day, such as 2013-06-24")
    return str(found)


def _truth(cell: JsonValue) -> bool:
    found = _TRUTHS.get(text_of(cell).lower())
    if found is None:
        raise PydanticCustomError("unreadable_truth", "must be true or false (yes or no)")
    return found


def _number(cell: JsonValue, *, is_money: bool) -> JsonValue:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return cell if is_number else read_number(text_of(cell), is_money=is_money)
