"""Feed tokens: for programs that cannot sign in; they read feeds, and nothing else."""

import logging
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.core.logs import formatter
from tests.callers import API, Caller
from tests.factories.activities import make_activity
from tests.feeds.ical import read

TOKENS = "/me/feed-tokens"
FEEDS = ("/feeds/activities.ics", "/feeds/activities.atom", "/work-plans/CTWG-2018.ics")


@pytest.fixture
def token(secretariat: Caller, australia: Caller) -> dict[str, Any]:
    """A token of Australia's, and something that only Australia sees."""
    secretariat.create("/work-plans", {"forum": "CTWG", "year": 2018})
    make_activity(secretariat, title="Ours", visibility="restricted", work_plan="CTWG-2018")
    return australia.create(TOKENS, {"name": "Telephone"})


def seen(client: TestClient, token: str) -> set[str]:
    """The titles in a calendar that is read by a token alone."""
    answer = client.get(f"{API}{FEEDS[0]}?token={token}")
    assert answer.status_code == 200, answer.text
    return {event.text("SUMMARY") for event in read(answer.content).parts}


def test_a_token_sees_what_its_holder_sees(client: TestClient, token: dict[str, Any]) -> None:
    assert seen(client, token["token"]) == {"Ours"}
    for path in FEEDS:
        answer = client.get(f"{API}{path}?token={token['token']}")
        assert b"Ours" in answer.content
        assert token["token"].encode() not in answer.content
    assert client.get(token["calendar"]).status_code == 200
    assert client.get(token["news"]).status_code == 200


def test_a_token_is_shown_once_and_stored_as_its_digest(
    australia: Caller, token: dict[str, Any], owner: psycopg.Connection
) -> None:
    [listed] = australia.get(TOKENS).json()["items"]
    assert listed == {k: token[k] for k in ("id", "name", "created_at", "expires_at")}
    rows = owner.execute("SELECT feed_tokens::text FROM feed_tokens").fetchall()
    events = owner.execute("SELECT audit_events::text FROM audit_events").fetchall()
    assert len(rows) == 1
    assert not any(token["token"] in text for (text,) in (*rows, *events))


def test_a_token_opens_no_other_address(client: TestClient, token: dict[str, Any]) -> None:
    text = token["token"]
    for path in ("/activities", "/changes", "/me", "/me/feed-tokens", "/work-plans/CTWG-2018"):
        answer = client.get(f"{API}{path}?token={text}")
        assert answer.status_code in {401, 422}
        bearer = {"Authorization": f"Bearer {text}"}
        assert client.get(f"{API}{path}", headers=bearer).status_code == 401


def test_a_revoked_token_is_worth_nothing_from_the_next_request_on(
    client: TestClient, australia: Caller, chile: Caller, token: dict[str, Any]
) -> None:
    path = f"{TOKENS}/{token['id']}"
    assert chile.request("DELETE", path).status_code == 404
    assert seen(client, token["token"]) == {"Ours"}
    assert australia.request("DELETE", path).status_code == 204
    for feed in FEEDS:
        answer = client.get(f"{API}{feed}?token={token['token']}")
        assert answer.status_code == 401
        assert token["token"] not in answer.text
    assert australia.get(TOKENS).json()["items"] == []
    assert australia.request("DELETE", path).status_code == 204


def test_a_token_falls_with_its_holder_and_loses_sight_with_their_seat(
    client: TestClient, secretariat: Caller, australia: Caller, token: dict[str, Any]
) -> None:
    user = f"/users/{australia.id}"
    moved = {"seats": [{"role": "focal_point", "economy": "CHL"}]}
    assert secretariat.patch(user, moved).status_code == 200
    assert seen(client, token["token"]) == set()
    assert secretariat.patch(user, {"is_active": False}).status_code == 200
    assert client.get(f"{API}{FEEDS[0]}?token={token['token']}").status_code == 401


def test_a_token_ends_after_a_year(
    client: TestClient, token: dict[str, Any], owner: psycopg.Connection
) -> None:
    owner.execute("UPDATE feed_tokens SET expires_at = clock_timestamp()")
    assert client.get(f"{API}{FEEDS[0]}?token={token['token']}").status_code == 401


def test_one_has_twenty_at_the_most(australia: Caller) -> None:
    for n in range(20):
        australia.create(TOKENS, {"name": f"T{n}"})
    answer = australia.post(TOKENS, {"name": "One more"})
    assert answer.status_code == 409
    assert answer.json()["type"] == "/problems/too-many-feed-tokens"


@pytest.mark.parametrize("text", ["x", "", "%20", "é", "x" * 101])
def test_what_is_no_token_is_refused(client: TestClient, text: str) -> None:
    answer = client.get(f"{API}{FEEDS[0]}", params={"token": text})
    assert answer.status_code in {401, 422}


def test_no_log_holds_a_token(
    client: TestClient,
    token: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not even when the answer fails on our side."""
    # The client of these tests logs what it asks, as a calendar program might.
    for name in ("httpx", "httpx2"):
        caplog.set_level(logging.CRITICAL, name)
    caplog.set_level(logging.DEBUG)
    assert seen(client, token["token"])
    monkeypatch.setattr("api.feeds.routes.listed", None)
    answer = client.get(f"{API}{FEEDS[0]}?token={token['token']}")
    assert answer.status_code == 500
    assert token["token"] not in answer.text
    logged = [formatter().format(record) for record in caplog.records]
    assert "unexpected error" in "".join(logged)
    assert not any(token["token"] in line for line in logged)
