"""The outermost layer: request ids, response headers, and refusal of what nobody should read on.

One pure ASGI middleware, because each layer costs every request. It must stand around everything
that answers, Starlette's own error page included:

    app.middleware_stack = Guard(app.build_middleware_stack(), problems.render, BODIES)

Its refusals are problem documents like all others. A body is measured while it streams, so that a
handler may read it in pieces; when it grows past its limit the handler is cut off, and its answer
replaced.
"""

import random
import re
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from time import perf_counter
from typing import Final
from urllib.parse import quote, unquote_plus, unquote_to_bytes

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.core.errors import BadRequest, Fault, Problem, TooLarge, UnsupportedMediaType
from api.core.meter import NO_ANSWER, Meter
from api.core.simulated import HEADER, Mark

Headers = list[tuple[bytes, bytes]]
Render = Callable[[Problem, str], ASGIApp]
"""Makes the answer to a problem at a path (`problems.render`)."""

MAX_PATH: Final = 2_000
"""Characters of a decoded path."""
MAX_QUERY: Final = 8_000
"""Bytes of a query as sent."""
MIB: Final = 2**20

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that is being answered, for logs and problem documents."""

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'; manifest-src 'self'; "
    "require-trusted-types-for 'script'"
)
_POLICY: Final = (b"content-security-policy", CONTENT_SECURITY_POLICY.encode())
_REVALIDATE: Final = (b"cache-control", b"private, no-cache")
_ALWAYS: Final[Headers] = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (
        b"permissions-policy",
        b"camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
    ),
]
_OVER_TLS: Final[Headers] = [
    *_ALWAYS,
    (b"strict-transport-security", b"max-age=63072000; includeSubDomains"),
]

_SANE_REQUEST_ID: Final = re.compile(rb"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
_PARAMETER_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_CONTROLS: Final = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNCLEAN_TEXT: Final = re.compile(f"[{_CONTROLS}]")
# What a decoder puts where bytes were not UTF-8 is refused like the bytes themselves.
_UNCLEAN_PATH: Final = re.compile(f"[{_CONTROLS}\ufffd]")
_UNCLEAN_QUERY: Final = re.compile(
    rb"[\x00-\x20\x7f-\xff]|%(?:[01][0-9A-Fa-f]|7[Ff]|(?![0-9A-Fa-f]{2}))"
)
_CHARSET: Final = re.compile(rb"charset=\"?([^\";\s]*)")
_LENGTH_DIGITS: Final = 15
_BEYOND_ASCII: Final = re.compile(rb"%[89A-Fa-f]")


class UriTooLong(Problem):
    """A path or query longer than any that we hand out (RFC 9110, section 15.5.15)."""

    status, slug, title = 414, "uri-too-long", "The address is too long"


@dataclass(frozen=True, slots=True)
class BodyRule:
    """What may be sent to addresses that begin with `prefix`: how much, in which formats."""

    prefix: str
    max_bytes: int = MIB
    media_types: frozenset[bytes] = frozenset({b"application/json"})


JSON_BODIES: Final = BodyRule(
    "", media_types=frozenset({b"application/json", b"application/merge-patch+json"})
)
"""The rule where no other applies."""


class Guard:
    """The middleware. Of `bodies`, the first whose prefix fits is the rule."""

    def __init__(
        self,
        app: ASGIApp,
        render: Render,
        bodies: Sequence[BodyRule] = (),
        mark: Mark | None = None,
        meter: Meter | None = None,
    ) -> None:
        self._app = app
        self._render = render
        self._mark = mark or Mark()
        self._meter = meter or Meter()
        self._bodies = (*bodies, JSON_BODIES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        answer = _Answer(send, headers.get(b"x-request-id"), scope.get("scheme"), self._mark)
        token = request_id.set(answer.request_id)
        meter, began = self._meter, perf_counter()
        meter.running += 1
        try:
            await self._pass(scope, headers, receive, answer)
            problem = answer.take_refusal()
            if problem is not None:
                instance = quote(scope["path"][:MAX_PATH])
                await self._render(problem, instance)(scope, receive, answer.pass_on)
        finally:
            request_id.reset(token)
            meter.running -= 1
            seconds = perf_counter() - began
            meter.finished(scope["method"], scope["path"], answer.status, seconds)

    async def _pass(
        self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, answer: "_Answer"
    ) -> None:
        try:
            check_address(scope["path"], scope["query_string"])
            if headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers:
                receive = self._limited(scope, headers, receive, answer)
            await self._app(scope, receive, answer.pass_on)
        except Problem as problem:
            answer.refuse_with(problem)
        except Exception:
            # What the application made of our own cut; anything else is not ours.
            if not answer.refusal or answer.has_started:
                raise

    def _limited(
        self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, answer: "_Answer"
    ) -> Receive:
        if [name for name, _ in scope["headers"]].count(b"content-type") > 1:
            raise BadRequest("There are two Content-Type headers.")
        path: str = scope["path"]
        rule = next(rule for rule in self._bodies if path.startswith(rule.prefix))
        check_body_headers(headers, rule)
        return _MeasuredBody(receive, rule.max_bytes, answer).receive


class _Answer:
    """The way out: adds the headers of every answer, or puts a refusal in its place."""

    __slots__ = ("_mark", "_security", "_send", "has_started", "refusal", "request_id", "status")

    def __init__(self, send: Send, given_id: bytes | None, scheme: str | None, mark: Mark) -> None:
        self._send = send
        self._mark = mark
        self._security = _OVER_TLS if scheme == "https" else _ALWAYS
        is_sane = given_id and _SANE_REQUEST_ID.fullmatch(given_id)
        self.request_id = given_id.decode() if given_id and is_sane else new_request_id()
        self.has_started = False
        self.status = NO_ANSWER
        self.refusal: Problem | None = None

    def pass_on(self, message: Message) -> Awaitable[None]:
        """Send one message of the application's answer, unless the request was cut off."""
        if self.refusal and not self.has_started:
            return _nothing()
        if message["type"] == "http.response.start":
            self.has_started = True
            self.status = message["status"]
            own: Headers = message.get("headers") or []
            names = dict(own)
            headers = [*own, (b"x-request-id", self.request_id.encode()), *self._security]
            if self._mark.is_set:
                headers.append(HEADER)
            # A page may have a policy of its own, an answer its own caching.
            if _POLICY[0] not in names:
                headers.append(_POLICY)
            if _REVALIDATE[0] not in names:
                headers.append(_REVALIDATE)
            message["headers"] = headers
        return self._send(message)

    def refuse_with(self, problem: Problem) -> None:
        """Answer with this problem instead; raise it when it is too late for that."""
        if self.has_started:
            raise problem
        self.refusal = self.refusal or problem

    def take_refusal(self) -> Problem | None:
        """The problem to answer with, once the application has let go."""
        problem, self.refusal = self.refusal, None
        return None if self.has_started else problem


