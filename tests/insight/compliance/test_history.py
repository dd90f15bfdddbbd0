"""Whatever parties do, compliance says what a slow, obvious reading of the status events says."""

from collections import Counter
from collections.abc import Iterable
from itertools import count
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.callers import Caller
from tests.factories.implementations import PAPER, STEPS, VALIDATORS_VERBS, adopt
from tests.factories.world import make_world

Json = dict[str, Any]
Step = tuple[str, Json]
Score = tuple[int, int, dict[str, int]]
PARTIES: Final = ("AUS", "CHL", "SCCP")
REASON: Final = {"reason": "As it must be."}
ANSWERS: Final = ("accepted", "partially_accepted", "noted", "not_accepted", "not_applicable")
MOVES: Final[tuple[Step, ...]] = (
    *(("accept", {"acceptance": said, **REASON}) for said in ANSWERS),
    *((verb, {}) for verb in ("plan", "start", "unblock")),
    ("block", {"barrier": "legal", **REASON}),
    ("implement", {"evidence": [PAPER]}),
    *((verb, {}) for verb in ("submit", "verify")),
    *((verb, REASON) for verb in ("return", "overtake", "reopen")),
)
"""Every verb of an implementation; which of them may follow which is for the service to say."""
answers = st.tuples(st.sampled_from(sorted(STEPS)), st.lists(st.sampled_from(MOVES), max_size=5))
"""How far a party comes, and what it does from there."""
endings = st.sampled_from(["adopted", "adopted", "closed", "superseded"])
histories = st.lists(
    st.tuples(st.fixed_dictionaries(dict.fromkeys(PARTIES, answers)), endings, answers),
    min_size=1,
    max_size=3,
)
"""Of each recommendation: what each party does, how it ends, and what Australia does after that."""
numbers: Final = count(1)


class World:
    """Callers, and an area of its own for each history."""

    def __init__(self, client: TestClient, secretariat: Caller, chair: Caller) -> None:
        self.secretariat = secretariat
        self.chair = chair
        self._client = client
        self._callers: dict[str, Caller] = {}

    def play(self, history: list[Any]) -> str:
        """Play a history; the area that it is about."""
        area = f"area-{next(numbers)}"
        self.secretariat.create("/cross-cutting-areas", {"code": area, "name": area.title()})
        addressed = {"economies": ["AUS", "CHL"], "sub_fora": ["SCCP"]}
        heir = adopt(self.chair, addressed_to=addressed)
        for parties, ending, afterwards in history:
            ref = adopt(self.chair, addressed_to=addressed, areas=[area])
            for party, (state, moves) in parties.items():
                self._move(ref, party, [*STEPS[state], *moves])
            if ending != "adopted":
                verb, body = ("close", {}) if ending == "closed" else ("supersede", {"by": heir})
                ended = self.chair.verb(f"/recommendations/{ref}/{verb}", body)
                assert ended.status_code == 200, ended.text
            self._move(ref, "AUS", [*STEPS[afterwards[0]], *afterwards[1]])
        return area

    def _move(self, ref: str, party: str, steps: Iterable[Step]) -> None:
        """Try each step; what the rules refuse does not happen."""
        for verb, body in steps:
            caller = self._caller(party, verb)
            answer = caller.verb(f"/implementations/{ref}.{party}/{verb}", body)
            assert answer.status_code in {200, 409, 422}, answer.text
            event(f"{verb}: {answer.status_code}")

    def _caller(self, party: str, verb: str) -> Caller:
        is_for_others = verb in VALIDATORS_VERBS
        if party == "SCCP":
            seat = "secretariat" if is_for_others else "liaison:SCCP"
        else:
            seat = f"{'validator' if is_for_others else 'focal_point'}:{party}"
        return self._callers.setdefault(seat, Caller(self._client, seat))


@pytest.fixture
def world(client: TestClient, secretariat: Caller, chair: Caller) -> World:
    """Where histories are played."""
    make_world(secretariat)
    return World(client, secretariat, chair)


def replayed(caller: Caller, ref: str) -> dict[str, str]:
    """The three axes of an implementation, step by step from its first day."""
    state = {
        "acceptance": "pending",
        "implementation": "not_started",
        "verification": "unverified",
    }
    for step in caller.get(f"/implementations/{ref}/events?sort=seq&limit=500").json()["items"]:
        assert state[step["axis"]] == step["old"]
        state[step["axis"]] = step["new"]
    return state


def judged(state: dict[str, str], *, is_ended: bool) -> str:
    """What docs/compliance.md says of an answer in this state."""
    if state["implementation"] == "implemented" and state["verification"] != "returned":
        return "implemented"
    if is_ended:
        return "released"
    if state["implementation"] == "overtaken_by_events":
        return "overtaken_by_events"
    said = state["acceptance"]
    silent = {"pending": "not_reported", "noted": "noted", "not_applicable": "not_applicable"}
    if said in silent:
        return silent[said]
    return "declined" if said == "not_accepted" else "outstanding"


def scored(judgements: Iterable[str]) -> Score:
    """Numerator, denominator, and what is left out."""
    counts = Counter(judgements)
    denominator = sum(counts.pop(name, 0) for name in ("outstanding", "declined"))
    numerator = counts.pop("implemented", 0)
    return numerator, numerator + denominator, dict(counts)


def told(tally: Json) -> Score:
    """The same, as the service has it."""
    score = tally["score"]
    left_out = {one["reason"]: one["count"] for one in score["left_out"]}
    assert tally["asked"]["count"] == score["denominator"] + sum(left_out.values())
    if score["denominator"]:
        assert score["share"] == round(score["numerator"] / score["denominator"], 4)
    else:
        assert score["share"] is None
    return score["numerator"], score["denominator"], left_out


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history=histories)
def test_compliance_is_what_the_status_events_say(world: World, history: list[Any]) -> None:
    area = world.play(history)
    caller = world.chair
    recommendations = caller.get(f"/recommendations?areas={area}&limit=500").json()["items"]
    ended = {one["ref"]: one["status"] in {"closed", "superseded"} for one in recommendations}
    assert len(ended) == len(history)
    states = {
        (ref, party): replayed(caller, f"{ref}.{party}") for ref in ended for party in PARTIES
    }
    judgements = {key: judged(state, is_ended=ended[key[0]]) for key, state in states.items()}

    found = caller.get(f"/compliance?area={area}").json()
    cells = {
        (cell["recommendation"], cell["economy"] or cell["sub_forum"]): cell
        for cell in found["grid"]
    }
    axes = ("acceptance", "implementation", "verification")
    assert {key: {axis: cell[axis] for axis in axes} for key, cell in cells.items()} == states
    assert {key: cell["standing"] for key, cell in cells.items()} == judgements

    assert told(found) == scored(judgements.values())
    for axis in axes:
        said = {one["value"]: one["count"] for one in found[axis]}
        assert said == Counter(state[axis] for state in states.values())
    rows = {row["code"]: row for row in (*found["economies"], *found["sub_fora"])}
    assert {code: told(row) for code, row in rows.items()} == {
        party: scored(judgement for (_, whose), judgement in judgements.items() if whose == party)
        for party in PARTIES
    }
    columns = {row["ref"]: told(row) for row in found["recommendations"]}
    assert columns == {
        ref: scored(judgement for (of, _), judgement in judgements.items() if of == ref)
        for ref in ended
    }
