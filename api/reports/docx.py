"""A document as DOCX that the secretariat can edit: real styles, headings, tables, page numbers."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from api.reports.content import Block, Bullets, Document, Figure, Heading, Paragraph, Table
from api.reports.drawing import Draw

WIDTH: Final = 170
"""Millimetres between the margins of an A4 page."""
BLUE: Final = RGBColor(0x1B, 0x4F, 0x72)
GREY: Final = RGBColor(0x4A, 0x4F, 0x54)


def render(document: Document, _draw: Draw) -> bytes:
    """The file; figures stand in it as tables, which can be edited."""
    file = docx.Document()
    _set_page(file, document)
    if document.is_simulated:
        file.add_paragraph().add_run("Simulated data").bold = True
    file.add_heading(document.title, 0)
    file.add_paragraph(document.subtitle, style="Subtitle")
    filters = "; ".join(f"{name}: {value}" for name, value in document.filters)
    for text in (document.stamp, filters):
        file.add_paragraph().add_run(text).font.size = Pt(8.5)
    for block in document.blocks:
        _add(file, block)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _set_page(file: WordFile, document: Document) -> None:
    [section] = file.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    file.styles["Normal"].font.name = "Calibri"
    file.styles["Normal"].font.size = Pt(10.5)
    for name in ("Title", "Heading 1", "Heading 2", "Caption"):
        file.styles[name].font.color.rgb = BLUE
    subtitle = file.styles["Subtitle"].font
    subtitle.italic, subtitle.color.rgb = False, GREY
    properties = file.core_properties
    properties.title, properties.author = document.title, document.forum
    properties.subject, properties.language = document.subtitle, "en"
    head = section.header.paragraphs[0]
    head.text = f"{document.forum}\t{document.classification}"
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{document.stamp}\t")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")
    for line in (head, foot):
        # The styles of headers and footers have stops of their own, for another width.
        line.style = file.styles["Normal"]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        for run in line.runs:
            run.font.size = Pt(8)


def _add_field(paragraph: WordParagraph, code: str) -> None:
    """A field that the word processor fills in (ECMA-376, part 1, section 17.16)."""
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.text = code
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)  # noqa: SLF001 - the library has no fields of its own


def _add(file: WordFile, block: Block) -> None:
    match block:
        case Heading(text, level):
            file.add_heading(text, level)
        case Paragraph(text):
            file.add_paragraph(text)
        case Bullets(items):
            for item in items:
                file.add_paragraph(item, style="List Bullet")
        case Table():
            _add_table(file, block.caption, block.headings, block.rows, block.widths, block.empty)
        case Figure():
            # A drawing could not be edited; its figures can.
            file.add_paragraph(block.reading)
            rows = [[bar.label, *map(str, bar.parts), str(sum(bar.parts))] for bar in block.bars]
            headings = ["", *block.series, "All"]
            widths = [3, *[1] * (len(headings) - 1)]
            _add_table(file, block.title, headings, rows, widths, "No figures.")


def _add_table(
    file: WordFile,
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    empty: str,
) -> None:
    title = file.add_paragraph(style="Caption")
    title.add_run(caption if rows else f"{caption}. {empty}")
    title.paragraph_format.keep_with_next = bool(rows)
    if not rows:
        return
    table = file.add_table(rows=1, cols=len(headings), style="Table Grid")
    _repeat(table.rows[0]._tr)  # noqa: SLF001 - the library cannot repeat a heading row
    for cell, text in zip(table.rows[0].cells, headings, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    share = WIDTH / sum(widths)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width * share)
    for row_of_cells in table.rows:
        for cell, width in zip(row_of_cells.cells, widths, strict=True):
            cell.width = Mm(width * share)
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)


def _repeat(row: CT_Row) -> None:
    """Show the heading on each page that the table reaches."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(mark)