class _MeasuredBody:
    """A body that ends the request when it grows past its limit."""

    __slots__ = ("_answer", "_left", "_max_bytes", "_receive")

    def __init__(self, receive: Receive, max_bytes: int, answer: _Answer) -> None:
        self._receive = receive
        self._left = self._max_bytes = max_bytes
        self._answer = answer

    async def receive(self) -> Message:
        """Wait for the next part of the body.

        Raises:
            TooLarge: into whoever reads, and again at each further try.
        """
        if self._left >= 0:
            message = await self._receive()
            self._left -= len(message.get("body", b""))
            if self._left >= 0:
                return message
        problem = _too_large(self._max_bytes)
        self._answer.refuse_with(problem)
        raise problem


def new_request_id() -> str:
    """Make an id that no two requests share; it is no secret, so speed decides."""
    return f"{random.getrandbits(96):024x}"


def check_address(path: str, query: bytes) -> None:
    """Refuse an address that holds what no address of ours can.

    Raises:
        UriTooLong: a path over `MAX_PATH` characters, a query over `MAX_QUERY` bytes.
        BadRequest: control characters, broken escapes, what is not UTF-8, or a parameter that
            comes twice (lists are written with commas).
    """
    if not (path.isascii() and path.isprintable()) and _UNCLEAN_PATH.search(path):
        raise BadRequest("The path holds control characters, or is not UTF-8.")
    if len(path) > MAX_PATH:
        raise UriTooLong(f"A path may have {MAX_PATH:,} characters.")
    if query:
        _check_query(query)


def check_body_headers(headers: dict[bytes, bytes], rule: BodyRule) -> None:
    """Refuse a body for what its headers say of it.

    Raises:
        UnsupportedMediaType: a format that the rule does not name, a charset, a compression.
        TooLarge: a length over the rule's limit.
        BadRequest: a length that is no number.
    """
    media_type, _, parameters = headers.get(b"content-type", b"").lower().partition(b";")
    if media_type.strip() not in rule.media_types:
        known = b", ".join(sorted(rule.media_types)).decode()
        raise UnsupportedMediaType(f"Send one of these formats: {known}.")
    charset = _CHARSET.search(parameters)
    if charset and charset[1] not in {b"utf-8", b"utf8"}:
        raise UnsupportedMediaType("Send text in UTF-8.")
    if headers.get(b"content-encoding", b"identity").lower() != b"identity":
        raise UnsupportedMediaType("Send the body as it is, not compressed.")
    length = headers.get(b"content-length", b"0")
    if not length.isdigit():
        raise BadRequest("Content-Length is not a number.")
    # Digits first: converting a very long number is work in itself.
    if len(length) > _LENGTH_DIGITS or int(length) > rule.max_bytes:
        raise _too_large(rule.max_bytes)


@lru_cache(maxsize=512)
def _check_query(query: bytes) -> None:
    if len(query) > MAX_QUERY:
        raise UriTooLong(f"A query may have {MAX_QUERY:,} characters.")
    if _UNCLEAN_QUERY.search(query):
        raise BadRequest("The query holds control characters or broken escapes.")
    if _BEYOND_ASCII.search(query):
        try:
            text = unquote_to_bytes(query).decode()
        except UnicodeDecodeError:
            raise BadRequest("The query is not UTF-8.") from None
        if _UNCLEAN_TEXT.search(text):
            raise BadRequest("The query holds control characters.")
    if b"&" not in query:
        return
    seen: set[str] = set()
    for part in query.split(b"&"):
        name = unquote_plus(part.partition(b"=")[0].decode())
        if name in seen:
            shown = name if _PARAMETER_NAME.fullmatch(name) else None
            detail = "Give each parameter once; separate several values by commas."
            raise BadRequest(detail, [Fault("parameter.duplicate", detail, parameter=shown)])
        seen.add(name)


def _too_large(max_bytes: int) -> TooLarge:
    # Closing the connection is the only way not to read the rest.
    return TooLarge(f"A body may have {max_bytes:,} bytes here.", headers={"Connection": "close"})


async def _nothing() -> None:
    """Send nothing."""
