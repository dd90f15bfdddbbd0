"""Idempotency-Key beyond one POST: verbs, other callers, other addresses, old keys."""

from functools import partial

import pytest
from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.orm import Session

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.idempotency import forget_old_keys
from api.core.ledger import Ledger
from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.world import make_world

KEY = {"Idempotency-Key": "a-key-that-comes-again"}
TOPIC = {"code": "soft-targets", "name": "Soft targets"}


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that all this happens in."""
    make_world(secretariat)


def test_a_verb_that_is_sent_again_answers_again_and_acts_once(secretariat: Caller) -> None:
    activity = make_activity(secretariat)
    address = f"/activities/{activity['ref']}/endorse"
    headers = {**KEY, "If-Match": secretariat.get(f"/activities/{activity['ref']}").headers["etag"]}
    first = secretariat.request("POST", address, headers=headers)
    assert first.status_code == 200, first.text
    again = secretariat.request("POST", address, headers=headers)
    assert (again.status_code, again.json()) == (200, first.json())
    assert again.headers["etag"] == first.headers["etag"]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    without = {"If-Match": headers["If-Match"]}
    assert secretariat.request("POST", address, headers=without).status_code == 412


def test_one_key_of_two_callers_is_two_keys(secretariat: Caller, chair: Caller) -> None:
    first = secretariat.post("/topics", TOPIC, headers=KEY)
    other = chair.post("/topics", {**TOPIC, "code": "cyber"}, headers=KEY)
    assert (first.status_code, other.status_code) == (201, 201)
    assert first.json()["code"] != other.json()["code"]


def test_one_key_at_two_addresses_is_refused(secretariat: Caller) -> None:
    assert secretariat.post("/topics", TOPIC, headers=KEY).status_code == 201
    other = secretariat.post("/cross-cutting-areas", TOPIC, headers=KEY)
    assert other.status_code == 422
    assert other.json()["type"] == "/problems/idempotency-key-reused"
    assert secretariat.get("/cross-cutting-areas/soft-targets").status_code == 404


def test_the_same_body_in_another_spelling_is_the_same_request(secretariat: Caller) -> None:
    headers = {**KEY, "Content-Type": "application/json"}
    bodies = ('{"code":"cyber","name":"Cyber"}', ' { "name": "Cyber",\n"code": "cyb\\u0065r" } ')
    first, again = (
        secretariat.request("POST", "/topics", content=body, headers=headers) for body in bodies
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()


def test_a_key_is_not_asked_for_what_its_holder_may_no_longer_do(
    secretariat: Caller, observer: Caller
) -> None:
    assert secretariat.post("/topics", TOPIC, headers=KEY).status_code == 201
    assert observer.post("/topics", TOPIC, headers=KEY).status_code == 403


@pytest.fixture
def observer(secretariat: Caller) -> Caller:
    """Somebody who may write nothing."""
    return Caller(secretariat._client, "observer")  # noqa: SLF001 - the same application


def test_keys_are_forgotten_after_a_week_and_not_before(
    secretariat: Caller, database: Database
) -> None:
    assert secretariat.post("/topics", TOPIC, headers=KEY).status_code == 201
    for days, status in ((6, 201), (2, 409)):
        database.transact(SYSTEM, partial(age_keys, days))
        assert secretariat.post("/topics", TOPIC, headers=KEY).status_code == status


def age_keys(days: int, session: Session, _: Ledger) -> None:
    """Let so many days pass for all keys, and drop the old ones as the service does."""
    aged = text("UPDATE idempotency_keys SET created_at = created_at - make_interval(days => :d)")
    session.execute(aged, {"d": days})
    forget_old_keys(session)


def test_the_specification_tells_of_repeats_wherever_a_key_is_taken(app: FastAPI) -> None:
    keyed = [
        operation
        for item in app.openapi()["paths"].values()
        for operation in item.values()
        if any(
            each["name"].lower() == "idempotency-key" for each in operation.get("parameters", ())
        )
    ]
    assert len(keyed) > 60
    for operation in keyed:
        done = [found for status, found in operation["responses"].items() if status < "300"]
        assert done
        assert all("Idempotency-Replayed" in found["headers"] for found in done)
