"""Which sheet of a workbook holds the rows, and which of its cells are merged with others.

Workbooks have covers, notes and lists beside the sheet that is meant. It is told by its headings.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from python_calamine import SheetTypeEnum, SheetVisibleEnum

from api.imports.defects import Defect
from api.imports.headings import TITLE_ROWS, heading_of, heading_row, letters_of, shown
from api.imports.odd_cells import Place

MOST_SHEETS: Final = 50
"""Sheets that are looked into."""
_MOST_COVERED: Final = 100_000
"""Cells that merged ones cover, beyond which a file is refused long since."""


def sheet_of_rows(book: Any, columns: Sequence[str]) -> Any:  # noqa: ANN401 - calamine has no types
    """The first visible sheet whose headings are known; the first of all where none has any.

    Raises:
        Defect: none can be seen, or another has rows under the same headings.
    """
    names = _visible(book)
    if not names:
        raise Defect("import.workbook", "The workbook has no sheet that can be seen.")
    chosen, headings = None, frozenset[str]()
    for name in names[:MOST_SHEETS]:
        sheet = book.get_sheet_by_name(name)
        found = _headings(sheet, columns)
        if chosen is None and found:
            chosen, headings = sheet, found
        elif chosen is not None and len(found & headings) * 2 > len(headings):
            detail = (
                f"The sheets '{shown(chosen.name)}' and '{shown(name)}' both hold rows: put them "
                "into one, send each as a file of its own, or hide what is not meant."
            )
            raise Defect("import.several-sheets", detail)
    return book.get_sheet_by_name(names[0]) if chosen is None else chosen


def covered_cells(sheet: Any) -> dict[Place, Place]:  # noqa: ANN401 - calamine has no types
    """The cells that merged ones cover, each with the one that holds what they say."""
    return dict(islice(_covered(sheet), _MOST_COVERED))


def name_of(place: Place) -> str:
    """A place as a spreadsheet names it."""
    row, column = place
    return f"{letters_of(column)}{row}"


def _visible(book: Any) -> list[str]:  # noqa: ANN401 - calamine has no types
    return [
        str(sheet.name)
        for sheet in book.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible
    ]


def _headings(sheet: Any, columns: Sequence[str]) -> frozenset[str]:  # noqa: ANN401 - as above
    """The known columns that a sheet names, if a row stands below them."""
    rows = (row for row in sheet.iter_rows() if any(cell != "" for cell in row))
    beginning = [[str(cell) for cell in row] for row in islice(rows, TITLE_ROWS + 1)]
    place = heading_row(beginning[:TITLE_ROWS], frozenset(columns))
    if place is None or place + 1 == len(beginning):
        return frozenset()
    return frozenset(map(heading_of, beginning[place])) & frozenset(columns)


def _covered(sheet: Any) -> Iterator[tuple[Place, Place]]:  # noqa: ANN401 - calamine has no types
    if sheet.end is None:
        return
    last_row, last_column = sheet.end
    for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ()):
        for row in range(top, min(bottom, last_row) + 1):
            for column in range(left, min(right, last_column) + 1):
                if (row, column) != (top, left):
                    yield (row + 1, column + 1), (top + 1, left + 1)
