"""Bodies: each address has its formats and its limit, and none is read beyond it."""

from collections.abc import AsyncIterator

import pytest
from starlette.types import Message

from api.core.guard import (
    MIB,
    Guard,
)
from api.core.problems import render
from tests.core.guarded import JSON, answer, assert_refused, in_a_loop, routes


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
        in_a_loop(lambda: Guard(eager, render)(scope, receive, send))
    assert [message["type"] for message in sent] == ["http.response.start"]
