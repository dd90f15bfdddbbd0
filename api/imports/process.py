"""One import from its file to its end: judged in a first pass, written in a second.

The first pass takes no lock and may take its time. The second is one transaction: every row, the
account of each, and the end of the import itself; or none of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final
from uuid import UUID

import orjson
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.database import Database
from api.core.errors import Conflict, Problem
from api.core.ledger import Ledger
from api.imports.checking import Change, Checker, Creation
from api.imports.importable import IMPORTABLES, Importable
from api.imports.models import Import, ImportFault, ImportStatus
from api.imports.service import MAX_ERRORS, close, report_progress
from api.imports.tables import Defect, Row, read_csv, read_ndjson
from api.imports.writing import Writer

CSV: Final = "text/csv"
NDJSON: Final = "application/x-ndjson"
ROWS_AT_ONCE: Final = 1_000
_FIRST_PASS: Final = 0.7
"""The share of the work that judging is, for the progress bar."""

Watch = Callable[[int, float], None]


@dataclass(slots=True)
class Tally:
    """What an import has come to so far."""

    processed: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    faults: int = 0
    errors: list[ImportFault] = field(default_factory=list)

    def complain(self, defect: Defect) -> None:
        """Count something that is wrong, and keep it while there is room."""
        self.faults += 1
        if len(self.errors) < MAX_ERRORS:
            self.errors.append(
                ImportFault(
                    row=defect.row, column=defect.column, code=defect.code, detail=defect.detail
                )
            )

    def counts(self) -> dict[str, int]:
        """The numbers of a finished import; nothing was made when something was wrong."""
        made = 0 if self.faults else 1
        return {
            "processed": self.processed,
            "created": self.created * made,
            "updated": self.updated * made,
            "unchanged": self.unchanged * made,
            "failed": self.failed,
            "faults": self.faults,
        }


class _RolledBack(Exception):  # noqa: N818 - how a dry run ends, no error
    """The end of a dry run's transaction."""


class ImportProcess:
    """Runs one import that has been accepted."""

    def __init__(
        self,
        database: Database,
        actor: Actor,
        row_id: UUID,
        path: Path,
        watch: Watch,
        *,
        scratch: Path | None = None,
    ) -> None:
        self._database = database
        self._actor = actor
        self._row_id = row_id
        self._path = path
        self._watch = watch
        self._scratch = scratch
        self._tally = Tally()

    def run(self) -> None:
        """Carry it out, and write down how it ended."""
        try:
            self._run()
        except Defect as defect:
            self._tally.complain(defect)
            self._fail()
        except Conflict as conflict:
            self._tally.complain(Defect("import.conflict", conflict.detail))
            self._fail()
        except IntegrityError:
            detail = "Somebody wrote one of these records at the same time; send the file again."
            self._tally.complain(Defect("import.conflict", detail))
            self._fail()
        except (Problem, DBAPIError, OSError):
            self._tally.complain(Defect("import.interrupted", "Something failed; send it again."))
            self._fail()
            raise

    def _run(self) -> None:
        accepted = self._database.transact(self._actor, self._accepted)
        importable = IMPORTABLES[accepted.resource]
        with TemporaryFile(dir=self._scratch) as changes:
            self._judge(importable, accepted.media_type, changes)
            if self._tally.faults:
                self._fail()
                return
            try:
                self._database.transact(
                    self._actor,
                    lambda session, ledger: self._write(
                        session, ledger, importable, changes, dry_run=accepted.dry_run
                    ),
                    request_id=f"import {self._row_id}",
                )
            except _RolledBack:
                self._end(ImportStatus.SUCCEEDED)

    def _accepted(self, session: Session, _: Ledger) -> Import:
        return session.get_one(Import, self._row_id)

    def _judge(self, importable: Importable, media_type: str, changes: IO[bytes]) -> None:
        """The first pass: judge every row, and note the changes that they ask for."""
        is_flat = media_type == CSV
        size = max(self._path.stat().st_size, 1)
        read = read_csv if is_flat else read_ndjson
        names = importable.headings if is_flat else importable.fields

        def act(session: Session, ledger: Ledger) -> None:
            changes.seek(0)
            changes.truncate()
            self._tally = Tally()
            checker = Checker(session, ledger, self._actor, importable, is_flat=is_flat)
            with self._path.open("rb") as file:
                rows = read(file, names)
                while chunk := list(islice(rows, ROWS_AT_ONCE)):
                    self._judge_some(checker, chunk, changes)
                    self._watch(self._tally.processed, _FIRST_PASS * file.tell() / size)
            session.expunge_all()

        self._database.transact(self._actor, act)

    def _judge_some(self, checker: Checker, chunk: list[Row | Defect], changes: IO[bytes]) -> None:
        tally = self._tally
        tally.processed += len(chunk)
        for found in chunk:
            if isinstance(found, Defect):
                tally.failed += 1
                tally.complain(found)
        for judged in checker.judge([found for found in chunk if isinstance(found, Row)]):
            for defect in judged.reading.defects:
                tally.complain(defect)
            if judged.reading.defects:
                tally.failed += 1
            elif isinstance(judged.change, Creation):
                tally.created += 1
            elif isinstance(judged.change, Change):
                tally.updated += 1
            else:
                tally.unchanged += 1
            if judged.change is not None and not tally.faults:
                changes.write(orjson.dumps(judged.change, option=orjson.OPT_APPEND_NEWLINE))

    def _write(
        self,
        session: Session,
        ledger: Ledger,
        importable: Importable,
        changes: IO[bytes],
        *,
        dry_run: bool,
    ) -> None:
        """The second pass: make the changes that were noted, and end the import with them."""
        session.execute(text("SET LOCAL statement_timeout = 0"))
        writer = Writer(session, ledger, self._actor, importable, f"import {self._row_id}")
        changes.seek(0)
        written = 0
        while lines := list(islice(changes, ROWS_AT_ONCE)):
            notes = [orjson.loads(line) for line in lines]
            if made := [Creation(**note) for note in notes if "series" in note]:
                writer.create(made)
            if moved := [_change(note) for note in notes if "series" not in note]:
                writer.change(moved)
            written += len(lines)
            total = self._tally.created + self._tally.updated
            share = _FIRST_PASS + (1 - _FIRST_PASS) * written / total
            self._watch(self._tally.processed, share)
        if dry_run:
            session.flush()
            raise _RolledBack
        if written:
            writer.finish()
        row = session.get_one(Import, self._row_id, with_for_update=True)
        close(session, ledger, row, ImportStatus.SUCCEEDED, (), **self._tally.counts())

    def _fail(self) -> None:
        self._end(ImportStatus.FAILED)

    def _end(self, status: ImportStatus) -> None:
        def act(session: Session, ledger: Ledger) -> None:
            row = session.get_one(Import, self._row_id, with_for_update=True)
            close(session, ledger, row, status, self._tally.errors, **self._tally.counts())

        self._database.transact(self._actor, act, request_id=f"import {self._row_id}")


def progress_reporter(database: Database, actor: Actor, row_id: UUID) -> Watch:
    """A watch that writes progress down where others can read it."""

    def report(processed: int, progress: float) -> None:
        database.transact(
            actor, lambda session, _: report_progress(session, row_id, processed, progress)
        )

    return report


def _change(note: dict[str, object]) -> Change:
    return Change(
        id=UUID(str(note["id"])),
        version=int(str(note["version"])),
        fields=note["fields"],  # type: ignore[arg-type]  # written by us a moment ago
        seat=str(note["seat"]),
    )
