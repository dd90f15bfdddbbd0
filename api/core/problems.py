"""Every error as a problem document (RFC 9457), rendered in this one place.

No stack, no SQL, no echo of what was sent. What only the log may say goes to the log, under the
request id that the document carries.
"""

import logging
import re
from collections.abc import Iterable
from html import escape
from http import HTTPStatus
from typing import Any, Final

import orjson
import psycopg
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from api.core import errors
from api.core.db import Base
from api.core.errors import Fault, Problem
from api.core.guard import request_id

logger = logging.getLogger("ctwg.problems")

MEDIA_TYPE: Final = "application/problem+json"
_CODES: Final = {"extra_forbidden": "unknown-field", "missing": "required"}


class MethodNotAllowed(Problem):
    """The address is right, but does not take this method; `Allow` names those it takes."""

    status, slug, title = 405, "method-not-allowed", "This address does not take that method"


class NoSuchAddress(Problem):
    """Nothing lives at this address."""

    status, slug, title = 404, "no-such-address", "Nothing lives at this address"


def install(app: FastAPI) -> None:
    """Make every error of an application a problem document."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_validation_error)
    app.add_exception_handler(HTTPException, _on_http_exception)
    app.add_exception_handler(DBAPIError, _on_database_error)
    app.add_exception_handler(psycopg.Error, _on_database_error)
    app.add_exception_handler(PoolTimeoutError, _on_database_error)
    app.add_exception_handler(Exception, _on_unexpected)


def render(problem: Problem, instance: str) -> Response:
    """The document of a problem."""
    document = {
        "type": f"/problems/{problem.slug}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "instance": instance,
        "request_id": request_id.get(),
        "errors": [_fault(fault) for fault in problem.faults],
    }
    return Response(
        orjson.dumps(document), problem.status, headers=problem.headers, media_type=MEDIA_TYPE
    )


def every_problem() -> list[type[Problem]]:
    """All kinds of problem that the loaded code can answer with, by slug."""
    found: dict[str, type[Problem]] = {}
    waiting: list[type[Problem]] = [Problem]
    while waiting:
        kind = waiting.pop()
        found.setdefault(kind.slug, kind)
        waiting += kind.__subclasses__()
    return [found[slug] for slug in sorted(found)]


def page_of(slug: str) -> HTMLResponse:
    """The page that a problem's `type` leads to.

    Raises:
        NotFound: no problem has this slug.
    """
    kind = next((kind for kind in every_problem() if kind.slug == slug), None)
    if kind is None:
        raise errors.NotFound
    text = re.sub(r"\s+", " ", kind.__doc__ or "").strip()
    return HTMLResponse(
        f'<!doctype html><html lang="en"><meta charset="utf-8">'
        f"<title>{escape(kind.title)}</title><main><h1>{escape(kind.title)}</h1>"
        f"<p>{escape(text)}</p><p>HTTP {kind.status} {HTTPStatus(kind.status).phrase}, "
        f"<code>/problems/{escape(slug)}</code></p></main></html>"
    )


def _fault(fault: Fault) -> dict[str, object]:
    named = {
        "code": fault.code,
        "pointer": fault.pointer,
        "parameter": fault.parameter,
        "detail": fault.detail,
        "source": fault.source,
        "carries": fault.carries or None,
    }
    return {name: value for name, value in named.items() if value is not None}


async def _on_problem(request: Request, error: Exception) -> Response:
    if not isinstance(error, Problem):
        raise error
    return render(error, request.url.path)


async def _on_validation_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    faults = list(_validation_faults(error.errors()))
    places = {item["loc"][0] for item in error.errors()}
    if places == {"path"}:
        return render(errors.NotFound(), request.url.path)
    return render(errors.Unprocessable(faults=faults), request.url.path)


def _validation_faults(found: Iterable[dict[str, Any]]) -> Iterable[Fault]:
    for item in found:
        place, *path = item["loc"]
        code = _CODES.get(item["type"], item["type"].replace("_", "-"))
        if place == "body":
            pointer = "".join(f"/{_escaped(part)}" for part in path if part != "[key]")
            yield Fault(code, item["msg"], pointer=pointer)
        else:
            if code == "unknown-field":
                code = "unknown-parameter"
            yield Fault(code, item["msg"], parameter=str(path[0]) if path else str(place))


def _escaped(part: object) -> str:
    return str(part)[:100].replace("~", "~0").replace("/", "~1")


async def _on_http_exception(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    headers = dict(error.headers or {})
    match error.status_code:
        case 404:
            problem: Problem = NoSuchAddress()
        case 405:
            problem = MethodNotAllowed(headers={"Allow": ", ".join(methods_of(request))})
        case 413:
            problem = errors.TooLarge(headers=headers)
        case 415:
            problem = errors.UnsupportedMediaType(headers=headers)
        case _:
            problem = errors.BadRequest(str(error.detail), headers=headers)
    return render(problem, request.url.path)


def methods_of(request: Request) -> list[str]:
    """All methods of the address, over all its routes (RFC 9110, section 15.5.6)."""
    app: FastAPI = request.app
    path = request.url.path
    found: set[str] = set()
    for template, operations in app.openapi()["paths"].items():
        if re.fullmatch(re.sub(r"\\\{[^}]*\\\}", "[^/]+", re.escape(template)), path):
            found |= {method.upper() for method in operations}
    if "GET" in found:
        found.add("HEAD")
    return sorted(found)


async def _on_database_error(request: Request, error: Exception) -> Response:
    return render(problem_of(error), request.url.path)


def problem_of(error: Exception) -> Problem:
    """What a database error means to the one who asked; the rest goes to the log."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(origin, "sqlstate", None) or ""
    diagnosis = getattr(origin, "diag", None)
    constraint = getattr(diagnosis, "constraint_name", None) or ""
    if state == "23505":
        return errors.DuplicateKey(faults=_columns_of(constraint))
    if state == "23503":
        return errors.Conflict("Other records refer to this one, or it refers to none.")
    if state.startswith("22") or state in {"23502", "23514"}:
        logger.warning("refused by the database", extra={"state": state, "constraint": constraint})
        return errors.Unprocessable("A value is outside what can be stored.")
    if state == "42501":
        return errors.Forbidden()
    logger.error("database error", exc_info=error, extra={"state": state})
    if not state or state[:2] in {"08", "40", "53", "55", "57", "58"}:
        return errors.Unavailable()
    return Problem()


def _columns_of(constraint: str) -> list[Fault]:
    for table in Base.metadata.tables.values():
        keys: list[Index | UniqueConstraint] = [*table.indexes]
        keys += [c for c in table.constraints if isinstance(c, UniqueConstraint)]
        for key in keys:
            if key.name == constraint:
                return [
                    Fault("duplicate-key", "This value is taken.", pointer=f"/{column.name}")
                    for column in key.columns
                ]
    return []


async def _on_unexpected(request: Request, error: Exception) -> Response:
    logger.error("unexpected error", exc_info=error)
    return render(Problem(), request.url.path)
