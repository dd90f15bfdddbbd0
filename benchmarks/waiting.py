"""How long others wait while a large file is imported: `python -m benchmarks.waiting`.

Three writers go on beside the import, over HTTP: one changes a record that has nothing to do with
it, one makes records of the same series as the file's, one changes a record that every row of the
file refers to. What counts is the longest wait of each.
"""

import argparse
import json
import random
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from api.core.database import APP_ROLE
from api.core.embedded import EmbeddedServer
from api.core.settings import API_BASE
from api.migrating import migrate
from benchmarks import rows
from benchmarks.servers import Server, service

SECRETARIAT = {"Authorization": "Bearer secretariat"}
JSON = {**SECRETARIAT, "Content-Type": "application/json"}
PAUSE = 0.02
REFUSED = 400
"""Statuses from here on are refusals."""


@dataclass
class Writer:
    """Sends one write after the other and remembers how long each took."""

    server: Server
    name: str
    method: str
    path: str
    body: dict[str, object]
    waits: list[float] = field(default_factory=list)
    refusals: int = 0
    is_over: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Write until told to stop."""
        while not self.is_over.is_set():
            began = time.perf_counter()
            headers = {**JSON, "If-Match": "*"}
            text = json.dumps({**self.body, "note": f"At {began}."}).encode()
            answer = self.server.ask(API_BASE + self.path, headers, self.method, text)
            self.waits.append(time.perf_counter() - began)
            self.refusals += answer.status >= REFUSED
            time.sleep(PAUSE)

    def __str__(self) -> str:
        """How it went."""
        waits = sorted(self.waits)
        return (
            f"{self.name}: {len(waits)} writes, {self.refusals} refused, "
            f"median {waits[len(waits) // 2] * 1000:.0f} ms, longest {waits[-1]:.2f} s"
        )


def file_of(count: int, *, is_changed: bool = False) -> bytes:
    """So many activities of one series, as CSV."""
    chance = random.Random(count)  # noqa: S311 - rows, not secrets
    lines = ["source_system,external_ref,title,kind,forum,lead_economies,planned_start,note"]
    lines += [
        f"bench,W-{n},{rows.words(chance, 8)},workshop,CTWG,{rows.ECONOMIES[0]};E02,2018-05-09,"
        f"{rows.words(chance, 30)}{' again' if is_changed else ''}"
        for n in range(count)
    ]
    return "\n".join(lines).encode()


def measure(server: Server, content: bytes) -> str:
    """Import a file with the writers beside it."""
    writers = [
        Writer(server, "an unrelated record", "PATCH", "/sub-fora/CTWG", {}),
        Writer(
            server,
            "a new record of the same series",
            "POST",
            "/activities",
            {"title": "A", "kind": "workshop", "forum": "CTWG", "planned": {"start": "2018"}},
        ),
        Writer(server, "a record that each row refers to", "PATCH", "/economies/E01", {}),
    ]
    threads = [threading.Thread(target=writer.run, daemon=True) for writer in writers]
    for thread in threads:
        thread.start()
    time.sleep(1)
    headers = {**SECRETARIAT, "Content-Type": "text/csv", "Prefer": "wait=1"}
    began = time.perf_counter()
    answer = server.ask(f"{API_BASE}/imports?resource=activities", headers, "POST", content)
    job = json.loads(answer.body)
    while job["status"] == "running":
        time.sleep(0.2)
        job = json.loads(server.ask(f"{API_BASE}/imports/{job['id']}", SECRETARIAT).body)
    took = time.perf_counter() - began
    for writer in writers:
        writer.is_over.set()
    for thread in threads:
        thread.join()
    counts = {name: job[name] for name in ("status", "created", "updated", "unchanged", "errors")}
    return "\n".join([f"{counts} in {took:.1f} s", *map(str, writers)])


def main() -> None:
    """Import a file of new rows, then the same rows with one field changed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.waiting", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--changes", action="store_true", help="import changes of them as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ctwg-bench-") as name:
        scratch = Path(name)
        with EmbeddedServer(scratch / "postgresql") as database:
            with psycopg.connect(database.database_url(), autocommit=True) as connection:
                connection.execute(sql.SQL("CREATE DATABASE waiting"))
            url = database.database_url("waiting")
            migrate(url)
            rows.fill(url, 1_000)
            with service(database.database_url("waiting", APP_ROLE), scratch / "data", 0) as server:
                print(measure(server, file_of(options.rows)))
                if options.changes:
                    print(measure(server, file_of(options.rows, is_changed=True)))


if __name__ == "__main__":
    main()
