"""The front: who asks, and whether we said the same before; before any routing.

Each request under the API is answered at one *revision* of the data: the front reads the table of
revisions (one statement for all requests that wait at that moment), and what it remembers, of an
answer or of a token's holder, counts only while the revisions that it rests on have not moved.
So an unchanged page costs no query of its own, a revoked token fails at the next request, and
neither can be stale, whichever process wrote.
"""

import asyncio
import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from psycopg import Error as DatabaseError

from api.core.actors import ANONYMOUS, SYSTEM, Actor
from api.core.compression import compress, known_tag, tag_of_gzip, takes_gzip
from api.core.errors import Problem, Unauthenticated, Unavailable
from api.core.listing import Statement
from api.core.meter import Meter
from api.core.reads import Reader
from api.core.settings import API_BASE
from api.core.simulated import SIMULATED, Mark

Message = MutableMapping[str, Any]  # ASGI's own type of its messages
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Revisions = Mapping[str, int]
CacheKey = tuple[str, bytes, bytes]
"""Whose reach, which path, which query."""

SCOPE_KEY: Final = "ctwg"
PRINCIPALS: Final = "principals"
"""The revision that moves whenever a user, a seat, a session or a secret changes."""
MAX_PRINCIPALS: Final = 5_000
TODAY: Final = "today"
"""A revision that moves at midnight (UTC), for answers that say what is overdue."""
REVISIONS: Final = Statement(
    b"SELECT name, value FROM revisions"
    b" UNION ALL SELECT 'today', current_date - date '1970-01-01'"
    b" UNION ALL SELECT 'simulated', count(*) FROM simulations"
)
OVERHEAD: Final = 1_000
"""Bytes that an entry of the cache takes besides what it holds, at the most."""


class ActorLoader(Protocol):
    """Finds who holds a bearer token, from the database rows of this moment."""

    async def __call__(self, token: str) -> tuple[Actor, float]:
        """The actor, and until when (Unix time) the token itself holds.

        Raises:
            Unauthenticated: it proves nothing.
        """


@dataclass(slots=True)
class Asking:
    """What the front knows of a request: who asks, at which revisions, under which cache key."""

    actor: Actor
    revisions: Revisions
    problem: Problem | None = None
    cache_key: CacheKey | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is remembered while `rests_on` has not moved."""

    body: bytes
    etag: str
    headers: tuple[tuple[bytes, bytes], ...]
    rests_on: tuple[tuple[str, int], ...]
    is_worth_compressing: bool = False
    compressed: bytes | None = None
    """Made when it is first asked for."""


class RevisionClock:
    """The table of revisions, read once for all who wait at the same moment.

    A request that arrives while a read is under way waits for the next one, which starts after
    its arrival: nobody sees less than what was committed before they asked.
    """

    def __init__(self, reader: Reader, mark: Mark | None = None) -> None:
        self._reader = reader
        self._mark = mark or Mark()
        self._waiting: asyncio.Future[Revisions] | None = None
        self._task: asyncio.Task[None] | None = None

    async def now(self) -> Revisions:
        """The revisions as committed at some moment after this call.

        Raises:
            Unavailable: the database does not answer.
        """
        if self._waiting is None:
            self._waiting = asyncio.get_running_loop().create_future()
            if self._task is None or self._task.done():
                self._task = asyncio.create_task(self._read_while_asked())
        return await asyncio.shield(self._waiting)

    async def _read_while_asked(self) -> None:
        while self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            try:
                rows = await self._reader.fetch(SYSTEM, REVISIONS)
            except DatabaseError:
                waiting.set_exception(Unavailable())
                # Taken as seen: those who wait may have gone.
                with suppress(Unavailable):
                    await waiting
            else:
                revisions: dict[str, int] = dict(rows)
                self._mark.is_set = revisions[SIMULATED] > 0
                waiting.set_result(revisions)


class AnswerCache:
    """Encoded answers, the least recently used dropped first, within a limit of bytes."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._kept: OrderedDict[CacheKey, Kept] = OrderedDict()

    def find(self, key: CacheKey, revisions: Revisions) -> Kept | None:
        """The answer kept under a key, unless what it rests on has moved."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        if any(revisions.get(name, 0) != value for name, value in kept.rests_on):
            self._drop(key)
            return None
        self._kept.move_to_end(key)
        return kept

    @property
    def size(self) -> tuple[int, int]:
        """How many answers it keeps, and how many bytes they take."""
        return len(self._kept), self._bytes

    def keep(self, key: CacheKey, kept: Kept) -> None:
        """Remember an answer; one that would fill a quarter of the cache is not worth it."""
        size = _size(key, kept)
        if size * 4 > self._max_bytes:
            return
        self._drop(key)
        self._kept[key] = kept
        self._bytes += size
        while self._bytes > self._max_bytes:
            self._drop(next(iter(self._kept)))

    def _drop(self, key: CacheKey) -> None:
        kept = self._kept.pop(key, None)
        if kept is not None:
            self._bytes -= _size(key, kept)


def _size(key: CacheKey, kept: Kept) -> int:
    """What an entry costs: addresses are counted too, or a flood of them would cost nothing."""
    forms = len(kept.body) + len(kept.compressed or b"")
    return OVERHEAD + len(key[1]) + len(key[2]) + forms


class Principals:
    """Holders of tokens, remembered by the token's digest while no principal has changed."""

    def __init__(self, load: ActorLoader) -> None:
        self._load = load
        self._revision = -1
        self._known: OrderedDict[bytes, tuple[Actor, float]] = OrderedDict()

    async def of(self, authorization: bytes | None, revisions: Revisions) -> Actor:
        """Who sends this Authorization header.

        Raises:
            Unauthenticated: the header is none of ours, or proves nothing.
        """
        if authorization is None:
            return ANONYMOUS
        scheme, _, token = authorization.partition(b" ")
        if scheme.lower() != b"bearer" or not token:
            raise Unauthenticated("Send 'Authorization: Bearer' and an access token.")
        revision = revisions.get(PRINCIPALS, 0)
        if revision != self._revision:
            self._known.clear()
            self._revision = revision
        digest = hashlib.sha256(token).digest()
        known = self._known.get(digest)
        if known is not None and known[1] > time.time():
            return known[0]
        actor, expires = await self._load(token.decode("latin-1"))
        if self._revision == revision:
            self._known[digest] = (actor, expires)
            if len(self._known) > MAX_PRINCIPALS:
                self._known.popitem(last=False)
        return actor


