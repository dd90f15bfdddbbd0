"""Who one is here: name, seats to act from, and what they let one do."""

from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.users import Browser, make_user


def test_a_user_sees_their_name_seats_and_session(laptop: Browser) -> None:
    me = laptop.get("/me").json()
    assert (me["kind"], me["name"], me["email"]) == ("user", "Jo", "jo@economy.example")
    assert me["seats"] == [{"role": "focal_point", "economy": "AUS", "forum": None, "scope": "AUS"}]
    (session,) = laptop.get("/auth/sessions").json()["items"]
    assert me["session_id"] == session["id"]
    assert me["scopes"] is None


def test_permissions_are_those_of_the_seats(laptop: Browser, secretariat: Caller) -> None:
    mine = set(laptop.get("/me").json()["permissions"])
    all_of_them = set(secretariat.get("/me").json()["permissions"])
    assert {"activities:create", "users:create", "users:update"} <= mine
    assert not {"economies:create", "activities:endorse", "strategic_plans:endorse"} & mine
    assert {"economies:create", "activities:endorse"} <= all_of_them
    assert {right.split(":")[0] for right in mine - all_of_them} == {
        "implementations",
        "action_plans",
    }, "what an economy answers, and what it files, is its own word"


def test_whoever_holds_no_seat_may_do_nothing(client: TestClient, secretariat: Caller) -> None:
    make_user(secretariat, "kim")
    me = Browser.signed_in(client, "kim@economy.example").get("/me").json()
    assert (me["seats"], me["permissions"]) == ([], [])


def test_whoever_holds_two_seats_chooses_between_them(client: TestClient) -> None:
    both = Caller(client, "chair:CTWG+focal_point:AUS").get("/me").json()
    assert [seat["scope"] for seat in both["seats"]] == ["CTWG", "AUS"]
    assert {"activities:endorse", "users:create"} <= set(both["permissions"])


def test_an_unchanged_answer_is_a_304_and_a_new_seat_changes_it(
    laptop: Browser, secretariat: Caller
) -> None:
    first = laptop.get("/me")
    headers = {
        "Authorization": f"Bearer {laptop.token}",
        "If-None-Match": first.headers["etag"],
    }
    assert laptop.client.get("/api/v1/me", headers=headers).status_code == 304
    secretariat.patch(f"/users/{first.json()['id']}", {"seats": []})
    assert laptop.client.get("/api/v1/me", headers=headers).status_code == 200
