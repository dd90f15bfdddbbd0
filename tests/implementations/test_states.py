"""The three axes: every state x every verb x every role."""

from collections.abc import Iterator
from typing import Any, Final

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.database import erase
from tests.factories.implementations import PAPER, STEPS, ask_australia, bring
from tests.factories.world import make_world

BODIES: Final[dict[str, dict[str, Any] | None]] = {
    "accept": {"acceptance": "partially_accepted"},
    "plan": {"owner": "Home Affairs", "due_on": "2030-01-31"},
    "start": {},
    "block": {"barrier": "legal"},
    "unblock": {},
    "implement": {"evidence": [PAPER]},
    "overtake": {"reason": "A treaty covers it."},
    "submit": None,
    "verify": None,
    "return": {"reason": "Not enough."},
    "reopen": {"reason": "It fell back."},
}
PARTY: Final = {"focal_point:AUS"}
OTHERS: Final = {"validator:AUS", "secretariat"}
WHO: Final = {
    **dict.fromkeys(BODIES, PARTY),
    "verify": OTHERS,
    "return": OTHERS,
    "reopen": PARTY | OTHERS,
}
REFUSED: Final = {
    "focal_point:AUS": 403,
    "validator:AUS": 403,
    "secretariat": 403,
    "chair:CTWG": 403,
    "focal_point:CHL": 404,
    "chair:TELWG": 404,
    "liaison:SCCP": 404,
    "observer": 404,
    None: 401,
}
FIRST: Final = "implementation.acceptance-first"
NO: Final = "/problems/illegal-transition"
A, P = "accepted", "partially_accepted"
TABLE: Final[dict[str, dict[str, tuple[str, str, str] | str]]] = {
    "pending": {
        "accept": (P, "not_started", "unverified"),
        **dict.fromkeys(("plan", "start", "block", "implement"), FIRST),
        "overtake": ("pending", "overtaken_by_events", "unverified"),
    },
    "accepted": {
        "accept": (P, "not_started", "unverified"),
        "plan": (A, "planned", "unverified"),
        "start": (A, "in_progress", "unverified"),
        "block": (A, "blocked", "unverified"),
        "implement": (A, "implemented", "unverified"),
        "overtake": (A, "overtaken_by_events", "unverified"),
    },
    "declined": {
        "accept": (P, "not_started", "unverified"),
        **dict.fromkeys(("plan", "start", "block", "implement"), FIRST),
        "overtake": ("not_accepted", "overtaken_by_events", "unverified"),
    },
    "planned": {
        "accept": (P, "planned", "unverified"),
        "start": (A, "in_progress", "unverified"),
        "block": (A, "blocked", "unverified"),
        "implement": (A, "implemented", "unverified"),
        "overtake": (A, "overtaken_by_events", "unverified"),
    },
    "in_progress": {
        "accept": (P, "in_progress", "unverified"),
        "block": (A, "blocked", "unverified"),
        "implement": (A, "implemented", "unverified"),
        "overtake": (A, "overtaken_by_events", "unverified"),
    },
    "blocked": {
        "accept": (P, "blocked", "unverified"),
        "unblock": (A, "in_progress", "unverified"),
        "implement": (A, "implemented", "unverified"),
        "overtake": (A, "overtaken_by_events", "unverified"),
    },
    "implemented": {
        "accept": (P, "implemented", "unverified"),
        "submit": (A, "implemented", "submitted"),
        "reopen": (A, "in_progress", "unverified"),
    },
    "overtaken": {"reopen": ("pending", "not_started", "unverified")},
    "submitted": {
        "accept": (P, "implemented", "submitted"),
        "verify": (A, "implemented", "verified"),
        "return": (A, "implemented", "returned"),
        "reopen": (A, "in_progress", "unverified"),
    },
    "verified": {"reopen": (A, "in_progress", "unverified")},
    "returned": {
        "accept": (P, "implemented", "returned"),
        "submit": (A, "implemented", "submitted"),
        "reopen": (A, "in_progress", "unverified"),
    },
}
"""What a verb makes of a state; the code that refuses it; what is not here does not apply."""


@pytest.fixture(scope="module")
def callers(running: TestClient, owner: psycopg.Connection) -> Iterator[dict[str | None, Caller]]:
    """Everybody, in a world of their own."""
    erase(owner)
    made = {name: Caller(running, name) for name in REFUSED}
    make_world(made["secretariat"])
    yield made
    erase(owner)


@pytest.mark.parametrize("verb", BODIES)
@pytest.mark.parametrize("state", STEPS)
def test_each_role_gets_what_the_table_says(
    callers: dict[str | None, Caller], state: str, verb: str
) -> None:
    """Whoever may not is refused and moves nothing; whoever may moves it as the table says."""
    chair, party, validator = (
        callers[name] for name in ("chair:CTWG", "focal_point:AUS", "validator:AUS")
    )
    path = ask_australia(chair)
    before = bring(path, state, party, validator)
    for name in set(REFUSED) - WHO[verb]:
        refused = callers[name].verb(f"{path}/{verb}", BODIES[verb])
        assert refused.status_code == REFUSED[name], (name, refused.text)
    assert party.get(path).json() == before
    wanted = TABLE[state].get(verb, NO)
    for name in sorted(WHO[verb]):
        answer = callers[name].verb(f"{path}/{verb}", BODIES[verb])
        if isinstance(wanted, str):
            said = answer.json()
            assert wanted in {said["type"], *(fault["code"] for fault in said.get("errors", []))}
            assert party.get(path).json() == before
        else:
            record = answer.json()
            moved = tuple(record[axis] for axis in ("acceptance", "implementation", "verification"))
            assert moved == wanted, (name, answer.text)
            path = ask_australia(chair)
            bring(path, state, party, validator)
