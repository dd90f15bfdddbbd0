"""`ctwg import`: a file into the database of this machine, or into a service over HTTP."""

import csv
import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import httpx
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.settings import API_BASE
from api.imports.models import ImportStatus
from api.imports.outcomes import rows_told
from api.imports.process import CSV, NDJSON, XLSX, ImportProcess, Watch
from api.imports.resources import IMPORTABLES
from api.imports.schemas import (
    ImportCreate,
    ImportedRowRead,
    ImportRead,
    ImportRowsQuery,
    ImportRowsRead,
)
from api.imports.service import ImportService

MEDIA_TYPES: Final = {".csv": CSV, ".xlsx": XLSX, ".ndjson": NDJSON, ".jsonl": NDJSON}
_SHOWN: Final = 50
_POLL_SECONDS: Final = 0.5
_STEPS: Final = 1_000


class NotImportable(Exception):  # noqa: N818 - what it says of the file or the service
    """The file cannot be sent, or the service refused it: the message says why."""


@dataclass(frozen=True, slots=True)
class FileToImport:
    """A file, and what is to be done with it."""

    path: Path
    resource: str
    dry_run: bool
    told: Path | None = None
    """Where to write what each row comes to, as CSV."""

    @property
    def media_type(self) -> str:
        """What the file is, by its name.

        Raises:
            NotImportable: it is none of the formats that are read.
        """
        found = MEDIA_TYPES.get(self.path.suffix.lower())
        if found is None:
            known = ", ".join(MEDIA_TYPES)
            raise NotImportable(f"Save it as one of these: {known}.")
        return found

    def demand_room(self) -> None:
        """Refuse before anything is done what could not be written after it.

        Raises:
            NotImportable: what each row comes to cannot be written where it is wanted.
        """
        if self.told is None:
            return
        try:
            self.told.open("a").close()
        except OSError as error:
            raise NotImportable(f"{self.told} cannot be written: {error.strerror}.") from None


def imported_resource(name: str) -> str:
    """The resource of a name; hyphens do as well.

    Raises:
        NotImportable: there is none, or its records do not come from files.
    """
    found = name.replace("-", "_")
    if found not in IMPORTABLES:
        raise NotImportable(f"Only these can be imported: {', '.join(IMPORTABLES)}.")
    return found


def import_here(database: Database, file: FileToImport, console: Console) -> ImportRead:
    """Import into a database, as the machine's own administrator."""
    with file.path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    payload = ImportCreate(
        resource=file.resource, dry_run=file.dry_run, media_type=file.media_type, digest=digest
    )
    row_id: UUID = database.transact(
        SYSTEM, lambda session, ledger: ImportService(session, ledger, SYSTEM).create(payload).id
    )
    with _bar(console) as watch:
        ImportProcess(database, SYSTEM, row_id, file.path, watch).run()
        text = database.transact(
            SYSTEM,
            lambda session, ledger: (service := ImportService(session, ledger, SYSTEM)).render(
                service.get(str(row_id))
            ),
        )
        result = ImportRead.model_validate_json(text)
        watch(result.processed, result.progress)
    if file.told is not None:

        def told(query: ImportRowsQuery) -> ImportRowsRead:
            return database.transact(SYSTEM, lambda session, _: rows_told(session, row_id, query))

        _write_told(file.told, told)
    return result


def import_there(url: str, token: str | None, file: FileToImport, console: Console) -> ImportRead:
    """Import into a service, as whoever the token stands for.

    Raises:
        NotImportable: the service does not take it.
    """
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    address = url.rstrip("/") + API_BASE
    with (
        httpx.Client(base_url=address, headers=headers, timeout=60) as client,
        file.path.open("rb") as content,
        _bar(console) as watch,
    ):
        answer = client.post(
            "/imports",
            params={"resource": file.resource, "dry_run": str(file.dry_run).lower()},
            headers={
                "Content-Type": file.media_type,
                "Prefer": "wait=1",
                "Idempotency-Key": str(uuid4()),
            },
            content=content,
        )
        result = _read(answer)
        while result.status is ImportStatus.RUNNING:
            watch(result.processed, result.progress)
            time.sleep(_POLL_SECONDS)
            result = _read(client.get(f"/imports/{result.id}"))
        watch(result.processed, result.progress)
        if file.told is not None:

            def told(query: ImportRowsQuery) -> ImportRowsRead:
                asked = query.model_dump(mode="json", exclude_none=True)
                page = client.get(f"/imports/{result.id}/rows", params=asked).raise_for_status()
                return ImportRowsRead.model_validate_json(page.content)

            _write_told(file.told, told)
    return result


def print_result(result: ImportRead, console: Console) -> None:
    """Say how it ended, and the first of what is wrong."""
    if result.status is ImportStatus.SUCCEEDED:
        done = "Nothing was written (dry run): it would have" if result.dry_run else "It has"
        console.print(
            f"{done} created {result.created:,}, updated {result.updated:,} and left "
            f"{result.unchanged:,} of {result.processed:,} rows unchanged."
        )
        return
    where = f" in {result.failed:,} of {_counted(result.processed, 'row')}" if result.failed else ""
    console.print(f"Nothing was written: {_counted(result.faults, 'fault')}{where}.")
    if sound := result.created + result.updated + result.unchanged:
        console.print(
            f"Of the rest, {_counted(sound, 'sound row')}, it would have created "
            f"{result.created:,}, updated {result.updated:,} and left "
            f"{result.unchanged:,} unchanged."
        )
    table = Table("Row", "Column", "What is wrong", "Code", box=None)
    for error in result.errors[:_SHOWN]:
        row = "" if error.row is None else str(error.row)
        table.add_row(row, error.column or "", error.detail, error.code)
    console.print(table, markup=False)
    if result.faults > _SHOWN:
        console.print(f"... and {result.faults - _SHOWN:,} more.")


def _write_told(path: Path, told: Callable[[ImportRowsQuery], ImportRowsRead]) -> None:
    """What each row comes to as CSV, in the order of the file; a former file is replaced."""
    query = ImportRowsQuery()
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        sheet = csv.writer(file)
        sheet.writerow(ImportedRowRead.model_fields)
        while True:
            page = told(query)
            for row in page.items:
                sheet.writerow([row.row, row.action, row.key, ";".join(row.fields)])
            if page.next is None:
                return
            query = query.model_copy(update={"cursor": page.next})


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _read(answer: httpx.Response) -> ImportRead:
    if answer.is_error:
        problem = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        detail = problem.get("detail", f"The service answered {answer.status_code}.")
        raise NotImportable(str(detail))
    return ImportRead.model_validate_json(answer.content)


@contextmanager
def _bar(console: Console) -> Iterator[Watch]:
    """A progress bar while the block runs; what it gives is called with rows and share."""
    with Progress(
        TextColumn("{task.fields[rows]:,} rows"),
        BarColumn(),
        TextColumn("{task.percentage:3.0f} %"),
        TimeElapsedColumn(),
        console=console,
    ) as progress:
        task = progress.add_task("import", total=_STEPS, rows=0)
        yield lambda rows, share: progress.update(task, completed=share * _STEPS, rows=rows)
