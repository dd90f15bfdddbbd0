"""The first account: no default anywhere, one link from the host, and never a second beginning."""

from concurrent.futures import ThreadPoolExecutor
from itertools import product

import psycopg
import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from api.auth.admin import first_account_link, password_link, welcome_address
from api.auth.credentials import TokenRefused, Visitor
from api.auth.gate import Gate
from api.auth.invitations import AlreadyBegun
from api.core.database import Database
from api.core.errors import NotFound
from tests.callers import API, Caller
from tests.factories.users import PASSWORD, Browser, ask_for_token, make_user

BOSS = {"email": "Boss@Apec.example", "name": "The Boss", "password": PASSWORD}


def answer_link(client: TestClient, token: str, **changes: str | None) -> Browser | int:
    """Answer an invitation: the browser that is signed in by it, or the status of the refusal."""
    body = {name: value for name, value in (BOSS | {"token": token} | changes).items() if value}
    answer = client.post(f"{API}/auth/welcome", json=body)
    if answer.status_code != 200:
        return answer.status_code
    browser = Browser(client)
    browser.take(answer)
    return browser


def test_nobody_exists_at_first_and_nobody_can_sign_in(
    gate: Gate, client: TestClient, owner: psycopg.Connection
) -> None:
    del client
    assert owner.execute("SELECT count(*) FROM users").fetchall() == [(0,)]
    names = ("admin", "root", "ctwg", "secretariat", "admin@localhost", "admin@example.com", "test")
    words = ("admin", "password", "changeme", "secret", "ctwg", "123456", "Password123!", "letmein")
    for place, (name, word) in enumerate(product(names, words)):
        with pytest.raises(TokenRefused):
            gate.credentials.sign_in(name, word, Visitor(f"10.0.0.{place}"))


def test_the_link_makes_the_first_secretariat_account_and_signs_it_in(
    client: TestClient, database: Database
) -> None:
    browser = answer_link(client, first_account_link(database).token)
    assert isinstance(browser, Browser)
    me = browser.get("/me").json()
    assert (me["name"], me["email"]) == ("The Boss", "boss@apec.example")
    assert [seat["role"] for seat in me["seats"]] == ["secretariat"]
    assert browser.refresh().status_code == 200
    assert ask_for_token(client, "boss@apec.example").status_code == 200
    assert browser.post("/users", {"email": "a@b.example", "name": "A"}).status_code == 201


def test_the_link_works_once(client: TestClient, database: Database) -> None:
    token = first_account_link(database).token
    assert isinstance(answer_link(client, token), Browser)
    assert answer_link(client, token, email="second@apec.example") == 404


def test_only_the_newest_link_works(client: TestClient, database: Database) -> None:
    older, newer = first_account_link(database).token, first_account_link(database).token
    assert answer_link(client, older) == 404
    assert isinstance(answer_link(client, newer), Browser)


def test_the_link_works_for_thirty_minutes(
    client: TestClient, database: Database, owner: psycopg.Connection
) -> None:
    token = first_account_link(database).token
    owner.execute("UPDATE invitations SET expires_at = expires_at - interval '30 minutes'")
    assert answer_link(client, token) == 404


def test_a_link_that_nobody_made_opens_nothing(client: TestClient, database: Database) -> None:
    first_account_link(database)
    for token in ("x", "\u00e9" * 50, "null", "0" * 43):
        assert answer_link(client, token) == 404


@pytest.mark.parametrize(
    "changes",
    [{"password": "short"}, {"password": "password123456789"}, {"email": None}, {"name": None}],
)
def test_an_answer_that_is_refused_leaves_the_link_in_force(
    client: TestClient, database: Database, changes: dict[str, str | None]
) -> None:
    token = first_account_link(database).token
    assert answer_link(client, token, **changes) == 422
    assert isinstance(answer_link(client, token), Browser)


def test_one_link_answered_by_many_at_once_makes_one_account(
    client: TestClient, database: Database, owner: psycopg.Connection
) -> None:
    token = first_account_link(database).token
    emails = [f"boss{n}@apec.example" for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda email: answer_link(client, token, email=email), emails))
    assert len([answer for answer in answers if isinstance(answer, Browser)]) == 1
    assert owner.execute("SELECT count(*) FROM users").fetchall() == [(1,)]


def test_there_is_no_second_beginning(
    client: TestClient, secretariat: Caller, database: Database
) -> None:
    waiting = first_account_link(database).token
    assert secretariat.get("/me").status_code == 200
    with pytest.raises(AlreadyBegun):
        first_account_link(database)
    assert answer_link(client, waiting) == 409


def test_a_disabled_secretariat_account_is_no_reason_to_begin_again(
    client: TestClient, database: Database, owner: psycopg.Connection
) -> None:
    answer_link(client, first_account_link(database).token)
    owner.execute("UPDATE users SET is_active = false")
    with pytest.raises(AlreadyBegun):
        first_account_link(database)


def test_a_page_of_another_site_cannot_answer_a_link(
    client: TestClient, database: Database
) -> None:
    body = BOSS | {"token": first_account_link(database).token}
    headers = {"Origin": "https://evil.example"}
    assert client.post(f"{API}/auth/welcome", json=body, headers=headers).status_code == 403


