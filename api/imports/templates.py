"""Templates: a workbook to fill in, with headings, what each column takes, and one example.

The drop-downs are the vocabulary as it is now and as the caller may see it. The codes stand on a
second sheet with their names. The example's key is `EXAMPLE`: an import refuses it, so that no
example ever becomes a record.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from sqlalchemy import select
from sqlalchemy.orm import Session
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from api.core.actors import Actor
from api.core.columns import Column, Holds
from api.core.db import Base
from api.core.service import ResourceService
from api.imports.importable import Importable
from api.imports.matching import EXAMPLE
from api.imports.resources import IMPORTABLES

MOST_CODES: Final = 1_000
"""Codes of one kind in a drop-down; a longer list is of no use to anybody."""
ROWS: Final = 5_000
"""Rows that the drop-downs cover."""
_LONGEST_NOTE: Final = 500
_CODES: Final = "Codes and names"
_NARROW, _WIDE = 16, 40
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_SAID: Final[Mapping[Holds, str]] = {
    Holds.LIST: "Several are separated by ;",
    Holds.OBJECTS: "As JSON, as an export writes it.",
    Holds.PARTIAL_DATE: "As far as it is known: 2018, 2018-05 or 2018-05-09.",
    Holds.DAY: "A day, such as 2018-05-09.",
    Holds.TRUTH: "true or false",
}
_EXAMPLES: Final[Mapping[Holds, str]] = {
    Holds.TEXT: "Text",
    Holds.PARTIAL_DATE: "2018-05",
    Holds.DAY: "2018-05-09",
    Holds.TRUTH: "true",
    Holds.NUMBER: "1",
}
Codes = Mapping[type[Base], Sequence[tuple[str, str]]]
"""For each kind of record, the keys that the caller may name, and what they stand for."""


def template_of(importable: Importable, session: Session, actor: Actor) -> bytes:
    """The template of a resource, for one caller."""
    columns = _columns(importable)
    codes = _codes(columns, session, actor)
    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        formats = _Formats(book)
        page = book.add_worksheet(importable.name.replace("_", " ")[:31])
        ranges = _write_codes(book.add_worksheet(_CODES), columns, codes, formats)
        for place, column in enumerate(columns):
            _Field(importable, column, ranges.get(column.name)).write(page, place, formats)
        page.freeze_panes(1, 1)
        page.activate()
    return file.getvalue()


class _Formats:
    def __init__(self, book: xlsxwriter.Workbook) -> None:
        heading = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        self.heading: Format = book.add_format(heading)
        self.required: Format = book.add_format({**heading, "bg_color": "#E8EEF4"})
        self.example: Format = book.add_format({"italic": True, "font_color": "#595959"})
        self.text: Format = book.add_format({"num_format": "@"})


class _Field:
    """One column of the template."""

    def __init__(self, importable: Importable, column: Column, listed: str | None) -> None:
        self._column = column
        self._listed = listed
        self._is_key = column.name == importable.key
        self._field = _field(importable.create or importable.update, column.path)
        self._is_required = self._field is not None and self._field.is_required()

    def write(self, page: Worksheet, place: int, formats: _Formats) -> None:
        """Its heading with a note, its example, and what may be chosen in it."""
        column = self._column
        is_plain = column.holds not in {Holds.NUMBER, Holds.TRUTH}
        width = _NARROW if column.values or column.target or not is_plain else _WIDE
        page.set_column(place, place, width, formats.text if is_plain else None)
        heading = formats.required if self._is_required else formats.heading
        page.write_string(0, place, column.name, heading)
        page.write_comment(0, place, self._note()[:_LONGEST_NOTE], {"x_scale": 2})
        if example := self._example():
            page.write_string(1, place, example, formats.example)
        if self._listed is not None:
            # Several may be written into a cell of a list, so others are not refused there.
            page.data_validation(
                1,
                place,
                ROWS,
                place,
                {
                    "validate": "list",
                    "source": self._listed,
                    "show_error": column.holds is not Holds.LIST,
                },
            )

    def _note(self) -> str:
        if self._is_key and not self._is_required:
            return "The record that the row is about; empty for a new one."
        parts = [
            "Required." if self._is_required else None,
            self._field.description if self._field else None,
            _SAID.get(self._column.holds),
            "One of the codes of the second sheet." if self._column.target else None,
            f"One of: {', '.join(self._column.values)}." if self._column.values else None,
        ]
        return " ".join(part for part in parts if part) or "Text."

    def _example(self) -> str | None:
        """What the record could say: of what is required something, of the rest what is known."""
        if self._is_key:
            return EXAMPLE
        column = self._column
        known = self._field.examples if self._field else None
        if known and isinstance(known[0], str | int | float):
            return str(known[0])
        if known and isinstance(known[0], list):
            return "; ".join(map(str, known[0]))
        if not self._is_required:
            return None
        return column.values[0] if column.values else _EXAMPLES.get(column.holds)


def _columns(importable: Importable) -> list[Column]:
    """The key first, then what may be set."""
    key = importable.all_columns[importable.key]
    return [key, *(c for c in importable.columns.values() if c.name != importable.key)]


def _field(schema: type[BaseModel], path: Sequence[str]) -> FieldInfo | None:
    """The declared field at a path of value objects."""
    field: FieldInfo | None = None
    inner: Any = schema
    for name in path:
        if inner is None or name not in inner.model_fields:
            return None
        field = inner.model_fields[name]
        inner = next((kind for kind in _schemas(field.annotation)), None)
    return field


def _schemas(annotation: Any) -> list[type[BaseModel]]:  # noqa: ANN401 - whatever a field is typed as
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    arguments = getattr(annotation, "__args__", ())
    return [schema for argument in arguments for schema in _schemas(argument)]


def _codes(columns: Sequence[Column], session: Session, actor: Actor) -> Codes:
    """What the columns may refer to, as far as the caller sees it."""
    services: dict[type[Base], type[ResourceService[Any]]] = {
        offered.model: offered.service for offered in IMPORTABLES.values()
    }
    found: dict[type[Base], Sequence[tuple[str, str]]] = {}
    for target in dict.fromkeys(column.target for column in columns if column.target):
        service = services.get(target)
        if service is None:
            continue
        key = getattr(target, service.model.__key__)
        named = next((n for n in ("name", "title", "text") if hasattr(target, n)), None)
        name = getattr(target, named) if named else key
        statement = select(key, name).where(service.visible(actor)).order_by(key).limit(MOST_CODES)
        found[target] = [(row[0], row[1]) for row in session.execute(statement)]
    return found


def _write_codes(
    page: Worksheet, columns: Sequence[Column], codes: Codes, formats: _Formats
) -> dict[str, str]:
    """Each vocabulary in two columns, code and name; the range of each column's choices."""
    places: dict[object, str] = {}
    ranges: dict[str, str] = {}
    for column in columns:
        choices: Sequence[tuple[str, str]] = [(value, "") for value in column.values]
        vocabulary: object = column.values
        if column.target is not None:
            choices, vocabulary = codes.get(column.target, ()), column.target
        if column.holds is Holds.TRUTH:
            choices, vocabulary = [("true", ""), ("false", "")], Holds.TRUTH
        if not choices:
            continue
        if vocabulary not in places:
            places[vocabulary] = _write_choices(page, len(places) * 3, column, choices, formats)
        ranges[column.name] = places[vocabulary]
    page.freeze_panes(1, 0)
    return ranges


def _write_choices(
    page: Worksheet,
    place: int,
    column: Column,
    choices: Sequence[tuple[str, str]],
    formats: _Formats,
) -> str:
    kind = column.target.__tablename__ if column.target is not None else column.name
    page.set_column(place, place, _NARROW)
    page.set_column(place + 1, place + 1, _WIDE)
    page.write_string(0, place, kind.replace("_", " "), formats.heading)
    page.write_string(0, place + 1, "", formats.heading)
    for row, (code, name) in enumerate(choices, start=1):
        page.write_string(row, place, code)
        page.write_string(row, place + 1, name)
    letter = xl_col_to_name(place, col_abs=True)
    return f"='{_CODES}'!{letter}$2:{letter}${len(choices) + 1}"
