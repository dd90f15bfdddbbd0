"""Two dates in one cell, such as "24-26 June 2013": the first and the last day of a period.

Read only where each half is a date by itself, or becomes one with the month or the year of the
other, and where the end is not before the start.
"""

import re
from collections.abc import Iterator
from typing import Final

from pydantic_core import PydanticCustomError

from api.core.text import PartialDate, Precision, fold
from api.imports.dates import read_date

Period = tuple[PartialDate, PartialDate]
_LONGEST: Final = 80
_BETWEEN: Final = re.compile(r" ?(?:-|/|\b(?:to|until|till|through)\b) ?")
_MONTH_FIRST: Final = re.compile(
    r"([a-z]+\.?) (\d{1,2}) ?(?:-|\bto\b) ?(\d{1,2}),? (\d{4})", re.ASCII
)
"""June 24-26, 2013."""
_DAY: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?", re.ASCII)
_YEARLESS: Final = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? )?[a-z]+\.?|[a-z]+\.? \d{1,2}", re.ASCII)
_WITHOUT_ITS_DAY: Final = re.compile(r"^\d{1,2}(?:st|nd|rd|th)?(?=\D)", re.ASCII)


def read_period(text: str) -> Period | None:
    """The two dates that a cell spells; None if it spells one, or none, or could mean several."""
    if len(text) > _LONGEST or _is_one_date(text):
        return None
    spelled = fold(text)
    if match := _MONTH_FIRST.fullmatch(spelled):
        month, first, last, year = match.groups()
        spelled = f"{first} {month} {year} - {last} {month} {year}"
    found = set(_periods(spelled))
    return found.pop() if len(found) == 1 else None


def _is_one_date(text: str) -> bool:
    """Whether it is a date already, or could be two: 03/04/2013 is no March to April."""
    try:
        read_date(text)
    except PydanticCustomError as refusal:
        return refusal.type != "unreadable_date"
    return True


def _periods(spelled: str) -> Iterator[Period]:
    for between in _BETWEEN.finditer(spelled):
        left, right = spelled[: between.start()], spelled[between.end() :]
        try:
            end = read_date(right)
            start = read_date(_completed(left, right))
        except PydanticCustomError:
            continue
        is_whole = not _DAY.fullmatch(left) or end.precision is Precision.DAY
        if is_whole and start.precision is end.precision and start.first <= end.first:
            yield start, end


def _completed(left: str, right: str) -> str:
    """The first half with the month and the year of the second, where it has none of its own."""
    if _DAY.fullmatch(left):
        return _WITHOUT_ITS_DAY.sub(left, right)
    return f"{left} {right[-4:]}" if _YEARLESS.fullmatch(left) else left
