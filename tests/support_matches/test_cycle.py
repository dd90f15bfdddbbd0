"""The plan's own loop, closed: asked, blocked, supported, done, verified."""

from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.implementations import PAPER, ask_australia
from tests.factories.support import make_offer
from tests.factories.world import make_world


def test_a_gap_is_named_met_and_closed(
    secretariat: Caller, chair: Caller, australia: Caller, chile: Caller, client: TestClient
) -> None:
    make_world(secretariat)
    path = ask_australia(chair, priority="high", areas=["travel"], topics=["api-pnr"])

    def step(caller: Caller, address: str, body: object = None) -> dict[str, object]:
        answer = caller.verb(address, body)
        assert answer.status_code == 200, (address, answer.text)
        return dict(answer.json())

    step(australia, f"{path}/accept", {"acceptance": "accepted"})
    wanted = {"barrier": "staffing", "support_wanted": "Trainers for passenger information."}
    step(australia, f"{path}/block", wanted)
    [need] = australia.get("/support-needs").json()["items"]
    step(chair, f"/support-needs/{need['ref']}/assess", {"priority": "high"})
    offer = make_offer(chile)
    [best] = australia.get(f"/support-needs/{need['ref']}/candidates").json()["items"]
    assert (best["offer"], best["score"]) == (offer["ref"], 90)
    proposal = {"need": need["ref"], "offer": best["offer"]}
    match = f"/support-matches/{australia.create('/support-matches', proposal)['ref']}"
    step(chile, f"{match}/agree", {"agreed_on": "2019-02-01"})
    step(chile, f"{match}/deliver", {"delivered_on": "2019-06-30"})
    step(australia, f"{match}/outcome", {"outcome": "gap_closed", "note": "Twelve are trained."})
    assert australia.get(f"/support-needs/{need['ref']}").json()["status"] == "addressed"
    step(australia, f"{path}/unblock", {"note": "Twelve are trained."})
    step(australia, f"{path}/implement", {"evidence": [PAPER]})
    step(australia, f"{path}/submit")
    verified = step(Caller(client, "validator:AUS"), f"{path}/verify")
    assert (verified["implementation"], verified["verification"]) == ("implemented", "verified")
    events = chair.get(f"{path}/events?sort=seq").json()["items"]
    assert [event["new"] for event in events] == [
        *("accepted", "blocked", "in_progress", "implemented"),
        *("submitted", "verified"),
    ]
    told = secretariat.get(f"/audit-events?record_key={need['ref']}&limit=10").json()["items"]
    assert [event["action"] for event in told] == [
        *("follow-match", "follow-match", "share", "assess"),
        "create",
    ]
