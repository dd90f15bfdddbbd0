"""The access matrix, tried: every route x method x principal x whose record (ASVS 8.2)."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from httpx2 import Response

from api import site
from tests.access.conftest import ABSENT, MATRIX, PRINCIPALS, House, again, new_record, send_rows
from tests.factories.activities import sound_activity
from tests.factories.recommendations import sound_recommendation
from tests.factories.support import make_need

Case = tuple[str, str, str]
BODIES: Final[dict[str, dict[str, Any]]] = {
    "supersede": {"by": "CTWG-2018-R01"},
    "carry-over": {"plan": "CTWG-2023-2026"},
    "endorse": {},
    "adopt": {},
    "close": {},
    "complete": {},
    "cancel": {"reason": "As it must be."},
    "postpone": {},
    "/api/v1/implementations/{key}/accept": {"acceptance": "accepted"},
    "/api/v1/support-matches/{key}/outcome": {"outcome": "no_change"},
    "/api/v1/action-plans/{key}/entries": {"section": "B", "gap": "None."},
    "/api/v1/action-plans/{key}/grants": {"forum": "TELWG", "until": "2000-01-01"},
    "/api/v1/work-plans/{key}/return": {"message": "Add a focus area."},
    "/api/v1/activity-reports/{key}/return": {"message": "Name the agencies."},
}
"""What a verb is sent, by its name or its whole path; those that take no body are sent none."""
BARE_VERBS: Final = {
    "/api/v1/activities/{key}/endorse",
    "/api/v1/strategic-plans/{key}/close",
    "/api/v1/work-plans/{key}/close",
}
PASSWORDS: Final = {
    "current_password": "not the current password",
    "new_password": "a new and long enough password",
}
ADDRESSES: Final = {
    "/api/v1/imports/templates/{resource}.xlsx": "/api/v1/imports/templates/activities.xlsx",
    "/api/v1/reports/{kind}": "/api/v1/reports/action-plan-summary?plan=",
    "/api/v1/action-plans/{key}/diff": "/api/v1/action-plans/{key}/diff?against={key}",
    "/api/v1/scorecards/{key}/records": "/api/v1/scorecards/{key}/records?kpi={key}.O1.i",
    "/docs/{name}": "/docs/start.js",
    "/problems/{slug}": "/problems/not-found",
    "/{path:path}": "/",
    "/api/v1/search": "/api/v1/search?q=passenger",
    **{
        f"/api/v1/{insight}": f"/api/v1/{insight}?plan="
        for insight in (
            *("coverage", "compliance", "support-board"),
            *("engagement-ledger", "action-plan-cycle"),
        )
    },
}


def documented(app: FastAPI) -> set[tuple[str, str]]:
    """Every operation of the specification."""
    paths = app.openapi()["paths"]
    return {(path, method.upper()) for path, item in paths.items() for method in item}


def undocumented(app: FastAPI) -> set[tuple[str, str]]:
    """What is served besides: pages, files, the specification itself."""
    routes = [*site.router.routes, *(r for r in app.routes if hasattr(r, "path"))]
    return {(str(getattr(route, "path", "")), "GET") for route in routes}


def lines() -> Iterator[tuple[str, str, str, dict[Any, Any]]]:
    """Every line of the matrix: path, method, target, outcomes."""
    for path, methods in MATRIX["routes"].items():
        for method, targets in methods.items():
            for target, outcomes in targets.items():
                yield path, method, target, outcomes


CASES: Final = [(path, method, target) for path, method, target, _ in lines()]


def test_every_route_of_the_application_is_in_the_matrix_and_no_other(app: FastAPI) -> None:
    in_matrix = {(path, method) for path, method, _ in CASES}
    in_application = documented(app) | undocumented(app)
    assert in_application - in_matrix == set(), "add these routes to tests/access/matrix.yaml"
    assert in_matrix - in_application == set(), "these lines have no route"


def test_every_route_is_walked(app: FastAPI) -> None:
    """The specification hides nothing: what routers hold is what it says, and the site's pages."""
    hidden = {
        route.path
        for included in app.routes
        for route in leaves(getattr(included, "original_router", None))
        if not route.include_in_schema
    }
    assert hidden <= {path for path, _ in undocumented(app)}


def leaves(router: APIRouter | None) -> Iterator[APIRoute]:
    """The routes of a router, and of those that it includes."""
    for route in router.routes if router else []:
        if isinstance(route, APIRoute):
            yield route
        yield from leaves(getattr(route, "original_router", None))


def test_each_line_names_each_principal_once() -> None:
    for path, method, target, outcomes in lines():
        named = [name for group in outcomes.values() if group != "rest" for name in group]
        where = f"{method} {path} on {target}"
        assert len(named) == len(set(named)), where
        assert set(named) <= set(PRINCIPALS), where
        rests = [outcome for outcome, group in outcomes.items() if group == "rest"]
        assert len(rests) == 1 or (not rests and set(named) == set(PRINCIPALS)), where


def expected(case: Case, principal: str) -> int:
    """The status that the matrix asks for."""
    path, method, target = case
    outcomes = MATRIX["routes"][path][method][target]
    outcome = next(
        (o for o, group in outcomes.items() if group != "rest" and principal in group),
        next((o for o, group in outcomes.items() if group == "rest"), None),
    )
    if isinstance(outcome, int):
        return outcome
    if path.endswith("/secrets") and method == "POST":
        return 409
    if path.endswith("/logout"):
        return 204
    if method == "GET" or path.endswith("/lint"):
        return 200
    is_change = method == "PATCH" or (method == "POST" and "{key}" in path)
    return 412 if is_change else 201


