"""Dates as people write them in spreadsheets, read only where they can mean one day.

What is accepted keeps its precision; what could mean two days is refused with the spelling that
would settle it. Two-digit years and serial numbers are refused: their meaning depends on the
program that wrote them.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from pydantic_core import PydanticCustomError

from api.core.text import PartialDate, Precision

SPELLINGS: Final = "2013-06-24, 2013-06 or 2013"
_LONGEST: Final = 40
_MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()
_MONTH_NUMBERS: Final = {
    spelling: number
    for number, name in enumerate(_MONTHS, start=1)
    for spelling in (name, name[:3], "sept" if name == "september" else name)
}
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})[/.](\d{4})", re.ASCII)
_DAY_NAMED: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?[ ,-] ?(\d{4})", re.ASCII)
_NAMED_DAY: Final = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)
_NAMED: Final = re.compile(r"([a-z]+)\.?[ ,-] ?(\d{4})", re.ASCII)
_MIDNIGHT: Final = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$")
_AMBIGUOUS: Final = (
    "ambiguous_date",
    f"can mean two days: write the year first, such as {SPELLINGS}",
)
_UNREADABLE: Final = ("unreadable_date", f"is not a date: write it as {SPELLINGS}")


@lru_cache(maxsize=20_000)
def read_date(text: str) -> PartialDate:
    """The date that a cell spells, with the precision that it spells.

    Raises:
        PydanticCustomError: `ambiguous_date` for 03/04/2013, `unreadable_date` for what is no
            date, `date_out_of_range` outside 1989 to 2100.
    """
    if len(text) > _LONGEST:
        raise PydanticCustomError(*_UNREADABLE)
    spelled = _MIDNIGHT.sub("", text.strip())
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", spelled, re.ASCII):
        return PartialDate.parse(spelled)
    spelled = " ".join(spelled.lower().split())
    if match := _YEAR_FIRST.fullmatch(spelled):
        return _date(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(spelled):
        return _year_last(int(match[1]), int(match[3]), match[4])
    if match := _MONTH_YEAR.fullmatch(spelled):
        return _date(match[2], match[1], None)
    if match := _DAY_NAMED.fullmatch(spelled):
        return _date(match[3], _month(match[2]), match[1])
    if match := _NAMED_DAY.fullmatch(spelled):
        return _date(match[3], _month(match[1]), match[2])
    if match := _NAMED.fullmatch(spelled):
        return _date(match[2], _month(match[1]), None)
    raise PydanticCustomError(*_UNREADABLE)


def _year_last(first: int, second: int, year: str) -> PartialDate:
    """Day/month or month/day: only a number above twelve, or two equal ones, tells which."""
    if first == second or second > len(_MONTHS) >= first:
        return _date(year, first, second)
    if first > len(_MONTHS) >= second:
        return _date(year, second, first)
    if first > len(_MONTHS):
        raise PydanticCustomError(*_UNREADABLE)
    raise PydanticCustomError(*_AMBIGUOUS)


def _month(name: str) -> int:
    number = _MONTH_NUMBERS.get(name)
    if number is None:
        raise PydanticCustomError(*_UNREADABLE)
    return number


def _date(year: str, month: str | int, day: str | int | None) -> PartialDate:
    try:
        first = date(int(year), int(month), int(day or 1))
    except ValueError:
        raise PydanticCustomError(*_UNREADABLE) from None
    return PartialDate(first, Precision.MONTH if day is None else Precision.DAY)
