"""The brakes on guessing: they hold under parallel guesses, on every path, and only there."""

import statistics
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.auth.credentials import TokenRefused, Visitor
from api.auth.gate import Gate
from api.core.errors import TooManyRequests
from api.core.passwords import Passwords, Verification
from tests.auth.conftest import JO
from tests.factories.users import PASSWORD, Browser, ask_for_token

WRONG = "a wrong password of somebody"


@pytest.fixture
def evaluated(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The passwords that are really compared from here on."""
    seen: list[str] = []
    verify = Passwords.verify

    def watched(self: Passwords, password: str, stored: str | None) -> Verification:
        seen.append(password)
        return verify(self, password, stored)

    monkeypatch.setattr(Passwords, "verify", watched)
    return iter([seen])


def guess(gate: Gate, address: str, password: str = WRONG, email: str = JO) -> bool:
    """Whether a guess from an address opens the account."""
    try:
        gate.credentials.sign_in(email, password, Visitor(address))
    except TokenRefused:
        return False
    return True


def let_pause_pass(owner: psycopg.Connection) -> None:
    """End the pause that an account has to make."""
    owner.execute("UPDATE auth_throttles SET refused_until = clock_timestamp()")


def test_of_five_hundred_parallel_guesses_five_are_compared(
    gate: Gate, jo: dict[str, Any], evaluated: Iterator[list[str]]
) -> None:
    assert jo["email"] == JO
    seen = next(evaluated)
    with ThreadPoolExecutor(50) as pool:
        opened = list(pool.map(lambda n: guess(gate, f"10.0.{n // 250}.{n % 250}"), range(500)))
    assert not any(opened)
    assert len(seen) == 5


def test_the_right_password_waits_too_and_the_live_session_goes_on(
    gate: Gate, laptop: Browser, owner: psycopg.Connection
) -> None:
    for n in range(5):
        assert not guess(gate, f"10.0.0.{n}")
    locked = ask_for_token(laptop.client, JO)
    wrong = ask_for_token(laptop.client, JO, WRONG)
    assert locked.json() | {"request_id": ""} == wrong.json() | {"request_id": ""}
    assert laptop.is_signed_in()
    laptop.take(laptop.refresh())
    let_pause_pass(owner)
    assert ask_for_token(laptop.client, JO).status_code == 200


def test_pauses_double_from_thirty_seconds_to_fifteen_minutes(
    gate: Gate, jo: dict[str, Any], owner: psycopg.Connection
) -> None:
    del jo
    pauses = []
    for n in range(12):
        let_pause_pass(owner)
        guess(gate, f"10.0.0.{n}")
        rows = owner.execute(
            "SELECT extract(epoch FROM refused_until - touched_at) FROM auth_throttles"
            " ORDER BY attempts DESC LIMIT 1"
        ).fetchall()
        pauses.append(round(rows[0][0]) if rows[0][0] is not None else 0)
    assert pauses == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]


def test_coming_in_forgets_the_failures_before_it(gate: Gate, jo: dict[str, Any]) -> None:
    del jo
    for n in range(12):
        assert not guess(gate, f"10.0.0.{n}")
        assert guess(gate, f"10.0.1.{n}", PASSWORD)


def test_failures_are_forgotten_after_half_a_day(
    gate: Gate, jo: dict[str, Any], owner: psycopg.Connection
) -> None:
    del jo
    for n in range(4):
        guess(gate, f"10.0.0.{n}")
    owner.execute("UPDATE auth_throttles SET touched_at = touched_at - interval '13 hours'")
    for n in range(4):
        guess(gate, f"10.0.1.{n}")
    assert guess(gate, "10.0.2.1", PASSWORD)


def test_changing_the_password_counts_against_the_same_account(
    gate: Gate, laptop: Browser, evaluated: Iterator[list[str]]
) -> None:
    seen = next(evaluated)
    body = {"current_password": WRONG, "new_password": "seventeen green lanterns hum"}
    answers = [laptop.post("/auth/password", body) for _ in range(8)]
    assert {answer.status_code for answer in answers} == {422}
    assert len(seen) == 5
    assert not guess(gate, "10.0.0.1", PASSWORD)
    assert laptop.is_signed_in()


def test_an_account_that_does_not_exist_is_locked_like_one_that_does(
    gate: Gate, client: TestClient, evaluated: Iterator[list[str]]
) -> None:
    del client
    seen = next(evaluated)
    for n in range(20):
        guess(gate, f"10.0.0.{n}", email="nobody@economy.example")
    assert len(seen) == 5


def test_an_address_has_thirty_failures_a_minute(client: TestClient) -> None:
    answers = [ask_for_token(client, f"nobody{n}@economy.example") for n in range(31)]
    assert [answer.status_code for answer in answers] == [400] * 30 + [429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert answers[-1].json()["type"] == "/problems/too-many-requests"


def test_addresses_of_one_ipv6_site_count_as_one(gate: Gate, client: TestClient) -> None:
    del client
    for n in range(30):
        guess(gate, f"2001:db8:1:2::{n:x}", email=f"nobody{n}@economy.example")
    with pytest.raises(TooManyRequests):
        guess(gate, "2001:db8:1:2:ffff::1")
    assert not guess(gate, "2001:db8:1:3::1")


def test_honest_sign_ins_are_not_counted_against_their_address(
    gate: Gate, jo: dict[str, Any]
) -> None:
    del jo
    assert all(guess(gate, "10.0.0.1", PASSWORD) for _ in range(35))


def test_a_known_and_an_unknown_account_take_the_same_time(gate: Gate, jo: dict[str, Any]) -> None:
    del jo

    def seconds(email: str, address: str) -> float:
        guess(gate, f"10.1.{address}", PASSWORD)
        started = time.perf_counter()
        guess(gate, f"10.0.{address}", email=email)
        return time.perf_counter() - started

    pairs = [
        (seconds(JO, f"0.{n}"), seconds(f"{uuid4()}@economy.example", f"1.{n}")) for n in range(25)
    ]
    known, unknown = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert 0.6 < unknown / known < 1.6


def test_counters_name_nobody(gate: Gate, jo: dict[str, Any], owner: psycopg.Connection) -> None:
    del jo
    guess(gate, "10.20.30.40")
    rows = owner.execute("SELECT to_jsonb(t)::text FROM auth_throttles t").fetchall()
    assert len(rows) == 2
    assert not [row for row in rows if "jo@" in row[0] or "10.20" in row[0]]


def test_old_counters_are_swept_away_when_somebody_comes_in(
    gate: Gate, jo: dict[str, Any], owner: psycopg.Connection
) -> None:
    del jo
    guess(gate, "10.0.0.1", email="nobody@economy.example")
    owner.execute("UPDATE auth_throttles SET touched_at = touched_at - interval '13 hours'")
    assert guess(gate, "10.0.0.2", PASSWORD)
    assert owner.execute("SELECT count(*) FROM auth_throttles").fetchall() == [(1,)]
