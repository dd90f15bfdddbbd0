"""Files of rows: CSV as spreadsheets save it, sheets, and NDJSON. Read as a stream, row by row.

A row keeps the number that its author sees: the heading is row 1 of a CSV file, and a line of
NDJSON is the row of its number. Whatever cannot be read is a `Defect` with its row and column.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from io import TextIOWrapper
from itertools import chain, islice
from typing import IO, Final

from pydantic import JsonValue

from api.core.strict_json import JsonRefused, loads

MAX_CELL: Final = 100_000
"""Characters of one cell; the longest field of any resource has fewer."""
MAX_COLUMNS: Final = 200
MAX_LINE: Final = 2**20
"""Bytes of one NDJSON line."""
_DELIMITERS: Final = (",", ";", "\t")
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_ERRORS: Final = "#(?:REF!|N/A|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!)"
"""What a spreadsheet shows where a formula came to nothing (ECMA-376-1, section 18.17.3)."""
_FORMULA_ERROR: Final = re.compile(_ERRORS)
_GUARDED: Final = re.compile(rf"'(?='*(?:[=+\-@\t\r]|{_ERRORS}$))")
TITLE_ROWS: Final = 20
"""Rows above the headings among which titles, dates and notes may stand."""

_EMPTY: Final = "The file is empty: the first row names the columns."
_CAME_TO_NOTHING: Final = (
    "The cell shows an error, such as #REF! or #N/A: mend its formula, or write what it should say."
)

Cells = Mapping[str, JsonValue]


@dataclass(slots=True, eq=False)
class Defect(Exception):  # noqa: N818 - one of many findings in a file, collected, seldom raised
    """What is wrong with one cell, one row (`column` None) or the whole file (`row` None)."""

    code: str
    detail: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, and its cells by column; None is an empty cell."""

    number: int
    cells: Cells


def read_csv(file: IO[bytes], columns: Sequence[str]) -> Iterator[Row | Defect]:
    """The rows of a CSV file whose headings are among `columns`; blank rows are passed over.

    Comma, semicolon and tab are told apart by which one yields known headings. The apostrophe
    that an export puts before a formula sign is taken off again.

    Raises:
        Defect: for the file as a whole: its encoding, its headings.
    """
    csv.field_size_limit(MAX_CELL)
    lines = TextIOWrapper(file, encoding=_encoding(file), newline="")
    try:
        start, delimiter = _dialect(lines, columns)
        lines.seek(start)
        yield from _csv_rows(csv.reader(lines, delimiter=delimiter, strict=True), columns)
    except UnicodeDecodeError:
        detail = "The file is not UTF-8: save it as 'CSV UTF-8'."
        raise Defect("import.encoding", detail) from None
    finally:
        lines.detach()


def read_ndjson(file: IO[bytes], columns: Sequence[str]) -> Iterator[Row | Defect]:
    """The objects of an NDJSON file, one a line, whose names are among `columns`."""
    known = frozenset(columns)
    number = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise Defect("import.line-too-long", f"A line may have {MAX_LINE:,} bytes.", number)
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if line.strip():
            yield _object(number, line, known)


def nearest(name: str, columns: Sequence[str]) -> str:
    """A sentence that names the known column most like an unknown one."""
    close = get_close_matches(_heading(name), columns, n=1, cutoff=0.5)
    return f" Did you mean '{close[0]}'?" if close else f" Known are: {', '.join(columns)}."


def _encoding(file: IO[bytes]) -> str:
    beginning = file.read(4)
    file.seek(0)
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return "utf-8-sig"


def _dialect(file: TextIOWrapper, columns: Sequence[str]) -> tuple[int, str]:
    """Where the rows begin, and the delimiter that makes most known headings of one of them."""
    start = file.tell()
    first = file.readline(MAX_CELL)
    if named := _SEPARATOR_LINE.fullmatch(first):
        return file.tell(), named[1]
    lines = [first, *(file.readline(MAX_CELL) for _ in range(TITLE_ROWS))]
    known = frozenset(columns)

    def known_headings(delimiter: str) -> int:
        return max(_known_headings(line, delimiter, known) for line in lines)

    return start, max(_DELIMITERS, key=known_headings)


def _known_headings(line: str, delimiter: str, known: frozenset[str]) -> int:
    try:
        headings = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return 0
    return sum(_heading(heading) in known for heading in headings)


