"""The row of a table that names its columns: where it stands, and what it names.

Spreadsheets have titles above it, columns without a name between, and the same row again further
down, where sheets were copied together.
"""

import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches
from typing import Final

from api.core.text import fold
from api.imports.defects import Defect, Defects

MAX_COLUMNS: Final = 200
TITLE_ROWS: Final = 20
"""Rows above the headings among which titles, dates and notes may stand."""
_WORDS: Final = re.compile(r"[^\W_]+")
_LETTERS: Final = 26
_MOST_NAMED: Final = 3


def heading_of(cell: str) -> str:
    """`Lead economies`, `lead_economies` and `LEAD ECONOMIES:` name the same column."""
    return "_".join(_WORDS.findall(fold(cell)))


def heading_row(rows: Sequence[Sequence[str]], columns: Collection[str]) -> int | None:
    """The place of the first row that names columns for the most part."""
    for place, cells in enumerate(rows):
        named = _named(cells, columns)
        if named > 1 and named * 2 > sum(1 for cell in cells if cell.strip()):
            return place
    return None


def likeliest_heading_row(rows: Sequence[Sequence[str]], columns: Collection[str]) -> int:
    """The place of the row whose headings are to be judged: the one that names most columns."""
    place = heading_row(rows, columns)
    if place is not None:
        return place
    named = [_named(cells, columns) for cells in rows]
    return named.index(max(named))


def headings_of(cells: Sequence[str], columns: Sequence[str], number: int) -> list[str | None]:
    """The columns that a row names, None for those without a name.

    Raises:
        Defect, Defects: with everything that is wrong with it.
    """
    texts = [cell.strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if not texts:
        detail = "The first row names the columns; this one is blank."
        raise Defect("import.no-heading", detail, number)
    if len(texts) > MAX_COLUMNS:
        raise Defect("import.too-many-columns", f"A row may have {MAX_COLUMNS} columns.", number)
    headings = [heading_of(text) if text else None for text in texts]
    found: list[Defect] = []
    for place, (heading, text) in enumerate(zip(headings, texts, strict=True)):
        if heading is None:
            continue
        if heading not in columns:
            detail = f"There is no column of this name.{nearest(text, columns)}"
            found.append(Defect("import.unknown-column", detail, number, shown(text)))
        elif headings.index(heading) != place:
            detail = "This column comes twice."
            found.append(Defect("import.column-twice", detail, number, heading))
    if found:
        raise found[0] if len(found) == 1 else Defects(found)
    return headings


def nearest(name: str, columns: Sequence[str]) -> str:
    """A sentence that names the known columns most like an unknown one."""
    heading = heading_of(name)
    words = set(heading.split("_"))
    alike = [column for column in columns if _is_part(words, set(column.split("_")))]
    close = alike[:_MOST_NAMED] or get_close_matches(heading, columns, n=1, cutoff=0.5)
    if not close:
        return f" Known are: {', '.join(columns)}."
    return f" Did you mean {' or '.join(repr(column) for column in close)}?"


def shown(name: str) -> str:
    """A name of the file's own, as far as an answer may repeat it."""
    line = " ".join(name[:200].split())[:100]
    return "".join(character for character in line if character.isprintable())


def letters_of(column: int) -> str:
    """The letters by which a spreadsheet names a column that is counted from one."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def number_of(letters: bytes) -> int:
    """Which column, counted from one, a spreadsheet names by these letters."""
    column = 0
    for letter in letters:
        column = column * _LETTERS + letter - ord("A") + 1
    return column


def _is_part(some: Collection[str], others: Collection[str]) -> bool:
    """`Start` is part of `planned_start`, and `kind` of `Kind of activity`."""
    return all(word in others for word in some) or all(word in some for word in others)


def _named(cells: Sequence[str], columns: Collection[str]) -> int:
    return sum(heading_of(cell) in columns for cell in cells if cell.strip())
