"""A load generator for machines without wrk: keep-alive connections, one request at a time each.

Reads a plan (JSON) from standard input: host, port, connections, seconds, and the requests, taken
in turn. Prints requests, errors, seconds and latencies in milliseconds as JSON. Slower than wrk,
which does not matter to the figure that counts: the server's CPU time for each request.
"""

import asyncio
import itertools
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

OK_STATUSES = {b"200", b"304"}


class Connection(asyncio.Protocol):
    """One connection: sends a request, waits for the whole answer, sends the next."""

    def __init__(self, requests: Iterator[bytes], latencies: list[float]) -> None:
        self._requests = requests
        self._latencies = latencies
        self._transport = asyncio.Transport()
        self._buffer = b""
        self._began = 0.0
        self.errors = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        self._send()

    def data_received(self, data: bytes) -> None:
        """Gather the answer; when it is whole, note how long it took and ask again."""
        self._buffer += data
        head, separator, body = self._buffer.partition(b"\r\n\r\n")
        if not separator or len(body) < _body_length(head):
            return
        self._latencies.append(time.perf_counter() - self._began)
        if head[9:12] not in OK_STATUSES:
            self.errors += 1
        self._buffer = b""
        self._send()

    def stop(self) -> None:
        """Send no more."""
        self._transport.abort()

    def _send(self) -> None:
        self._began = time.perf_counter()
        self._transport.write(next(self._requests))


def _body_length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


@dataclass(frozen=True)
class Plan:
    """What to send where, for how long."""

    host: str
    port: int
    connections: int
    seconds: float
    requests: list[str]


async def run(plan: Plan) -> dict[str, float]:
    """Carry out the plan, and say how it went."""
    requests = itertools.cycle([text.encode("latin-1") for text in plan.requests])
    latencies: list[float] = []
    loop = asyncio.get_running_loop()
    connections = []
    for _ in range(plan.connections):
        _, connection = await loop.create_connection(
            lambda: Connection(requests, latencies), plan.host, plan.port
        )
        connections.append(connection)
    began = time.perf_counter()
    await asyncio.sleep(plan.seconds)
    elapsed = time.perf_counter() - began
    for connection in connections:
        connection.stop()
    latencies.sort()
    return {
        "requests": len(latencies),
        "errors": sum(connection.errors for connection in connections),
        "seconds": elapsed,
        "p50_ms": latencies[len(latencies) // 2] * 1000,
        "p99_ms": latencies[len(latencies) * 99 // 100] * 1000,
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(run(Plan(**json.load(sys.stdin))))))
