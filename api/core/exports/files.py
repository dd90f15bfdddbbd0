"""Writing records into a file of each format."""

import csv
from collections.abc import Callable, Mapping
from io import TextIOWrapper
from typing import IO, Final

import orjson

from api.core.db import Json
from api.core.exports.cells import flat_values, text_of
from api.core.exports.sheet import Records, Sheet
from api.core.exports.workbook import write_workbook
from api.core.formats import ExportFormat


def write_ndjson(file: IO[bytes], records: Records, _: Sheet) -> None:
    """One record a line, as the API shows it."""
    for record in records:
        file.write(record.encode())
        file.write(b"\n")


def write_csv(file: IO[bytes], records: Records, sheet: Sheet) -> None:
    """UTF-8 with a byte order mark, which spreadsheets need, and CRLF (RFC 4180)."""
    text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in sheet.columns])
        for record in records:
            read: dict[str, Json] = orjson.loads(record)
            values = flat_values(read, sheet.columns)
            writer.writerow(map(text_of, values, sheet.columns))
    finally:
        text.detach()


WRITERS: Final[Mapping[ExportFormat, Callable[[IO[bytes], Records, Sheet], None]]] = {
    ExportFormat.CSV: write_csv,
    ExportFormat.NDJSON: write_ndjson,
    ExportFormat.XLSX: write_workbook,
}
