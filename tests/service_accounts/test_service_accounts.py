"""Service accounts: one seat, scopes, secrets shown once, and tokens that end with them."""

from base64 import b64encode
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.callers import API, Caller
from tests.core.token_forge import decode

ACCOUNT = {
    "code": "AUS-cases",
    "name": "Australia's case system",
    "role": "focal_point",
    "economy": "AUS",
    "scopes": ["activities:write", "users:write"],
}
PATH = "/service-accounts/AUS-cases"


@pytest.fixture(autouse=True)
def account(secretariat: Caller) -> dict[str, Any]:
    """A service account of Australia's."""
    for code in ("AUS", "CHL"):
        secretariat.create("/economies", {"code": code, "name": code.title()})
    return secretariat.create("/service-accounts", ACCOUNT)


def new_secret(caller: Caller, **body: int) -> dict[str, Any]:
    """Make a secret for the account."""
    return caller.create(f"{PATH}/secrets", body)


def ask(client: TestClient, secret: str, client_id: str = "AUS-cases") -> Response:
    """Ask for a token by the form."""
    form = {
        "grant_type": "client_credentials",
        "client_id": client_id,
        "client_secret": secret,
    }
    return client.post(f"{API}/auth/token", data=form)


def bearer(answer: Response) -> dict[str, str]:
    """The header of a token that was given."""
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def test_a_secret_is_shown_once_and_stored_as_its_digest(
    secretariat: Caller, owner: psycopg.Connection
) -> None:
    shown = new_secret(secretariat)
    assert shown["secret"].startswith("ctwg_sa_")
    assert len(decode(shown["secret"].removeprefix("ctwg_sa_"))) == 32
    assert shown["client_id"] == "AUS-cases"
    (listed,) = secretariat.get(f"{PATH}/secrets").json()["items"]
    assert listed["hint"] == shown["secret"][-4:]
    assert "secret" not in listed
    for table in ("service_account_secrets", "audit_events", "idempotency_keys"):
        query = psycopg.sql.SQL("SELECT to_jsonb(t)::text FROM {} t")
        rows = owner.execute(query.format(psycopg.sql.Identifier(table))).fetchall()
        assert not [row for row in rows if shown["secret"] in row[0]]


def test_a_secret_is_traded_for_a_token_that_acts_from_the_seat(
    client: TestClient, secretariat: Caller
) -> None:
    answer = ask(client, new_secret(secretariat)["secret"])
    assert "set-cookie" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    me = client.get(f"{API}/me", headers=bearer(answer)).json()
    assert (me["kind"], me["name"], me["email"]) == ("service_account", ACCOUNT["name"], None)
    assert [seat["economy"] for seat in me["seats"]] == ["AUS"]
    assert me["scopes"] == ACCOUNT["scopes"]
    resources = {permission.partition(":")[0] for permission in me["permissions"]}
    assert resources == {"activities", "users"}


def test_a_secret_may_come_by_http_basic(client: TestClient, secretariat: Caller) -> None:
    secret = new_secret(secretariat)["secret"]
    basic = {"Authorization": "Basic " + b64encode(f"AUS-cases:{secret}".encode()).decode()}
    form = {"grant_type": "client_credentials"}
    assert client.post(f"{API}/auth/token", data=form, headers=basic).status_code == 200
    twice = client.post(f"{API}/auth/token", data=form | {"client_secret": "x"}, headers=basic)
    assert twice.json()["errors"][0]["code"] == "invalid_request"


@pytest.mark.parametrize("basic", ["", "!!!", "eA==", "/////w==", b64encode(b"a:b").decode()])
def test_a_basic_header_that_proves_nothing_is_an_invalid_client(
    client: TestClient, basic: str
) -> None:
    headers = {"Authorization": f"Basic {basic}"}
    form = {"grant_type": "client_credentials"}
    answer = client.post(f"{API}/auth/token", data=form, headers=headers)
    assert answer.status_code == 401
    assert answer.json()["errors"][0]["code"] == "invalid_client"


