"""Whatever is sent, the answer is a refusal of ours, and nothing is changed by it."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.callers import Caller
from tests.contract.conftest import House
from tests.contract.samples import SAMPLES
from tests.core.hostile import BODIES, KEYS, QUERIES, VALUES, Body
from tests.database import erase

SHARES = 5
LONG_ENOUGH_TO_BE_KNOWN = 8
REFUSALS = {400, 413, 415, 422}


@pytest.fixture(scope="module")
def house(running: TestClient, owner: psycopg.Connection) -> Iterator[House]:
    """A house with a world in it that nothing here may change."""
    erase(owner)
    built = House(running)
    built.furnish()
    activity = {"title": "Workshop", "kind": "workshop", "forum": "CTWG"}
    built.secretariat.create("/activities", activity)
    yield built
    erase(owner)


def contents(owner: psycopg.Connection) -> list[tuple[str, object]]:
    """Every record table, as one number; sessions and counters of attempts aside."""
    names = owner.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND relname NOT IN ('sessions', 'sign_in_attempts') ORDER BY relname"
    ).fetchall()
    query = "SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} t"
    return [(name, owner.execute(query.format(name)).fetchone()) for (name,) in names]


def writes(app: FastAPI) -> list[tuple[str, str]]:
    """Every operation that takes a body, with an address that exists as far as possible."""
    keys = {
        "economies": "AUS",
        "sub-fora": "CTWG",
        "cross-cutting-areas": "travel",
        "topics": "aeo",
        "strategic-plans": "TELWG-2018-2022",
        "focus-areas": "TELWG-2018-2022.FA1",
        "objectives": "TELWG-2018-2022.O1",
        "kpis": "TELWG-2018-2022.O1.i",
        "activities": "CTWG-2018-A01",
    }
    found = []
    for path, item in app.openapi()["paths"].items():
        for method, operation in item.items():
            if "requestBody" in operation and not path.startswith("/api/v1/imports"):
                resource = path.split("/")[3]
                address = path.replace("{key}", keys.get(resource, "no-such-key"))
                found.append((method.upper(), address))
    return found


def send(house: House, method: str, path: str, body: Body) -> Response:
    """One hostile request, under the greatest right there is."""
    headers = {**body.headers, "If-Match": "*", "Idempotency-Key": "a-key-for-hostile-things"}
    return house.secretariat.request(method, path, content=body.content, headers=headers)


def assert_ours(answer: Response, what: str) -> None:
    """A refusal is a problem document, never a fault, and repeats nothing."""
    assert answer.status_code < 500, f"{what}: {answer.text}"
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", what
        problem = answer.json()
        assert problem["status"] == answer.status_code, what
        assert "Traceback" not in answer.text, what


def test_there_are_enough_of_them() -> None:
    assert len({body.name for body in BODIES}) == len(BODIES) >= 120
    assert len(QUERIES) + len(KEYS) + len(VALUES) >= 100


def test_no_body_that_nobody_may_send_is_taken_by_any_write(
    app: FastAPI, house: House, owner: psycopg.Connection
) -> None:
    before = contents(owner)
    routes = writes(app)
    assert len(routes) >= 30
    for method, path in routes:
        for body in BODIES:
            answer = send(house, method, path, body)
            what = f"{body.name} to {method} {path}"
            assert_ours(answer, what)
            is_form = path.endswith("/auth/token")
            assert answer.status_code in REFUSALS | ({401} if is_form else {404}), what
    assert contents(owner) == before


def test_a_body_is_looked_at_before_the_record_and_refused_alike_for_all(house: House) -> None:
    """A stranger learns from a broken body neither that a record is there nor that it is not."""
    body = next(body for body in BODIES if body.name == "a key twice")
    for caller in (house.secretariat, Caller(house.client, "observer")):
        headers = {**body.headers, "If-Match": "*"}
        there, nowhere = (
            caller.request("PATCH", f"/economies/{key}", content=body.content, headers=headers)
            for key in ("AUS", "NOT")
        )
        assert there.status_code == nowhere.status_code == 400
        assert there.json()["errors"] == nowhere.json()["errors"]


def test_no_key_that_names_nothing_is_found(app: FastAPI, house: House) -> None:
    for path, item in app.openapi()["paths"].items():
        if "get" not in item or "{key}" not in path:
            continue
        for key in KEYS:
            escaped = key if "%" in key else quote(key, safe="")
            answer = house.secretariat.get(path.replace("{key}", escaped))
            assert_ours(answer, f"{key!r} in {path}")
            assert answer.status_code in {400, 404, 414, 422}, f"{key!r} in {path}"


@pytest.mark.parametrize("name", SAMPLES)
def test_no_value_in_any_field_is_more_than_refused(
    house: House, owner: psycopg.Connection, name: str
) -> None:
    """Some of these are acceptable text. Each field is sent a share of them, all fields all."""
    path = "/" + name.replace("_", "-")
    for place, field in enumerate(SAMPLES[name].full(1)):
        for number, value in enumerate(VALUES[place % SHARES :: SHARES]):
            sound = SAMPLES[name].full(10_000 + place * 100 + number)
            # Hashing a sound password anew for each of them would only cost time.
            sent = {k: v for k, v in sound.items() if k != "password"} | {field: value}
            before = contents_of(owner, name)
            answer = house.secretariat.post(path, json_of(sent))
            what = f"{field} = {value!r} to {path}"
            assert_ours(answer, what)
            if answer.status_code == 201:
                assert answer.json().get(field, value) is not None or value is None, what
                continue
            assert answer.status_code in {400, 409, 422}, what
            assert contents_of(owner, name) == before, what
            for fault in answer.json()["errors"]:
                assert_leads_somewhere(fault.get("pointer"), sent, what)
            if isinstance(value, str) and len(value) > LONG_ENOUGH_TO_BE_KNOWN:
                codes = {fault["code"] for fault in answer.json()["errors"]}
                # An unknown reference is named; nothing else is repeated.
                assert value not in answer.text or "unknown-reference" in codes, what


def json_of(value: object) -> object:
    """What JSON makes of it."""
    return json.loads(json.dumps(value))


def contents_of(owner: psycopg.Connection, name: str) -> object:
    """How many records a resource has."""
    return owner.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608 - ours


def assert_leads_somewhere(pointer: str | None, sent: object, what: str) -> None:
    """A pointer names a place in the document, or a member that its object lacks."""
    assert pointer is not None, what
    place = sent
    for step in pointer.split("/")[1:]:
        step_in = step.replace("~1", "/").replace("~0", "~")
        if isinstance(place, dict):
            place = place.get(step_in)
        elif isinstance(place, list) and step_in.isdigit() and int(step_in) < len(place):
            place = place[int(step_in)]
        else:
            assert place is None, f"{what}: {pointer}"


def test_no_query_that_nobody_may_ask_is_answered_by_any_list(
    app: FastAPI, house: House, owner: psycopg.Connection
) -> None:
    before = contents(owner)
    lists = [
        path
        for path, item in app.openapi()["paths"].items()
        if "get" in item and "{" not in path and "limit" in str(item["get"].get("parameters"))
    ]
    assert len(lists) >= 15
    for path in lists:
        for query in QUERIES:
            answer = house.secretariat.get(f"{path}?{query}")
            assert_ours(answer, f"{path}?{query}")
            assert answer.status_code in {400, 414, 422}, f"{path}?{query}: {answer.text[:200]}"
    assert contents(owner) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": "W/" * 1_000},
        {"If-None-Match": '"' * 1_999},
        {"If-None-Match": "x" * 2_001},
        {"Accept": "x/" * 1_000},
        {"Accept": "text/html;q=NaN, */*;q=-1"},
        {"Accept-Encoding": "\x7f"},
        {"Accept-Language": "xx-" * 500},
        {"Authorization": "Bearer " + "x" * 20_000},
        {"Authorization": "Bearer a.b.c"},
        {"Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."},
        {"Range": "bytes=0-0,-1,5-"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"X-Forwarded-For": "' OR 1=1"},
        {"X-Forwarded-Proto": "javascript"},
        {"Host": "evil.example"},
        {"Host": ""},
        {"Forwarded": "host=evil.example"},
        {"Cookie": "__Host-ctwg_rt=" + "x" * 5_000},
        {"Cookie": ";;;==;"},
        {"Origin": "null"},
        {"Expect": "200-maybe"},
        {"Upgrade": "websocket", "Connection": "Upgrade"},
        {"Prefer": "wait=99999999999999999999"},
        {"traceparent": "00-zz-zz-zz"},
    ],
)
def test_odd_headers_are_no_fault_of_ours(house: House, headers: dict[str, str]) -> None:
    for path in ("/economies", "/economies/AUS", "/me"):
        raw = [(name.encode(), value.encode()) for name, value in headers.items()]
        answer = house.client.get(f"/api/v1{path}", headers=raw)
        assert_ours(answer, f"{headers} to {path}")
        assert "evil.example" not in str(answer.headers)
        assert "evil.example" not in answer.text


@pytest.mark.parametrize(
    "position",
    [
        *('["\\ud800","x"]', '[true,"x"]', '["x","notuuid"]', "[1e400,1]", '["x",null]', "[[1],1]"),
        *("{}", "[]", "null", "[null]", "[NaN]", '["infinity","x"]', '["x","x","x"]', "[1,2,3,4]"),
        *(f"[{10**30},1]", '["2018-13-45","x"]', '["\\u0000","x"]', "[-0.0,1]", '["",""]'),
    ],
)
def test_a_cursor_that_somebody_made_up_is_refused(house: House, position: str) -> None:
    for path, sort in (("/economies", "position"), ("/activities", "-starts_on,ref")):
        text = f'["{sort}",{position}]'
        cursor = urlsafe_b64encode(text.encode()).decode().rstrip("=")
        answer = house.secretariat.get(path, params={"cursor": cursor, "sort": sort})
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["parameter"] == "cursor"


def test_an_import_of_nothing_is_refused(house: House) -> None:
    for headers in ({}, {"Content-Type": "text/csv"}, {"Content-Type": ""}):
        answer = house.secretariat.request("POST", "/imports?resource=activities", headers=headers)
        assert_ours(answer, str(headers))
