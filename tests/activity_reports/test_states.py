"""Every state of a report x every verb x every role."""

from typing import Final

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.activity_reports import advance_report, hold_activity
from tests.factories.world import make_world

STATES: Final = ("draft", "submitted", "returned", "accepted")
BODIES: Final = {"return": {"message": "Name the agencies."}}
LEADS_TO: Final = {
    ("draft", "submit"): "submitted",
    ("returned", "submit"): "submitted",
    ("submitted", "return"): "returned",
    ("submitted", "accept"): "accepted",
}
MAY: Final = {
    "submit": ("secretariat", "chair:CTWG", "focal_point:AUS"),
    "return": ("secretariat", "chair:CTWG"),
    "accept": ("secretariat", "chair:CTWG"),
}
EVERYBODY: Final = (
    *("secretariat", "chair:CTWG", "chair:TELWG", "focal_point:AUS", "focal_point:CHL"),
    *("validator:AUS", "liaison:CTWG", "observer", None),
)


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that reports live in."""
    make_world(secretariat)


@pytest.mark.parametrize("verb", MAY)
@pytest.mark.parametrize("state", STATES)
def test_each_verb_leads_from_its_states_and_from_no_other(
    client: TestClient, secretariat: Caller, state: str, verb: str
) -> None:
    path = f"/activity-reports/{hold_activity(secretariat)['ref']}.report"
    advance_report(secretariat, path, state)
    before = secretariat.get(path).json()
    for nobody in set(EVERYBODY) - set(MAY[verb]):
        refused = Caller(client, nobody).verb(f"{path}/{verb}", BODIES.get(verb))
        assert refused.status_code == (401 if nobody is None else 403), (nobody, refused.text)
    for role in MAY[verb]:
        report = before
        if role != MAY[verb][0]:
            path = f"/activity-reports/{hold_activity(secretariat)['ref']}.report"
            advance_report(secretariat, path, state)
            report = secretariat.get(path).json()
        answer = Caller(client, role).verb(f"{path}/{verb}", BODIES.get(verb))
        after = LEADS_TO.get((state, verb))
        if after is None:
            assert answer.status_code == 409, answer.text
            assert answer.json()["type"] == "/problems/illegal-transition"
            assert secretariat.get(path).json() == report
        else:
            assert answer.status_code == 200, answer.text
            assert answer.json()["status"] == after
            assert answer.json()["version"] == report["version"] + 1
