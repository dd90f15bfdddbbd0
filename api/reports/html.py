"""A document as one HTML page that needs nothing else: it can be saved, sent and printed."""

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from api.reports.content import Block, Bullets, Document, Figure, Heading, Paragraph, Table
from api.reports.drawing import Draw

STYLE: Final = (Path(__file__).parent / "style.css").read_text(encoding="utf-8")
_DIGEST: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY: Final = (
    f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)
"""The page's Content-Security-Policy: its own style sheet by its digest, and nothing else."""


def render(document: Document, draw: Draw) -> bytes:
    """The page."""
    mark = '<p class="simulated">Simulated data</p>' if document.is_simulated else ""
    filters = "; ".join(f"{name}: {value}" for name, value in document.filters)
    body = "".join(_block(block, draw) for block in document.blocks)
    page = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(document.title)}</title><style>{STYLE}</style></head>
<body><header><p class="line">{escape(document.forum)} · {escape(document.classification)}</p>
{mark}<h1>{escape(document.title)}</h1><p class="subtitle">{escape(document.subtitle)}</p>
<p class="stamp">{escape(document.stamp)}</p><p class="stamp">{escape(filters)}</p></header>
<main>{body}</main>
<footer><p>{escape(document.classification)}</p></footer></body></html>
"""
    return page.encode()


def _block(block: Block, draw: Draw) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level + 1}>{escape(text)}</h{level + 1}>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case Table():
            return _table(block)
        case Figure():
            drawing = draw(block) if block.bars else ""
            return (
                f"<figure><figcaption><strong>{escape(block.title)}.</strong>"
                f" {escape(block.reading)}</figcaption>{drawing}</figure>"
            )


def _table(table: Table) -> str:
    if not table.rows:
        return f"<p><strong>{escape(table.caption)}.</strong> {escape(table.empty)}</p>"
    places = range(len(table.headings))
    kinds = [' class="number"' if place in table.numbers else "" for place in places]
    head = "".join(
        f'<th scope="col"{kind}>{escape(text)}</th>'
        for kind, text in zip(kinds, table.headings, strict=True)
    )
    rows = "".join(f"<tr>{_cells(row, kinds)}</tr>" for row in table.rows)
    return (
        f'<div class="scrolls"><table><caption>{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cells(row: Sequence[str], kinds: Sequence[str]) -> str:
    return "".join(f"<td{kind}>{escape(cell)}</td>" for kind, cell in zip(kinds, row, strict=True))
