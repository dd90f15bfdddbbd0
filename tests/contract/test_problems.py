"""Every refusal is a problem document of one shape, with a page, and repeats nothing sent."""

from collections.abc import Callable

import pytest
from httpx2 import Response

from api.core.problems import every_problem
from tests.callers import Caller
from tests.contract.conftest import House

CANARY = "canary-7431"
MEMBERS = {"type", "title", "status", "detail", "instance", "request_id", "errors"}
FAULT_MEMBERS = {"code", "detail", "pointer", "parameter", "source"}
Ask = Callable[[House], Response]


def economy(**changes: object) -> dict[str, object]:
    """An economy that could be made."""
    return {"code": "XYZ", "name": "Somewhere", **changes}


ASKED: dict[str, Ask] = {
    "no-such-address": lambda house: house.secretariat.get(f"/{CANARY}"),
    "not-found": lambda house: house.secretariat.get(f"/economies/{CANARY}"),
    "method-not-allowed": lambda house: house.secretariat.request("PUT", "/economies"),
    "unauthenticated": lambda house: Caller(house.client, None).post("/economies", economy()),
    "forbidden": lambda house: Caller(house.client, "observer").post("/economies", economy()),
    "malformed-request": lambda house: house.secretariat.get(f"/economies?q={CANARY}%00"),
    "malformed-body": lambda house: house.secretariat.request(
        "POST",
        "/economies",
        content=f'{{"name":"{CANARY}",}}',
        headers={"Content-Type": "application/json"},
    ),
    "unsupported-media-type": lambda house: house.secretariat.request(
        "POST", "/economies", content=CANARY, headers={"Content-Type": "text/plain"}
    ),
    "too-large": lambda house: house.secretariat.post("/economies", economy(note="x" * 2**20)),
    "uri-too-long": lambda house: house.secretariat.get("/economies?q=" + CANARY * 1_000),
    "validation-failed": lambda house: house.secretariat.post(
        "/economies", economy(code=CANARY, position=CANARY, joined_on=CANARY, aliases=CANARY)
    ),
    "duplicate-key": lambda house: house.secretariat.post(
        "/economies", economy(code="AUS", name=CANARY)
    ),
    "if-match-required": lambda house: house.secretariat.patch(
        "/economies/AUS", {"note": CANARY}, etag=None
    ),
    "stale-record": lambda house: house.secretariat.patch(
        "/economies/AUS", {"note": CANARY}, etag=f'"{CANARY}"'
    ),
    "illegal-transition": lambda house: house.secretariat.verb(
        f"/activities/{activity(house)}/complete", {}
    ),
    "rule-violation": lambda house: house.secretariat.verb(
        f"/activities/{activity(house)}/endorse"
    ),
}


def activity(house: House) -> str:
    """The ref of an aimless activity."""
    sent = {"title": CANARY, "kind": "study", "forum": "CTWG"}
    return str(house.secretariat.create("/activities", sent)["ref"])


@pytest.mark.parametrize("slug", ASKED)
def test_a_refusal_is_a_problem_document_that_repeats_nothing(house: House, slug: str) -> None:
    answer = ASKED[slug](house)
    problem = answer.json()
    assert problem["type"] == f"/problems/{slug}"
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(problem) == MEMBERS
    assert problem["status"] == answer.status_code
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert all(set(fault) <= FAULT_MEMBERS for fault in problem["errors"])
    assert all(fault["code"] and fault["detail"] for fault in problem["errors"])
    told = {name: value for name, value in problem.items() if name != "instance"}
    for word in (CANARY, "SELECT", "psycopg", "sqlalchemy", "Traceback", "pydantic", "uq_", "pk_"):
        assert word not in str(told), word


def test_every_fault_of_one_request_is_told_at_once(house: House) -> None:
    errors = ASKED["validation-failed"](house).json()["errors"]
    places = {fault["pointer"] for fault in errors}
    assert places == {"/aliases", "/joined_on", "/position", "/code"}
    assert len(errors) == len(places)


def test_an_unauthenticated_caller_is_told_how_to_prove_who_they_are(house: House) -> None:
    assert ASKED["unauthenticated"](house).headers["www-authenticate"].startswith("Bearer")


def test_a_token_that_proves_nothing_is_refused_even_where_none_is_needed(house: House) -> None:
    for given in (
        "Bearer nonsense",
        "Bearer ",
        "Bearer",
        "Basic eDp5",
        "nonsense",
        "Bearer \u00fc",
    ):
        headers = [(b"Authorization", given.encode())]
        answer = house.client.get("/api/v1/economies", headers=headers)
        assert answer.status_code == 401, given
        assert answer.json()["type"] == "/problems/unauthenticated"


def test_every_kind_has_a_page_under_its_type(house: House) -> None:
    for kind in every_problem():
        page = house.client.get(f"/problems/{kind.slug}")
        assert page.status_code == 200, kind.slug
        assert page.headers["content-type"].startswith("text/html")
        assert f"<h1>{kind.title}".replace("'", "&#x27;") in page.text, kind.slug
        assert "Raises:" not in page.text, kind.slug
    assert house.client.get("/problems/no-such").status_code == 404


def test_an_address_under_the_api_is_never_the_web_application(house: House) -> None:
    headers = {"Accept": "text/html"}
    for path in ("/api/v1/nothing", "/api/v2/economies", "/api/", "/problems/nothing", "/docs/x"):
        answer = house.client.get(path, headers=headers)
        assert answer.status_code == 404, path
        assert answer.headers["content-type"] == "application/problem+json"