# The first account from the settings.


def begin(gate: Gate, email: str, password: str) -> None:
    """Start with an account in the settings."""
    described = gate.settings.model_copy(
        update={"admin_email": email, "admin_password": SecretStr(password)}
    )
    Gate(described, gate.database, gate.reader, gate.resources).open()


def test_the_settings_make_the_first_account_and_no_second(
    gate: Gate, client: TestClient, owner: psycopg.Connection
) -> None:
    begin(gate, "First@Apec.example", PASSWORD)
    begin(gate, "second@apec.example", PASSWORD)
    assert owner.execute("SELECT email FROM users").fetchall() == [("first@apec.example",)]
    browser = Browser.signed_in(client, "first@apec.example")
    assert browser.get("/me").json()["seats"][0]["role"] == "secretariat"


def test_the_settings_do_not_bring_an_old_password_back(gate: Gate, client: TestClient) -> None:
    begin(gate, "first@apec.example", PASSWORD)
    browser = Browser.signed_in(client, "first@apec.example")
    change = {"current_password": PASSWORD, "new_password": "seventeen green lanterns hum"}
    assert browser.post("/auth/password", change).status_code == 200
    begin(gate, "first@apec.example", PASSWORD)
    assert ask_for_token(client, "first@apec.example").status_code == 400


@pytest.mark.parametrize(
    ("email", "password"),
    [("first@apec.example", "too short"), ("no address", PASSWORD), ("", PASSWORD)],
)
def test_settings_that_make_no_account_are_told_in_the_log_without_the_password(
    gate: Gate,
    client: TestClient,
    owner: psycopg.Connection,
    caplog: pytest.LogCaptureFixture,
    email: str,
    password: str,
) -> None:
    del client
    begin(gate, email, password)
    assert owner.execute("SELECT count(*) FROM users").fetchall() == [(0,)]
    assert "CTWG_ADMIN_EMAIL" in caplog.text
    assert password not in caplog.text


def test_a_weak_password_in_the_settings_is_taken_with_a_warning(
    gate: Gate, client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    begin(gate, "first@apec.example", "secretariat-password-1")
    assert "weak" in caplog.text
    assert ask_for_token(client, "first@apec.example", "secretariat-password-1").status_code == 200


# Invitations of users.


def invite(caller: Caller, user_id: str) -> dict[str, str]:
    """Ask for a link for a user."""
    answer = caller.post("/auth/invitations", {"user": user_id})
    assert answer.status_code == 201, answer.text
    assert answer.headers["cache-control"] == "no-store"
    return dict(answer.json())


def test_an_invited_user_sets_a_password_that_nobody_else_knew(
    client: TestClient, secretariat: Caller
) -> None:
    user = secretariat.create("/users", {"email": "new@economy.example", "name": "New"})
    link = invite(secretariat, user["id"])
    assert link["url"] == f"http://testserver/welcome?token={link['token']}"
    browser = answer_link(client, link["token"], email=None, name=None)
    assert isinstance(browser, Browser)
    assert browser.get("/me").json()["id"] == user["id"]
    assert ask_for_token(client, "new@economy.example").status_code == 200
    assert answer_link(client, link["token"]) == 404


def test_an_invitation_replaces_a_forgotten_password_and_ends_every_session(
    client: TestClient, secretariat: Caller
) -> None:
    user = make_user(secretariat, "kim")
    before = Browser.signed_in(client, user["email"])
    link = invite(secretariat, user["id"])
    assert before.is_signed_in()
    answer_link(client, link["token"], password="seventeen green lanterns hum")
    assert not before.is_signed_in()
    assert ask_for_token(client, user["email"]).status_code == 400


def test_a_disabled_user_cannot_come_back_by_a_link(
    client: TestClient, secretariat: Caller
) -> None:
    user = make_user(secretariat, "kim")
    link = invite(secretariat, user["id"])
    secretariat.patch(f"/users/{user['id']}", {"is_active": False})
    assert answer_link(client, link["token"]) == 404


def test_a_focal_point_invites_its_own_and_sees_no_others(
    secretariat: Caller, australia: Caller, chile: Caller, chair: Caller
) -> None:
    for code in ("AUS", "CHL"):
        secretariat.create("/economies", {"code": code, "name": code.title()})
    user = make_user(secretariat, "kim", {"role": "validator", "economy": "AUS"})
    assert invite(australia, user["id"])["token"]
    for stranger in (chile, chair):
        refused = stranger.post("/auth/invitations", {"user": user["id"]})
        assert refused.status_code == 404


def test_the_host_makes_a_link_for_whoever_is_locked_out(
    client: TestClient, secretariat: Caller, database: Database
) -> None:
    make_user(secretariat, "kim")
    link = password_link(database, " KIM@economy.example")
    assert welcome_address("https://t.example/", link).startswith("https://t.example/welcome?token")
    assert isinstance(answer_link(client, link.token, password="another good password"), Browser)
    with pytest.raises(NotFound):
        password_link(database, "nobody@economy.example")
