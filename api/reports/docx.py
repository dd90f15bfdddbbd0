"""A document as DOCX that the secretariat can edit: real styles, headings, tables, page numbers."""

from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from api.reports.content import Block, Bullets, Document, Figure, Heading, Paragraph, Table
from api.reports.docx_styles import LINE, MARK, STAMP, WIDTH, lay_out
from api.reports.docx_tables import add_table
from api.reports.drawing import Draw
from api.reports.picture import picture_of


def render(document: Document, draw: Draw) -> bytes:
    """The file; under each figure stands a table of what it shows, which can be edited."""
    file = docx.Document()
    lay_out(file)
    _set_page(file, document)
    if document.is_simulated:
        file.add_paragraph("Simulated data", style=MARK)
    file.add_heading(document.title, 0)
    if document.subtitle:
        file.add_paragraph(document.subtitle, style="Subtitle")
    file.add_paragraph(document.stamp, style=STAMP)
    filters = "; ".join(f"{name}: {value}" for name, value in document.filters)
    file.add_paragraph(filters, style=STAMP)
    for block in document.blocks:
        _add(file, block, draw)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _set_page(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    properties.title, properties.author = document.title, document.forum
    properties.subject, properties.language = document.subtitle, "en"
    properties.comments = document.stamp
    [section] = file.sections
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style = foot.style = file.styles[LINE]
    head.text = f"{document.forum}\t{document.classification}"
    foot.text = f"{document.stamp}\t"
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: WordParagraph, code: str) -> None:
    """A field that the word processor fills in (ECMA-376, part 1, section 17.16)."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._r)  # noqa: SLF001 - the library has no fields of its own
    paragraph._p.append(field)  # noqa: SLF001 - as above


def _add(file: WordFile, block: Block, draw: Draw) -> None:
    match block:
        case Heading(text, level):
            file.add_heading(text, level)
        case Paragraph(text):
            file.add_paragraph(text)
        case Bullets(items):
            for item in items:
                file.add_paragraph(item, style="List Bullet")
        case Table():
            add_table(file, block)
        case Figure():
            _add_figure(file, block, draw)


def _add_figure(file: WordFile, figure: Figure, draw: Draw) -> None:
    """The drawing, named for who cannot see it, and its figures as a table."""
    reading = file.add_paragraph(figure.reading)
    reading.paragraph_format.keep_with_next = True
    if figure.bars:
        picture = file.add_picture(BytesIO(picture_of(draw(figure))), width=Mm(WIDTH))
        described = picture._inline.docPr  # noqa: SLF001 - the library sets no alternative text
        described.set("descr", f"{figure.title}. {figure.reading}")
    add_table(file, twin_of(figure))


def twin_of(figure: Figure) -> Table:
    """What a figure shows, in figures."""
    rows = [[bar.label, *map(str, bar.parts), str(sum(bar.parts))] for bar in figure.bars]
    headings = [figure.axis, *figure.series, "All"]
    numbers = range(1, len(headings))
    widths = [4, *[3] * (len(headings) - 2), 2]
    return Table(figure.title, headings, rows, widths, "No figures.", numbers)
