"""Running imports beside the requests: small files in a thread, large ones in a process.

A process of its own leaves readers their speed while a large file is judged. What runs is the
same; if it dies, its transaction dies with it, and the import is called failed.
"""

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Semaphore, Thread
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.database import Database
from api.core.errors import Problem, TooManyRequests
from api.core.ledger import Ledger, Signer
from api.imports.models import Import, ImportStatus
from api.imports.process import ImportProcess, progress_reporter
from api.imports.service import INTERRUPTED, close

SMALL: Final = 256 * 1024
"""Bytes up to which starting a process would take longer than the import."""
AT_ONCE: Final = 2
WAITING: Final = 20

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """All that an import needs to run, here or in another process."""

    database_url: str
    signer: Signer
    actor: Actor
    row_id: UUID
    path: Path

    def run(self) -> None:
        """Carry the import out."""
        database = Database(self.database_url, self.signer, connections=2)
        try:
            watch = progress_reporter(database, self.actor, self.row_id)
            ImportProcess(
                database, self.actor, self.row_id, self.path, watch, scratch=self.path.parent
            ).run()
        finally:
            database.dispose()


class JobRunner:
    """Runs the imports of one process of the service, two at a time."""

    def __init__(self) -> None:
        self._slots = Semaphore(AT_ONCE)
        self._lock = Lock()
        self._pending = 0

    def start(self, job: Job, database: Database, when_done: Callable[[], None]) -> None:
        """Run an import in the background; `when_done` is called from there.

        Raises:
            TooManyRequests: too many are waiting.
        """
        with self._lock:
            if self._pending >= WAITING:
                raise TooManyRequests("Too many imports are waiting.", retry_after=30)
            self._pending += 1
        thread = Thread(target=self._run, args=(job, database, when_done), daemon=True)
        thread.start()

    def _run(self, job: Job, database: Database, when_done: Callable[[], None]) -> None:
        try:
            with self._slots:
                if job.path.stat().st_size <= SMALL:
                    job.run()
                else:
                    run_apart(job)
        except (Problem, DBAPIError, OSError, subprocess.SubprocessError):
            _log.exception("import.failed", import_id=str(job.row_id))
        finally:
            database.transact(job.actor, lambda session, ledger: _settle(session, ledger, job))
            job.path.unlink(missing_ok=True)
            with self._lock:
                self._pending -= 1
            when_done()


def run_apart(job: Job) -> None:
    """Run an import in a process of its own, and wait for it.

    Raises:
        subprocess.CalledProcessError: it died.
    """
    command = [sys.executable, "-m", "api.imports.jobs"]
    subprocess.run(command, input=pickle.dumps(job), check=True)


def _settle(session: Session, ledger: Ledger, job: Job) -> None:
    """Call an import failed that ended without saying how."""
    row = session.get(Import, job.row_id, with_for_update=True)
    if row is not None and row.status is ImportStatus.RUNNING:
        close(session, ledger, row, ImportStatus.FAILED, [INTERRUPTED])


if __name__ == "__main__":
    # Written by `run_apart`, a moment ago, over a pipe that nobody else holds.
    handed_over: Job = pickle.load(sys.stdin.buffer)  # noqa: S301
    handed_over.run()
