"""What the process does, for Prometheus: for whoever runs the service, and nobody else.

How often an address is written to would tell that something hidden has changed. So the figures are
for whoever holds the token of the settings (`CTWG_METRICS_TOKEN`), who needs no database to be let
in, and for the secretariat.
"""

import asyncio
import os
import resource
import secrets
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api.core.errors import Forbidden, Unauthenticated, Unavailable
from api.core.exposition import CONTENT_TYPE, Family, Kind, Sample, exposition, histogram
from api.core.front import Front
from api.core.meter import BOUNDS, Meter
from api.core.web import ApiRoute, Services, documented, services
from api.migrating import head_revision

router = APIRouter(tags=["operations"], route_class=ApiRoute)

PATIENCE: Final = 2.0
"""Seconds to wait for the database before it is said to be down."""
_TEXT: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"text/plain": {"schema": {"type": "string"}}}}
}


@router.get(
    "/metrics",
    summary="What the process does, for Prometheus",
    response_class=Response,
    responses=_TEXT | documented(401, 403, 503),
    operation_id="get_metrics",
)
async def metrics(request: Request) -> Response:
    """For the secretariat, and for whoever holds the token that the settings name.

    Counts, durations and sizes of this process; no person, record or economy is in them.
    """
    await _require_right(request)
    held = services(request)
    is_up = await _answers(held)
    families = (*_requests(held.meter), *_stores(held, is_up=is_up), *_process(held.meter))
    return Response(exposition(families), media_type=CONTENT_TYPE)


async def _require_right(request: Request) -> None:
    header = request.headers.get("authorization", "")
    expected = services(request).settings.metrics_token
    if expected is not None:
        given = f"Bearer {expected.get_secret_value()}"
        if secrets.compare_digest(header.encode(), given.encode()):
            return
    front: Front = request.app.state.front
    asking = await front.ask(header.encode("latin-1") or None)
    if asking.problem is not None:
        raise asking.problem
    if asking.actor.is_anonymous:
        raise Unauthenticated("Send the token of CTWG_METRICS_TOKEN, or the secretariat's.")
    if not asking.actor.is_secretariat:
        raise Forbidden("Metrics are for the secretariat and whoever runs the service.")


async def _answers(held: Services) -> bool:
    with suppress(Unavailable, TimeoutError):
        await asyncio.wait_for(held.clock.now(), PATIENCE)
        return True
    return False


def _requests(meter: Meter) -> Iterator[Family]:
    yield Family(
        "ctwg_http_requests_total",
        Kind.COUNTER,
        "Requests answered, by method, first part of the address and status.",
        [
            Sample(count, {"method": method, "address": name, "status": str(status)})
            for (method, name, status), count in sorted(meter.requests.items())
        ],
    )
    yield Family(
        "ctwg_http_request_duration_seconds",
        Kind.HISTOGRAM,
        "Time from a request's arrival to the end of its answer.",
        [
            sample
            for name, took in sorted(meter.durations.items())
            for sample in histogram({"address": name}, BOUNDS, took.counts, took.total)
        ],
    )
    yield _gauge("ctwg_http_requests_running", "Requests being answered just now.", meter.running)
    yield Family.single(
        "ctwg_remembered_answers_total",
        Kind.COUNTER,
        "Answers given from memory, without a query of their own.",
        meter.remembered,
    )


def _stores(held: Services, *, is_up: bool) -> Iterator[Family]:
    yield _gauge("ctwg_database_up", "Whether the database answers (1) or not (0).", int(is_up))
    stats = held.reader.stats
    yield Family(
        "ctwg_read_connections",
        Kind.GAUGE,
        "Connections of the read path.",
        [
            Sample(stats.get("pool_size", 0), {"state": "open"}),
            Sample(stats.get("pool_available", 0), {"state": "idle"}),
        ],
    )
    waiting = stats.get("requests_waiting", 0)
    yield _gauge("ctwg_read_requests_waiting", "Reads that wait for a connection.", waiting)
    in_use = held.database.connections_in_use
    yield _gauge("ctwg_write_connections_in_use", "Connections of transactions.", in_use)
    answers, size = held.cache.size
    yield _gauge("ctwg_remembered_answers", "Answers in memory.", answers)
    yield _gauge("ctwg_remembered_bytes", "Memory that they take.", size)
    yield Family(
        "ctwg_info", Kind.GAUGE, "Always 1.", [Sample(1, {"schema_revision": head_revision()})]
    )


def _process(meter: Meter) -> Iterator[Family]:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    yield Family.single(
        "process_cpu_seconds_total",
        Kind.COUNTER,
        "CPU time of the process, its own and the system's for it.",
        usage.ru_utime + usage.ru_stime,
    )
    yield _gauge("process_start_time_seconds", "When it began, as Unix time.", meter.began_at)
    # Linux only, as are the figures' usual sources.
    with suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        memory = pages * os.sysconf("SC_PAGE_SIZE")
        yield _gauge("process_resident_memory_bytes", "Memory of the process.", memory)
        files = sum(1 for _ in Path("/proc/self/fd").iterdir())
        yield _gauge("process_open_fds", "Open files and connections.", files)


def _gauge(name: str, meaning: str, value: float) -> Family:
    return Family.single(name, Kind.GAUGE, meaning, value)
