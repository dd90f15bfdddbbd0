"""Imports: who may send a file in, and the account of what became of it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select, true, update
from sqlalchemy.orm import Session

from api.core.actors import Actor, Role, Seat
from api.core.db import Json, Record
from api.core.ledger import Ledger
from api.core.service import ResourceService
from api.imports import defects
from api.imports.models import (
    ClaimedNumbers,
    Import,
    ImportFault,
    ImportStatus,
)
from api.imports.numbering import release
from api.imports.outcomes import Outcomes, keep
from api.imports.resources import IMPORTABLES
from api.imports.schemas import ImportRead

MAX_ERRORS: Final = 1_000
SILENCE: Final = timedelta(minutes=2)
"""A running import says how far it is every few seconds; after this long it is dead."""
BETWEEN_PASSES: Final = timedelta(seconds=2)
"""Longer than nobody holds an import that runs."""
INTERRUPTED: Final = ImportFault(
    row=None, column=None, code=defects.INTERRUPTED[0], detail=defects.INTERRUPTED[1]
)


class ImportService(ResourceService[Import]):
    """Whoever may write records may import them; each row is asked for by itself."""

    name = "imports"
    read = ImportRead
    model = Import
    roles = {
        "create": frozenset({Role.SECRETARIAT, Role.CHAIR, Role.FOCAL_POINT, Role.LIAISON}),
    }

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """One's own; all for the secretariat."""
        return true() if actor.is_secretariat else Import.requested_by == actor.id

    def owns(self, seat: Seat, row: Import) -> bool:
        """Everybody owns what they send in."""
        del seat
        return row.requested_by == self.actor.id

    def prepare(self, row: Import) -> None:
        """Note who asked, and refuse early who may not write this resource at all.

        The secretariat may read all, and so send in what it exported: rows that change nothing
        need no right.
        """
        row.requested_by = self.actor.id
        if self.actor.is_secretariat:
            return
        wanted = IMPORTABLES[row.resource]
        target: ResourceService[Record] = wanted.service(self.session, self.ledger, self.actor)
        if wanted.create is None or not self.actor.roles & target.roles_for("create"):
            target.may("update")
        else:
            target.may("create")

    def _demand_scope(self) -> None:
        """The scope is that of the resource that the rows belong to."""

    def bury(self, row: Import) -> None:
        """Call an import failed whose process is gone, and so has written nothing.

        A process that has begun holds its import (`hold`) until it ends, however it ends.
        """
        if row.status is not ImportStatus.RUNNING:
            return
        quiet = datetime.now(UTC) - row.updated_at
        is_gone = row.progress > 0 and quiet > BETWEEN_PASSES and not self._is_held(row)
        if is_gone or quiet > SILENCE:
            close(self.session, self.ledger, row, ImportStatus.FAILED, [INTERRUPTED])

    def resume(self, key: str) -> bool:
        """Whether an import was interrupted, and so begins again now."""
        row = self.get(key, for_update=True)
        self.bury(row)
        if [fault.code for fault in row.errors] != [INTERRUPTED.code]:
            return False
        before = self.snapshot(row)
        row.status, row.errors, row.faults = ImportStatus.RUNNING, [], 0
        row.progress, row.finished_at = 0.0, None
        self.store(row, "resume", self.permit(row, "create"), before)
        return True

    def _is_held(self, row: Import) -> bool:
        statement = select(Import.id).where(Import.id == row.id)
        free = self.session.execute(statement.with_for_update(skip_locked=True)).first()
        return free is None

    def account(
        self,
        row: Import,
        action: str,
        seat: Seat,
        *,
        before: Mapping[str, Json],
        after: Mapping[str, Json] | None = None,
        reason: str | None = None,
    ) -> None:
        """What the rows came to stands in the import; the ledger has the numbers."""
        now = self.snapshot(row) if after is None else after
        was, now = ({n: v for n, v in read.items() if n != "rows"} for read in (before, now))
        super().account(row, action, seat, before=was, after=now, reason=reason)


def hold(session: Session, row_id: object) -> None:
    """Keep a running import from being called dead, until the transaction ends."""
    statement = select(Import.id).where(Import.id == row_id)
    session.execute(statement.with_for_update(read=True, key_share=True))


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


def note_numbers(session: Session, row_id: object, claimed: Mapping[str, ClaimedNumbers]) -> None:
    """Remember which numbers a running import has claimed, in case that it dies."""
    session.execute(update(Import).where(Import.id == row_id).values(numbers=dict(claimed)))


def close(
    session: Session,
    ledger: Ledger,
    row: Import,
    status: ImportStatus,
    errors: Sequence[ImportFault],
    *,
    outcomes: Outcomes | None = None,
    **counts: int,
) -> None:
    """Write down how an import ended, and account for it."""
    service = ImportService(session, ledger, _CLOSING)
    before = service.snapshot(row)
    row.status = status
    row.errors = list(errors[:MAX_ERRORS])
    row.rows = outcomes.first() if outcomes is not None else []
    if outcomes is not None:
        keep(session, row.id, outcomes)
    row.faults = counts.pop("faults", len(errors))
    for name, count in counts.items():
        setattr(row, name, count)
    if status is ImportStatus.FAILED:
        release(session, row.numbers)
    row.numbers = {}
    row.progress = 1.0
    row.finished_at = datetime.now(UTC)
    service.store(row, "finish", Seat(Role.SECRETARIAT), before)


_CLOSING: Final = Actor(id=None, name="import", is_system=True)
