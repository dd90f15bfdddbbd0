"""Cells of a sheet that say less, or other, than their stored values: errors, months, shares.

A date that is shown as "Jun 2013" is stored as the 1st of June; a cell that shows "45%" holds 0.45;
one that shows #REF!, or a formula that no program has calculated yet, holds nothing that a reader
of values would tell from an empty cell. What they are stands in the markup of the sheet
(ECMA-376-1, sections 18.3.1.4 and 18.8.30).
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from posixpath import join, normpath
from typing import Final

# Whatever declares entities was refused before: `_judge_archive` in api.imports.workbooks.
from xml.etree import ElementTree as ET

from api.imports.headings import number_of


class Oddity(StrEnum):
    """What is odd about a cell."""

    ERROR = "error"
    MONTH = "month"
    YEAR = "year"
    PER_CENT = "per cent"
    UNCALCULATED = "uncalculated"


Place = tuple[int, int]
"""Row and column, counted from one."""
_PIECE: Final = 2**18
_LONGEST_TAG: Final = 2**12
_LONGEST_FORMULA: Final = 2**16
_RELATION: Final = re.compile(r"\{[^}]*/relationships\}id")
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""In a number format: texts, escapes, spaces, colours and languages."""
_BUILT_IN: Final[Mapping[int, Oddity]] = {
    9: Oddity.PER_CENT,
    10: Oddity.PER_CENT,
    17: Oddity.MONTH,
}
_PLACE: Final = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_TEXT: Final = re.compile(rb"""\bt=["']str["']""")
"""A formula may come to an empty text."""
_UNCALCULATED: Final = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*+)>\s*+<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*+</(?:\w+:)?f>)\s*+"
    rb"(?:<(?:\w+:)?v\s?/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?+\s*+</(?:\w+:)?c>"
)
"""Nothing in it gives back what it took: a hostile sheet costs no more than another."""
_STYLE: Final = re.compile(rb"""\bs=["']([0-9]{1,6})["']""")


def odd_cells(archive: zipfile.ZipFile, sheet: str) -> dict[Place, Oddity]:
    """The odd cells of a sheet, by their place."""
    member = _member_of(archive, sheet)
    if member is None:
        return {}
    styles = _odd_styles(archive)
    wanted = b"|".join(str(style).encode() for style in styles)
    by_style = rb"|\bs=[\"'](?:" + wanted + rb")[\"']" if styles else b""
    tag = re.compile(rb"<(?:\w+:)?c\s[^<>]*?(?:\bt=[\"']e[\"']" + by_style + rb")[^<>]*>")
    found: dict[Place, Oddity] = {}
    for text in _tags(archive, member, tag):
        place = _PLACE.search(text)
        style = _STYLE.search(text)
        if place is not None:
            is_error = re.search(rb"\bt=[\"']e[\"']", text)
            oddity = Oddity.ERROR if is_error or style is None else styles.get(int(style[1]))
            if oddity is not None:
                found[int(place[2]), number_of(place[1])] = oddity
    return found


def uncalculated_cells(archive: zipfile.ZipFile, sheet: str) -> Iterator[tuple[Place, Oddity]]:
    """The formulas of a sheet that were written by a program which calculates nothing."""
    member = _member_of(archive, sheet)
    if member is None:
        return
    with archive.open(member) as content:
        kept = b""
        while piece := content.read(_PIECE):
            data = kept + piece
            kept = data[max(data.rfind(b"<c "), data.rfind(b":c ")) :][:_LONGEST_FORMULA]
            for match in _UNCALCULATED.finditer(data) if b"f" in data else ():
                place = _PLACE.search(match[1])
                if place is not None and not _TEXT.search(match[1]):
                    yield (int(place[2]), number_of(place[1])), Oddity.UNCALCULATED


def as_shown(oddity: Oddity | None, value: object) -> object:
    """What a cell says, as its author sees it; an error as an object."""
    match oddity, value:
        case Oddity.ERROR | Oddity.UNCALCULATED, _:
            return {"error": oddity}
        case Oddity.PER_CENT, bool():
            return value
        case Oddity.PER_CENT, int() | float():
            return f"{round(value * 100, 10):.12g}%"
        case Oddity.MONTH, date() if value.day == 1:
            return f"{value:%Y-%m}"
        case Oddity.YEAR, date() if (value.month, value.day) == (1, 1):
            return f"{value:%Y}"
    return value


def _tags(archive: zipfile.ZipFile, member: str, tag: re.Pattern[bytes]) -> Iterator[bytes]:
    with archive.open(member) as content:
        kept = b""
        while piece := content.read(_PIECE):
            data = kept + piece
            cut = data.rfind(b"<")
            kept = data[cut:][:_LONGEST_TAG] if cut >= 0 else b""
            yield from (match[0] for match in tag.finditer(data, 0, max(cut, 0)))


def _member_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """In which member of the archive a sheet is."""
    relation = next(
        (
            value
            for element in _elements(archive, "xl/workbook.xml", "sheet")
            if element.get("name") == sheet
            for name, value in element.attrib.items()
            if _RELATION.fullmatch(name)
        ),
        None,
    )
    for element in _elements(archive, "xl/_rels/workbook.xml.rels", "Relationship"):
        if element.get("Id") == relation:
            member = normpath(join("/xl", element.get("Target", ""))).removeprefix("/")
            return member if member in archive.namelist() else None
    return None


def _odd_styles(archive: zipfile.ZipFile) -> dict[int, Oddity]:
    """The styles whose number format shows less than the value, or another."""
    formats = dict(_BUILT_IN)
    for element in _elements(archive, "xl/styles.xml", "numFmt"):
        oddity = _oddity_of(element.get("formatCode", ""))
        if oddity is not None:
            formats[int(element.get("numFmtId", "0"))] = oddity
    cells = next(iter(_elements(archive, "xl/styles.xml", "cellXfs")), None)
    found = enumerate(() if cells is None else cells)
    numbered = ((place, int(style.get("numFmtId", "0"))) for place, style in found)
    return {place: formats[number] for place, number in numbered if number in formats}


def _oddity_of(code: str) -> Oddity | None:
    shown = _NOT_SHOWN.sub("", code).partition(";")[0].lower()
    if "%" in shown:
        return Oddity.PER_CENT
    if "y" not in shown or "d" in shown or "h" in shown or "s" in shown:
        return None
    return Oddity.MONTH if "m" in shown else Oddity.YEAR


def _elements(archive: zipfile.ZipFile, member: str, name: str) -> Iterator[ET.Element]:
    """The elements of one name in a small member; none if it is not there."""
    if member not in archive.namelist():
        return
    root = ET.fromstring(archive.read(member))  # noqa: S314 - see the import
    for element in root.iter():
        if element.tag.rpartition("}")[2] == name:
            yield element
