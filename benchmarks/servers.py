"""Servers under load: one uvicorn process each, as `ctwg serve` runs it, on one processor."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.load import SERVER_CPU, cpu_seconds, pinned

START_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """One answer, as it came."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass(frozen=True)
class Server:
    """A running server."""

    pid: int
    port: int
    start_cpu_seconds: float
    """CPU time from nothing to the first answer."""

    def ask(
        self, path: str, headers: dict[str, str], method: str = "GET", body: bytes | None = None
    ) -> Answer:
        """Send one request."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, found, response.read().decode())
        connection.close()
        return answer

    def private_mebibytes(self) -> float:
        """Memory that is this process's own (Linux)."""
        lines = Path(f"/proc/{self.pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


@contextmanager
def raw(answers: Path) -> Iterator[Server]:
    """The yardstick, sending what the file of answers says."""
    with _uvicorn("benchmarks.raw:app", (), {"CTWG_BENCH_ANSWERS": str(answers)}) as server:
        yield server


@contextmanager
def service(url: str, data_dir: Path, page_cache_bytes: int) -> Iterator[Server]:
    """The service on a database; with no cache, every answer is made anew."""
    settings = {
        "CTWG_DATABASE_URL": url,
        "CTWG_DATA_DIR": str(data_dir),
        "CTWG_PAGE_CACHE_BYTES": str(page_cache_bytes),
    }
    with _uvicorn("benchmarks.service:make", ("--factory",), settings) as server:
        yield server


def write_answers(path: Path, answers: dict[str, Answer]) -> None:
    """Save answers for the yardstick to send again."""
    kept = {
        name: {"status": a.status, "headers": list(a.headers.items()), "body": a.body}
        for name, a in answers.items()
    }
    path.write_text(json.dumps(kept))


@contextmanager
def _uvicorn(app: str, options: tuple[str, ...], settings: dict[str, str]) -> Iterator[Server]:
    port = _free_port()
    command = [*pinned(SERVER_CPU), sys.executable, "-m", "uvicorn", app, *options]
    command += ["--port", str(port), "--no-access-log", "--no-server-header"]
    command += ["--log-level", "warning"]
    # Compiled modules are kept, as in any installation; some environments turn that off.
    environment = {**os.environ, **settings, "PYTHONDONTWRITEBYTECODE": ""}
    with subprocess.Popen(command, env=environment) as process:
        try:
            _wait(process, port)
            yield Server(process.pid, port, cpu_seconds(process.pid))
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5).close()
        except urllib.error.HTTPError:
            return  # it speaks HTTP: what it says is another matter
        except OSError:
            time.sleep(0.01)
        else:
            return
    message = f"no server on port {port}"
    raise RuntimeError(message)