class Front:
    """The middleware that stands before routing."""

    def __init__(
        self,
        app: Application,
        clock: RevisionClock,
        principals: Principals,
        cache: AnswerCache,
        meter: Meter,
    ) -> None:
        self._app = app
        self._meter = meter
        self._clock = clock
        self._principals = principals
        self._cache = cache

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer from memory, or pass on with what is known of the request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            # Whatever can be read can be asked about (RFC 9110, section 9.3.2).
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        if not scope["path"].startswith(API_BASE):
            await self._app(scope, receive, send)
            return
        headers: dict[bytes, bytes] = dict(scope["headers"])
        asking = await self.ask(headers.get(b"authorization"))
        if scope["method"] == "GET" and asking.problem is None:
            key = (asking.actor.reach, scope["raw_path"], scope["query_string"])
            kept = self._cache.find(key, asking.revisions)
            if kept is not None and _wants_json(headers.get(b"accept")):
                self._meter.remembered += 1
                await self._answer(key, kept, headers, send)
                return
            asking.cache_key = key
        scope[SCOPE_KEY] = asking
        await self._app(scope, receive, send)

    async def _answer(
        self, key: CacheKey, kept: Kept, asked: Mapping[bytes, bytes], send: Send
    ) -> None:
        is_zipped = kept.is_worth_compressing and takes_gzip(
            _text(asked.get(b"accept-encoding")) or ""
        )
        known = known_tag(_text(asked.get(b"if-none-match")), kept.etag, is_zipped=is_zipped)
        if known is not None:
            headers = [(b"etag", known.encode()), *kept.headers]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        body, etag, coding = kept.body, kept.etag, []
        if is_zipped:
            if kept.compressed is None:
                kept = replace(kept, compressed=compress(kept.body))
                self._cache.keep(key, kept)
            body, etag = kept.compressed or b"", tag_of_gzip(etag)
            coding = [(b"content-encoding", b"gzip")]
        headers = [
            (b"etag", etag.encode()),
            *kept.headers,
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(body)),
            *coding,
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def ask(self, authorization: bytes | None) -> Asking:
        """Who sends this Authorization header, at which revisions."""
        revisions: Revisions = {}
        try:
            revisions = await self._clock.now()
            actor = await self._principals.of(authorization, revisions)
        except Problem as problem:
            return Asking(ANONYMOUS, revisions, problem)
        except DatabaseError:
            return Asking(ANONYMOUS, revisions, Unavailable())
        return Asking(actor, revisions)


def _without_body(send: Send) -> Send:
    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_head


def _wants_json(accept: bytes | None) -> bool:
    return accept is None or b"*/*" in accept or b"application/json" in accept


def _text(header: bytes | None) -> str | None:
    return None if header is None else header.decode("latin-1")
