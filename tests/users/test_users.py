"""Users: who keeps whom, which seats may be given, and what is never shown."""

from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.users import PASSWORD, ask_for_token, focal_point, make_user

VALIDATOR = {"role": "validator", "economy": "AUS"}


@pytest.fixture(autouse=True)
def places(secretariat: Caller) -> None:
    """Where seats are."""
    for code in ("AUS", "CHL"):
        secretariat.create("/economies", {"code": code, "name": code.title()})
    for code in ("CTWG", "SCCP"):
        secretariat.create("/sub-fora", {"code": code, "name": code, "kind": "working-group"})


def person(*seats: dict[str, str], name: str = "kim") -> dict[str, Any]:
    """What is sent to make a user."""
    return {"email": f"{name}@economy.example", "name": name.title(), "seats": list(seats)}


def codes(answer: Any) -> set[tuple[str, str]]:  # noqa: ANN401 - the client's response
    """What is wrong, and where."""
    return {(fault["code"], fault.get("pointer", "")) for fault in answer.json()["errors"]}


def test_a_user_is_read_as_made_with_the_address_in_lower_case(secretariat: Caller) -> None:
    seats = [{"role": "chair", "forum": "CTWG"}, focal_point("AUS")]
    made = secretariat.create("/users", person(*seats) | {"email": "Kim@Economy.Example"})
    assert made["email"] == "kim@economy.example"
    assert made["seats"] == [
        {"role": "chair", "economy": None, "forum": "CTWG"},
        {"role": "focal_point", "economy": "AUS", "forum": None},
    ]
    assert secretariat.get(f"/users/{made['id']}").json() == made


def test_neither_password_nor_hash_is_ever_read_back(
    secretariat: Caller, owner: psycopg.Connection
) -> None:
    made = make_user(secretariat)
    assert set(made) == {
        *("id", "created_at", "updated_at", "version"),
        *("email", "name", "is_active", "seats"),
    }
    texts = [secretariat.get("/users").text, secretariat.get(f"/users/{made['id']}").text]
    texts += [row[0] for row in owner.execute("SELECT to_jsonb(e)::text FROM audit_events e")]
    texts += [row[0] for row in owner.execute("SELECT to_jsonb(k)::text FROM idempotency_keys k")]
    assert not [text for text in texts if PASSWORD in text or "argon2" in text]


@pytest.mark.parametrize(
    ("seat", "code", "pointer"),
    [
        ({"role": "focal_point"}, "seat.scope-missing", "/seats/0/economy"),
        ({"role": "validator", "forum": "CTWG"}, "seat.scope-missing", "/seats/0/economy"),
        ({"role": "chair"}, "seat.scope-missing", "/seats/0/forum"),
        ({"role": "liaison", "economy": "AUS"}, "seat.scope-unfit", "/seats/0/economy"),
        ({"role": "secretariat", "economy": "AUS"}, "seat.scope-unfit", "/seats/0/economy"),
        ({"role": "observer", "forum": "CTWG"}, "seat.scope-unfit", "/seats/0/forum"),
        ({"role": "focal_point", "economy": "XXX"}, "unknown-reference", "/seats/0/economy"),
        ({"role": "admin"}, "enum", "/seats/0/role"),
        ({"role": "chair", "forum": "CTWG", "level": 9}, "unknown-field", "/seats/0/level"),
    ],
)
def test_a_seat_without_its_scope_is_refused_where_it_stands(
    secretariat: Caller, seat: dict[str, str], code: str, pointer: str
) -> None:
    refused = secretariat.post("/users", person(seat))
    assert refused.status_code == 422
    assert (code, pointer) in codes(refused)


def test_a_seat_is_given_once(secretariat: Caller) -> None:
    refused = secretariat.post("/users", person(focal_point("AUS"), focal_point("AUS")))
    assert codes(refused) == {("seat.duplicate", "/seats/1")}


def test_an_address_belongs_to_one_user_however_it_is_typed(secretariat: Caller) -> None:
    secretariat.create("/users", person())
    refused = secretariat.post("/users", person() | {"email": "KIM@economy.example"})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/duplicate-key")


@pytest.mark.parametrize("email", ["kim", "kim@", "@x.example", "a b@x.example", "k@x\0.example"])
def test_an_address_must_be_one(secretariat: Caller, email: str) -> None:
    assert secretariat.post("/users", person() | {"email": email}).status_code in {400, 422}


@pytest.mark.parametrize("password", ["blue kettle", "password123456789", "kim kim kim kim"])
def test_a_first_password_obeys_the_rules(secretariat: Caller, password: str) -> None:
    refused = secretariat.post("/users", person(name="kimberly") | {"password": password})
    assert refused.status_code == 422
    assert password not in refused.text


def test_a_focal_point_makes_and_changes_users_of_its_own_economy(
    australia: Caller, client: TestClient
) -> None:
    made = australia.create("/users", person(VALIDATOR) | {"password": PASSWORD})
    path = f"/users/{made['id']}"
    changed = australia.patch(path, {"name": "Kim Lee", "seats": [VALIDATOR, focal_point("AUS")]})
    assert (changed.status_code, changed.json()["name"]) == (200, "Kim Lee")
    assert ask_for_token(client, made["email"]).status_code == 200
    assert australia.patch(path, {"is_active": False}).status_code == 200
    assert ask_for_token(client, made["email"]).status_code == 400


