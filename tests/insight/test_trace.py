"""A trace leads from what asked for the work to the evidence, and back, through what one sees."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.activity_reports import HELD
from tests.factories.engagements import make_engagement, make_meeting
from tests.factories.implementations import PAPER, adopt, bring
from tests.factories.recommendations import make_recommendation
from tests.factories.support import make_offer, propose
from tests.factories.work_plans import make_work_plan
from tests.factories.world import PLAN, make_plan, make_reference

Json = dict[str, Any]
MANDATE = "LEADERS-2001-CT"


@pytest.fixture
def world(secretariat: Caller) -> None:
    """A plan that answers to a mandate, which one of its focus areas names too."""
    make_reference(secretariat)
    title = "Leaders' statement on counter-terrorism"
    mandate = {"ref": MANDATE, "title": title, "kind": "leaders_statement", "year": 2001}
    secretariat.create("/mandates", mandate)
    make_plan(secretariat, PLAN, "CTWG")
    secretariat.patch(f"/strategic-plans/{PLAN}", {"mandates": [MANDATE]})
    secretariat.patch(f"/focus-areas/{PLAN}.FA1", {"mandates": [MANDATE]})
    done = secretariat.verb(f"/strategic-plans/{PLAN}/endorse", {})
    assert done.status_code == 200, done.text


def trace(caller: Caller, key: str, query: str = "") -> Json:
    answer = caller.get(f"/trace/{key}{query}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def seen(found: Json, direction: str) -> dict[str, list[str]]:
    """The refs of each kind that lie that way."""
    kinds: dict[str, list[str]] = {}
    for node in found["nodes"]:
        if node["direction"] == direction:
            kinds.setdefault(node["kind"], []).append(node["ref"])
    return kinds


def counts(found: Json, direction: str) -> dict[str, int]:
    return {c["kind"]: c["count"] for c in found["counts"] if c["direction"] == direction}


def assert_sound(caller: Caller, found: Json) -> None:
    """Edges lead between nodes, and each count opens as many records."""
    refs = {node["ref"] for node in found["nodes"]}
    assert {edge[end] for edge in found["edges"] for end in ("from", "to")} <= refs
    for count in found["counts"]:
        shown = caller.get(f"{count['records']}&count=true&limit=500").json()
        assert shown["total"] == count["count"], count
    for node in found["nodes"]:
        assert caller.get(node["path"]).status_code == 200, node


def play(chair: Caller, australia: Caller, chile: Caller, validator: Caller) -> dict[str, str]:
    """One activity, planned, held and reported on; what it recommended, done and blocked."""
    work = make_work_plan(chair)["ref"]
    activity = make_activity(australia, work_plan=work)["ref"]
    chair.verb(f"/work-plans/{work}/submit")
    assert chair.verb(f"/work-plans/{work}/endorse").status_code == 200
    australia.verb(f"/activities/{activity}/start")
    held = australia.verb(f"/activities/{activity}/complete", {"actual": HELD})
    assert held.status_code == 200, held.text
    source = {"kind": "activity", "activity": activity}
    done = adopt(chair, source=source, addressed_to={"economies": ["AUS"]})
    blocked = adopt(chair, source=source, addressed_to={"economies": ["AUS"]})
    bring(f"/implementations/{done}.AUS", "implemented", australia, validator)
    bring(f"/implementations/{blocked}.AUS", "in_progress", australia, validator)
    stop = {"barrier": "funding", "support_wanted": "A grant."}
    assert australia.verb(f"/implementations/{blocked}.AUS/block", stop).status_code == 200
    need = australia.get("/support-needs").json()["items"][0]
    match = propose(australia, need, make_offer(chile))
    return {
        "work": work,
        "activity": activity,
        "done": done,
        "blocked": blocked,
        "need": need["ref"],
        "match": match.rpartition("/")[2],
    }


@pytest.fixture
def validator(client: TestClient) -> Caller:
    return Caller(client, "validator:AUS")


@pytest.mark.usefixtures("world")
def test_from_the_leaders_statement_down_to_the_evidence_and_back(
    secretariat: Caller, chair: Caller, australia: Caller, chile: Caller, validator: Caller
) -> None:
    made = play(chair, australia, chile, validator)
    down = trace(secretariat, MANDATE)
    assert (down["ref"], down["kind"], down["orphans"]) == (MANDATE, "mandate", None)
    assert counts(down, "downstream") == {
        "strategic_plan": 1,
        "focus_area": 2,
        "objective": 2,
        "kpi": 2,
        "work_plan": 1,
        "activity": 1,
        "activity_report": 1,
        "recommendation": 2,
        "implementation": 2,
        "support_need": 1,
        "support_match": 1,
    }
    assert counts(down, "upstream") == {}
    assert_sound(secretariat, down)
    done = f"{made['done']}.AUS"
    assert seen(down, "downstream")["evidence"] == [f"{done}#1"]
    [paper] = [node for node in down["nodes"] if node["kind"] == "evidence"]
    assert (paper["title"], paper["path"]) == (PAPER["title"], f"/api/v1/implementations/{done}")
    way = [
        (MANDATE, PLAN, "mandate"),
        (PLAN, f"{PLAN}.FA1", "plan"),
        (f"{PLAN}.FA1", made["activity"], "focus_area"),
        (f"{PLAN}.O1", f"{PLAN}.O1.i", "objective"),
        (f"{PLAN}.O1.i", made["activity"], "kpi"),
        (made["work"], made["activity"], "work_plan"),
        (made["activity"], made["done"], "source"),
        (made["done"], done, "recommendation"),
        (done, f"{done}#1", "evidence"),
        (f"{made['blocked']}.AUS", made["need"], "arises_from"),
        (made["need"], made["match"], "need"),
    ]
    edges = {(edge["from"], edge["to"], edge["kind"]) for edge in down["edges"]}
    assert set(way) <= edges

    up = trace(secretariat, made["match"])
    assert counts(up, "downstream") == {}
    assert seen(up, "upstream") == {
        "mandate": [MANDATE],
        "strategic_plan": [PLAN],
        "focus_area": [f"{PLAN}.FA1"],
        "objective": [f"{PLAN}.O1"],
        "kpi": [f"{PLAN}.O1.i"],
        "work_plan": [made["work"]],
        "activity": [made["activity"]],
        "recommendation": [made["blocked"]],
        "implementation": [f"{made['blocked']}.AUS"],
        "support_need": [made["need"]],
        "support_offer": [secretariat.get("/support-offers").json()["items"][0]["ref"]],
    }
    assert_sound(secretariat, up)
    both = trace(secretariat, made["activity"])
    assert seen(both, "self") == {"activity": [made["activity"]]}
    assert set(seen(both, "downstream")["recommendation"]) == {made["done"], made["blocked"]}
    assert seen(both, "upstream")["mandate"] == [MANDATE]
    assert trace(secretariat, f"{done}%231")["ref"] == done


@pytest.mark.usefixtures("world")
def test_a_thrust_leads_to_the_work_plan_and_not_to_all_its_work(
    chair: Caller, australia: Caller
) -> None:
    """The year is about focus area 1; that does not make work on focus area 2 its work."""
    work = make_work_plan(chair)["ref"]
    other = {"focus_areas": [f"{PLAN}.FA2"], "work_plan": work}
    make_activity(australia, **other)
    first = trace(chair, f"{PLAN}.FA1")
    assert counts(first, "downstream") == {"work_plan": 1}
    assert_sound(chair, first)
    assert counts(trace(chair, f"{PLAN}.FA2"), "downstream") == {"activity": 1}
    assert counts(trace(chair, work), "downstream") == {"activity": 1}


@pytest.mark.usefixtures("world")
def test_a_recommendation_leads_to_those_that_go_on_it(chair: Caller) -> None:
    first = adopt(chair, addressed_to={"economies": ["AUS"]})
    second = make_recommendation(chair, carried_from=first)["ref"]
    third = make_recommendation(chair, carried_from=second)["ref"]
    down = trace(chair, first)
    assert seen(down, "downstream") == {
        "recommendation": [second, third],
        "implementation": [f"{first}.AUS"],
    }
    assert_sound(chair, down)
    assert seen(trace(chair, third), "upstream")["recommendation"] == [first, second]


@pytest.mark.usefixtures("world")
def test_meetings_lead_to_what_was_exchanged_there(chair: Caller) -> None:
    meeting = make_meeting(chair)["ref"]
    engagement = make_engagement(chair, meeting=meeting)["ref"]
    assert seen(trace(chair, meeting), "downstream") == {"engagement": [engagement]}
    up = trace(chair, engagement)
    assert seen(up, "upstream") == {"meeting": [meeting]}
    assert_sound(chair, up)


@pytest.mark.usefixtures("world")
def test_of_very_many_some_are_shown_and_all_are_counted(chair: Caller, australia: Caller) -> None:
    for _ in range(5):
        make_activity(australia)
    found = trace(chair, f"{PLAN}.FA1", "?limit=2")
    assert len(seen(found, "downstream")["activity"]) == 2
    [count] = [c for c in found["counts"] if c["kind"] == "activity"]
    assert (count["count"], count["left_off"]) == (5, 3)
    assert_sound(chair, found)


@pytest.mark.usefixtures("world")
def test_a_plan_names_its_orphans(
    secretariat: Caller, chair: Caller, australia: Caller, chile: Caller
) -> None:
    make_activity(australia)
    aimless = make_activity(australia, plan=PLAN, focus_areas=[], objectives=[], kpis=[])["ref"]
    draft = make_recommendation(chair, plan=PLAN)["ref"]
    make_plan(secretariat, "TELWG-2018", "TELWG")
    make_activity(
        chile,
        lead_economies=["CHL"],
        forum="TELWG",
        plan="TELWG-2018",
        focus_areas=[],
        objectives=[],
        kpis=[],
        visibility="restricted",
    )
    found = trace(chair, PLAN)
    assert {orphan["code"]: orphan["examples"] for orphan in found["orphans"]} == {
        "activity.focus-areas": [aimless],
        "activity.objectives": [aimless],
        "activity.kpis": [aimless],
        "recommendation.source": [draft],
        "recommendation.implementations": [draft],
        "kpi.activities": [f"{PLAN}.O2.i"],
        "focus-area.activities": [f"{PLAN}.FA2"],
        "objective.activities": [f"{PLAN}.O2"],
    }
    for orphan in found["orphans"]:
        total = chair.get(f"{orphan['records']}&count=true").json()["total"]
        assert (total, orphan["count"]) == (1, 1)
    assert trace(chair, PLAN, "?orphans=false")["orphans"] is None
    other = {o["code"]: o["count"] for o in trace(chile, "TELWG-2018")["orphans"]}
    assert (other["activity.kpis"], other["kpi.activities"]) == (1, 2)
    assert trace(chair, "TELWG-2018")["orphans"][0]["count"] == 0


@pytest.mark.usefixtures("world")
def test_what_one_may_not_see_is_not_there_and_nothing_is_reached_through_it(
    chair: Caller, australia: Caller, chile: Caller, anonymous: Caller, secretariat: Caller
) -> None:
    hidden = make_activity(chile, lead_economies=["CHL"], forum="TELWG", visibility="restricted")
    source = {"kind": "activity", "activity": hidden["ref"]}
    born = make_recommendation(
        secretariat, source=source, visibility="public", forum="TELWG", plan=None
    )["ref"]
    for caller in (australia, anonymous, chair):
        found = trace(caller, PLAN)
        assert "activity" not in counts(found, "downstream")
        assert "recommendation" not in counts(found, "downstream")
        assert_sound(caller, found)
        assert caller.get(f"/trace/{hidden['ref']}").status_code == 404
        assert counts(trace(caller, born), "upstream") == {}
    for caller in (chile, secretariat):
        found = trace(caller, PLAN)
        assert seen(found, "downstream")["activity"] == [hidden["ref"]]
        assert seen(found, "downstream")["recommendation"] == [born]
        assert_sound(caller, found)


def test_nothing_is_traced_on_an_empty_database(secretariat: Caller, anonymous: Caller) -> None:
    for caller in (secretariat, anonymous):
        assert caller.get(f"/trace/{PLAN}").status_code == 404
    assert anonymous.get(f"/trace/{PLAN}?limit=0").status_code == 422