def test_unknown_disabled_and_wrong_look_the_same(client: TestClient, secretariat: Caller) -> None:
    secret = new_secret(secretariat)["secret"]
    answers = [ask(client, "ctwg_sa_wrong"), ask(client, secret, "AUS-other")]
    answers += [ask(client, secret, "a\0b"), ask(client, secret, "x" * 5000)]
    secretariat.patch(PATH, {"is_active": False})
    answers.append(ask(client, secret))
    assert {answer.status_code for answer in answers} == {401}
    documents = [answer.json() | {"request_id": ""} for answer in answers]
    assert all(document == documents[0] for document in documents)
    assert documents[0]["errors"][0]["code"] == "invalid_client"
    assert answers[0].headers["www-authenticate"].startswith("Basic")


def test_a_secret_of_one_account_opens_no_other(client: TestClient, secretariat: Caller) -> None:
    secretariat.create("/service-accounts", ACCOUNT | {"code": "AUS-other"})
    assert ask(client, new_secret(secretariat)["secret"], "AUS-other").status_code == 401


def test_two_secrets_live_at_a_time_so_that_systems_change_over(
    client: TestClient, secretariat: Caller
) -> None:
    first, second = new_secret(secretariat), new_secret(secretariat)
    assert ask(client, first["secret"]).status_code == 200
    assert ask(client, second["secret"]).status_code == 200
    third = secretariat.post(f"{PATH}/secrets", {})
    assert (third.status_code, third.json()["type"]) == (409, "/problems/too-many-secrets")
    revoked = secretariat.request("DELETE", f"{PATH}/secrets/{first['id']}")
    assert revoked.status_code == 204
    assert ask(client, first["secret"]).status_code == 401
    assert ask(client, second["secret"]).status_code == 200
    assert new_secret(secretariat)["secret"] != second["secret"]


@pytest.mark.parametrize("path", [PATH, f"{PATH}/secrets"])
def test_what_is_taken_away_is_gone_at_the_next_request(
    client: TestClient, secretariat: Caller, path: str
) -> None:
    secret = new_secret(secretariat)
    headers = bearer(ask(client, secret["secret"]))
    assert client.get(f"{API}/me", headers=headers).status_code == 200
    if path == PATH:
        assert secretariat.patch(PATH, {"is_active": False}).status_code == 200
    else:
        secretariat.request("DELETE", f"{path}/{secret['id']}")
    assert client.get(f"{API}/me", headers=headers).status_code == 401


def test_a_secret_expires_with_its_tokens(
    client: TestClient, secretariat: Caller, owner: psycopg.Connection
) -> None:
    secret = new_secret(secretariat, days=30)
    headers = bearer(ask(client, secret["secret"]))
    owner.execute("UPDATE service_account_secrets SET expires_at = expires_at - interval '30 days'")
    assert ask(client, secret["secret"]).status_code == 401
    assert client.get(f"{API}/me", headers=headers).status_code == 401
    assert new_secret(secretariat)
    assert new_secret(secretariat)


@pytest.mark.parametrize("days", [0, 366, -1, 1.5, "x", None])
def test_a_secret_lives_a_year_at_most(secretariat: Caller, days: object) -> None:
    assert secretariat.post(f"{PATH}/secrets", {"days": days}).status_code == 422


def test_the_last_use_of_a_secret_is_seen(client: TestClient, secretariat: Caller) -> None:
    secret = new_secret(secretariat)
    assert secret["last_used_at"] is None
    ask(client, secret["secret"])
    (listed,) = secretariat.get(f"{PATH}/secrets").json()["items"]
    assert listed["last_used_at"] is not None


