"""Figures of papers: the drawings of the web UI, made by the service itself."""

import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import quickjs

from api.core.errors import Unavailable
from api.reports import drawing, html
from api.reports.content import Bar, Document, Figure
from api.reports.drawing import SCRIPT, Pen, data_of, draw_with, pen_of
from api.reports.kinds.standings import standings

BUILT = Path("frontend/dist")
FIGURE = Figure(
    "Answers by economy",
    "7 answers of 3 economies.",
    ("Implemented", "In progress", "Not started"),
    (
        Bar("Hong Kong, China", (3, 1, 0)),
        Bar("Papua New Guinea & <others>", (0, 0, 3)),
        Bar("Viet Nam", (0, 0, 0)),
    ),
)


def in_node(figure: Figure) -> str:
    """What the built chart code makes of a figure in the engine that browsers have."""
    script = (BUILT / SCRIPT).read_text(encoding="utf-8")
    data = json.dumps(json.dumps(data_of(figure)))
    run = f"{script};process.stdout.write(figures.draw('bars', {data}, '{{}}'))"
    node = shutil.which("node")
    assert node is not None, "Node comes with the development environment"
    command = [node, "-"]
    return subprocess.run(command, input=run, capture_output=True, text=True, check=True).stdout


def test_the_drawing_in_a_paper_is_the_one_that_the_chart_code_makes() -> None:
    document = Document("Title", "", "CTWG", "", "", (), is_simulated=False, blocks=(FIGURE,))
    page = html.render(document, draw_with(BUILT)).decode()
    assert in_node(FIGURE) in page


def test_a_drawing_is_named_and_says_every_count_and_every_label() -> None:
    root = ET.fromstring(pen_of(BUILT).draw(FIGURE))  # noqa: S314 - our own
    assert root.get("aria-label") == "Answers by economy. 7 answers of 3 economies."
    said = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert said[:3] == ["Implemented", "In progress", "Not started"]
    assert said[3:] == [
        *("Hong Kong, China", "3", "1", "4"),
        *("Papua New Guinea & <others>", "3"),
        *("Viet Nam", "0"),
    ]


def test_parts_that_touch_are_told_apart_in_grey() -> None:
    root = ET.fromstring(pen_of(BUILT).draw(FIGURE))  # noqa: S314 - our own
    rects = root.iter("{http://www.w3.org/2000/svg}rect")
    greys = [luminance(rect.attrib["fill"]) for rect in rects][: len(FIGURE.series)]
    for dark, light in pairwise(greys):
        assert (light + 0.05) / (dark + 0.05) > 1.5


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_thread_draws_with_an_engine_of_its_own() -> None:
    pen = pen_of(BUILT)
    with ThreadPoolExecutor(4) as pool:
        drawn = set(pool.map(pen.draw, [FIGURE] * 40))
    assert drawn == {pen.draw(FIGURE)}


def test_without_the_built_script_papers_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"figures\.js"):
        draw_with(tmp_path)(FIGURE)


@pytest.mark.parametrize(
    "endless", ["for (;;) {}", "const held = []; for (;;) held.push('x'.repeat(1e5) + held.length)"]
)
def test_a_drawing_ends_by_its_limits_and_the_next_one_is_made(
    monkeypatch: pytest.MonkeyPatch, endless: str
) -> None:
    monkeypatch.setattr(drawing, "SECONDS", 0.3)
    pen = Pen(
        "var figures = {draw: (_, data) => {"
        f" if (JSON.parse(data).title === 'endless') {{ {endless} }} return 'drawn'; }}}}"
    )
    with pytest.raises(quickjs.JSException):
        pen.draw(Figure("endless", "", (), ()))
    assert pen.draw(FIGURE) == "drawn"


def test_objectives_are_drawn_by_what_is_known_of_their_indicators() -> None:
    def kpi(status: str, value: float | None, **more: object) -> dict[str, object]:
        known = {"status": status, "value": value, "rating": None, "narrative": None}
        return {**known, "parent": None, "economies": [], "not_reported": None, **more}

    objective = {
        "label": "Objective 2",
        "text": "Identify and assess challenges",
        "kpis": [
            kpi("met", 2),
            kpi("at_risk", 0.5, economies=[{}], not_reported=["CHL"]),
            kpi("no_target", None, economies=[{}], not_reported=["CHL"]),
            kpi("too_few_points", None, not_reported=["CHL", "PER"]),
            kpi("no_target", 0),
            kpi("met", 1, parent="P.O2.i"),
        ],
    }
    [figure] = standings([objective, {"label": "Objective 3", "text": "", "kpis": []}])
    assert isinstance(figure, Figure)
    assert [(bar.label, list(bar.parts)) for bar in figure.bars] == [
        ("Objective 2", [1, 0, 1, 2, 1])
    ]
    assert figure.reading == "1 met; 1 behind; 2 no target, or too few points; 1 not measured yet."
    assert standings([]) == []
