"""Data quality names what the record lacks, and each figure opens exactly those records."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.activity_reports import HELD, hold_activity
from tests.factories.implementations import ask_australia, bring
from tests.factories.recommendations import make_recommendation
from tests.factories.support import make_need
from tests.factories.work_plans import make_work_plan
from tests.factories.world import PLAN, make_plan, make_world

Json = dict[str, Any]
NO_AIMS: Json = {"focus_areas": [], "objectives": [], "kpis": []}


@pytest.fixture
def world(secretariat: Caller) -> None:
    make_world(secretariat)


def checks(caller: Caller, **query: str) -> dict[str, Json]:
    answer = caller.get("/data-quality", params=query)
    assert answer.status_code == 200, answer.text
    return {check["code"]: check for check in answer.json()["checks"]}


def figures(caller: Caller, **query: str) -> dict[str, tuple[int, int]]:
    """Of each check that found something: how many of how many."""
    found = checks(caller, **query).items()
    return {code: (check["count"], check["of"]) for code, check in found if check["count"]}


def assert_lists_agree(caller: Caller, **query: str) -> None:
    for code, check in checks(caller, **query).items():
        for count, address in (("count", "records"), ("of", "of_records")):
            joint = "&" if "?" in check[address] else "?"
            shown = caller.get(f"{check[address]}{joint}count=true&limit=500")
            assert shown.status_code == 200, (code, check[address], shown.text)
            assert shown.json()["total"] == check[count], (code, check[address])
        named = {item["ref"] for item in caller.get(check["records"]).json()["items"]}
        assert set(check["examples"]) <= named, code
        assert len(check["examples"]) == min(check["count"], 5)


@pytest.mark.usefixtures("world")
def test_each_gap_is_counted_and_opens_exactly_the_records_that_have_it(
    secretariat: Caller, chair: Caller, australia: Caller, client: TestClient
) -> None:
    make_activity(australia)
    aimless = make_activity(australia, plan=PLAN, planned={"start": "2019"}, **NO_AIMS)["ref"]
    legacy = make_activity(
        secretariat, forum=None, plan=None, planned=None, lead_economies=[], **NO_AIMS
    )["ref"]
    hold_activity(chair, sources=["Summary report of 2018"])
    make_recommendation(chair, focus_areas=[f"{PLAN}.FA1"], plan=PLAN, priority="low")
    make_recommendation(chair, addressed_to={}, future_use=None)
    validator = Caller(client, "validator:AUS")
    path = ask_australia(chair, due_on="2018-12-31", source={"kind": "document"})
    bring(path, "implemented", australia, validator)
    australia.patch(path, {"evidence": []})
    ask_australia(chair, source={"kind": "mandate", "as_recorded": "a letter"})
    make_work_plan(chair, thrust=[])
    make_need(australia, area=None, forum=None)

    found = checks(secretariat)
    assert found["activity.focus-areas"]["examples"] == [legacy, aimless]
    assert figures(secretariat) == {
        "activity.plan": (1, 4),
        "activity.focus-areas": (2, 4),
        "activity.objectives": (2, 4),
        "activity.kpis": (2, 4),
        "activity.lead-economies": (1, 4),
        "activity.forum": (1, 4),
        "activity.dates": (1, 4),
        "activity.day": (1, 4),
        "activity.sources": (3, 4),
        "activity.report": (1, 1),
        "recommendation.addressee": (1, 4),
        # The kind of source is said of each; which mandate or paper, of one.
        "recommendation.source": (3, 4),
        "recommendation.future-use": (1, 4),
        "recommendation.focus-areas": (3, 4),
        "recommendation.plan": (3, 4),
        "recommendation.priority": (3, 4),
        "recommendation.due-on": (3, 4),
        "recommendation.implementations": (2, 4),
        "implementation.answer": (1, 1),
        "implementation.owner": (1, 1),
        "implementation.due-on": (1, 1),
        "implementation.word": (1, 1),
        "implementation.evidence": (1, 1),
        "kpi.baseline": (2, 2),
        "kpi.activities": (1, 2),
        "kpi.measurements": (2, 2),
        "focus-area.activities": (1, 2),
        "objective.activities": (1, 2),
        "work-plan.thrust": (1, 1),
        "support-need.area": (1, 1),
        "support-need.priority": (1, 1),
        "support-need.forum": (1, 1),
    }
    for caller in (secretariat, chair, australia):
        assert_lists_agree(caller)
    assert found["activity.kpis"]["source"] == "Strategic Plan 2018-2022, section IV"


@pytest.mark.usefixtures("world")
def test_a_gap_that_is_filled_is_gone(chair: Caller, australia: Caller) -> None:
    held = hold_activity(chair)
    report = f"/activity-reports/{held['ref']}.report"
    assert figures(chair)["activity.report"] == (1, 1)
    said = {"no_recommendations_because": "None.", "participation": [{"economy": "AUS"}]}
    assert australia.patch(report, said).status_code == 200
    assert australia.verb(f"{report}/submit").status_code == 200
    assert "activity.report" not in figures(chair)
    assert figures(chair)["activity-report.agencies"] == (1, 1)
    assert "activity-report.participation" not in figures(chair)
    assert figures(chair)["focus-area.activities"] == (1, 2)
    make_activity(australia, focus_areas=[f"{PLAN}.FA2"])
    assert "focus-area.activities" not in figures(chair)
    assert HELD["start"] == held["actual"]["start"]


@pytest.mark.usefixtures("world")
def test_a_forum_a_plan_and_an_economy_see_their_own_gaps(
    secretariat: Caller, chair: Caller, australia: Caller, chile: Caller
) -> None:
    make_plan(secretariat, "TELWG-2016", "TELWG")
    make_activity(australia, plan=PLAN, **NO_AIMS)
    telwg = {"forum": "TELWG", "plan": "TELWG-2016"}
    for _ in range(2):
        make_activity(chile, lead_economies=["CHL"], **telwg, **NO_AIMS)
    for query, activities, kpis in (
        ({"forum": "TELWG"}, (2, 2), (2, 2)),
        ({"plan": PLAN}, (1, 1), (2, 2)),
        ({"economy": "AUS"}, (1, 1), None),
        ({"forum": "TELWG", "economy": "AUS"}, None, None),
        ({}, (3, 3), (4, 4)),
    ):
        found = figures(chair, **query)
        assert found.get("activity.kpis") == activities, query
        assert found.get("kpi.activities") == kpis, query
        assert_lists_agree(chair, **query)
    assert "kpi.activities" not in checks(chair, economy="AUS")
    for name in ("forum", "plan", "economy"):
        assert chair.get("/data-quality", params={name: "NONE"}).status_code == 404


@pytest.mark.usefixtures("world")
def test_what_others_keep_to_themselves_is_in_no_figure(
    secretariat: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    hidden = {"visibility": "restricted", "lead_economies": ["CHL"], "forum": "TELWG"}
    make_activity(chile, **hidden, plan=PLAN, **NO_AIMS)
    make_activity(chile, **hidden, focus_areas=[f"{PLAN}.FA1", f"{PLAN}.FA2"])
    make_need(chile, economy="CHL", forum=None, area=None, visibility="restricted")
    for caller in (australia, anonymous):
        found = checks(caller)
        assert found["activity.kpis"]["of"] == 0
        # As far as they see, nobody works on either.
        assert figures(caller)["focus-area.activities"] == (2, 2)
        assert_lists_agree(caller)
    assert figures(chile)["activity.kpis"] == (1, 2)
    assert "focus-area.activities" not in figures(chile)
    assert figures(secretariat)["support-need.area"] == (1, 1)
    assert "support-need.area" not in figures(australia)
    # What no visitor sees is not called missing.
    members_only = {"activity.report", "implementation.owner", "support-need.area"}
    assert not members_only & checks(anonymous).keys()


def test_an_empty_database_lacks_nothing(secretariat: Caller, anonymous: Caller) -> None:
    for caller in (secretariat, anonymous):
        found = checks(caller)
        assert len(found) > 20
        assert figures(caller) == {}
        assert {check["of"] for check in found.values()} == {0}
