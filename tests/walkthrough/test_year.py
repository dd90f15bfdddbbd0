"""One script of plain HTTP calls plays a year; docs/a-year.md shows what it sent and got."""

import os
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.walkthrough import answers, cycle, plan_and_work, seen
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
    answers.play_support(walk, cast, first, need)
    cycle.play_action_plan(walk, cast)
    cycle.play_conferences(walk, cast, conferences)
    cycle.play_coordination(walk, cast)
    seen.play_compliance(walk, cast, first)
    seen.play_boards(walk, cast, need)
    seen.play_scorecard(walk, cast)
    seen.play_trace(walk, cast, first, need)
    seen.play_duties(walk, cast, first, second)
    seen.play_quality(walk, cast)
    seen.play_search(walk, cast, need)
    return walk


def test_a_year_happens_as_its_page_tells_it(client: TestClient) -> None:
    """Fails when the page is not what happened: `bin/a-year` writes it anew."""
    page = render(play(client))
    if os.environ.get("CTWG_WRITE_PAGES"):
        PAGE.write_text(page)
        pytest.skip(f"{PAGE.name} was written")
    assert page == PAGE.read_text()
