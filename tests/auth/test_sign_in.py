"""Signing in with a password: what one gets, and what a stranger learns."""

from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient
from psycopg.sql import SQL, Identifier

from api.auth.gate import Gate
from tests.auth.conftest import JO
from tests.callers import API, Caller
from tests.core.token_attacks import ATTACKS, Attack
from tests.core.token_forge import Forge
from tests.factories.users import PASSWORD, Browser, ask_for_token, make_user

pytestmark = pytest.mark.usefixtures("jo")


def fault_code(answer: Any) -> str:  # noqa: ANN401 - a response of either client
    """The code of an answer's only fault."""
    assert answer.headers["content-type"] == "application/problem+json"
    (fault,) = answer.json()["errors"]
    return str(fault["code"])


def test_the_right_password_gives_a_bearer_token_of_ten_minutes(client: TestClient) -> None:
    answer = ask_for_token(client, JO)
    assert answer.status_code == 200
    assert answer.json()["token_type"] == "Bearer"
    assert answer.json()["expires_in"] == 600
    assert set(answer.json()) == {"access_token", "token_type", "expires_in"}
    assert answer.headers["cache-control"] == "no-store"


def test_the_refresh_token_is_a_cookie_that_no_script_and_no_other_site_can_reach(
    client: TestClient,
) -> None:
    cookie, *attributes = ask_for_token(client, JO).headers["set-cookie"].split("; ")
    assert cookie.startswith("__Host-ctwg_rt=")
    assert len(cookie.partition("=")[2]) >= 43
    assert {attribute.lower() for attribute in attributes} == {
        "httponly",
        "secure",
        "samesite=strict",
        "path=/",
        "max-age=43200",
    }


def test_the_address_may_be_typed_in_capitals_with_spaces_around(client: TestClient) -> None:
    assert ask_for_token(client, f"  {JO.upper()} ").status_code == 200


def test_wrong_unknown_disabled_and_passwordless_look_the_same(
    client: TestClient, secretariat: Caller
) -> None:
    gone = make_user(secretariat, "gone")
    assert secretariat.patch(f"/users/{gone['id']}", {"is_active": False}).status_code == 200
    secretariat.create("/users", {"email": "new@economy.example", "name": "New"})
    answers = [
        ask_for_token(client, email, password)
        for email, password in [
            (JO, "another password entirely"),
            ("nobody@economy.example", PASSWORD),
            (gone["email"], PASSWORD),
            ("new@economy.example", PASSWORD),
        ]
    ]
    assert {fault_code(answer) for answer in answers} == {"invalid_grant"}
    documents = [answer.json() | {"request_id": ""} for answer in answers]
    assert all(document == documents[0] for document in documents)
    assert {answer.status_code for answer in answers} == {400}
    assert all("set-cookie" not in answer.headers for answer in answers)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({}, "invalid_request"),
        ({"grant_type": "password"}, "invalid_request"),
        ({"grant_type": "password", "username": JO}, "invalid_request"),
        ({"grant_type": "password", "username": JO, "password": ""}, "invalid_request"),
        ({"grant_type": "client_credentials"}, "invalid_request"),
        ({"grant_type": "client_credentials", "client_id": "x"}, "invalid_request"),
        ({"grant_type": "refresh_token", "refresh_token": "x"}, "unsupported_grant_type"),
        ({"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"}, "unsupported_grant_type"),
    ],
)
def test_a_form_that_asks_for_nothing_we_give_is_refused_in_oauths_words(
    client: TestClient, form: dict[str, str], code: str
) -> None:
    answer = client.post(f"{API}/auth/token", data=form)
    assert (answer.status_code, fault_code(answer)) == (400, code)


def test_parameters_that_oauth_does_not_know_are_ignored(client: TestClient) -> None:
    form = {"grant_type": "password", "username": JO, "password": PASSWORD, "scope": "x", "y": "z"}
    assert client.post(f"{API}/auth/token", data=form).status_code == 200


@pytest.mark.parametrize(
    "email",
    ["a\0b", "\x7f", "x" * 10_000, "' OR 1=1 --", "%", "\u202ejo", "jo", "@", "é" * 200],
)
def test_a_hostile_address_is_only_a_wrong_one(client: TestClient, email: str) -> None:
    assert fault_code(ask_for_token(client, email)) == "invalid_grant"


@pytest.mark.parametrize("password", ["\0", "x" * 10_000, "\u202e" * 20, "é" * 300])
def test_a_hostile_password_is_only_a_wrong_one(client: TestClient, password: str) -> None:
    assert fault_code(ask_for_token(client, JO, password)) == "invalid_grant"


def test_credentials_are_taken_from_a_form_only(client: TestClient) -> None:
    body = {"grant_type": "password", "username": JO, "password": PASSWORD}
    assert client.post(f"{API}/auth/token", json=body).status_code == 415
    assert client.post(f"{API}/auth/token", params=body).status_code == 422


def test_a_page_of_another_site_cannot_sign_anybody_in(client: TestClient) -> None:
    form = {"grant_type": "password", "username": JO, "password": PASSWORD}
    for origin in ("https://evil.example", "null", "http://testserver.evil.example"):
        answer = client.post(f"{API}/auth/token", data=form, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_a_wrong_bearer_token_does_not_keep_anybody_from_signing_in(client: TestClient) -> None:
    form = {"grant_type": "password", "username": JO, "password": PASSWORD}
    headers = {"Authorization": "Bearer expired"}
    assert client.post(f"{API}/auth/token", data=form, headers=headers).status_code == 200


def test_a_sign_in_is_on_the_ledger_without_the_password(
    client: TestClient, owner: psycopg.Connection
) -> None:
    ask_for_token(client, JO)
    ask_for_token(client, JO, "a wrong password of somebody")
    events = owner.execute("SELECT * FROM audit_events WHERE resource = 'sessions'").fetchall()
    assert len(events) == 1
    rows = owner.execute("SELECT to_jsonb(audit_events)::text FROM audit_events").fetchall()
    assert all(PASSWORD not in row[0] and "argon2" not in row[0] for row in rows)


def test_neither_password_nor_tokens_are_stored_as_they_are(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    laptop.take(laptop.refresh())
    secrets = [PASSWORD, laptop.token, laptop.cookie.partition("=")[2]]
    for table in ("users", "sessions", "refresh_tokens", "audit_events", "auth_throttles"):
        query = SQL("SELECT to_jsonb(t)::text FROM {} t").format(Identifier(table))
        rows = owner.execute(query).fetchall()
        assert not [row for row in rows if any(secret in row[0] for secret in secrets)]


def forged(gate: Gate, attack: Attack) -> str:
    """A forged token, made with the application's own key."""
    return attack(Forge(gate.keys, gate.tokens))


def test_every_forged_token_is_a_401_over_http(gate: Gate, client: TestClient) -> None:
    sent = 0
    for name, attack in ATTACKS.items():
        token = forged(gate, attack)
        if not token.isascii() or not token.isprintable() or len(token) > 60_000 or not token:
            continue
        answer = client.get(f"{API}/me", headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == 401, name
        assert answer.headers["www-authenticate"].startswith("Bearer"), name
        sent += 1
    assert sent >= 60


@pytest.mark.parametrize("header", ["Basic eDp5", "Bearer", "Bearer ", "bearer x y", "Token x", ""])
def test_an_authorization_that_is_no_bearer_token_of_ours_is_a_401(
    client: TestClient, header: str
) -> None:
    answer = client.get(f"{API}/economies", headers={"Authorization": header})
    assert answer.status_code == 401
