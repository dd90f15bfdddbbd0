"""Sessions: one's own are seen and ended, and what is taken away is gone at the next request."""

from typing import Any

import psycopg
import pytest

from tests.auth.conftest import JO
from tests.callers import Caller
from tests.factories.users import PASSWORD, Browser, ask_for_token, focal_point, make_user

NEXT = "seventeen green lanterns hum"
ENDED = (
    "SELECT ended_because FROM sessions JOIN users ON users.id = user_id"
    " WHERE email = 'jo@economy.example'"
)


def test_one_sees_where_one_is_signed_in(laptop: Browser) -> None:
    other = Browser.signed_in(laptop.client, JO)
    items = other.get("/auth/sessions").json()["items"]
    assert [item["is_current"] for item in items] == [True, False]
    assert {item["client"] for item in items} == {"testclient"}
    assert {item["ended_at"] for item in items} == {None}


def test_one_ends_a_session_elsewhere_and_only_that(laptop: Browser) -> None:
    other = Browser.signed_in(laptop.client, JO)
    elsewhere = other.get("/auth/sessions").json()["items"][1]["id"]
    assert other.delete(f"/auth/sessions/{elsewhere}").status_code == 204
    assert not laptop.is_signed_in()
    assert laptop.refresh().status_code == 401
    assert other.is_signed_in()


def test_nobody_sees_or_ends_the_session_of_another(laptop: Browser, secretariat: Caller) -> None:
    (session,) = laptop.get("/auth/sessions").json()["items"]
    make_user(secretariat, "eve", focal_point("AUS"))
    eve = Browser.signed_in(laptop.client, "eve@economy.example")
    assert session["id"] not in eve.get("/auth/sessions").text
    assert eve.delete(f"/auth/sessions/{session['id']}").status_code == 404
    assert secretariat.request("DELETE", f"/auth/sessions/{session['id']}").status_code == 404
    assert laptop.is_signed_in()


def test_whoever_keeps_an_account_signs_it_out_everywhere_and_it_may_come_back(
    laptop: Browser, jo: dict[str, Any], secretariat: Caller
) -> None:
    other = Browser.signed_in(laptop.client, JO)
    answer = secretariat.verb(f"/users/{jo['id']}/sign-out")
    assert (answer.status_code, answer.json()["is_active"]) == (200, True)
    assert not laptop.is_signed_in()
    assert laptop.refresh().status_code == 401
    assert not other.is_signed_in()
    assert Browser.signed_in(laptop.client, JO).is_signed_in()
    [latest] = secretariat.get(f"/audit-events?resource=users&record_key={jo['id']}").json()[
        "items"
    ][:1]
    assert (latest["action"], latest["changes"]) == ("sign-out", {})


