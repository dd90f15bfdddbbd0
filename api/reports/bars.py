"""The geometry of stacked bars, and their drawing as SVG."""

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from api.reports.content import Figure

WIDTH: Final = 640
LABEL: Final = 170
BAR: Final = 18
STEP: Final = 28
LEGEND: Final = 26
COUNT: Final = 40
COLOURS: Final = ("#1b4f72", "#5dade2", "#d4ac0d", "#b03a2e", "#bfc5ca")
"""Told apart in grey as well: dark, light, and with their count written beside them."""
MIN_FOR_COUNT: Final = 16


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: where it stands, in units of the drawing."""

    x: float
    y: float
    width: float
    series: int
    count: int


def segments(figure: Figure) -> list[Segment]:
    """Every part of every bar that is not empty, on one scale."""
    longest = max((sum(bar.parts) for bar in figure.bars), default=0) or 1
    unit = (WIDTH - LABEL - COUNT) / longest
    found = []
    for row, bar in enumerate(figure.bars):
        x = float(LABEL)
        for series, count in enumerate(bar.parts):
            if count:
                found.append(Segment(x, LEGEND + row * STEP, count * unit, series, count))
                x += count * unit
    return found


def height(figure: Figure) -> int:
    """How high the drawing is."""
    return LEGEND + STEP * max(len(figure.bars), 1)


def draw(figure: Figure) -> str:
    """The figure as SVG, with its reading as its description."""
    box = f'viewBox="0 0 {WIDTH} {height(figure)}" font-family="sans-serif" font-size="11"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {box}>',
        f"<title>{escape(figure.title)}</title><desc>{escape(figure.reading)}</desc>",
    ]
    place = 0.0
    for series, name in enumerate(figure.series):
        colour = COLOURS[series % len(COLOURS)]
        parts.append(f'<rect x="{place:g}" y="2" width="10" height="10" fill="{colour}"/>')
        parts.append(f'<text x="{place + 14:g}" y="11">{escape(name)}</text>')
        place += 26 + 6.2 * len(name)
    for row, bar in enumerate(figure.bars):
        middle = LEGEND + row * STEP + BAR - 5
        parts.append(f'<text x="0" y="{middle}">{escape(bar.label[:30])}</text>')
        end = LABEL + sum(part.width for part in segments(figure) if part.y == LEGEND + row * STEP)
        parts.append(f'<text x="{end + 6:g}" y="{middle}">{sum(bar.parts)}</text>')
    for part in segments(figure):
        colour = COLOURS[part.series % len(COLOURS)]
        box = f'x="{part.x:g}" y="{part.y:g}" width="{part.width:g}" height="{BAR}"'
        parts.append(f'<rect {box} fill="{colour}" stroke="#fff"/>')
        if part.width >= MIN_FOR_COUNT:
            ink = "#fff" if part.series in {0, 3} else "#000"
            centre = part.x + part.width / 2
            text = f'<text x="{centre:g}" y="{part.y + BAR - 5:g}" fill="{ink}"'
            parts.append(f'{text} text-anchor="middle">{part.count}</text>')
    parts.append("</svg>")
    return "".join(parts)
