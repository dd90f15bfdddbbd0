"""Every answer carries the headers; what nobody should read on is refused before it costs."""

import json

import httpx
import pytest
from starlette.types import Message

from api.core.guard import (
    CONTENT_SECURITY_POLICY,
    MAX_PATH,
    MAX_QUERY,
    MIB,
    Guard,
    check_address,
    new_request_id,
    request_id,
)
from api.core.problems import render
from tests.core.guarded import JSON, SECURITY, answer, ask, assert_refused, in_a_loop, routes
from tests.serving import serving


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

    assert in_a_loop(in_one_context) == ("", "")


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


def test_what_is_not_http_passes_untouched() -> None:
    seen: list[object] = []

    async def app(scope: Message, receive: object, send: object) -> None:
        seen.extend((scope, receive, send))

    async def nothing() -> Message:
        return {}

    async def nowhere(_message: Message) -> None:
        return

    scope = {"type": "lifespan"}
    in_a_loop(lambda: Guard(app, render)(scope, nothing, nowhere))
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