@pytest.mark.parametrize(
    "seats",
    [
        [],
        [{"role": "secretariat"}],
        [{"role": "observer"}],
        [{"role": "chair", "forum": "CTWG"}],
        [{"role": "liaison", "forum": "SCCP"}],
        [focal_point("CHL")],
        [VALIDATOR, focal_point("CHL")],
        [focal_point("AUS"), {"role": "secretariat"}],
    ],
)
def test_a_focal_point_gives_no_seat_above_or_beside_its_own(
    australia: Caller, seats: list[dict[str, str]]
) -> None:
    assert australia.post("/users", person(*seats)).status_code == 403
    made = australia.create("/users", person(VALIDATOR))
    assert australia.patch(f"/users/{made['id']}", {"seats": seats}).status_code == 403
    assert australia.get(f"/users/{made['id']}").json() == made


def test_a_focal_point_cannot_take_over_a_user_who_also_sits_elsewhere(
    secretariat: Caller, australia: Caller
) -> None:
    both = make_user(secretariat, "both", focal_point("AUS"), {"role": "secretariat"})
    path = f"/users/{both['id']}"
    assert australia.get(path).status_code == 200
    assert australia.patch(path, {"seats": [focal_point("AUS")]}).status_code == 403
    assert australia.patch(path, {"email": "mine@economy.example"}).status_code == 403
    assert australia.post("/auth/invitations", {"user": both["id"]}).status_code == 403


def test_others_see_themselves_and_nobody_else(
    secretariat: Caller, australia: Caller, chile: Caller, chair: Caller, client: TestClient
) -> None:
    kim = make_user(secretariat, "kim", VALIDATOR)
    for stranger in (chile, chair, Caller(client, "observer"), Caller(client, "validator:AUS")):
        assert stranger.get(f"/users/{kim['id']}").status_code == 404
        listed = stranger.get("/users?count=true").json()
        assert [user["id"] for user in listed["items"]] in ([str(stranger.id)], [str(chile.id)])
        assert stranger.post("/users", person(name="x")).status_code == 403
    assert kim["id"] in australia.get("/users").text


def test_an_anonymous_visitor_sees_nobody_and_makes_nobody(
    secretariat: Caller, anonymous: Caller
) -> None:
    kim = make_user(secretariat, "kim")
    assert anonymous.get("/users?count=true").json()["total"] == 0
    assert anonymous.get(f"/users/{kim['id']}").status_code == 404
    assert anonymous.post("/users", person(name="x")).status_code == 401
    assert anonymous.patch(f"/users/{kim['id']}", {"name": "X"}).status_code == 401


def test_users_are_found_by_role_economy_and_words(secretariat: Caller) -> None:
    make_user(secretariat, "kim", VALIDATOR)
    make_user(secretariat, "lee", focal_point("CHL"))
    for query, names in {
        "economy=AUS": ["Kim"],
        "role=focal_point": ["Lee"],
        "role=focal_point,validator&sort=-name": ["Lee", "Kim"],
        "economy=AUS&role=focal_point": [],
        "q=lee": ["Lee"],
        "email=kim@economy.example": ["Kim"],
    }.items():
        items = secretariat.get(f"/users?{query}").json()["items"]
        assert [user["name"] for user in items] == names, query


def test_a_change_is_on_the_ledger_with_old_and_new_seats(
    secretariat: Caller, owner: psycopg.Connection
) -> None:
    kim = make_user(secretariat, "kim", VALIDATOR)
    secretariat.patch(f"/users/{kim['id']}", {"seats": [focal_point("AUS")]})
    ((changes,),) = owner.execute(
        "SELECT changes FROM audit_events WHERE resource = 'users' AND action = 'update'"
    ).fetchall()
    old, new = changes["seats"]
    assert (old[0]["role"], new[0]["role"]) == ("validator", "focal_point")


@pytest.mark.parametrize("change", [{"is_active": False}, {"seats": []}])
def test_the_last_secretariat_account_stays(
    secretariat: Caller, owner: psycopg.Connection, change: dict[str, Any]
) -> None:
    path = f"/users/{secretariat.id}"
    refused = secretariat.patch(path, change)
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/last-secretariat")
    boss = make_user(secretariat, "boss", {"role": "secretariat"})
    assert secretariat.patch(path, change).status_code == 200
    owner.execute("UPDATE users SET is_active = true")
    assert boss["seats"][0]["role"] == "secretariat"


def test_the_same_post_twice_with_one_key_is_one_user(secretariat: Caller) -> None:
    body = person() | {"password": PASSWORD}
    headers = {"Idempotency-Key": "make-kim-once"}
    first, again = (secretariat.post("/users", body, headers=headers) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()


def test_the_database_hides_people_from_anonymous_visitors_by_itself(
    secretariat: Caller, client: TestClient, owner: psycopg.Connection
) -> None:
    kim = make_user(secretariat, "kim", VALIDATOR)
    assert ask_for_token(client, kim["email"]).status_code == 200
    with owner.transaction():
        owner.execute("SET LOCAL ROLE ctwg_app")
        for table in ("users", "user_seats", "sessions", "refresh_tokens"):
            query = psycopg.sql.SQL("SELECT count(*) FROM {}")
            counted = owner.execute(query.format(psycopg.sql.Identifier(table)))
            assert counted.fetchall() == [(0,)]