def test_scopes_narrow_what_the_seat_allows(client: TestClient, secretariat: Caller) -> None:
    headers = bearer(ask(client, new_secret(secretariat)["secret"]))
    newcomer = {
        "email": "kim@economy.example",
        "name": "Kim",
        "seats": [{"role": "validator", "economy": "AUS"}],
    }
    assert client.post(f"{API}/users", json=newcomer, headers=headers).status_code == 201
    secretariat.patch(PATH, {"scopes": ["activities:write"]})
    other = newcomer | {"email": "lee@economy.example"}
    refused = client.post(f"{API}/users", json=other, headers=headers)
    assert refused.status_code == 403
    assert "users:write" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"scopes": ["nothing:write"]}, "unknown-reference"),
        ({"scopes": ["activities:delete"]}, "string-pattern-mismatch"),
        ({"economy": None}, "seat.scope-missing"),
        ({"role": "secretariat"}, "seat.scope-unfit"),
        ({"forum": "CTWG"}, "unknown-reference"),
        ({"code": "other"}, "unknown-field"),
    ],
)
def test_an_account_keeps_a_sound_seat_and_known_scopes(
    secretariat: Caller, change: dict[str, object], code: str
) -> None:
    refused = secretariat.patch(PATH, change)
    assert refused.status_code == 422
    assert code in {fault["code"] for fault in refused.json()["errors"]}


def test_a_focal_point_keeps_its_own_economys_accounts_and_sees_no_others(
    australia: Caller, chile: Caller, chair: Caller, anonymous: Caller
) -> None:
    own = ACCOUNT | {"code": "AUS-second", "scopes": []}
    assert australia.post("/service-accounts", own).status_code == 201
    assert new_secret(australia)["secret"]
    for above in ({"role": "secretariat", "economy": None}, {"economy": "CHL"}):
        body = own | {"code": "AUS-third"} | above
        assert australia.post("/service-accounts", body).status_code == 403
        assert australia.patch(PATH, above).status_code == 403
    for stranger in (chile, chair):
        assert stranger.get(PATH).status_code == 404
        assert stranger.get(f"{PATH}/secrets").status_code == 404
        assert stranger.post(f"{PATH}/secrets", {}).status_code == 404
        assert stranger.get("/service-accounts?count=true").json()["total"] == 0
    assert anonymous.get(PATH).status_code == 404
    assert anonymous.get(f"{PATH}/secrets").status_code == 401


def test_an_account_cannot_keep_its_own_secrets_without_the_scope(
    client: TestClient, secretariat: Caller
) -> None:
    headers = bearer(ask(client, new_secret(secretariat)["secret"]))
    assert client.post(f"{API}{PATH}/secrets", json={}, headers=headers).status_code == 403


def test_a_service_account_has_no_password_and_no_sessions(
    client: TestClient, secretariat: Caller
) -> None:
    headers = bearer(ask(client, new_secret(secretariat)["secret"]))
    change = {"current_password": "x", "new_password": "sixteen blue kettles sing"}
    refused = client.post(f"{API}/auth/password", json=change, headers=headers)
    assert refused.status_code == 403
    assert client.get(f"{API}/auth/sessions", headers=headers).json() == {"items": []}
    assert client.post(f"{API}/auth/logout", headers=headers).status_code == 204


def test_secrets_come_and_go_on_the_ledger(secretariat: Caller, owner: psycopg.Connection) -> None:
    secret = new_secret(secretariat)
    secretariat.request("DELETE", f"{PATH}/secrets/{secret['id']}")
    events = owner.execute(
        "SELECT action, changes FROM audit_events WHERE resource = 'service_accounts' ORDER BY seq"
    ).fetchall()
    assert [action for action, _ in events] == ["create", "add-secret", "revoke-secret"]
    assert events[1][1] == {"secret": [None, secret["hint"]]}


def test_workers_that_ask_all_at_once_are_all_served(
    client: TestClient, secretariat: Caller
) -> None:
    secret = new_secret(secretariat)["secret"]
    assert {ask(client, secret).status_code for _ in range(40)} == {200}


def test_guessing_secrets_is_slowed_down(client: TestClient, secretariat: Caller) -> None:
    statuses = [ask(client, f"ctwg_sa_{n}").status_code for n in range(31)]
    assert statuses == [401] * 30 + [429]
    assert new_secret(secretariat)
