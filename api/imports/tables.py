"""Files of rows: CSV as spreadsheets save it, sheets, and NDJSON. Read as a stream, row by row.

A row keeps the number that its author sees: the heading is row 1 of a CSV file, and a line of
NDJSON is the row of its number. Whatever cannot be read is a `Defect` with its row and column.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain, islice
from typing import IO, Final

from pydantic import JsonValue

from api.core.strict_json import JsonRefused, loads
from api.imports.defects import Defect
from api.imports.headings import (
    TITLE_ROWS,
    heading_of,
    headings_of,
    letters_of,
    likeliest_heading_row,
    nearest,
    shown,
)

MAX_CELL: Final = 100_000
"""Characters of one cell; the longest field of any resource has fewer."""
MAX_LINE: Final = 2**20
"""Bytes of one NDJSON line."""
_DELIMITERS: Final = (",", ";", "\t", "|")
_SEPARATOR_LINE: Final = re.compile(r'"?sep=(.)"?\r?\n?', re.IGNORECASE)
_ERRORS: Final = "#(?:REF!|N/A|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!)"
"""What a spreadsheet shows where a formula came to nothing (ECMA-376-1, section 18.17.3)."""
_FORMULA_ERROR: Final = re.compile(_ERRORS)
_GUARDED: Final = re.compile(rf"'(?='*(?:[=+\-@\t\r]|{_ERRORS}$))")
_BROKEN_ROWS: Final = (
    ("field larger", f"A cell may hold {MAX_CELL:,} characters: is a quote missing?"),
    ("unexpected end", "A quote is opened here, or in a row below, and never closed."),
    ("expected after", "More follows the quote that ends a cell: double the quotes inside a text."),
)
"""What Python's reader of CSV says, in words for whoever wrote the file."""

_NOT_UTF_8: Final = "The file is not UTF-8: save it as 'CSV UTF-8'."
_EMPTY: Final = "The file is empty: the first row names the columns."
_CAME_TO_NOTHING: Final = (
    "The cell shows an error, such as #REF! or #N/A: mend its formula, or write what it should say."
)
_NEVER_CALCULATED: Final = (
    "The cell holds a formula that no program has calculated: open the file in a spreadsheet and "
    "save it, or write what it should say."
)

Cells = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, and its cells by column; None is an empty cell."""

    number: int
    cells: Cells


def read_csv(file: IO[bytes], columns: Sequence[str]) -> Iterator[Row | Defect]:
    """The rows of a CSV file whose headings are among `columns`; blank rows are passed over.

    Comma, semicolon, tab and bar are told apart by which one yields known headings. The apostrophe
    that an export puts before a formula sign is taken off again.

    Raises:
        Defect, Defects: for the file as a whole: its encoding, its headings.
    """
    csv.field_size_limit(MAX_CELL)
    lines = TextIOWrapper(file, encoding=_encoding(file), newline="")
    try:
        start, delimiter = _dialect(lines, columns)
        lines.seek(start)
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
        yield from _csv_rows(reader, columns)
    except UnicodeDecodeError:
        raise Defect("import.encoding", _NOT_UTF_8) from None
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


def _encoding(file: IO[bytes]) -> str:
    beginning = file.read(4)
    file.seek(0)
    if beginning in {codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE}:
        raise Defect("import.encoding", _NOT_UTF_8)
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Latin letters of two bytes each, without the mark that says so.
    match [byte == 0 for byte in beginning]:
        case [False, True, False, True]:
            return "utf-16-le"
        case [True, False, True, False]:
            return "utf-16-be"
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
        headings = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return 0
    return sum(heading_of(heading) in known for heading in headings)


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
        said = str(error)
        detail = next((words for known, words in _BROKEN_ROWS if known in said), f"{said}.")
        raise Defect("import.csv", f"The row cannot be read. {detail}", number + 1) from None


def _csv_cell(text: str) -> JsonValue:
    return {"error": text} if _FORMULA_ERROR.fullmatch(text) else unguarded(text)


def read_sheet(
    rows: Iterator[tuple[int, list[JsonValue]]], columns: Sequence[str]
) -> Iterator[Row | Defect]:
    """The rows below the heading, out of rows that are not blank.

    Titles and notes may stand above it. The same headings again, further down, are passed over.
    A cell that is an object stands for a formula's error, or is covered by a merged one.

    Raises:
        Defect, Defects: for the file as a whole: its headings.
    """
    first = list(islice(rows, TITLE_ROWS))
    if not first:
        raise Defect("import.no-heading", _EMPTY)
    place = likeliest_heading_row([_texts(cells) for _, cells in first], frozenset(columns))
    number, cells = first[place]
    table = _Table(_texts(cells), columns, number)
    for number, cells in chain(first[place + 1 :], rows):
        if not table.is_heading(cells):
            yield table.row(number, cells)


def _texts(cells: Sequence[JsonValue]) -> list[str]:
    """Cells as the text of headings; one that a merged cell covers says nothing."""
    found = (cell.get("error") if isinstance(cell, dict) else cell for cell in cells)
    return ["" if cell is None else str(cell) for cell in found]


class _Table:
    """The rows below a heading."""

    def __init__(self, heading: Sequence[str], columns: Sequence[str], number: int) -> None:
        self._headings = headings_of(heading, columns, number)
        self._named = [heading for heading in self._headings if heading is not None]

    def is_heading(self, cells: Sequence[JsonValue]) -> bool:
        """Whether a row says the headings again, as sheets that were copied together do."""
        return (
            len(self._named) > 1
            and len(cells) >= len(self._headings)
            and all(
                heading == (heading_of(str(cell)) if cell else None)
                for heading, cell in zip(self._headings, cells, strict=False)
            )
        )

    def row(self, number: int, cells: Sequence[JsonValue]) -> Row | Defect:
        """A row; cells beyond the heading are blank, and blank ones at its end may be missing.

        A spreadsheet that saves CSV leaves out the delimiters at the end of some rows.
        """
        width = len(self._headings)
        if any(not _is_blank(cell) for cell in cells[width:]):
            detail = f"The row has {len(cells)} cells, the heading {width}: is a quote missing?"
            return Defect("import.row-length", detail, number)
        named: dict[str, JsonValue] = dict.fromkeys(self._named)
        for place, (heading, cell) in enumerate(zip(self._headings, cells, strict=False), start=1):
            if heading is None:
                if not _is_blank(cell):
                    column = letters_of(place)
                    detail = f"Column {column} has no heading, and this row writes in it."
                    return Defect("import.blank-heading", detail, number, column)
                continue
            if isinstance(cell, dict):
                return _undone(cell, number, heading)
            named[heading] = None if cell == "" else cell
        return Row(number, named)


def _is_blank(cell: JsonValue) -> bool:
    return cell in (None, "") or (isinstance(cell, dict) and "merged" in cell)


def _undone(cell: Mapping[str, JsonValue], number: int, heading: str) -> Defect:
    """Why a cell says nothing of its own."""
    if "merged" not in cell:
        detail = _CAME_TO_NOTHING if cell.get("error") != "uncalculated" else _NEVER_CALCULATED
        return Defect("import.formula-error", detail, number, heading)
    detail = f"The cell is merged with {cell['merged']}: unmerge them, and fill in each."
    return Defect("import.merged-cells", detail, number, heading)


def unguarded(text: str) -> str:
    """A text without the apostrophe by which an export kept it from being a formula."""
    return text[1:] if _GUARDED.match(text) else text


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
