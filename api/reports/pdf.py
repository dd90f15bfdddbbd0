"""A document as tagged, accessible PDF (PDF/UA-1), which typst sets from data."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import Final

import orjson
import typst

from api.core.db import Json
from api.reports.content import Block, Document, Figure, Paragraph
from api.reports.drawing import Draw

TEMPLATE: Final = Path(__file__).parent / "template.typ"
STAND_IN: Final = "\N{WHITE SQUARE}"
BEYOND: Final = re.compile(
    r"[^\n -~\u00a0-\u04ff\u1e00-\u1eff\u2000-\u2040\u2042\u2044-\u205e\u2060\u20a0-\u20bf"
    r"\u2190-\u2199\u2200-\u22ff\u25a0-\u25ff\ufeff]+"
)
"""What typst's own fonts have no letters for; Latin, Greek and Cyrillic they have."""
BYTE_ORDER_MARK: Final = "\ufeff"
"""Shows nothing, and PDF/UA refuses it."""
NOTE: Final = (
    f"{STAND_IN} stands for words in a script that the fonts of this file do not have. The same"
    " paper as DOCX or HTML has them."
)


def render(document: Document, draw: Draw) -> bytes:
    """The pages.

    PDF/UA allows no letter that cannot be shown. Where the machine has no font for a script, a
    square stands for its words, and the paper says so.

    Raises:
        typst.TypstError: the document holds what the standard does not allow.
    """
    blocks = [_block(block, draw) for block in document.blocks]
    paper: dict[str, Json] = asdict(document) | {"blocks": blocks}
    told = orjson.dumps(paper).decode()
    try:
        return _pages(told)
    except typst.TypstError:
        if not BEYOND.search(told):
            raise
    noted = paper | {"blocks": [*blocks, _block(Paragraph(NOTE), draw)]}
    return _pages(BEYOND.sub(STAND_IN, orjson.dumps(noted).decode()))


def _pages(told: str) -> bytes:
    inputs = {"document": told.replace(BYTE_ORDER_MARK, "")}
    return bytes(typst.compile(TEMPLATE, format="pdf", sys_inputs=inputs, pdf_standards="ua-1"))


def _block(block: Block, draw: Draw) -> dict[str, Json]:
    found: dict[str, Json] = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Figure):
        found["svg"] = draw(block) if block.bars else None
    return found