def test_signing_out_ends_cookie_and_token_at_once(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    answer = laptop.post("/auth/logout")
    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert not laptop.is_signed_in()
    assert laptop.refresh().status_code == 401
    ((reason,),) = owner.execute(ENDED).fetchall()
    assert reason == "signed-out"


def test_a_program_signs_out_with_its_token_alone(laptop: Browser) -> None:
    laptop.cookie = ""
    assert laptop.post("/auth/logout").status_code == 204
    assert not laptop.is_signed_in()


def test_signing_out_twice_or_without_a_session_is_no_error(laptop: Browser) -> None:
    stranger = Browser(laptop.client, cookie="__Host-ctwg_rt=x")
    assert stranger.post("/auth/logout").status_code == 204
    laptop.token = ""
    assert laptop.post("/auth/logout").status_code == 204
    assert laptop.post("/auth/logout").status_code == 204


@pytest.mark.parametrize("path", ["/auth/sessions", "/me"])
def test_an_anonymous_visitor_has_no_sessions(anonymous: Caller, path: str) -> None:
    assert anonymous.get(path).status_code == 401


def test_a_disabled_user_is_out_at_the_next_request_every_time(
    laptop: Browser, jo: dict[str, Any], secretariat: Caller
) -> None:
    path = f"/users/{jo['id']}"
    for _ in range(15):
        assert laptop.is_signed_in()
        assert secretariat.patch(path, {"is_active": False}).status_code == 200
        assert not laptop.is_signed_in()
        assert laptop.refresh().status_code == 401
        assert secretariat.patch(path, {"is_active": True}).status_code == 200
        assert not laptop.is_signed_in()
        laptop.take(ask_for_token(laptop.client, JO))


def test_a_lost_seat_is_lost_at_the_next_request_every_time(
    laptop: Browser, jo: dict[str, Any], secretariat: Caller
) -> None:
    path = f"/users/{jo['id']}"
    newcomer = {"email": "new@economy.example", "name": "New", "seats": [focal_point("AUS")]}
    for round_ in range(15):
        payload = newcomer | {"email": f"new{round_}@economy.example"}
        assert laptop.post("/users", payload).status_code == 201
        assert secretariat.patch(path, {"seats": []}).status_code == 200
        assert laptop.get("/me").json()["seats"] == []
        assert laptop.post("/users", payload | {"email": "x@y.example"}).status_code == 403
        assert secretariat.patch(path, {"seats": [focal_point("AUS")]}).status_code == 200


def change(laptop: Browser, current: str, new: str) -> Any:  # noqa: ANN401 - the client's response
    """Ask to change the password."""
    body = {"current_password": current, "new_password": new}
    return laptop.post("/auth/password", body)


def test_a_changed_password_ends_every_other_session_and_opens_one_here(
    laptop: Browser,
) -> None:
    here = Browser.signed_in(laptop.client, JO)
    here.take(change(here, PASSWORD, NEXT))
    assert here.is_signed_in()
    assert here.refresh().status_code == 200
    assert not laptop.is_signed_in()
    assert laptop.refresh().status_code == 401
    assert ask_for_token(laptop.client, JO, PASSWORD).status_code == 400
    assert ask_for_token(laptop.client, JO, NEXT).status_code == 200


@pytest.mark.parametrize(
    ("current", "new", "code", "pointer"),
    [
        ("not my password at all", NEXT, "password.wrong", "/current_password"),
        (PASSWORD, "short", "password.too-short", "/new_password"),
        (PASSWORD, PASSWORD, "password.unchanged", "/new_password"),
        (PASSWORD, "Password-2026-Password", "password.common", "/new_password"),
        (PASSWORD, "x" * 129, "password.too-long", "/new_password"),
    ],
)
def test_a_password_is_changed_by_whoever_knows_it_to_one_that_may_be_set(
    laptop: Browser, current: str, new: str, code: str, pointer: str
) -> None:
    answer = change(laptop, current, new)
    assert answer.status_code == 422
    faults = {(fault["code"], fault["pointer"]) for fault in answer.json()["errors"]}
    assert (code, pointer) in faults
    assert laptop.is_signed_in()
    assert ask_for_token(laptop.client, JO).status_code == 200


def test_a_changed_password_is_on_the_ledger_under_its_owners_name(
    laptop: Browser, jo: dict[str, Any], owner: psycopg.Connection
) -> None:
    laptop.take(change(laptop, PASSWORD, NEXT))
    events = owner.execute(
        "SELECT actor_id::text, record_id::text, changes FROM audit_events"
        " WHERE action = 'set-password'"
    ).fetchall()
    assert events == [(jo["id"], jo["id"], {})]


def test_an_account_that_was_disabled_in_the_database_itself_is_out_too(
    laptop: Browser, owner: psycopg.Connection
) -> None:
    owner.execute("UPDATE users SET is_active = false WHERE email = %s", [JO])
    owner.execute("UPDATE revisions SET value = value + 1")
    assert not laptop.is_signed_in()
    assert laptop.refresh().status_code == 401
