"""Tables of a DOCX file: a heading row on each page, rows that stay whole, numbers to the right."""

from typing import Final

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.table import CT_Row
from docx.shared import Mm

from api.reports.content import Table
from api.reports.docx_styles import CELL, GRID, NUMBER, WIDTH

APART: Final = 3
"""Millimetres between a number and the text beside it."""


def add_table(file: WordFile, table: Table) -> None:
    """The table under its caption, or what its caption says of nothing."""
    if not table.rows:
        nothing = file.add_paragraph()
        nothing.add_run(f"{table.caption}.").bold = True
        nothing.add_run(f" {table.empty}")
        return
    title = file.add_paragraph(table.caption, style="Caption")
    title.paragraph_format.keep_with_next = True
    grid = file.add_table(rows=1, cols=len(table.headings), style=GRID)
    _mark(grid.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 - the library cannot repeat a row
    for _ in table.rows:
        _mark(grid.add_row()._tr, "w:cantSplit")  # noqa: SLF001 - nor keep one whole
    grid.autofit = False
    share = WIDTH / sum(table.widths)
    for place, (column, width) in enumerate(zip(grid.columns, table.widths, strict=True)):
        column.width = Mm(width * share)
        is_number = place in table.numbers
        texts = [table.headings[place], *(row[place] for row in table.rows)]
        for cell, text in zip(column.cells, texts, strict=True):
            cell.width = Mm(width * share)
            paragraph = cell.paragraphs[0]
            paragraph.style = NUMBER if is_number else CELL
            paragraph.add_run(text)
            if not is_number and place - 1 in table.numbers:
                # Numbers end where this text would begin.
                paragraph.paragraph_format.left_indent = Mm(APART)


def _mark(row: CT_Row, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))
