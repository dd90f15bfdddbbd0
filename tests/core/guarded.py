"""An application behind the guard, and how its answers are asked for and judged."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
from anyio.from_thread import start_blocking_portal
from fastapi import FastAPI, Request, Response

from api.core.guard import (
    CONTENT_SECURITY_POLICY,
    MIB,
    BodyRule,
    Guard,
    request_id,
)
from api.core.problems import render

T = TypeVar("T")

BODIES = (
    BodyRule("/imports", 8 * MIB, frozenset({b"text/csv", b"application/x-ndjson"})),
    BodyRule("/token", 1_000, frozenset({b"application/x-www-form-urlencoded"})),
)
JSON = {"Content-Type": "application/json"}
SECURITY = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class PlannedError(Exception):
    """The fault that one of the routes below has."""


def routes() -> FastAPI:
    """An application with one route for each thing that the guard must deal with."""
    app = FastAPI(openapi_url=None)
    app.state.bytes_read = 0
    add_reads(app)
    add_writes(app)
    app.middleware_stack = Guard(app.build_middleware_stack(), render, BODIES)
    return app


def add_reads(app: FastAPI) -> None:
    """Routes that answer, each in its way."""

    @app.get("/plain")
    def plain() -> dict[str, str]:
        return {"request_id": request_id.get()}

    @app.get("/own")
    def own() -> Response:
        return Response(
            "x", headers={"Cache-Control": "max-age=9", "Content-Security-Policy": "default-src *"}
        )

    @app.get("/broken")
    def broken() -> None:
        raise PlannedError


def add_writes(app: FastAPI) -> None:
    """Routes that read a body, each in its way."""

    @app.post("/records")
    def records(body: dict[str, object]) -> int:
        return len(body)

    @app.post("/token")
    async def token(request: Request) -> int:
        return len(await request.body())

    @app.post("/imports")
    async def imports(request: Request) -> int:
        async for part in request.stream():
            app.state.bytes_read += len(part)
        read: int = app.state.bytes_read
        return read


def in_a_loop(work: Callable[[], Awaitable[T]]) -> T:
    """What the work returns, run in a thread with an event loop of its own.

    A browser test leaves its loop running in the thread of the tests for as long as their
    process lives, and a second one there would be refused.
    """
    with start_blocking_portal() as portal:
        return portal.call(work)


async def ask(
    app: FastAPI, method: str, url: str, scheme: str = "http", **kwargs: object
) -> httpx.Response:
    """Send one request in process."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=f"{scheme}://test") as client:
        return await client.request(method, url, **kwargs)  # type: ignore[arg-type]  # passed on


def answer(
    method: str, url: str, *, app: FastAPI | None = None, scheme: str = "http", **kwargs: object
) -> httpx.Response:
    """The answer to one request in process."""
    return in_a_loop(lambda: ask(app or routes(), method, url, scheme, **kwargs))


def assert_refused(response: httpx.Response, status: int, slug: str) -> None:
    """The answer is a problem document of this kind, with all the headers."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == f"/problems/{slug}"
    assert problem["status"] == status
    assert problem["request_id"] == response.headers["x-request-id"]
    assert problem["title"]
    assert problem["detail"]
    assert SECURITY.items() <= dict(response.headers).items()
