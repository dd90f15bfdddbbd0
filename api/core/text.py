"""Clean text: what people type becomes one agreed form before it is stored or compared.

Each annotation (`Line`, `Paragraphs`, `Code`, `WebAddress`, `PartialDate`) cleans, then checks,
and shows its limits in the JSON schema, so that forms and generated clients know them too:

    title: Annotated[str, Line(max_length=300)]

Text is Unicode NFC throughout. Bidirectional controls are refused because they make a line read
differently from what it says (Unicode TR36, "bidirectional text spoofing").
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Self
from urllib.parse import urlsplit

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

EARLIEST: Final = date(1989, 1, 1)
"""APEC was founded in 1989: nothing on record is older."""
LATEST: Final = date(2100, 12, 31)

_CODE: Final = r"^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$"
_PARTIAL_DATE: Final = r"^[12][0-9]{3}(?:-[01][0-9](?:-[0-3][0-9])?)?$"
_BIDI_CONTROLS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FORBIDDEN: Final = re.compile(
    f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff{_BIDI_CONTROLS}]"
)
_LINE_BREAK: Final = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")
_PARAGRAPH_BREAK: Final = re.compile(r"\n{3,}")
_NOT_IN_A_HOST: Final = re.compile(r"[^\w.:\[\]-]|^[.-]|\.\.")
_NOT_IN_AN_ADDRESS: Final = re.compile(r"[\s\"<>\\^`{|}]")
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_PLAIN_LETTERS: Final = dict(
    zip("øđłħŧðæœþ", ("o", "d", "l", "h", "t", "d", "ae", "oe", "th"), strict=True)
)
"""Letters that Unicode does not decompose."""
_PLAIN: Final = str.maketrans(
    _PLAIN_LETTERS
    | {"\u0131": "i"}
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u201c\u201d", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
_CONTROL_CHARACTER: Final = (
    "control_character",
    "must not hold control characters or change the reading direction",
)
_BLANK: Final = ("blank", "must hold at least one visible character")
_NO_ADDRESS: Final = (
    "web_address",
    "must be an http or https address without a user name or spaces",
)
_NO_PARTIAL_DATE: Final = (
    "partial_date",
    "must be a year, a month or a day, such as 2013, 2013-06 or 2013-06-24",
)
_OUT_OF_RANGE: Final = ("date_out_of_range", "must lie between 1989-01-01 and 2100-12-31")


def clean_line(text: str) -> str:
    """One line: trimmed, each run of white space one space.

    Raises:
        PydanticCustomError: `control_character` or `blank`.
    """
    return _checked(" ".join(text.split()))


def clean_paragraphs(text: str) -> str:
    """Several lines: line ends are LF, lines keep their indentation, one empty line at most.

    Raises:
        PydanticCustomError: `control_character` or `blank`.
    """
    lines = _LINE_BREAK.sub("\n", text).split("\n")
    kept = "\n".join(line.rstrip() for line in lines).strip("\n")
    return _checked(_PARAGRAPH_BREAK.sub("\n\n", kept))


def clean_web_address(text: str) -> str:
    """An address that is safe to put behind a link: http or https, a host, no user name.

    Raises:
        PydanticCustomError: `control_character`, `blank` or `web_address`.
    """
    address = _checked(text.strip())
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise PydanticCustomError(*_NO_ADDRESS) from None
    host = parts.hostname or ""
    sound = (
        parts.scheme in {"http", "https"}
        and host
        and port != 0
        and "@" not in parts.netloc
        and not _NOT_IN_A_HOST.search(host)
        and not _NOT_IN_AN_ADDRESS.search(address)
    )
    if not sound:
        raise PydanticCustomError(*_NO_ADDRESS)
    return address


def long_day(day: date) -> str:
    """A day as sentences name it: "9 May 2018"."""
    return f"{day.day} {day:%B %Y}"


def fold(text: str) -> str:
    """The form in which texts are compared in a search: no case, no accents, plain punctuation.

    "Perú" and "PERU" fold to "peru", "Việt Nam" to "viet nam".
    """
    if text.isascii():
        return " ".join(text.lower().split())
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    # Case folding once more: some compatibility forms only decompose into capitals.
    plain = plain.casefold().translate(_PLAIN)
    return " ".join(unicodedata.normalize("NFC", plain).split())


@dataclass(frozen=True, slots=True)
class Line:
    """A single line of `min_length` to `max_length` characters, cleaned by `clean_line`."""

    max_length: int = 300
    min_length: int = 1

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Clean, then check the length."""
        return _cleaned(clean_line, self.min_length, self.max_length, pattern=r"\S")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Text of several lines, cleaned by `clean_paragraphs`."""

    max_length: int = 20_000
    min_length: int = 1

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Clean, then check the length."""
        return _cleaned(clean_paragraphs, self.min_length, self.max_length, pattern=r"\S")


