"""A list as a workbook: the records as a table, the names of the codes, and where it comes from.

Days are real dates, numbers numbers and truths truths. What is known to the month or the year
stays text, because a spreadsheet's date would claim a day. Nothing is ever a formula.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import chain, islice
from typing import IO, Final

import orjson
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from api.core.columns import Column, Holds
from api.core.db import Json
from api.core.errors import Unprocessable
from api.core.exports.cells import flat_values, listed
from api.core.exports.sheet import Records, Sheet

MAX_ROWS: Final = 1_048_575
"""Rows of a sheet below its heading, by the format's own limit."""
MAX_CELL: Final = 32_767
"""Characters of a cell, likewise."""
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_SERIAL_DAY: Final = datetime(1900, 3, 1)  # noqa: DTZ001 - a day of a spreadsheet
"""Before it spreadsheets disagree: one of them has a 29 February 1900."""
TABLE_ROWS: Final = 5_000
"""Longer lists are written in constant memory, which has no room for a table: they get a filter."""
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LONG_TEXTS: Final = frozenset({"text", "summary", "outcomes", "description", "note", "gap"})
_NARROW, _WIDE = 18, 60


class TooLongForWorkbook(Unprocessable):
    """A workbook holds 1,048,575 rows and 32,767 characters in a cell; CSV and NDJSON any."""

    slug, title = "too-long-for-a-workbook", "A workbook cannot hold this list"


def write_workbook(file: IO[bytes], records: Records, sheet: Sheet) -> None:
    """Write the records: a short list as a table, a long one in constant memory.

    Raises:
        TooLongForWorkbook: there are more rows, or longer texts, than a sheet can hold.
    """
    records = iter(records)
    first = list(islice(records, TABLE_ROWS + 1))
    is_table = len(first) <= TABLE_ROWS
    with xlsxwriter.Workbook(file, {**_OPTIONS, "constant_memory": not is_table}) as book:
        book.set_properties({"title": sheet.title, "created": sheet.made_at.replace(tzinfo=None)})
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        page = _RecordSheet(book, sheet.title, sheet.columns, heading)
        rows = page.write(chain(first, records))
        page.finish(rows, is_table=is_table)
        if sheet.names:
            _write_names(book.add_worksheet("Codes and names"), sheet, heading)
        _write_origin(book.add_worksheet("About"), sheet, rows, heading)


class _RecordSheet:
    def __init__(
        self, book: xlsxwriter.Workbook, title: str, columns: Sequence[Column], heading: Format
    ) -> None:
        self._sheet = book.add_worksheet(title[:31])
        self._columns = columns
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        for place, column in enumerate(columns):
            width = _WIDE if column.name in _LONG_TEXTS else _NARROW
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(0, place, column.name, heading)
        self._sheet.freeze_panes(1, 1)

    def write(self, records: Records) -> int:
        """Write every record; how many there were."""
        row = 0
        for row, record in enumerate(records, start=1):
            if row > MAX_ROWS:
                raise TooLongForWorkbook
            read: dict[str, Json] = orjson.loads(record)
            for place, value in enumerate(flat_values(read, self._columns)):
                self._write(row, place, value, self._columns[place])
        return row

    def finish(self, rows: int, *, is_table: bool) -> None:
        """Make the rows a table, or let them be filtered at least."""
        extent = (0, 0, max(rows, 1), len(self._columns) - 1)
        if is_table:
            headings = [{"header": column.name} for column in self._columns]
            self._sheet.add_table(*extent, {"columns": headings, "style": "Table Style Light 1"})
        else:
            self._sheet.autofilter(*extent)

    def _write(self, row: int, place: int, value: Json, column: Column) -> None:
        if value is None or value == []:
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(row, place, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(row, place, value)
        elif (day := _real_day(value, column)) is not None:
            self._sheet.write_datetime(row, place, day, self._day)
        else:
            _write_text(self._sheet, row, place, _plain(value, column))


def _plain(value: Json, column: Column) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and column.holds is not Holds.OBJECTS:
        return listed(value)
    return orjson.dumps(value).decode()


def _real_day(value: Json, column: Column) -> datetime | None:
    holds_dates = column.holds in {Holds.DAY, Holds.PARTIAL_DATE}
    if not holds_dates or not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    day = datetime.fromisoformat(value)
    return day if day >= _FIRST_SERIAL_DAY else None


def _write_text(sheet: Worksheet, row: int, place: int, text: str) -> None:
    if len(text) > MAX_CELL:
        raise TooLongForWorkbook
    sheet.write_string(row, place, text)


def _write_names(page: Worksheet, sheet: Sheet, heading: Format) -> None:
    """What the codes of the first sheet stand for."""
    page.set_column(0, 1, _NARROW)
    page.set_column(2, 2, _WIDE)
    for place, name in enumerate(("kind", "code", "name")):
        page.write_string(0, place, name, heading)
    rows = [
        (kind, code, name)
        for kind, names in sheet.names.items()
        for code, name in sorted(names.items())
    ]
    for row, cells in enumerate(rows, start=1):
        for place, text in enumerate(cells):
            _write_text(page, row, place, text)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(rows), 1), 2)


def _write_origin(page: Worksheet, sheet: Sheet, rows: int, heading: Format) -> None:
    """What was asked for, when, and how many there were."""
    page.set_column(0, 0, _NARROW)
    page.set_column(1, 1, _WIDE)
    page.write_string(0, 0, sheet.title, heading)
    said = {
        "Records": str(rows),
        "As of": sheet.made_at.strftime("%Y-%m-%d %H:%M UTC"),
        **(sheet.filters or {"Filters": "none: the whole list, as far as you may see it"}),
    }
    for row, (name, text) in enumerate(said.items(), start=1):
        page.write_string(row, 0, name)
        _write_text(page, row, 1, text)
