"""Stops the embedded server when the last process that uses it has gone, however it went.

Every user of the server holds a shared lock on one file, which the kernel takes back even after
`kill -9`. This script waits for the exclusive lock on it; then nobody is left, and it shuts the
server down. It is run by path in an isolated interpreter, so it imports the standard library only.
"""

import contextlib
import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

USERS_LOCK = "users.lock"
KEEPER_LOCK = "keeper.lock"
CLUSTER = "pgdata"
# PostgreSQL's "fast" shutdown, then "immediate" (the next start recovers), then the last resort.
ESCALATION = ((signal.SIGINT, 15.0), (signal.SIGQUIT, 8.0), (signal.SIGKILL, 3.0))
POLL_SECONDS = 0.05


def running_server(cluster: Path) -> int | None:
    """Process id of the server that runs on this cluster; None for a stale or absent pid file.

    The number alone proves nothing: after a crash it may belong to any other process.
    """
    try:
        pid = int((cluster / "postmaster.pid").read_text().split("\n", 1)[0])
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return None
    return pid if os.fsencode(cluster) in arguments else None


def orphans(cluster: Path) -> Iterator[int]:
    """Server processes whose home is the cluster: they can outlive their killed postmaster."""
    for entry in Path("/proc").iterdir():
        # Processes end while we look, and other accounts' are none of ours.
        with contextlib.suppress(OSError):
            is_server = entry.name.isdigit() and (entry / "comm").read_text() == "postgres\n"
            if is_server and (entry / "cwd").samefile(cluster):
                yield int(entry.name)


def wait_until_gone(cluster: Path, seconds: float) -> bool:
    """Whether no server process is left on the cluster within the time."""
    deadline = time.monotonic() + seconds
    while running_server(cluster) is not None or any(orphans(cluster)):
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def shut_down(cluster: Path) -> None:
    """End every server process of the cluster: politely first, and in under half a minute."""
    for number, patience in ESCALATION:
        pid = running_server(cluster)
        for target in [pid] if pid is not None else list(orphans(cluster)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(target, number)
        if wait_until_gone(cluster, patience):
            return


def keep(directory: Path) -> None:
    """Wait until nobody uses the server in the directory, then stop it; one keeper is enough."""
    with (directory / KEEPER_LOCK).open("a") as post, (directory / USERS_LOCK).open("a") as users:
        try:
            fcntl.flock(post, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        fcntl.flock(users, fcntl.LOCK_EX)
        shut_down(directory / CLUSTER)
        # In this order: who gets in next must find the keeper's post vacant.
        fcntl.flock(post, fcntl.LOCK_UN)


if __name__ == "__main__":
    # A process of its own session: neither Ctrl-C nor its starter's end reaches it.
    if os.fork() == 0:
        os.setsid()
        keep(Path(sys.argv[1]))
