"""Figures as SVG, drawn by the code that draws them on the pages of the web UI.

`frontend/src/charts/print.ts` is built into one script, which an embedded JavaScript engine runs
here. The script gets text and gives text; the engine has no files, no network and no clock, and
bounded memory and time (docs/adr/0011).
"""

import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

import orjson
import quickjs

from api.core.db import Json
from api.core.errors import Unavailable
from api.reports.content import Figure

SCRIPT: Final = "figures.js"
MEMORY: Final = 32 * 2**20
"""Bytes; a figure of 500 bars takes about 1 MiB."""
SECONDS: Final = 5
"""Of processor time of the whole process, as the engine counts it; a figure takes milliseconds."""
ENTRY: Final = "(kind, data, words) => JSON.stringify(figures.draw(kind, data, words))"
"""JSON out as well: the binding cannot hand over a text that the engine holds in pieces."""

Draw = Callable[[Figure], str]


class Pen:
    """Draws figures, in any thread."""

    def __init__(self, script: str) -> None:
        """Take the built script; an engine is made for each thread that draws."""
        self._script = script
        self._local = threading.local()

    def draw(self, figure: Figure) -> str:
        """The figure as SVG, named by its title and its reading.

        Raises:
            quickjs.JSException: the figure is not what the drawing takes, or is too large.
        """
        try:
            return self.run("bars", data_of(figure), {})
        except quickjs.JSException:
            # What ran out of memory or time is not asked again.
            self._local.entry = None
            raise

    def run(self, kind: str, data: Json, words: Json) -> str:
        """One drawing of the script, by its name there."""
        data_text, words_text = (orjson.dumps(value).decode() for value in (data, words))
        drawn: str = orjson.loads(self._entry()(kind, data_text, words_text))
        return drawn

    def _entry(self) -> Callable[[str, str, str], str]:
        """The script's function, in the engine of this thread: an engine belongs to its thread."""
        entry: Callable[[str, str, str], str] | None = getattr(self._local, "entry", None)
        if entry is None:
            context = quickjs.Context()
            context.set_memory_limit(MEMORY)
            context.set_time_limit(SECONDS)
            context.eval(self._script)
            entry = self._local.entry = context.eval(ENTRY)
        return entry


def data_of(figure: Figure) -> Json:
    """A figure as the charts take it."""
    colours = figure.colours or range(len(figure.series))
    return {
        "title": figure.title,
        "reading": figure.reading,
        "series": [
            {"name": name, "label": name, "colour": colour}
            for name, colour in zip(figure.series, colours, strict=True)
        ],
        "rows": [{"label": bar.label, "values": list(bar.parts)} for bar in figure.bars],
    }


@lru_cache(maxsize=1)
def pen_of(frontend_dir: Path) -> Pen:
    """The pen with the script that the web UI was built with; it is read once.

    Raises:
        Unavailable: the web UI is not built.
    """
    try:
        return Pen((frontend_dir / SCRIPT).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        detail = f"{SCRIPT}, which draws the figures of papers, is missing: build the web UI."
        raise Unavailable(detail) from error


def draw_with(frontend_dir: Path) -> Draw:
    """How figures are drawn; the script is asked for only where there is a figure."""
    return lambda figure: pen_of(frontend_dir).draw(figure)
