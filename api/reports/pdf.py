"""A document as tagged, accessible PDF (PDF/UA-1), which typst sets from data."""

from dataclasses import asdict
from pathlib import Path
from typing import Final

import orjson
import typst

from api.core.db import Json
from api.reports.content import Block, Document, Figure
from api.reports.drawing import Draw

TEMPLATE: Final = Path(__file__).parent / "template.typ"


def render(document: Document, draw: Draw) -> bytes:
    """The pages.

    Raises:
        typst.TypstError: the document holds what the standard does not allow, such as a glyph
            that no font has.
    """
    paper = asdict(document) | {"blocks": [_block(block, draw) for block in document.blocks]}
    inputs = {"document": orjson.dumps(paper).decode()}
    pages = typst.compile(TEMPLATE, format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    return bytes(pages)


def _block(block: Block, draw: Draw) -> dict[str, Json]:
    found: dict[str, Json] = {"kind": type(block).__name__.lower(), **asdict(block)}
    if isinstance(block, Figure):
        found["svg"] = draw(block) if block.bars else None
    return found