def _csv_rows(reader: Iterator[list[str]], columns: Sequence[str]) -> Iterator[Row | Defect]:
    number = 0

    def rows() -> Iterator[tuple[int, list[JsonValue]]]:
        nonlocal number
        for number, cells in enumerate(reader, start=1):
            if any(map(str.strip, cells)):
                yield number, [_csv_cell(cell.strip()) for cell in cells]

    try:
        yield from read_sheet(rows(), columns)
    except csv.Error as error:
        raise Defect("import.csv", f"The row cannot be read: {error}.", number + 1) from None


def _csv_cell(text: str) -> JsonValue:
    return {"error": text} if _FORMULA_ERROR.fullmatch(text) else unguarded(text)


def read_sheet(
    rows: Iterator[tuple[int, list[JsonValue]]], columns: Sequence[str]
) -> Iterator[Row | Defect]:
    """The rows below the heading, out of rows that are not blank.

    Titles and notes may stand above it. A cell that is an object stands for a formula's error.

    Raises:
        Defect: for the file as a whole: its headings.
    """
    first = list(islice(rows, TITLE_ROWS))
    if not first:
        raise Defect("import.no-heading", _EMPTY)
    place = _place_of_heading([_texts(cells) for _, cells in first], columns)
    number, cells = first[place]
    table = _Table(_texts(cells), columns, number)
    for number, cells in chain(first[place + 1 :], rows):
        yield table.row(number, cells)


def _texts(cells: Sequence[JsonValue]) -> list[str]:
    return ["" if cell is None else str(cell) for cell in cells]


def _place_of_heading(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> int:
    """The first row that names columns for the most part; else the first, which will be refused."""
    known = frozenset(columns)
    for place, cells in enumerate(rows):
        headings = [_heading(cell) for cell in cells if cell.strip()]
        found = sum(heading in known for heading in headings)
        if found > 1 and found * 2 > len(headings):
            return place
    return 0


class _Table:
    """The rows below a heading."""

    def __init__(self, heading: Sequence[str], columns: Sequence[str], number: int) -> None:
        self._headings = _headings(heading, columns, number)

    def row(self, number: int, cells: Sequence[JsonValue]) -> Row | Defect:
        """A row; cells beyond the heading are blank, and blank ones at its end may be missing.

        A spreadsheet that saves CSV leaves out the delimiters at the end of some rows.
        """
        width = len(self._headings)
        if any(cell not in (None, "") for cell in cells[width:]):
            detail = f"The row has {len(cells)} cells, the heading {width}: is a quote missing?"
            return Defect("import.row-length", detail, number)
        named: dict[str, JsonValue] = dict.fromkeys(self._headings)
        for heading, cell in zip(self._headings, cells, strict=False):
            if isinstance(cell, dict):
                return Defect("import.formula-error", _CAME_TO_NOTHING, number, heading)
            named[heading] = None if cell == "" else cell
        return Row(number, named)


def unguarded(text: str) -> str:
    """A text without the apostrophe by which an export kept it from being a formula."""
    return text[1:] if _GUARDED.match(text) else text


def _headings(cells: Sequence[str], columns: Sequence[str], number: int) -> list[str]:
    headings = [_heading(cell) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        detail = "The first row names the columns; this one is blank."
        raise Defect("import.no-heading", detail, number)
    if len(headings) > MAX_COLUMNS:
        raise Defect("import.too-many-columns", f"A row may have {MAX_COLUMNS} columns.", number)
    for place, (heading, cell) in enumerate(zip(headings, cells, strict=False), start=1):
        if not heading:
            raise Defect("import.blank-heading", f"Column {place} has no name.", number)
        if heading not in columns:
            detail = f"There is no column of this name.{nearest(cell, columns)}"
            raise Defect("import.unknown-column", detail, number, shown(cell))
        if headings.index(heading) != place - 1:
            raise Defect("import.column-twice", "This column comes twice.", number, heading)
    return headings


def _heading(cell: str) -> str:
    """`Lead economies` and `lead_economies` name the same column."""
    return "_".join(cell.strip().lower().replace("-", " ").split())


def shown(name: str) -> str:
    """A name of the file's own, as far as an answer may repeat it."""
    return "".join(character for character in name.strip()[:100] if character.isprintable())


def _object(number: int, line: bytes, known: frozenset[str]) -> Row | Defect:
    try:
        document = loads(line)
    except JsonRefused as refusal:
        return Defect(refusal.code, refusal.detail, number, refusal.pointer or None)
    if not isinstance(document, dict):
        return Defect("import.not-an-object", "Each line is one JSON object.", number)
    for name in document:
        if name not in known:
            detail = f"There is no field of this name.{nearest(name, sorted(known))}"
            return Defect("import.unknown-column", detail, number, shown(name))
    return Row(number, document)
