"""The styles of a DOCX paper: whoever edits it changes a style, not each paragraph."""

from typing import Final

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

WIDTH: Final = 170
"""Millimetres between the margins of an A4 page."""
BLUE: Final = RGBColor(0x1B, 0x4F, 0x72)
GREY: Final = RGBColor(0x4A, 0x4F, 0x54)
FONT: Final = "Calibri"
LINE: Final = "Paper line"
"""The line at the head and the foot of each page."""
STAMP: Final = "Paper stamp"
MARK: Final = "Paper mark"
CELL: Final = "Paper cell"
NUMBER: Final = "Paper number"
GRID: Final = "Paper table"
_GRID_XML: Final = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PaperTable">
  <w:name w:val="{GRID}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="CFD4D8"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="CFD4D8"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="1B4F72"/>
    </w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>"""


def lay_out(file: WordFile) -> None:
    """A4, and the styles that papers use."""
    [section] = file.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    file.styles.element.append(parse_xml(_GRID_XML))
    normal = _style(file, "Normal", size=10.5, before=4, after=4)
    normal.font.name = FONT
    normal.paragraph_format.line_spacing = 1.1
    for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 12), ("Caption", 10)):
        _style(file, name, size=size).font.color.rgb = BLUE
    _style(file, "Heading 1", size=15, before=14, after=4)
    _style(file, "Caption", size=10, before=10, after=3)
    subtitle = _style(file, "Subtitle", size=12.5, after=6).font
    subtitle.italic, subtitle.color.rgb = False, GREY
    line = _style(file, LINE, size=8, before=0)
    line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    stamp = _style(file, STAMP, size=8.5, before=0, after=1)
    for style in (line, stamp):
        style.font.color.rgb = GREY
    _style(file, MARK, size=10.5).font.bold = True
    _style(file, CELL, size=9, before=0)
    number = _style(file, NUMBER, size=9, before=0).paragraph_format
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _style(file, "List Bullet", size=10.5, before=0, after=3)


def _style(
    file: WordFile, name: str, *, size: float, before: float | None = None, after: float = 0
) -> ParagraphStyle:
    """A paragraph style by its name, made where the template has none."""
    known = {style.name for style in file.styles}
    if name not in known:
        file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = file.styles["Normal"]
    style = file.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(name)
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(after)
    if before is not None:
        style.paragraph_format.space_before = Pt(before)
    return style
