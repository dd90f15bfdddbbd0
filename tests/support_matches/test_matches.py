"""Matches: proposed by one side, agreed by the other, delivered, judged; the need follows."""

from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.support import deliver, make_need, make_offer, propose
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that matches live in."""
    make_world(secretariat)


def codes(answer: Any) -> list[str]:  # noqa: ANN401 - httpx's answer
    """The codes of a refusal."""
    assert answer.status_code == 422, answer.text
    return [fault["code"] for fault in answer.json()["errors"]]


def status_of(need: dict[str, Any], caller: Caller) -> str:
    """Where a need stands."""
    return str(caller.get(f"/support-needs/{need['ref']}").json()["status"])


def test_a_match_keeps_the_reasons_of_its_rank(australia: Caller, chile: Caller) -> None:
    need, offer = make_need(australia), make_offer(chile)
    [candidate] = australia.get(f"/support-needs/{need['ref']}/candidates").json()["items"]
    match = chile.get(propose(australia, need, offer)).json()
    assert (match["score"], match["reasons"]) == (candidate["score"], candidate["reasons"])
    assert match["proposed_by"] == "focal_point:AUS"
    assert australia.get(f"/support-needs/{need['ref']}/candidates").json()["items"] == []


def test_nobody_supports_themselves(australia: Caller, chile: Caller) -> None:
    need = make_need(australia)
    own = make_offer(australia, offered_by={"economy": "AUS"})
    refused = australia.post("/support-matches", {"need": need["ref"], "offer": own["ref"]})
    assert codes(refused) == ["match.own-offer"]
    assert refused.json()["errors"][0]["pointer"] == "/offer"
    activity = make_activity(australia)["ref"]
    refused = australia.post("/support-matches", {"need": need["ref"], "activity": activity})
    assert codes(refused) == ["match.own-offer"]
    theirs = make_activity(chile, lead_economies=["CHL"])["ref"]
    accepted = australia.post("/support-matches", {"need": need["ref"], "activity": theirs})
    assert accepted.status_code == 201


@pytest.mark.parametrize("given", [(), ("offer", "activity")])
def test_a_match_is_with_one_thing(
    australia: Caller, chile: Caller, given: tuple[str, ...]
) -> None:
    held = {
        "offer": make_offer(chile)["ref"],
        "activity": make_activity(chile, lead_economies=["CHL"])["ref"],
    }
    payload = {"need": make_need(australia)["ref"], **{name: held[name] for name in given}}
    assert codes(australia.post("/support-matches", payload)) == ["match.one-support"]


def test_what_is_proposed_is_not_proposed_twice(australia: Caller, chile: Caller) -> None:
    need, offer = make_need(australia), make_offer(chile)
    path = propose(australia, need, offer)
    again = {"need": need["ref"], "offer": offer["ref"]}
    assert codes(chile.post("/support-matches", again)) == ["match.twice"]
    chile.verb(f"{path}/decline", {"reason": "Not this year."})
    assert chile.post("/support-matches", again).status_code == 201


def test_what_is_over_is_not_matched(australia: Caller, chile: Caller) -> None:
    need, offer = make_need(australia), make_offer(chile)
    payload = {"need": need["ref"], "offer": offer["ref"]}
    chile.verb(f"/support-offers/{offer['ref']}/close")
    assert codes(australia.post("/support-matches", payload)) == ["match.offer-not-open"]
    chile.verb(f"/support-offers/{offer['ref']}/reopen")
    australia.verb(f"/support-needs/{need['ref']}/withdraw", {"reason": "Found it."})
    assert codes(australia.post("/support-matches", payload)) == ["match.need-not-open"]


def test_the_other_side_agrees(australia: Caller, chile: Caller) -> None:
    need, offer = make_need(australia), make_offer(chile)
    path = propose(chile, need, offer)
    assert chile.verb(f"{path}/agree").status_code == 403
    assert status_of(need, australia) == "identified"
    agreed = australia.verb(f"{path}/agree", {"agreed_on": "2019-03-01"}).json()
    assert (agreed["status"], agreed["agreed_on"]) == ("agreed", "2019-03-01")
    assert status_of(need, australia) == "matched"


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("gap_closed", "addressed"), ("gap_narrowed", "assessed"), ("no_change", "assessed")],
)
def test_the_outcome_moves_the_need(
    australia: Caller, chile: Caller, outcome: str, status: str
) -> None:
    need, offer = make_need(australia), make_offer(chile)
    path = propose(australia, need, offer)
    deliver(path, chile)
    assert status_of(need, australia) == "matched"
    assert chile.verb(f"{path}/outcome", {"outcome": outcome}).status_code == 403
    judged = australia.verb(f"{path}/outcome", {"outcome": outcome, "note": "So it is."}).json()
    assert (judged["status"], judged["outcome"], judged["outcome_note"]) == (
        *("outcome", outcome),
        "So it is.",
    )
    assert status_of(need, australia) == status


def test_a_need_stays_matched_while_other_support_is_at_work(
    australia: Caller, chile: Caller, client: TestClient
) -> None:
    need = make_need(australia)
    first = propose(australia, need, make_offer(chile))
    deliver(first, chile)
    sccp = Caller(client, "liaison:SCCP")
    second = propose(australia, need, make_offer(sccp, offered_by={"sub_forum": "SCCP"}))
    sccp.verb(f"{second}/agree")
    australia.verb(f"{first}/outcome", {"outcome": "gap_narrowed"})
    assert status_of(need, australia) == "matched"
    sccp.verb(f"{second}/decline", {"reason": "The trainer is ill."})
    assert status_of(need, australia) == "assessed"


def test_declining_needs_a_reason(australia: Caller, chile: Caller) -> None:
    path = propose(australia, make_need(australia), make_offer(chile))
    assert codes(chile.verb(f"{path}/decline")) == ["match.decline-needs-reason"]


def test_only_the_economy_asks_for_what_it_keeps_to_itself(
    australia: Caller, chile: Caller, chair: Caller, client: TestClient
) -> None:
    """Proposing shows a restricted need to who is asked, and to nobody else."""
    need = make_need(australia, visibility="restricted")
    offer = make_offer(chile)
    payload = {"need": need["ref"], "offer": offer["ref"]}
    assert chair.post("/support-matches", payload).status_code == 403
    assert codes(chile.post("/support-matches", payload)) == ["unknown-reference"]
    path = propose(australia, need, offer)
    assert chile.get(f"/support-needs/{need['ref']}").status_code == 200
    deliver(path, chile)
    hong_kong = Caller(client, "focal_point:HKG")
    assert hong_kong.get(f"/support-needs/{need['ref']}").status_code == 404
    assert hong_kong.get(path).status_code == 404
    assert hong_kong.get("/support-matches?count=true").json()["total"] == 0


STATES: Final = ("proposed", "agreed", "delivered", "outcome", "declined")
BODIES: Final = {
    "agree": {},
    "deliver": {},
    "outcome": {"outcome": "gap_closed"},
    "decline": {"reason": "No."},
}
APPLIES: Final = {
    "agree": {"proposed"},
    "deliver": {"agreed"},
    "outcome": {"delivered"},
    "decline": {"proposed", "agreed"},
}
SIDES: Final = {"secretariat", "focal_point:AUS", "focal_point:CHL", "chair:CTWG"}
WHO: Final = {
    "agree": SIDES - {"focal_point:AUS"},
    "deliver": SIDES,
    "outcome": {"secretariat", "focal_point:AUS", "validator:AUS"},
    "decline": SIDES,
}
EVERYBODY: Final = (
    *("secretariat", "chair:CTWG", "chair:TELWG", "focal_point:AUS", "focal_point:CHL"),
    *("focal_point:HKG", "validator:AUS", "liaison:SCCP", "observer", None),
)


def bring(state: str, australia: Caller, chile: Caller) -> str:
    """A match in a state; its address."""
    path = propose(australia, make_need(australia), make_offer(chile, capacity=None))
    steps = {
        "agreed": [("agree", chile)],
        "delivered": [("agree", chile), ("deliver", chile)],
        "outcome": [("agree", chile), ("deliver", chile), ("outcome", australia)],
        "declined": [("decline", chile)],
    }
    for verb, caller in steps.get(state, []):
        assert caller.verb(f"{path}/{verb}", BODIES[verb]).status_code == 200
    return path


@pytest.mark.parametrize("verb", BODIES)
@pytest.mark.parametrize("state", STATES)
def test_every_state_every_verb_every_role(
    client: TestClient, australia: Caller, chile: Caller, state: str, verb: str
) -> None:
    path = bring(state, australia, chile)
    for name in EVERYBODY:
        answer = Caller(client, name).verb(f"{path}/{verb}", BODIES[verb])
        if name is None:
            assert answer.status_code == 401
        elif name not in WHO[verb]:
            assert answer.status_code == 403, name
        elif state not in APPLIES[verb]:
            assert answer.status_code == 409, name
        else:
            assert answer.status_code == 200, (name, answer.text)
            path = bring(state, australia, chile)
