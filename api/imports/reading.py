"""From the cells of a row to the payload that the API would take, with each doubt in its column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue
from pydantic_core import PydanticCustomError

from api.core.columns import Column, Holds
from api.core.db import Base
from api.core.text import Precision
from api.imports.dates import read_date
from api.imports.importable import Importable
from api.imports.references import References
from api.imports.tables import Defect, Row

Payload = dict[str, JsonValue]
_QUOTED = frozenset({"ref", "status"})
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(slots=True)
class Reading:
    """A row as the API would be sent it.

    `shown` is what it says that only verbs can set;
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
        return value if isinstance(value, str) else None


class RowReader:
    """Reads the rows of one file."""

    def __init__(self, importable: Importable, references: References, *, is_flat: bool) -> None:
        self._importable = importable
        self._references = references
        self._is_flat = is_flat

    def read(self, row: Row) -> Reading:
        """One row; what cannot be read is left out of the payload and complained of."""
        reading = Reading(row.number)
        cells = row.cells if self._is_flat else dict(self._flattened(row.cells, reading))
        for name, cell in cells.items():
            column = self._importable.columns.get(name)
            if column is not None:
                self._place(reading, column, cell)
            elif name in self._importable.read_columns and cell is not None:
                if name in _QUOTED and not isinstance(cell, str):
                    reading.complain(f"import.{name}", "This is a text.", name)
                reading.shown[name] = cell
        return reading

    def _flattened(
        self, document: Mapping[str, JsonValue], reading: Reading
    ) -> Iterator[tuple[str, JsonValue]]:
        """The values of a nested object under the names of flat columns."""
        columns = {**self._importable.columns, **self._importable.read_columns}
        groups = {column.path[0] for column in columns.values() if len(column.path) > 1}
        for name, value in document.items():
            if name not in groups:
                yield name, value
            elif value is None:
                parts = [column for column in columns.values() if column.path[0] == name]
                yield from ((column.name, None) for column in parts)
            elif isinstance(value, dict):
                for part, inner in value.items():
                    if f"{name}_{part}" in columns:
                        yield f"{name}_{part}", inner
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
            # Left out, so that a default applies, or what is required is asked for.
            reading.blank.append(column.name)
            return
        inner = reading.payload
        for part in column.path[:-1]:
            group = inner.setdefault(part, {})
            if isinstance(group, dict):
                inner = group
        inner[column.path[-1]] = value

    def _value(self, column: Column, cell: JsonValue) -> JsonValue:
        if column.holds is Holds.LIST:
            return self._items(column, cell)
        if not isinstance(cell, str):
            return cell
        match column.holds:
            case Holds.PARTIAL_DATE:
                return str(read_date(cell))
            case Holds.DAY:
                return _day(cell)
            case Holds.TRUTH:
                return _truth(cell)
        return self._key(column.target, cell) if column.target else cell

    def _items(self, column: Column, cell: JsonValue) -> JsonValue:
        if cell is None:
            return []
        if isinstance(cell, str) and self._is_flat:
            # Never split on commas: "Hong Kong, China" is one economy.
            cell = [item.strip() for item in cell.split(";") if item.strip()]
        if column.target is None or not isinstance(cell, list):
            return cell
        target = column.target
        return [self._key(target, item) if isinstance(item, str) else item for item in cell]

    def _key(self, target: type[Base], spelled: str) -> str:
        code = self._references.code(target, spelled)
        if code is None:
            complaint = self._references.complaint(target, spelled)
            raise PydanticCustomError("unknown-reference", "{what}", {"what": complaint})
        return code


def _day(cell: str) -> str:
    found = read_date(cell)
    if found.precision is not Precision.DAY:
        raise PydanticCustomError("day_required", "must be a day, such as 2013-06-24")
    return str(found)


def _truth(cell: str) -> bool:
    found = _TRUTHS.get(cell.lower())
    if found is None:
        raise PydanticCustomError("unreadable_truth", "must be true or false (yes or no)")
    return found
