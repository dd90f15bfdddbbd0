"""One script of plain HTTP calls plays a year; docs/a-year.md shows what it sent and got."""

import os
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.walkthrough import answers, cycle, plan_and_work
from tests.walkthrough.cast import begin
from tests.walkthrough.recording import Walk
from tests.walkthrough.rendering import render

PAGE = Path(__file__).parents[2] / "docs" / "a-year.md"


def play(client: TestClient) -> Walk:
    """The year, from its work plan to what every page says of it."""
    walk, cast = begin(client)
    plan_and_work.play_work_plan(walk, cast)
    activity = plan_and_work.play_proposal(walk, cast)
    conferences = plan_and_work.play_conferences(walk, cast)
    plan_and_work.play_endorsement(walk, cast, activity)
    first, second = plan_and_work.play_report(walk, cast, activity)
    answers.play_adoption(walk, cast, [first, second])
    answers.play_answers(walk, cast, first)
    need = answers.play_blockage(walk, cast, first)
    match = answers.play_support(walk, cast, first, need)
    cycle.play_action_plan(walk, cast)
    del match
    cycle.found_companies(cast)
    for name, ref, month in zip(("CHILE", "PERU"), conferences, ("03", "10"), strict=True):
        cycle.hold_conference(cast, name, ref, month)
    cycle.play_coordination(walk, cast)
    return walk


def test_a_year_happens_as_its_page_tells_it(client: TestClient) -> None:
    """Fails when the page is not what happened: `bin/a-year` writes it anew."""
    page = render(play(client))
    if os.environ.get("CTWG_WRITE_PAGES"):
        PAGE.write_text(page)
        pytest.skip(f"{PAGE.name} was written")
    assert page == PAGE.read_text()
