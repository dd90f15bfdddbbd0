"""Words for what the record says in codes, in the style of the forum's own papers."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
ACRONYMS: Final = frozenset({"apec", "star"})
"""Parts of codes that papers write in capitals."""
NOT_SAID: Final = "not on record"


def day(text: str | None) -> str:
    """A date as precise as it is known: "9 May 2018", "May 2018", "2018"."""
    if not text:
        return NOT_SAID
    year, *rest = text[:10].split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def period(dates: Mapping[str, Any] | None) -> str:
    """A span of days: "9-10 May 2018" where both lie in a month."""
    if not dates or not dates.get("start"):
        return NOT_SAID
    start, end = dates["start"], dates.get("end")
    if not end or end == start:
        return day(start)
    if len(start) == len(end) == len("2018-05-09") and start[:7] == end[:7]:
        return f"{int(start[8:])}\N{EN DASH}{day(end)}"
    return f"{day(start)} to {day(end)}"


def words(code: str | None) -> str:
    """A code as words: `under_way` is "Under way", `apec_theme` "APEC theme"."""
    if not code:
        return NOT_SAID
    said = code.replace("_", " ").replace("-", " ").split()
    first, *rest = (word.upper() if word in ACRONYMS else word for word in said)
    return " ".join((first[0].upper() + first[1:], *rest))


def edition_name(edition: str) -> str:
    """An edition of an action plan: `midterm_review` is "Mid-term review"."""
    return words(edition).replace("Midterm", "Mid-term").replace("End term", "End-of-term")


def sentence(text: str) -> str:
    """A text with the full stop that it may bear already."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def item(text: str) -> str:
    """An item of a printed list as it stands alone: "prepare; and" is "prepare"."""
    return text.removesuffix(" and").rstrip(" ;") if text.endswith((";", "; and")) else text


def named(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Codes by their names, between semicolons, because names hold commas."""
    return "; ".join(names.get(code, code) for code in codes) or NOT_SAID


def shortened(text: str, length: int = 140) -> str:
    """A text as far as whole words of it fit."""
    if len(text) <= length:
        return text
    return f"{text[:length].rpartition(' ')[0]} \N{HORIZONTAL ELLIPSIS}"


def percent(share: float | None) -> str:
    """A share in whole per cent, half of one rounded up as on the pages; no share is no share."""
    if share is None:
        return NOT_SAID
    rounded = Decimal(str(share)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:.0%}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def is_since(text: str | None, first: date) -> bool:
    """Whether a moment or a date, as far as it is known, is surely that day or later."""
    known = (text or "")[:10]
    return bool(known) and known + "0000-01-01"[len(known) :] >= first.isoformat()