def ask(house: House, case: Case, principal: str) -> Response:
    """The request of a case, made by a principal."""
    path, method, target = case
    caller = house.callers[principal]
    seats = PRINCIPALS[principal]
    if path == "/api/v1/imports":
        return send_rows(caller, target.removeprefix("of_"))
    if path.endswith("/logout") and seats and principal not in {"service_account", "disabled"}:
        # Signing out is for good: let somebody with the same seats do it.
        caller = again(house.client, f"{seats}+{seats}")
    address = ADDRESSES.get(path, path)
    if "{" in address:
        key = house.key(target, path, principal)
        address = address.replace("{secret_id}", ABSENT).replace("{session_id}", ABSENT)
        address = address.replace("{token_id}", ABSENT)
        address = address.replace("{entry}", f"{key}.E01").replace("{forum}", "SCCP")
        address = address.replace("{key}", key)
    if address.endswith("?plan="):
        address += "CTWG-2018-2022" if target == "plan" else "no-such-plan"
    options: dict[str, Any] = {"headers": {}}
    if method in {"POST", "PATCH"}:
        body = body_of(house, case)
        if body is not None:
            options["json"] = body
        if "{key}" in path:
            options["headers"] = {"If-Match": '"0"'}
    if path.endswith("/refresh"):
        options["headers"] = {"X-CTWG-Refresh": "1"}
    if not path.startswith("/api/v1"):
        headers = caller.request("GET", "/healthz").request.headers
        kept = {n: v for n, v in headers.items() if n.lower() == "authorization"}
        return house.client.request(method, address, headers=kept)
    return caller.request(method, address, **options)


def body_of(house: House, case: Case) -> dict[str, Any] | None:
    """What the request sends."""
    path, method, target = case
    *_, resource_or_verb = path.split("/")
    if path.startswith("/api/v1/auth/"):
        if resource_or_verb == "password":
            return PASSWORDS
        if resource_or_verb == "welcome":
            return {"token": "x" * 43, "password": PASSWORDS["new_password"]}
        return {"user": house.keys[target]} if resource_or_verb == "invitations" else None
    if method == "PATCH":
        return {}
    if "{key}" not in path:
        payload = new_record(resource_or_verb, target, next(house.numbers))
        if resource_or_verb == "recommendations":
            source = "other_source" if target == "other" else "public_activity"
            payload["source"]["activity"] = house.keys[source]
        if resource_or_verb == "recommendation-likenesses":
            born = {"kind": "activity", "activity": house.keys["other_source"]}
            draft = sound_recommendation(source=born)
            draft = house.secretariat.create("/recommendations", draft)
            payload["recommendation"] = draft["ref"]
            payload["other"] = house.keys["public_recommendation"]
        if resource_or_verb == "activity-reports":
            led = sound_activity(lead_economies=["CHL" if target == "other" else "AUS"])
            payload["activity"] = house.secretariat.create("/activities", led)["ref"]
        if resource_or_verb == "support-matches":
            need = make_need(house.secretariat)["ref"]
            payload |= {"need": need, "offer": house.keys["other_offer"]}
        return payload
    return None if path in BARE_VERBS else BODIES.get(path, BODIES.get(resource_or_verb))


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join((case[1], case[0], case[2])))
def test_the_matrix_holds(house: House, case: Case) -> None:
    wrong = {}
    for principal in PRINCIPALS:
        answer = ask(house, case, principal)
        wanted = expected(case, principal)
        if answer.status_code != wanted:
            wrong[principal] = f"{answer.status_code}, not {wanted}: {answer.text[:300]}"
    assert wrong == {}


def test_what_is_hidden_is_answered_like_what_was_never_there(house: House) -> None:
    """Body and headers alike, but for the address that the caller sent and the request's id."""
    hidden = {
        "/activities": ("other_activity", ("focal_point", "observer", "anonymous")),
        "/recommendations": ("other_recommendation", ("focal_point", "liaison", "anonymous")),
        "/recommendation-likenesses": ("other_likeness", ("focal_point", "observer", "anonymous")),
        "/support-needs": ("own_need", ("other_focal_point", "observer", "anonymous")),
        "/support-offers": ("own_offer", ("other_focal_point", "chair", "anonymous")),
        "/support-matches": ("own_match", ("other_chair", "observer", "anonymous")),
        "/activity-reports": ("other_report", ("focal_point", "observer", "anonymous")),
        "/meetings": ("own_meeting", ("focal_point", "liaison", "anonymous")),
        "/kpi-measurements": ("own_measurement", ("other_focal_point", "chair", "anonymous")),
        "/engagements": ("own_engagement", ("focal_point", "other_chair", "anonymous")),
        "/implementations": ("other_implementation", ("focal_point", "observer", "anonymous")),
        "/users": ("other_user", ("focal_point", "chair", "anonymous")),
        "/service-accounts": ("other_account", ("focal_point", "chair", "anonymous")),
    }
    for path, (target, principals) in hidden.items():
        for principal in principals:
            caller = house.callers[principal]
            there, nowhere = (
                caller.get(f"{path}/{key}") for key in (house.keys[target], "CTWG-2018-A999")
            )
            assert plain(there) == plain(nowhere), f"{principal} on {path}"


def plain(answer: Response) -> tuple[int, dict[str, str], dict[str, Any]]:
    """An answer without what names the request."""
    headers = {
        name: value
        for name, value in answer.headers.items()
        if name not in {"x-request-id", "content-length"}
    }
    body = {k: v for k, v in answer.json().items() if k not in {"instance", "request_id"}}
    return answer.status_code, headers, body
