"""Dates as people write them in spreadsheets, read only where they can mean one day.

What is accepted keeps its precision; what could mean two days is refused with the spelling that
would settle it. Two-digit years and serial numbers are refused: their meaning depends on the
program that wrote them. A time of day is refused, but for the midnight that spreadsheets and
databases write behind a day. Letters of full width, dashes of every length and spaces that do not
break are what they look like.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from pydantic_core import PydanticCustomError

from api.core.text import PartialDate, Precision, fold

SPELLINGS: Final = "2013-06-24, 2013-06 or 2013"
_LONGEST: Final = 40
_MONTHS: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBERS: Final = {
    spelling: number
    for number, name in enumerate(_MONTHS, start=1)
    for spelling in (name, name[:3], "sept" if name == "september" else name)
}
_DAY: Final = r"(?P<day>\d{1,2})"
_MONTH: Final = r"(?P<month>\d{1,2})"
_NAME: Final = r"(?P<name>[a-z]+)\.?"
_YEAR: Final = r"(?P<year>\d{4})"
_ORDINAL: Final = r"(?:st|nd|rd|th)?"
_FORMS: Final = tuple(
    re.compile(form, re.ASCII)
    for form in (
        f"{_YEAR}/{_MONTH}(?:/{_DAY})?",
        # A spreadsheet shows the number 2013.10 as 2013.1: one digit may be two months.
        rf"{_YEAR}\.(?P<month>\d{{2}})",
        rf"{_YEAR}(?P<sign>[.-]){_MONTH}(?P=sign){_DAY}",
        f"{_MONTH}[/.]{_YEAR}",
        f"{_DAY}{_ORDINAL}[ /-]{_NAME}[ ,/-] ?{_YEAR}",
        f"{_NAME} {_DAY}{_ORDINAL},? {_YEAR}",
        f"{_NAME}[ ,-] ?{_YEAR}",
        f"{_YEAR}[ -]{_NAME}(?:[ -]{_DAY})?",
    )
)
_DAY_OR_MONTH_FIRST: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY: Final = re.compile(
    r"(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?\.?,? (.+)", re.ASCII
)
"""What "Thursday, 3 May 2018" begins with, as spreadsheets show long dates."""
_MIDNIGHT: Final = re.compile(
    r"[t ](?:0?0:00(?::00(?:\.0+)?)?(?: ?am)?|12:00(?::00)? ?am)(?: ?(?:z|utc|gmt|[+-]00:?00))?$"
)
_TIME: Final = re.compile(
    r"(?:^|[t ])\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:z|utc|gmt|[+-]\d{2}:?\d{2}))?$",
    re.ASCII,
)
_UNSEEN: Final = re.compile("[\u200b\u2060\ufeff]")
"""Spaces of no width, which copying from a web page brings along."""
_SERIAL: Final = re.compile(r"([1-9]\d{4})(?:\.\d+)?", re.ASCII)
_SERIAL_EPOCHS: Final = (date(1899, 12, 30), date(1904, 1, 1))
"""Day 0 of the two systems by which spreadsheets count (ECMA-376-1, section 18.17.4.1)."""
_PART: Final = r"(?:[qh] ?[1-4]|[1-4][qh])"
_QUARTER: Final = re.compile(
    rf"{_PART}[ ,/-]*\d{{4}}|\d{{4}}[ ,/-]*{_PART}"
    r"|(?:\w+) (?:quarter|half)(?: of|,)? \d{4}",
    re.ASCII,
)
_SHORT_YEAR: Final = re.compile(r"(?:\d{1,2}[ ./-])?(?:\d{1,2}|[a-z]+\.?)[ ./,-]+'?\d{2}", re.ASCII)
_AMBIGUOUS: Final = (
    "ambiguous_date",
    f"can mean two days: write the year first, such as {SPELLINGS}",
)
_UNREADABLE: Final = (
    "unreadable_date",
    f"is not a date: write it as {SPELLINGS}, or leave the cell empty",
)
_NO_SUCH_DAY: Final = f"names a month or a day that there is not: write it as {SPELLINGS}"


@lru_cache(maxsize=20_000)
def read_date(text: str) -> PartialDate:
    """The date that a cell spells, with the precision that it spells.

    Raises:
        PydanticCustomError: `ambiguous_date` for 03/04/2013, `unreadable_date` for what is no
            date, `serial_date` for the 41449 by which a spreadsheet counts, `date_out_of_range`
            outside 1989 to 2100.
    """
    if len(text) > _LONGEST:
        raise PydanticCustomError(*_UNREADABLE)
    spelled = _MIDNIGHT.sub("", fold(_UNSEEN.sub("", text)).removeprefix("'"))
    if match := _WEEKDAY.fullmatch(spelled):
        return _on(_WEEKDAYS.index(match[1]), read_date(match[2]))
    if re.fullmatch(r"\d{4}(-\d{2}){0,2}", spelled, re.ASCII):
        return _in_iso_8601(spelled)
    if match := _DAY_OR_MONTH_FIRST.fullmatch(spelled):
        return _either_first(int(match[1]), int(match[3]), match[4])
    match = next((found for form in _FORMS if (found := form.fullmatch(spelled))), None)
    if match is None:
        raise _refusal(spelled)
    parts = match.groupdict()
    month = _month(parts["name"]) if parts.get("name") else parts["month"]
    return _date(parts["year"], month, parts.get("day"))


def _in_iso_8601(spelled: str) -> PartialDate:
    try:
        return PartialDate.parse(spelled)
    except PydanticCustomError as refusal:
        if refusal.type != "partial_date":
            raise
        raise PydanticCustomError("partial_date", _NO_SUCH_DAY) from None


def _on(weekday: int, found: PartialDate) -> PartialDate:
    """A day whose weekday is said as well, and right: otherwise one of the two is a mistake."""
    if found.precision is not Precision.DAY or found.first.weekday() != weekday:
        detail = f"names a weekday that it is not: write it as {SPELLINGS}"
        raise PydanticCustomError("unreadable_date", detail)
    return found


def _refusal(spelled: str) -> PydanticCustomError:
    """Why a text is no date, as far as that can be told."""
    if match := _SERIAL.fullmatch(spelled):
        first, second = (epoch + timedelta(int(match[1])) for epoch in _SERIAL_EPOCHS)
        detail = (
            "is how a spreadsheet counts days, {first} or {second}, depending on the program: "
            "format the cell as a date, or write the day"
        )
        days = {"first": first.isoformat(), "second": second.isoformat()}
        return PydanticCustomError("serial_date", detail, days)
    why = None
    if _QUARTER.fullmatch(spelled):
        why = "is a quarter or a half: write its months as start and end, or the year alone"
    elif _TIME.search(spelled):
        why = f"has a time of day: write the day alone, as {SPELLINGS}"
    elif _SHORT_YEAR.fullmatch(spelled):
        why = f"has a year of two digits, or none: write it as {SPELLINGS}"
    if why is not None:
        return PydanticCustomError("unreadable_date", why)
    return PydanticCustomError(*_UNREADABLE)


def _either_first(first: int, second: int, year: str) -> PartialDate:
    """Day/month or month/day: only a number above twelve, or two equal ones, tells which."""
    if first == second or second > len(_MONTHS) >= first:
        return _date(year, first, second)
    if first > len(_MONTHS) >= second:
        return _date(year, second, first)
    if first > len(_MONTHS):
        raise PydanticCustomError("unreadable_date", _NO_SUCH_DAY)
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
        raise PydanticCustomError("unreadable_date", _NO_SUCH_DAY) from None
    return PartialDate(first, Precision.MONTH if day is None else Precision.DAY)
