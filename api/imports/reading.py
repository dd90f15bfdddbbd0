"""From the cells of a row to the payload that the API would take, with each doubt in its column."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue
from pydantic_core import PydanticCustomError

from api.core.columns import Column, Holds
from api.core.db import Base
from api.core.strict_json import JsonRefused, loads
from api.core.text import Precision
from api.imports.dates import read_date
from api.imports.importable import Importable
from api.imports.references import References
from api.imports.tables import Defect, Row

Payload = dict[str, JsonValue]
_TRUTHS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


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

    def read(self, row: Row) -> Reading:
        """One row; what cannot be read is left out of the payload and complained of."""
        reading = Reading(row.number)
        cells = row.cells if self._is_flat else dict(self._flattened(row.cells, reading))
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
            if self._is_flat and not isinstance(cell, str):
                cell = _text(cell)
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
        if column.holds is Holds.LIST:
            return self._items(cell)
        if cell is None:
            return None
        if self._is_flat:
            return _FROM_A_TABLE.get(column.holds, _text)(cell)
        is_date = column.holds in {Holds.DAY, Holds.PARTIAL_DATE} and isinstance(cell, str)
        return _FROM_A_TABLE[column.holds](cell) if is_date else cell

    def _items(self, cell: JsonValue) -> JsonValue:
        if cell is None:
            return []
        if not self._is_flat or isinstance(cell, list):
            return cell
        text = _text(cell)
        if text.startswith("["):
            # An export writes items as JSON where a semicolon would split one of them.
            try:
                return loads(text.encode())
            except JsonRefused:
                pass
        # Never split on commas: "Hong Kong, China" is one economy.
        return [item.strip() for item in text.split(";") if item.strip()]

    def _key(self, target: type[Base], spelled: str) -> str:
        code = self._references.code(target, spelled)
        if code is None:
            complaint = self._references.complaint(target, spelled)
            raise PydanticCustomError("unknown-reference", "{what}", {"what": complaint})
        return code


def _text(cell: JsonValue) -> str:
    """A cell of a workbook as the text that its author sees: 5 for 5.0."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell if isinstance(cell, str) else str(cell)


def _objects(cell: JsonValue) -> JsonValue:
    if not isinstance(cell, str):
        return cell
    try:
        return loads(cell.encode())
    except JsonRefused as refusal:
        raise PydanticCustomError(
            "import.objects", "must be JSON, as an export writes it: {what}", {"what": refusal.code}
        ) from None


def _date(cell: JsonValue) -> str:
    return str(read_date(_text(cell)))


def _day(cell: JsonValue) -> str:
    found = read_date(_text(cell))
    if found.precision is not Precision.DAY:
        raise PydanticCustomError("day_required", "must be a day, such as 2013-06-24")
    return str(found)


def _truth(cell: JsonValue) -> bool:
    found = _TRUTHS.get(_text(cell).lower())
    if found is None:
        raise PydanticCustomError("unreadable_truth", "must be true or false (yes or no)")
    return found


def _number(cell: JsonValue) -> JsonValue:
    return cell


_FROM_A_TABLE: Final[Mapping[Holds, Callable[[JsonValue], JsonValue]]] = {
    Holds.OBJECTS: _objects,
    Holds.PARTIAL_DATE: _date,
    Holds.DAY: _day,
    Holds.TRUTH: _truth,
    Holds.NUMBER: _number,
}
"""What a cell of each kind of column says; text stays as it is."""
