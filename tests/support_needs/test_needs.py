"""Needs: from what stands in the way, assessed, withdrawn; and what may meet them, ranked."""

import re
from typing import Any, Final

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.implementations import ask_australia
from tests.factories.support import deliver, make_need, make_offer, propose
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that needs live in."""
    make_world(secretariat)


def codes(answer: Any) -> list[str]:  # noqa: ANN401 - httpx's answer
    """The codes of a refusal."""
    assert answer.status_code == 422, answer.text
    return [fault["code"] for fault in answer.json()["errors"]]


def test_who_is_blocked_and_asks_for_support_has_a_need(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair, topics=["aeo"], areas=["finance"], priority="high")
    australia.verb(f"{path}/accept", {"acceptance": "accepted"})
    australia.verb(f"{path}/block", {"barrier": "legal"})
    assert australia.get("/support-needs").json()["items"] == [], "nobody was asked for anything"
    australia.verb(f"{path}/unblock", {})
    wanted = "A model law on\nterrorist financing."
    australia.verb(f"{path}/block", {"barrier": "legal", "support_wanted": wanted})
    [need] = australia.get("/support-needs").json()["items"]
    assert need["title"] == "A model law on terrorist financing."
    assert need["arises_from"] == {"implementation": path.rpartition("/")[2], "entry": None}
    assert {name: need[name] for name in ("kind", "area", "topics", "priority", "status")} == {
        "kind": "legislation",
        "area": "finance",
        "topics": ["aeo"],
        "priority": "high",
        "status": "identified",
    }


def test_asking_again_makes_no_second_need(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair)
    australia.verb(f"{path}/accept", {"acceptance": "accepted"})
    for _ in range(2):
        australia.verb(f"{path}/block", {"barrier": "funding", "support_wanted": "A grant."})
        australia.verb(f"{path}/unblock", {})
    assert australia.get("/support-needs?count=true").json()["total"] == 1


def test_a_need_that_arose_from_restricted_work_is_restricted_until_it_is_opened(
    chair: Caller, australia: Caller, chile: Caller, secretariat: Caller
) -> None:
    path = ask_australia(chair)
    australia.verb(f"{path}/accept", {"acceptance": "accepted"})
    australia.verb(f"{path}/block", {"barrier": "funding", "support_wanted": "A grant."})
    seen = {
        c: c.get("/support-needs?count=true").json()["total"] for c in (chair, chile, secretariat)
    }
    assert seen == {chair: 1, chile: 0, secretariat: 1}
    [need] = australia.get("/support-needs").json()["items"]
    australia.patch(f"/support-needs/{need['ref']}", {"visibility": "members"})
    assert chile.get(f"/support-needs/{need['ref']}").status_code == 200


STATES: Final = ("identified", "assessed", "matched", "addressed", "withdrawn")
APPLIES: Final = {
    "assess": {"identified", "assessed"},
    "withdraw": {"identified", "assessed", "matched"},
}
WHO: Final = {
    "assess": {"secretariat", "focal_point:AUS", "validator:AUS", "chair:CTWG"},
    "withdraw": {"secretariat", "focal_point:AUS"},
}
EVERYBODY: Final = (
    *("secretariat", "chair:CTWG", "chair:TELWG", "focal_point:AUS", "focal_point:CHL"),
    *("validator:AUS", "liaison:SCCP", "observer", None),
)


def bring(state: str, australia: Caller, chile: Caller) -> str:
    """A need in a state; its address."""
    need = make_need(australia)
    path = f"/support-needs/{need['ref']}"
    if state == "assessed":
        australia.verb(f"{path}/assess", {})
    if state == "withdrawn":
        australia.verb(f"{path}/withdraw", {"reason": "Found it ourselves."})
    if state in {"matched", "addressed"}:
        match = propose(australia, need, make_offer(chile, capacity=None))
        deliver(match, chile)
        if state == "addressed":
            australia.verb(f"{match}/outcome", {"outcome": "gap_closed"})
    assert australia.get(path).json()["status"] == state
    return path


@pytest.mark.parametrize("verb", APPLIES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_every_verb_every_role(
    client: TestClient, australia: Caller, chile: Caller, state: str, verb: str
) -> None:
    for name in EVERYBODY:
        path = bring(state, australia, chile)
        answer = Caller(client, name).verb(f"{path}/{verb}", {"reason": "So it is."})
        if name is None:
            assert answer.status_code == 401
        elif name not in WHO[verb]:
            assert answer.status_code == 403, name
        else:
            assert answer.status_code == (200 if state in APPLIES[verb] else 409), name


def test_withdrawing_needs_a_reason(australia: Caller) -> None:
    path = f"/support-needs/{make_need(australia)['ref']}"
    assert codes(australia.verb(f"{path}/withdraw")) == ["support-need.withdraw-needs-reason"]


def test_a_need_arises_from_the_economys_own_work(
    chair: Caller, secretariat: Caller, chile: Caller
) -> None:
    ref = ask_australia(chair).rpartition("/")[2]
    origin = {"economy": "CHL", "arises_from": {"implementation": ref}}
    payload = {"title": "Theirs", "kind": "funding", **origin}
    assert codes(secretariat.post("/support-needs", payload)) == ["support-need.other-economy"]
    assert codes(chile.post("/support-needs", payload)) == ["unknown-reference"]


def test_candidates_are_ranked_with_reasons_that_can_be_checked(
    australia: Caller, chile: Caller, client: TestClient
) -> None:
    need = make_need(australia)
    best = make_offer(chile)
    some = make_offer(chile, title="Advice on authorized operators", kinds=["expertise"])
    none = make_offer(chile, title="Laws", kinds=["legislation"], areas=["finance"], topics=[])
    sccp = Caller(client, "liaison:SCCP")
    theirs = make_offer(sccp, offered_by={"sub_forum": "SCCP"}, areas=[], topics=[], capacity=None)
    found = australia.get(f"/support-needs/{need['ref']}/candidates").json()
    assert found["next"] is None
    assert [(c["offer"], c["score"], c["provider"]) for c in found["items"]] == [
        (best["ref"], 90, "CHL"),
        (some["ref"], 60, "CHL"),
        (theirs["ref"], 40, "SCCP"),
    ]
    assert none["ref"] not in str(found)
    first = found["items"][0]
    assert [(r["code"], r["points"]) for r in first["reasons"]] == [
        *(("area", 30), ("kind", 30)),
        *(("topics", 10), ("capacity", 10), ("recency", 10)),
    ]
    assert sum(reason["points"] for reason in first["reasons"]) == first["score"]
    details = {reason["code"]: reason["detail"] for reason in first["reasons"]}
    assert "Secure Travel" in details["area"]
    assert "API-PNR" in details["topics"]
    assert "2" in details["capacity"]
    assert re.fullmatch(r"Last confirmed on \d{1,2} [A-Z][a-z]+ \d{4}\.", details["recency"])


def test_an_activity_ahead_is_a_candidate_and_ones_own_is_none(
    australia: Caller, chile: Caller
) -> None:
    need = make_need(australia)
    shared = {"areas": ["travel"], "topics": ["api-pnr"]}
    theirs = make_activity(chile, lead_economies=["CHL"], **shared)
    make_activity(australia, **shared)
    make_offer(australia, offered_by={"economy": "AUS"})
    [candidate] = australia.get(f"/support-needs/{need['ref']}/candidates").json()["items"]
    assert (candidate["activity"], candidate["offer"]) == (theirs["ref"], None)
    assert (candidate["provider"], candidate["score"]) == ("CHL", 70)


def test_what_is_taken_closed_or_over_is_no_candidate(
    australia: Caller, chile: Caller, owner: psycopg.Connection
) -> None:
    address = f"/support-needs/{make_need(australia)['ref']}/candidates"
    full = make_offer(chile, capacity=1)
    deliver(propose(australia, make_need(australia), full), chile)
    closed = make_offer(chile)
    chile.verb(f"/support-offers/{closed['ref']}/close", {"reason": "Nobody left."})
    make_offer(chile, available_until="2019-12-31")
    assert australia.get(address).json()["items"] == []
    chile.verb(f"/support-offers/{closed['ref']}/reopen")
    assert [c["offer"] for c in australia.get(address).json()["items"]] == [closed["ref"]]
    owner.execute("UPDATE support_offers SET updated_at = now() - interval '2 years'")
    owner.execute("UPDATE revisions SET value = value + 1")
    [old] = australia.get(address).json()["items"]
    assert "recency" not in {reason["code"] for reason in old["reasons"]}


def test_candidates_are_those_that_the_caller_may_see(
    australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    need = make_need(australia, visibility="public")
    make_offer(chile, visibility="restricted")
    shown = make_offer(chile, visibility="public")
    address = f"/support-needs/{need['ref']}/candidates"
    assert len(chile.get(address).json()["items"]) == 2
    for caller in (australia, anonymous):
        assert [c["offer"] for c in caller.get(address).json()["items"]] == [shown["ref"]]
    hidden = make_need(australia, visibility="restricted")
    assert chile.get(f"/support-needs/{hidden['ref']}/candidates").status_code == 404
