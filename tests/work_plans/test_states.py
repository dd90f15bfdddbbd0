"""Every state of a work plan x every verb x every role."""

from typing import Final

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.work_plans import advance_work_plan, make_work_plan
from tests.factories.world import make_world

STATES: Final = ("draft", "submitted", "endorsed", "closed")
BODIES: Final = {"return": {"message": "Add FA5."}}
LEADS_TO: Final = {
    ("draft", "submit"): "submitted",
    ("submitted", "return"): "draft",
    ("submitted", "endorse"): "endorsed",
    ("endorsed", "close"): "closed",
}
VERBS: Final = ("submit", "return", "endorse", "close")
MAY: Final = ("secretariat", "chair:CTWG")
MAY_NOT: Final = {
    "chair:TELWG": 403,
    "focal_point:AUS": 403,
    "validator:AUS": 403,
    "liaison:CTWG": 403,
    "liaison:SCCP": 403,
    "observer": 403,
    None: 401,
}


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that work plans live in."""
    make_world(secretariat)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", STATES)
def test_each_verb_leads_from_its_states_and_from_no_other(
    client: TestClient, secretariat: Caller, state: str, verb: str
) -> None:
    for year, role in enumerate(MAY, start=2018):
        path = f"/work-plans/{make_work_plan(secretariat, year=year)['ref']}"
        advance_work_plan(secretariat, path, state)
        before = secretariat.get(path).json()
        for nobody, refusal in MAY_NOT.items():
            refused = Caller(client, nobody).verb(f"{path}/{verb}", BODIES.get(verb))
            assert refused.status_code == refusal, (nobody, refused.text)
        answer = Caller(client, role).verb(f"{path}/{verb}", BODIES.get(verb))
        after = LEADS_TO.get((state, verb))
        if after is None:
            assert answer.status_code == 409, answer.text
            assert answer.json()["type"] == "/problems/illegal-transition"
            assert secretariat.get(path).json() == before
        else:
            assert answer.status_code == 200, answer.text
            assert answer.json()["status"] == after
            assert answer.json()["version"] == before["version"] + 1
