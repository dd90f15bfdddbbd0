"""Whoever answers recommendations, and a record of such answers."""

from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.implementations import STEPS, VALIDATORS_VERBS, adopt
from tests.factories.world import PLAN, make_world

Json = dict[str, Any]
NOTED: Final = (("accept", {"acceptance": "noted"}),)
NOT_APPLICABLE: Final = (("accept", {"acceptance": "not_applicable", "reason": "No port."}),)


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that implementations live in."""
    make_world(secretariat)


class Parties:
    """Whoever answers: the focal points, validators and liaisons of a test."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def bring(self, recommendation: str, party: str, state: str) -> None:
        """Have a party answer so."""
        steps = {**STEPS, "noted": NOTED, "not_applicable": NOT_APPLICABLE}[state]
        for verb, body in steps:
            caller = self._seat(party, verb)
            answer = caller.verb(f"/implementations/{recommendation}.{party}/{verb}", body)
            assert answer.status_code == 200, answer.text

    def _seat(self, party: str, verb: str) -> Caller:
        if party == "SCCP":
            return Caller(
                self._client, "secretariat" if verb in VALIDATORS_VERBS else "liaison:SCCP"
            )
        role = "validator" if verb in VALIDATORS_VERBS else "focal_point"
        return Caller(self._client, f"{role}:{party}")


@pytest.fixture
def parties(client: TestClient) -> Parties:
    """Whoever answers."""
    return Parties(client)


@pytest.fixture
def answered(chair: Caller, parties: Parties) -> list[str]:
    """Four recommendations to the three economies, one of them to SCCP too, and what came of it.

    |         | AUS         | CHL          | HKG        | SCCP        |
    |---------|-------------|--------------|------------|-------------|
    | first   | verified    | declined     | no word    | implemented |
    | second  | blocked     | returned     | noted      |             |
    | third   | not applic. | overtaken    | no word    |             |
    | closed  | implemented | accepted     | no word    |             |
    """
    to_all = {"all_economies": True}
    first = adopt(chair, plan=PLAN, addressed_to={**to_all, "sub_fora": ["SCCP"]}, areas=["travel"])
    second = adopt(chair, plan=PLAN, areas=["travel", "finance"], due_on="2019-12-31")
    third = adopt(chair)
    closed = adopt(chair, plan=PLAN)
    for recommendation, states in {
        first: {"AUS": "verified", "CHL": "declined", "SCCP": "implemented"},
        second: {"AUS": "blocked", "CHL": "returned", "HKG": "noted"},
        third: {"AUS": "not_applicable", "CHL": "overtaken"},
        closed: {"AUS": "implemented", "CHL": "accepted"},
    }.items():
        for party, state in states.items():
            parties.bring(recommendation, party, state)
    done = chair.verb(f"/recommendations/{closed}/close", {"reason": "Done elsewhere."})
    assert done.status_code == 200, done.text
    return [first, second, third, closed]
