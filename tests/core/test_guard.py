"""Every answer carries the headers; what nobody should read on is refused before it costs."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from starlette.types import Message

from api.core.guard import (
    CONTENT_SECURITY_POLICY,
    MAX_PATH,
    MAX_QUERY,
    MIB,
    BodyRule,
    Guard,
    check_address,
    new_request_id,
    request_id,
)
from api.core.problems import render
from tests.serving import serving

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
    return asyncio.run(ask(app or routes(), method, url, scheme, **kwargs))


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


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/plain", 200),
        ("POST", "/plain", 405),
        ("GET", "/absent", 404),
        ("GET", "/broken", 500),
        ("POST", "/records", 422),
        ("GET", "/plain?a=%00", 400),
    ],
)
def test_every_answer_carries_the_security_headers(method: str, url: str, status: int) -> None:
    response = answer(method, url)
    assert response.status_code == status
    assert SECURITY.items() <= dict(response.headers).items()
    assert response.headers["cache-control"] == "private, no-cache"
    assert "camera=()" in response.headers["permissions-policy"]
    assert len(response.headers["x-request-id"]) == 24
    assert "strict-transport-security" not in response.headers


def test_no_header_is_sent_twice() -> None:
    names = [name for name, _ in answer("GET", "/own").headers.raw]
    assert len(names) == len(set(names))


def test_the_policy_has_no_hole_for_inline_code_or_other_hosts() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert "*" not in CONTENT_SECURITY_POLICY


def test_an_answer_keeps_the_caching_and_the_policy_that_it_came_with() -> None:
    headers = answer("GET", "/own").headers
    assert headers["cache-control"] == "max-age=9"
    assert headers["content-security-policy"] == "default-src *"
    assert headers["x-content-type-options"] == "nosniff"


def test_transport_security_is_asked_for_only_over_tls() -> None:
    headers = answer("GET", "/plain", scheme="https").headers
    assert headers["strict-transport-security"].startswith("max-age=63072000")


def test_a_sane_request_id_is_kept_and_seen_by_the_handler() -> None:
    response = answer("GET", "/plain", headers={"X-Request-ID": "gateway-7431.a_b"})
    assert response.headers["x-request-id"] == "gateway-7431.a_b"
    assert response.json()["request_id"] == "gateway-7431.a_b"


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "evil id\t", "<script>", '"quoted"x'])
def test_an_odd_request_id_is_replaced(given: str) -> None:
    response = answer("GET", "/plain", headers={"X-Request-ID": given})
    assert response.headers["x-request-id"] != given
    assert response.json()["request_id"] == response.headers["x-request-id"]


def test_request_ids_differ_and_none_is_left_behind() -> None:
    assert len({new_request_id() for _ in range(10_000)}) == 10_000

    async def in_one_context() -> tuple[str, str]:
        before = request_id.get()
        await ask(routes(), "GET", "/plain")
        return before, request_id.get()

    assert asyncio.run(in_one_context()) == ("", "")


@pytest.mark.parametrize(
    "url",
    ["/plain%00", "/plain/%0d%0aSet-Cookie:x", "/%7f", "/%C2%85", "/%ff%fe", "/%E2%80%AE"],
)
def test_a_path_with_control_characters_or_broken_text_is_refused(url: str) -> None:
    assert_refused(answer("GET", url), 400, "malformed-request")


@pytest.mark.parametrize(
    "query",
    [
        *("q=%00", "q=a%0Ab", "q=%1b[2J", "q=%7F", "%00=1", "q=%C2%85", "q=%E2%80%AE"),
        *("q=%E2%81%A6", "q=%ff", "q=%C0%80", "q=%ED%A0%80", "q=%", "q=%4", "q=%zz", "q=%u0041"),
    ],
)
def test_a_query_with_control_characters_or_broken_text_is_refused(query: str) -> None:
    assert_refused(answer("GET", f"/plain?{query}"), 400, "malformed-request")


@pytest.mark.parametrize(
    "query", ["q=Per%C3%BA", "q=a+b%20c", "q=", "q", "q=100%25&p=%26", "a=1&b=1", "q=%E4%B8%AD"]
)
def test_an_ordinary_query_passes(query: str) -> None:
    assert answer("GET", f"/plain?{query}").status_code == 200


@pytest.mark.parametrize("query", [b"q=\x00", b"q=\xff", b"q= x", b"q=\r\n"])
def test_raw_bytes_that_a_lax_server_lets_through_are_refused(query: bytes) -> None:
    with pytest.raises(Exception, match="control characters"):
        check_address("/plain", query)


@pytest.mark.parametrize("query", ["a=1&a=1", "a=1&b=2&a=3", "%61=1&a=2", "a&a", "a b=1&a+b=2"])
def test_a_parameter_that_comes_twice_is_refused(query: str) -> None:
    response = answer("GET", f"/plain?{query}")
    assert_refused(response, 400, "malformed-request")
    assert response.json()["errors"][0]["code"] == "parameter.duplicate"


def test_the_duplicate_is_named_when_its_name_is_harmless_and_not_otherwise() -> None:
    named = answer("GET", "/plain?sort=a&sort=b").json()["errors"][0]
    assert named["parameter"] == "sort"
    assert "canary" not in answer("GET", "/plain?<canary>=a&<canary>=b").text


def test_an_address_over_its_length_is_refused() -> None:
    assert answer("GET", "/plain?q=" + "x" * (MAX_QUERY - 2)).status_code == 200
    assert_refused(answer("GET", "/plain?q=" + "x" * (MAX_QUERY - 1)), 414, "uri-too-long")
    assert answer("GET", "/" + "x" * (MAX_PATH - 1)).status_code == 404
    assert_refused(answer("GET", "/" + "x" * MAX_PATH), 414, "uri-too-long")


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonp",
        "application/json; charset=utf-16",
        'application/json; charset="latin-1"',
        "text/plain; application/json",
        "text/csv",
    ],
)
def test_a_body_in_another_format_is_refused(content_type: str | None) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    response = answer("POST", "/records", content=b"{}", headers=headers)
    assert_refused(response, 415, "unsupported-media-type")


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "APPLICATION/JSON;charset=UTF-8", 'application/json; charset="utf-8"'],
)
def test_json_passes(content_type: str) -> None:
    response = answer("POST", "/records", content=b"{}", headers={"Content-Type": content_type})
    assert response.status_code == 200


def test_a_merge_patch_is_a_format_that_is_read() -> None:
    headers = {"Content-Type": "application/merge-patch+json"}
    assert answer("PATCH", "/records", content=b"{}", headers=headers).status_code == 405


def test_a_compressed_body_is_refused() -> None:
    response = answer("POST", "/records", content=b"x", headers=JSON | {"Content-Encoding": "gzip"})
    assert_refused(response, 415, "unsupported-media-type")


def test_two_content_types_are_refused() -> None:
    headers = [("Content-Type", "application/json"), ("Content-Type", "text/plain")]
    response = answer("POST", "/records", content=b"{}", headers=headers)
    assert_refused(response, 400, "malformed-request")


def test_a_verb_without_a_body_needs_no_content_type() -> None:
    assert answer("POST", "/records").status_code == 422


def test_each_address_has_its_own_formats_and_limits() -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert answer("POST", "/token", content=b"x" * 1_000, headers=form).json() == 1_000
    assert_refused(answer("POST", "/token", content=b"x" * 1_001, headers=form), 413, "too-large")
    assert_refused(
        answer("POST", "/token", content=b"{}", headers=JSON), 415, "unsupported-media-type"
    )
    csv = {"Content-Type": "text/csv"}
    assert answer("POST", "/imports", content=b"x" * 2 * MIB, headers=csv).json() == 2 * MIB


@pytest.mark.parametrize("length", [str(MIB + 1), "9" * 40])
def test_a_body_that_says_it_is_too_large_is_refused_without_being_read(length: str) -> None:
    async def never() -> AsyncIterator[bytes]:
        for part in (b"", b"x"):
            assert not part, "the body was read"
            yield part

    headers = JSON | {"Content-Length": length}
    assert_refused(answer("POST", "/records", content=never(), headers=headers), 413, "too-large")


@pytest.mark.parametrize("length", ["-1", "1e3", "x", "", "+5"])
def test_a_length_that_is_no_number_is_refused(length: str) -> None:
    headers = JSON | {"Content-Length": length}
    assert_refused(
        answer("POST", "/records", content=b"{}", headers=headers), 400, "malformed-request"
    )


async def parts(number: int, size: int = 2**16) -> AsyncIterator[bytes]:
    """A body in parts, whose length nobody says beforehand."""
    for _ in range(number):
        yield b"x" * size


def test_a_streamed_body_is_cut_off_when_it_passes_its_limit() -> None:
    app = routes()
    csv = {"Content-Type": "text/csv"}
    response = answer("POST", "/imports", app=app, content=parts(1_000), headers=csv)
    assert_refused(response, 413, "too-large")
    assert response.headers["connection"] == "close"
    assert app.state.bytes_read == 8 * MIB


def test_a_streamed_json_body_is_cut_off_though_the_framework_catches_errors() -> None:
    response = answer("POST", "/records", content=parts(100), headers=JSON)
    assert_refused(response, 413, "too-large")


def test_a_streamed_body_within_its_limit_passes_whole() -> None:
    csv = {"Content-Type": "text/csv"}
    assert answer("POST", "/imports", content=parts(128), headers=csv).json() == 8 * MIB


def test_an_answer_that_has_begun_is_broken_off_rather_than_mended() -> None:
    sent: list[Message] = []
    waiting = [
        {"type": "http.request", "body": b"x" * MIB, "more_body": True},
        {"type": "http.request", "body": b"x" * MIB, "more_body": True},
    ]

    async def receive() -> Message:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        sent.append(message)

    async def eager(_scope: Message, receive: object, send: object) -> None:
        assert callable(receive)
        assert callable(send)
        await receive()
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await receive()

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/x",
        "query_string": b"",
        "headers": [(b"content-type", b"application/json"), (b"transfer-encoding", b"chunked")],
    }
    with pytest.raises(Exception, match="bytes here"):
        asyncio.run(Guard(eager, render)(scope, receive, send))
    assert [message["type"] for message in sent] == ["http.response.start"]


def test_what_is_not_http_passes_untouched() -> None:
    seen: list[object] = []

    async def app(scope: Message, receive: object, send: object) -> None:
        seen.extend((scope, receive, send))

    async def nothing() -> Message:
        return {}

    async def nowhere(_message: Message) -> None:
        return

    scope = {"type": "lifespan"}
    asyncio.run(Guard(app, render)(scope, nothing, nowhere))
    assert seen == [scope, nothing, nowhere]


def test_a_real_server_answers_413_and_hangs_up_without_reading_on() -> None:
    app = routes()
    with serving(app) as address, httpx.Client(base_url=address) as client:
        declared = client.post("/records", content=b"x" * 3 * MIB, headers=JSON)
        assert_refused(declared, 413, "too-large")
        chunked = client.post(
            "/imports", content=iter([b"x" * MIB] * 40), headers={"Content-Type": "text/csv"}
        )
        assert_refused(chunked, 413, "too-large")
        assert app.state.bytes_read <= 8 * MIB
        assert client.get("/plain").status_code == 200


def test_a_real_server_sends_the_headers_with_a_fault_of_ours() -> None:
    with serving(routes()) as address, httpx.Client(base_url=address) as client:
        response = client.get("/broken")
        assert response.status_code == 500
        assert SECURITY.items() <= dict(response.headers).items()
        assert "PlannedError" not in response.text


def test_the_refused_path_is_told_back_only_in_escapes() -> None:
    document = json.loads(answer("GET", "/%E2%80%AE%3Cb%3E%00").content)
    assert document["instance"] == "/%E2%80%AE%3Cb%3E%00"
