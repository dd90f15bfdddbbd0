"""Imports: who may send a file in, and the account of what became of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, true, update
from sqlalchemy.orm import Session

from api.core.actors import Actor, Role, Seat
from api.core.db import Record
from api.core.ledger import Ledger
from api.core.service import ResourceService
from api.imports.importable import IMPORTABLES
from api.imports.models import Import, ImportFault, ImportStatus
from api.imports.schemas import ImportRead

MAX_ERRORS: Final = 1_000
SILENCE: Final = timedelta(minutes=2)
"""A running import says how far it is every few seconds; after this long it is dead."""
_INTERRUPTED: Final = ImportFault(
    row=None,
    column=None,
    code="import.interrupted",
    detail="The import was interrupted; nothing was written. Send the file again.",
)


class ImportService(ResourceService[Import]):
    """Whoever may write records may import them; each row is asked for by itself."""

    name = "imports"
    read = ImportRead
    model = Import
    roles = {"create": frozenset({Role.SECRETARIAT, Role.CHAIR, Role.FOCAL_POINT})}

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """One's own; all for the secretariat."""
        return true() if actor.is_secretariat else Import.requested_by == actor.id

    def owns(self, seat: Seat, row: Import) -> bool:
        """Everybody owns what they send in."""
        del seat
        return row.requested_by == self.actor.id

    def prepare(self, row: Import) -> None:
        """Note who asked, and refuse early who may not write this resource at all."""
        row.requested_by = self.actor.id
        target: ResourceService[Record] = IMPORTABLES[row.resource].service(
            self.session, self.ledger, self.actor
        )
        target.may("create")

    def _demand_scope(self) -> None:
        """The scope is that of the resource that the rows belong to."""

    def bury(self, row: Import) -> None:
        """Call an import failed whose process has gone silent, and so written nothing."""
        silent = datetime.now(UTC) - row.updated_at > SILENCE
        if row.status is ImportStatus.RUNNING and silent:
            close(self.session, self.ledger, row, ImportStatus.FAILED, [_INTERRUPTED])


def report_progress(session: Session, row_id: object, processed: int, progress: float) -> None:
    """Say how far a running import has come."""
    session.execute(
        update(Import)
        .where(Import.id == row_id, Import.status == ImportStatus.RUNNING)
        .values(
            processed=processed,
            progress=progress,
            version=Import.version + 1,
            updated_at=func.clock_timestamp(),
        )
    )


def close(
    session: Session,
    ledger: Ledger,
    row: Import,
    status: ImportStatus,
    errors: Sequence[ImportFault],
    **counts: int,
) -> None:
    """Write down how an import ended, and account for it."""
    service = ImportService(session, ledger, _CLOSING)
    before = service.snapshot(row)
    row.status = status
    row.errors = list(errors[:MAX_ERRORS])
    row.faults = counts.pop("faults", len(errors))
    for name, count in counts.items():
        setattr(row, name, count)
    row.progress = 1.0
    row.finished_at = datetime.now(UTC)
    service.store(row, "finish", Seat(Role.SECRETARIAT), before)


_CLOSING: Final = Actor(id=None, name="import", is_system=True)
