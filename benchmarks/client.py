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

OK_STATUSES = {b"200", b"304"}


class Connection(asyncio.Protocol):
    """One connection: sends a request, waits for the whole answer, sends the next."""

    def __init__(self, requests: Iterator[bytes], latencies: list[float]) -> None:
        self._requests = requests
        self._latencies = latencies
        self._transport: asyncio.Transport | None = None
        self._buffer = b""
        self._began = 0.0
        self.errors = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
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
        if self._transport is not None:
            self._transport.abort()

    def _send(self) -> None:
        assert self._transport is not None
        self._began = time.perf_counter()
        self._transport.write(next(self._requests))


def _body_length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def run(plan: dict[str, object]) -> dict[str, float]:
    """Carry out the plan, and say how it went."""
    texts, seconds, count = plan["requests"], plan["seconds"], plan["connections"]
    assert isinstance(texts, list)
    assert isinstance(seconds, int | float)
    assert isinstance(count, int)
    requests = itertools.cycle([text.encode("latin-1") for text in texts])
    latencies: list[float] = []
    loop = asyncio.get_running_loop()
    connections = []
    for _ in range(count):
        _, connection = await loop.create_connection(
            lambda: Connection(requests, latencies), str(plan["host"]), int(str(plan["port"]))
        )
        connections.append(connection)
    began = time.perf_counter()
    await asyncio.sleep(seconds)
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
    print(json.dumps(asyncio.run(run(json.load(sys.stdin)))))
