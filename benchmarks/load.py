"""Load on one server for a short time, and what that cost the server's process."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

CONNECTIONS = 16
SERVER_CPU, LOAD_CPU = 0, 1
NANOSECONDS = 1_000_000_000
SETTLE_SECONDS, IDLE_SHARE, LOOK_SECONDS = 20.0, 0.02, 0.2

WRK_SCRIPT = """
local texts = %s
local turn = 0
request = function()
  turn = turn %% #texts + 1
  return texts[turn]
end
done = function(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\\nRESULT {"requests": %%d, "errors": %%d, "seconds": %%f, "p50_ms": %%f, "p99_ms": %%f}\\n',
    summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
"""


@dataclass(frozen=True)
class Target:
    """What is asked of which server: requests taken in turn."""

    port: int
    paths: tuple[str, ...]
    headers: dict[str, str] = field(default_factory=dict)
    method: str = "GET"

    def requests(self) -> list[str]:
        """The requests as they go over the wire."""
        lines = {"Host": f"127.0.0.1:{self.port}", "Accept": "application/json", **self.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return [f"{self.method} {path} HTTP/1.1\r\n{head}\r\n" for path in self.paths]


@dataclass(frozen=True)
class Cost:
    """What one run showed. CPU is in microseconds for each request."""

    server_cpu: float
    database_cpu: float
    per_second: float
    p50_ms: float
    p99_ms: float
    errors: int


def pinned(cpu: int) -> list[str]:
    """The command prefix that keeps a process on one processor, where there are two."""
    return ["taskset", "-c", str(cpu)] if (os.cpu_count() or 1) > 1 and _has("taskset") else []


def generator() -> str:
    """The name of the load generator that is used here."""
    return "wrk" if _has("wrk") else "benchmarks/client.py"


def cpu_seconds(pid: int) -> float:
    """CPU time that the process has used, to the nanosecond (Linux, schedstat)."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total / NANOSECONDS


def children_cpu_seconds(parent: int | None) -> dict[int, float]:
    """CPU time of the processes that a process has started, such as PostgreSQL's backends."""
    used = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(fields[1]) == parent:
                    used[int(entry.name)] = cpu_seconds(int(entry.name))
            except OSError:
                continue  # it has ended meanwhile
    return used


def measure(target: Target, pid: int, postmaster: int | None, seconds: float) -> Cost:
    """Put load on the target, bounded in time and connections, and see what it cost."""
    before, database_before = cpu_seconds(pid), children_cpu_seconds(postmaster)
    result = _run_wrk(target, seconds) if _has("wrk") else _run_client(target, seconds)
    after, database_after = cpu_seconds(pid), children_cpu_seconds(postmaster)
    database = sum(cpu - database_before.get(child, 0) for child, cpu in database_after.items())
    # A page that takes longer than the whole run still has a price.
    requests = max(result["requests"], 1)
    return Cost(
        server_cpu=(after - before) / requests * 1e6,
        database_cpu=database / requests * 1e6,
        per_second=result["requests"] / result["seconds"],
        p50_ms=result["p50_ms"],
        p99_ms=result["p99_ms"],
        errors=int(result["errors"]),
    )


def settle(pid: int, postmaster: int | None) -> None:
    """Wait until what the last run left behind is done: queries go on after their caller left."""
    deadline = time.monotonic() + SETTLE_SECONDS
    used = _both(pid, postmaster)
    while time.monotonic() < deadline:
        time.sleep(LOOK_SECONDS)
        before, used = used, _both(pid, postmaster)
        if used - before < IDLE_SHARE * LOOK_SECONDS:
            return


def _both(pid: int, postmaster: int | None) -> float:
    return cpu_seconds(pid) + sum(children_cpu_seconds(postmaster).values())


def _run_wrk(target: Target, seconds: float) -> dict[str, float]:
    texts = "{" + ",".join(json.dumps(text) for text in target.requests()) + "}"
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(WRK_SCRIPT % texts)
        script.flush()
        command = [*pinned(LOAD_CPU), "wrk", "--threads=1", f"--connections={CONNECTIONS}"]
        # wrk counts whole seconds.
        command += [f"--duration={max(1, round(seconds))}s", "--latency", "--timeout=30s"]
        command.append(f"--script={script.name}")
        command.append(f"http://127.0.0.1:{target.port}/")
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result: dict[str, float] = json.loads(output.partition("RESULT ")[2])
    return result


def _run_client(target: Target, seconds: float) -> dict[str, float]:
    plan = {
        "host": "127.0.0.1",
        "port": target.port,
        "connections": CONNECTIONS,
        "seconds": seconds,
        "requests": target.requests(),
    }
    command = [*pinned(LOAD_CPU), sys.executable, "-m", "benchmarks.client"]
    done = subprocess.run(
        command, input=json.dumps(plan), capture_output=True, text=True, check=True
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _has(program: str) -> bool:
    return shutil.which(program) is not None
