"""One import from its file to its end: judged in a first pass, written in a second.

The first pass keeps no lock and may take its time. The second is one transaction: every row, the
account of each, and the end of the import itself; or none of them. Others wait for its end only:
numbers of refs are claimed ahead, and the ledger's head is taken when all else is done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import SEEK_END
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.database import Database
from api.core.errors import Conflict, Problem
from api.core.formats import MEDIA_TYPES, ExportFormat
from api.core.ledger import Ledger
from api.imports.changes import read, written
from api.imports.checking import Checker
from api.imports.defects import Defect, Defects
from api.imports.importable import Importable
from api.imports.models import Import, ImportStatus
from api.imports.numbering import Numbers
from api.imports.outcomes import noting
from api.imports.resources import IMPORTABLES
from api.imports.service import close, hold, note_numbers, report_progress
from api.imports.stepping import Refused
from api.imports.tables import Row, read_csv, read_ndjson, read_sheet
from api.imports.tally import Tally
from api.imports.workbooks import read_lines, rows_of
from api.imports.writing import Writer

CSV: Final = MEDIA_TYPES[ExportFormat.CSV]
NDJSON: Final = MEDIA_TYPES[ExportFormat.NDJSON]
XLSX: Final = MEDIA_TYPES[ExportFormat.XLSX]
ROWS_AT_ONCE: Final = 1_000
_BEGUN: Final = 0.001
_FIRST_PASS: Final = 0.7
"""The share of the work that judging is, for the progress bar."""

Watch = Callable[[int, float], None]


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

    def run(self) -> None:
        """Carry it out, and write down how it ended."""
        with noting(self._scratch) as outcomes:
            self._tally = Tally(outcomes)
            self._run_to_its_end()

    def _run_to_its_end(self) -> None:
        try:
            self._run()
        except Defect as defect:
            self._tally.complain(defect)
            self._fail()
        except Defects as defects:
            for found in defects.found:
                self._tally.complain(found)
            self._fail()
        except Refused as refused:
            self._tally.refuse(refused.defects)
            self._fail()
        except Conflict as conflict:
            self._tally.refuse([Defect("import.conflict", conflict.detail)], rows=0)
            self._fail()
        except IntegrityError:
            detail = "Somebody wrote one of these records at the same time; send the file again."
            self._tally.refuse([Defect("import.conflict", detail)], rows=0)
            self._fail()
        except (Problem, DBAPIError, OSError):
            detail = "Something failed; send it again."
            self._tally.refuse([Defect("import.interrupted", detail)], rows=0)
            self._fail()
            raise

    def _run(self) -> None:
        accepted = self._database.transact(self._actor, self._accepted)
        importable = IMPORTABLES[accepted.resource]
        with (
            TemporaryFile(dir=self._scratch) as changes,
            TemporaryFile(dir=self._scratch) as lines,
        ):
            if accepted.media_type == XLSX:
                rows_of(self._path, importable.headings, lines, lambda: self._watch(0, 0.0))
            self._judge(importable, accepted.media_type, lines, changes)
            if self._tally.faults:
                self._fail()
            elif accepted.dry_run:
                self._rehearse(importable, changes)
            else:
                self._write(importable, changes)

    def _accepted(self, session: Session, _: Ledger) -> Import:
        return session.get_one(Import, self._row_id)

    def _judge(
        self, importable: Importable, media_type: str, lines: IO[bytes], changes: IO[bytes]
    ) -> None:
        """The first pass: judge every row, and note the changes that they ask for."""
        self._watch(0, _BEGUN)

        def act(session: Session, ledger: Ledger) -> None:
            hold(session, self._row_id)
            changes.seek(0)
            changes.truncate()
            self._tally.outcomes.forget()
            self._tally = Tally(self._tally.outcomes)
            is_flat = media_type != NDJSON
            checker = Checker(session, ledger, self._actor, importable, is_flat=is_flat)
            with self._rows(importable, media_type, lines) as (rows, progress):
                while chunk := list(islice(rows, ROWS_AT_ONCE)):
                    self._judge_some(checker, chunk, changes)
                    self._watch(self._tally.processed, max(_FIRST_PASS * progress(), _BEGUN))
            session.expunge_all()

        self._database.transact(self._actor, act)

    @contextmanager
    def _rows(
        self, importable: Importable, media_type: str, lines: IO[bytes]
    ) -> Iterator[tuple[Iterator[Row | Defect], Callable[[], float]]]:
        """The rows of the file, and how much of it was read so far."""
        if media_type == XLSX:
            length = max(lines.seek(0, SEEK_END), 1)
            lines.seek(0)
            rows = read_sheet(read_lines(lines), importable.headings)
            yield rows, lambda: lines.tell() / length
            return
        size = max(self._path.stat().st_size, 1)
        with self._path.open("rb") as file:
            if media_type == CSV:
                rows = read_csv(file, importable.headings)
            else:
                rows = read_ndjson(file, importable.fields)
            yield rows, lambda: file.tell() / size

    def _judge_some(self, checker: Checker, chunk: list[Row | Defect], changes: IO[bytes]) -> None:
        tally = self._tally
        tally.processed += len(chunk)
        for found in chunk:
            if isinstance(found, Defect):
                tally.failed += 1
                tally.complain(found)
        for judged in checker.judge([found for found in chunk if isinstance(found, Row)]):
            tally.count(judged)
            if judged.change is not None and not tally.faults:
                changes.write(written(judged.change))

    def _rehearse(self, importable: Importable, changes: IO[bytes]) -> None:
        """The second pass of a dry run: as any other, and rolled back."""

        def act(session: Session, ledger: Ledger) -> None:
            self._write_rows(session, ledger, importable, changes, Numbers(is_dry=True))
            raise _RolledBack

        try:
            self._database.transact(self._actor, act)
        except _RolledBack:
            self._end(ImportStatus.SUCCEEDED)

    def _write(self, importable: Importable, changes: IO[bytes]) -> None:
        """The second pass: make the changes that were noted, and end the import with them."""
        numbers, outcomes = self._tally.numbers, self._tally.outcomes
        is_large = self._tally.created > ROWS_AT_ONCE
        if is_large:
            self._database.transact(self._actor, lambda session, _: self._claim(session))

        def act(session: Session, ledger: Ledger) -> None:
            if not is_large:
                numbers.claim(session)
            self._write_rows(session, ledger, importable, changes, numbers)
            row = session.get_one(Import, self._row_id, with_for_update=True)
            counts = self._tally.counts(is_trial=False)
            close(session, ledger, row, ImportStatus.SUCCEEDED, [], outcomes=outcomes, **counts)

        self._database.transact(self._actor, act, request_id=f"import {self._row_id}")

    def _claim(self, session: Session) -> None:
        """Claim the numbers of a large import ahead of it; if it fails they are given back."""
        self._tally.numbers.claim(session)
        note_numbers(session, self._row_id, self._tally.numbers.claimed)

    def _write_rows(
        self,
        session: Session,
        ledger: Ledger,
        importable: Importable,
        changes: IO[bytes],
        numbers: Numbers,
    ) -> None:
        hold(session, self._row_id)
        session.execute(text("SET LOCAL statement_timeout = 0"))
        ledger.reason = f"import {self._row_id}"
        numbers.begin()
        self._tally.outcomes.forget_names()
        writer = Writer(session, ledger, self._actor, importable, numbers)
        changes.seek(0)
        total = max(self._tally.created + self._tally.updated, 1)
        done = 0
        while lines := list(islice(changes, ROWS_AT_ONCE)):
            for number, key in writer.write(map(read, lines)):
                self._tally.outcomes.name(number, key)
            done += len(lines)
            share = _FIRST_PASS + (1 - _FIRST_PASS) * done / total
            self._watch(self._tally.processed, share)
        session.flush()
        if done:
            writer.finish()

    def _fail(self) -> None:
        self._end(ImportStatus.FAILED)

    def _end(self, status: ImportStatus) -> None:
        def act(session: Session, ledger: Ledger) -> None:
            row = session.get_one(Import, self._row_id, with_for_update=True)
            outcomes = self._tally.outcomes if row.dry_run else None
            counts = self._tally.counts(is_trial=row.dry_run)
            errors = self._tally.errors
            close(session, ledger, row, status, errors, outcomes=outcomes, **counts)

        self._database.transact(self._actor, act, request_id=f"import {self._row_id}")


def progress_reporter(database: Database, actor: Actor, row_id: UUID) -> Watch:
    """A watch that writes progress down where others can read it."""

    def report(processed: int, progress: float) -> None:
        database.transact(
            actor, lambda session, _: report_progress(session, row_id, processed, progress)
        )

    return report
