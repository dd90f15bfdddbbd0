"""The rungs: which requests are measured, and beside which."""

import json
import random
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote

from api.core.settings import API_BASE
from api.router import RESOURCES
from benchmarks import rows, servers
from benchmarks.load import Cost, Target, measure, settle
from benchmarks.servers import Answer, Server
from benchmarks.service import FOCAL_POINT

PAGE_CACHE_BYTES = 64 * 2**20
LIST = f"{API_BASE}/recommendations"
RESTRICTED = f"{API_BASE}/implementations"
MEMBER = {"Authorization": f"Bearer {FOCAL_POINT}:{rows.ECONOMIES[0]}"}
ZIPPED = {**MEMBER, "Accept-Encoding": "gzip"}
PAGES, RECORDS, DEEP = 200, 200, 0.9
PAGE, RECORD, UNCHANGED = "/page", "/record", "/unchanged"


@dataclass
class Rung:
    """One kind of request, and what it cost in each round."""

    name: str
    server: Server
    target: Target
    beside: str
    """The name of the rung that it is compared with."""
    goal: float | None = None
    is_answered: bool = True
    """Whether the answers are those of a request that succeeds."""
    counts_database: bool = False
    """Whether the comparison is of the server's and the database's CPU time together."""
    costs: list[Cost] = field(default_factory=list)

    def cpu(self) -> float:
        """CPU microseconds for each request, at best."""
        return min(c.server_cpu + self.counts_database * c.database_cpu for c in self.costs)


@contextmanager
def rungs(url: str, scratch: Path) -> Iterator[list[Rung]]:
    """All rungs on a filled database, their servers running while the block runs."""
    with ExitStack() as stack:
        warm = stack.enter_context(servers.service(url, scratch, PAGE_CACHE_BYTES))
        cold = stack.enter_context(servers.service(url, scratch, 0))
        page = warm.ask(LIST, MEMBER)
        refs = [item["ref"] for item in json.loads(page.body)["items"]]
        detail = f"{LIST}/{refs[0]}"
        known = {**MEMBER, "If-None-Match": page.headers["etag"]}
        answers = {
            PAGE: page,
            RECORD: warm.ask(detail, MEMBER),
            UNCHANGED: warm.ask(LIST, known),
        }
        servers.write_answers(scratch / "answers.json", answers)
        raw = stack.enter_context(servers.raw(scratch / "answers.json"))
        made = [
            *(_raw(raw, name, answer) for name, answer in answers.items()),
            Rung("304", warm, _member(warm, LIST, headers=known), UNCHANGED, 0.70),
            Rung("list page, unchanged", warm, _member(warm, LIST), PAGE, 0.55),
            Rung("list page, unchanged, gzip", warm, _member(warm, LIST, headers=ZIPPED), PAGE),
            Rung("detail, unchanged", warm, _member(warm, detail), RECORD, 0.50),
            *_uncached(cold),
            *_routes(cold),
        ]
        yield made


def run(made: list[Rung], rounds: int, seconds: float, postmaster: int | None) -> None:
    """Measure every rung in turn, several times over: neighbours disturb all of them alike."""
    for _ in range(rounds):
        for rung in made:
            settle(rung.server.pid, postmaster)
            cost = measure(rung.target, rung.server.pid, postmaster, seconds)
            if rung.is_answered and cost.errors:
                message = f"{rung.name}: {cost.errors} requests failed"
                raise RuntimeError(message)
            rung.costs.append(cost)


def _raw(server: Server, name: str, answer: Answer) -> Rung:
    size = len(answer.body.encode())
    target = Target(server.port, (name,))
    return Rung(f"raw ASGI, {size:,} bytes{' (304)' * (not size)}", server, target, name)


def _uncached(cold: Server) -> Iterator[Rung]:
    pages = _walk(cold, f"{LIST}?limit=50", PAGES)
    refs = [
        item["ref"]
        for page in pages[:: max(1, PAGES // 10)]
        for item in json.loads(cold.ask(page, MEMBER).body)["items"]
    ]
    chosen = random.Random(1).sample(refs, min(RECORDS, len(refs)))  # noqa: S311 - no secret
    total = json.loads(cold.ask(f"{LIST}?limit=1&count=true", MEMBER).body)["total"]
    deep = _walk(cold, f"{LIST}?limit=500", int(total * DEEP) // 500)[-1]
    deep = deep.replace("limit=500", "limit=50")
    first = "first page, uncached"
    yield Rung("list page, uncached", cold, _member(cold, *pages), PAGE, 0.08)
    yield Rung("list page, uncached, gzip", cold, _member(cold, *pages, headers=ZIPPED), PAGE)
    restricted = _walk(cold, f"{RESTRICTED}?limit=50", 5)
    yield Rung("restricted list, uncached", cold, _member(cold, *restricted), PAGE)
    for name, query in (
        ("one filter", "status=adopted"),
        ("filters on links", f"focus_areas={rows.FOCUS_AREAS[0]}&priority=high"),
        ("search, a rare word", "q=word9999"),
        ("another sort", "sort=-due_on"),
    ):
        target = _member(cold, f"{LIST}?limit=50&{query}")
        yield Rung(f"list page, {name}", cold, target, first, 0.90, counts_database=True)
    records = [f"{LIST}/{ref}" for ref in chosen]
    yield Rung("detail, uncached", cold, _member(cold, *records), RECORD, 0.10)
    yield Rung(first, cold, _member(cold, f"{LIST}?limit=50"), first, counts_database=True)
    target = _member(cold, deep)
    yield Rung("page at 90 %", cold, target, first, 0.90, counts_database=True)


def _routes(server: Server) -> Iterator[Rung]:
    # Refused right after the route is found, so that nothing but finding it differs.
    first, last = (f"{API_BASE}{RESOURCES[n].path}" for n in (0, -1))
    name = "first route (405)"
    target = replace(_member(server, first), method="DELETE")
    yield Rung(name, server, target, name, is_answered=False)
    target = replace(target, paths=(last,))
    yield Rung("last route (405)", server, target, name, 0.95, is_answered=False)


def _member(server: Server, *paths: str, headers: dict[str, str] | None = None) -> Target:
    return Target(server.port, paths, headers or MEMBER)


def _walk(server: Server, first: str, count: int) -> list[str]:
    """The addresses of so many pages, from the first one on."""
    pages = [first]
    while len(pages) < count:
        cursor = json.loads(server.ask(pages[-1], MEMBER).body)["next"]
        if cursor is None:
            break
        pages.append(f"{first}&cursor={quote(cursor)}")
    return pages