@dataclass(frozen=True, slots=True)
class Code:
    """What people quote and paths carry: letters and digits, joined by single dots or hyphens."""

    max_length: int = 64
    min_length: int = 1
    pattern: str = _CODE

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Trim, then check length and pattern."""
        return _cleaned(clean_line, self.min_length, self.max_length, pattern=self.pattern)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address, checked by `clean_web_address`."""

    max_length: int = 2_000

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Trim and check the parts, then the length."""
        return _cleaned(
            clean_web_address, 10, self.max_length, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://"
        )


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known, kept as its first day and its precision.

    The text form is ISO 8601 with reduced precision: "2013", "2013-06", "2013-06-24".
    Order is by first day, the shorter period first: 2013-01-01 < 2013-01 < 2013 < 2013-01-02.

    Raises:
        PydanticCustomError: `date_out_of_range` outside 1989 to 2100.
    """

    first: date
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        """Move to the first day of the period, and keep the range."""
        if self.precision is not Precision.DAY:
            month = 1 if self.precision is Precision.YEAR else self.first.month
            object.__setattr__(self, "first", self.first.replace(month=month, day=1))
        if not EARLIEST <= self.first <= LATEST:
            raise PydanticCustomError(*_OUT_OF_RANGE)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text form.

        Raises:
            PydanticCustomError: `partial_date` when it is none, `date_out_of_range`.
        """
        if not re.fullmatch(_PARTIAL_DATE, text, re.ASCII):
            raise PydanticCustomError(*_NO_PARTIAL_DATE)
        numbers = [int(number) for number in text.split("-")]
        precision = (Precision.YEAR, Precision.MONTH, Precision.DAY)[len(numbers) - 1]
        try:
            first = date(*numbers, *[1] * (3 - len(numbers)))
        except ValueError:
            raise PydanticCustomError(*_NO_PARTIAL_DATE) from None
        return cls(first, precision)

    @property
    def last(self) -> date:
        """The last day of the period: the date to compare a deadline with."""
        if self.precision is Precision.YEAR:
            return self.first.replace(month=12, day=31)
        if self.precision is Precision.MONTH:
            return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])
        return self.first

    def is_certainly_after(self, other: Self) -> bool:
        """Whether every day that this may be comes after every day that the other may be."""
        return self.first > other.last

    def __str__(self) -> str:
        """The text form."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[self.precision]
        return self.first.isoformat()[:length]

    def __lt__(self, other: Self) -> bool:
        """Earlier first; of those that start on one day, the shorter period first."""
        return (self.first, self.last) < (other.first, other.last)

    def __le__(self, other: Self) -> bool:
        """See `__lt__`."""
        return (self.first, self.last) <= (other.first, other.last)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """The text form in JSON; an instance is accepted in Python."""
        from_text = core_schema.no_info_after_validator_function(
            cls.parse, core_schema.str_schema(pattern=_PARTIAL_DATE)
        )
        return core_schema.no_info_wrap_validator_function(
            lambda value, read: value if isinstance(value, cls) else read(value),
            from_text,
            serialization=core_schema.to_string_ser_schema(),
        )


def _cleaned(
    clean: Callable[[str], str], min_length: int, max_length: int, *, pattern: str
) -> CoreSchema:
    def before(value: object) -> object:
        return clean(value) if isinstance(value, str) else value

    limits = core_schema.str_schema(
        strict=True, min_length=min_length, max_length=max_length, pattern=pattern
    )
    return core_schema.no_info_before_validator_function(before, limits)


def _checked(text: str) -> str:
    """NFC, after refusing what no text of ours may hold."""
    if text.isascii() and text.isprintable() and text:
        return text
    if _FORBIDDEN.search(text):
        raise PydanticCustomError(*_CONTROL_CHARACTER)
    if all(unicodedata.category(character)[0] in "CZ" for character in text):
        raise PydanticCustomError(*_BLANK)
    return unicodedata.normalize("NFC", text)
