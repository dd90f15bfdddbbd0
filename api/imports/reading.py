"""From the cells of a row to the payload that the API would take, with each doubt in its column.

What a cell of a table says is read by `api.imports.cells`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue
from pydantic_core import PydanticCustomError

from api.core.columns import Column, Holds
from api.core.db import Base
from api.imports.cells import DATES, read_cell, read_items, text_of
from api.imports.defects import Defect
from api.imports.importable import Importable
from api.imports.periods import read_period
from api.imports.references import References
from api.imports.tables import Row

Payload = dict[str, JsonValue]


@dataclass(slots=True)
class Reading:
    """A row as the API would be sent it.

    `shown` is what it says that only verbs and the product can set;
    `blank` names columns that it leaves empty although their fields cannot be.
    """

    number: int
    payload: Payload = field(default_factory=dict)
    shown: Payload = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)

    def complain(self, code: str, detail: str, column: str | None = None) -> None:
        """Note what is wrong with the row."""
        self.defects.append(Defect(code, detail, self.number, column))

    def said(self, name: str) -> str | None:
        """What the row says of itself under a name."""
        value = self.shown.get(name, self.payload.get(name))
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return value if isinstance(value, str) else None


class RowReader:
    """Reads the rows of one file; the cells of a table are flat, an NDJSON object is not."""

    def __init__(self, importable: Importable, references: References, *, is_flat: bool) -> None:
        self._importable = importable
        self._references = references
        self._is_flat = is_flat
        self._compared = importable.set_by_verbs | {importable.key, "version", "status"}
        ends = {name: f"{name.removesuffix('_start')}_end" for name in importable.columns}
        self._ends = {
            start: end
            for start, end in ends.items()
            if start.endswith("_start") and importable.columns[start].holds in DATES
        }

    def read(self, row: Row) -> Reading:
        """One row; what cannot be read is left out of the payload and complained of."""
        reading = Reading(row.number)
        cells = dict(row.cells if self._is_flat else self._flattened(row.cells, reading))
        self._part_periods(cells)
        for name, cell in cells.items():
            column = self._importable.columns.get(name)
            if column is not None:
                self._place(reading, column, cell)
            elif name in self._compared and cell is not None:
                self._show(reading, self._importable.read_columns.get(name), name, cell)
        return reading

    def _flattened(
        self, document: Mapping[str, JsonValue], reading: Reading
    ) -> Iterator[tuple[str, JsonValue]]:
        """The values of a nested object under the names of flat columns."""
        groups = self._importable.groups
        for name, value in document.items():
            if name not in groups:
                yield name, value
            elif value is None:
                yield from ((column.name, None) for column in groups[name])
            elif isinstance(value, dict):
                parts = {column.path[-1]: column.name for column in groups[name]}
                for part, inner in value.items():
                    if part in parts:
                        yield parts[part], inner
                    else:
                        detail = f"'{name}' has no such part."
                        reading.complain("import.unknown-column", detail, f"{name}.{part}")
            else:
                reading.complain("import.not-an-object", "This is an object with parts.", name)

    def _part_periods(self, cells: dict[str, JsonValue]) -> None:
        """Give the end its own cell where "24-26 June 2013" stands in the cell of the start."""
        for name, end in self._ends.items():
            cell = cells.get(name)
            if self._is_flat and isinstance(cell, str) and cells.get(end) is None:
                period = read_period(cell)
                if period is not None:
                    cells[name], cells[end] = map(str, period)

    def _place(self, reading: Reading, column: Column, cell: JsonValue) -> None:
        try:
            value = self._value(column, cell)
        except PydanticCustomError as refusal:
            reading.complain(refusal.type.replace("_", "-"), refusal.message(), column.name)
            return
        if value is None and not column.is_nullable:
            reading.blank.append(column.name)
            if len(column.path) == 1:
                # Left out, so that a default applies, or what is required is asked for.
                return
        inner = reading.payload
        for part in column.path[:-1]:
            group = inner.setdefault(part, {})
            if isinstance(group, dict):
                inner = group
        inner[column.path[-1]] = value

    def _show(self, reading: Reading, column: Column | None, name: str, cell: JsonValue) -> None:
        """What no file sets is compared with what the record says."""
        if name in {self._importable.key, "status"}:
            if self._is_flat:
                cell = text_of(cell) if column is None else read_cell(column, cell)
            if not isinstance(cell, str):
                reading.complain(f"import.{name}", "This is a text.", name)
            reading.shown[name] = cell
            return
        if column is None:
            return
        try:
            reading.shown[name] = self._plain(column, cell)
        except PydanticCustomError as refusal:
            reading.complain(refusal.type.replace("_", "-"), refusal.message(), name)

    def _value(self, column: Column, cell: JsonValue) -> JsonValue:
        """What a cell says, its links as keys."""
        value = self._plain(column, cell)
        target = column.target
        if target is None:
            return value
        if isinstance(value, list):
            return [self._key(target, item) if isinstance(item, str) else item for item in value]
        return self._key(target, value) if isinstance(value, str) else value

    def _plain(self, column: Column, cell: JsonValue) -> JsonValue:
        """What a cell says, in the type of its column."""
        if cell is None:
            return [] if column.holds is Holds.LIST else None
        if self._is_flat:
            is_list = column.holds is Holds.LIST
            return read_items(column, cell) if is_list else self._cell(column, cell)
        is_date = column.holds in DATES and isinstance(cell, str)
        return read_cell(column, cell) if is_date else cell

    def _cell(self, column: Column, cell: JsonValue) -> JsonValue:
        return read_cell(column, cell, is_money=column.name in self._importable.money)

    def _key(self, target: type[Base], spelled: str) -> str:
        code = self._references.code(target, spelled)
        if code is None:
            complaint = self._references.complaint(target, spelled)
            raise PydanticCustomError("unknown-reference", "{what}", {"what": complaint})
        return code
