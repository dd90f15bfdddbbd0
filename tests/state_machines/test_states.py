"""Every state x every verb x every role: it moves as the table says, or not at all."""

from collections.abc import Iterator

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.router import RESOURCES
from tests.callers import Caller
from tests.database import erase
from tests.factories.world import make_world
from tests.state_machines.machines import (
    ELSEWHERE,
    MACHINES,
    ROLES,
    SECRETARIAT,
    Json,
    Machine,
    People,
)

CASES = [
    (name, state, verb)
    for name, machine in MACHINES.items()
    for state in machine.reached_by
    for verb in machine.may
]


@pytest.fixture(scope="module")
def people(running: TestClient, owner: psycopg.Connection) -> Iterator[People]:
    """Everybody, in a world of their own."""
    erase(owner)
    made = {name: Caller(running, name) for name in ROLES}
    make_world(made[SECRETARIAT])
    yield made
    erase(owner)


def body(machine: Machine, verb: str, people: People) -> Json | None:
    """What a verb is sent."""
    needed = machine.bodies.get(verb)
    return needed(people) if needed else None


def brought(machine: Machine, state: str, people: People) -> str:
    """A record in a state, reached by its verbs; its address."""
    path = machine.make(people)
    for who, verb in machine.reached_by[state]:
        done = people[who].verb(f"{path}/{verb}", body(machine, verb, people))
        assert done.status_code == 200, (who, verb, done.text)
    return path


def test_every_resource_with_states_has_its_table() -> None:
    moving = {resource.name for resource in RESOURCES if resource.service.transitions}
    assert moving == MACHINES.keys() | ELSEWHERE


@pytest.mark.parametrize("name", MACHINES)
def test_the_table_names_every_state_and_verb(name: str) -> None:
    """But those of needs that only a match can bring about."""
    transitions = next(r for r in RESOURCES if r.name == name).service.transitions
    states = {state for transition in transitions.values() for state in transition.sources}
    followed = {"matched", "addressed"} if name == "support_needs" else set()
    assert states <= MACHINES[name].reached_by.keys() | followed
    assert transitions.keys() <= MACHINES[name].may.keys()


@pytest.mark.parametrize(("name", "state", "verb"), CASES)
def test_each_role_moves_what_the_table_lets_it(
    people: People, name: str, state: str, verb: str
) -> None:
    machine = MACHINES[name]
    path = brought(machine, state, people)
    witness = people[SECRETARIAT]
    before = witness.get(path).json()
    sent = body(machine, verb, people)
    for who in ROLES:
        if who in machine.may[verb]:
            continue
        refused = people[who].verb(f"{path}/{verb}", sent)
        status = 401 if who is None else 403
        assert refused.status_code == status, (who, refused.text)
    assert witness.get(path).json() == before
    after = machine.leads_to.get((state, verb))
    for who in sorted(machine.may[verb]):
        answer = people[who].verb(f"{path}/{verb}", sent)
        if after is None:
            assert answer.status_code in {409, 422}, (who, answer.text)
            assert witness.get(path).json() == before
            continue
        assert answer.status_code == 200, (who, answer.text)
        assert answer.json()["status"] == after
        if verb in machine.makes:
            assert answer.json()["id"] != before["id"]
            assert witness.get(path).json() == before
        else:
            assert answer.json()["version"] == before["version"] + 1
        path = brought(machine, state, people)
        before = witness.get(path).json()
        sent = body(machine, verb, people)
