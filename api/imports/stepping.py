"""The way in one by one: each record through its own service, as over HTTP.

For records with children, and for those whose service does more than the rules say. The first pass
tries each row and takes it back; the second does them all in one transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.db import Record
from api.core.errors import Conflict, Fault, Problem
from api.core.ledger import Ledger
from api.core.problems import problem_of
from api.core.service import ResourceService
from api.imports.changes import Step
from api.imports.defects import Defect
from api.imports.drafts import CreationDraft
from api.imports.importable import Importable

_OF_THE_ROW: frozenset[str] = frozenset({"22", "23", "42"})
"""Classes of SQLSTATE that say something of what was written; the rest is no fault of a row."""


class Refused(Exception):  # noqa: N818 - it carries what is wrong with one row
    """A row that cannot be written, and why."""

    def __init__(self, defects: list[Defect]) -> None:
        super().__init__()
        self.defects = defects


class Stepper:
    """Makes and changes records one by one."""

    def __init__(
        self, session: Session, ledger: Ledger, actor: Actor, importable: Importable
    ) -> None:
        self._session = session
        self._actor = actor
        self._importable = importable
        self._service = importable.service(session, ledger, actor)

    def attempt(self, step: Step, draft: CreationDraft | None = None) -> None:
        """Take a step and take it back; a new record is compared with what its row says of it.

        Where records name others of their kind, what was made stays until the caller takes back
        the whole set: a row below may name it.

        Raises:
            Refused: with everything that is wrong.
        """
        with blaming(step.number):
            savepoint = self._session.begin_nested()
            try:
                # What is taken back is not accounted for.
                ledger = Ledger(self._session, self._actor, None)
                row = self._take(self._importable.service(self._session, ledger, self._actor), step)
                if draft is not None and not draft.is_restored:
                    draft.demand_agreement(self._importable, self._service.snapshot(row))
            except BaseException:
                savepoint.rollback()
                raise
            if self._importable.names_its_own:
                savepoint.commit()
            else:
                savepoint.rollback()

    def take(self, step: Step) -> str:
        """Make or change one record, and answer its key.

        Raises:
            Refused: somebody has changed what it rests on, or another row has.
        """
        with blaming(step.number):
            return self._take(self._service, step).key

    def _take(self, service: ResourceService[Any], step: Step) -> Record:
        row = self._make(service, step) if step.id is None else self._change(service, step)
        self._session.flush()
        return row

    def _make(self, service: ResourceService[Any], step: Step) -> Record:
        importable = self._importable
        if importable.create is None:
            raise Conflict("A file makes no such records.")
        payload = importable.create.model_validate(step.fields)
        first = importable.first_state
        service.wanted_ref = step.ref
        if step.state is None or first is None:
            made: Record = service.create(payload)
            self._demand_ref(step, made)
            return made
        row: Record = service.create(payload, type(first)(step.state))
        self._demand_ref(step, row)
        if step.extra:
            before = service.snapshot(row)
            for name, value in step.extra.items():
                field = service.read.model_fields[name]
                annotation = TypeAdapter(field.rebuild_annotation())
                setattr(row, name, annotation.validate_python(value))
            service.store(row, "restore", service.permit(row, "restore"), before)
        return row

    def _demand_ref(self, step: Step, made: Record) -> None:
        if step.ref is not None and made.key != step.ref:
            key = self._importable.key
            detail = f"This record's {key} is {made.key}; it follows from what the row says."
            raise Refused([Defect("import.two-records", detail, step.number, key)])

    def _change(self, service: ResourceService[Any], step: Step) -> Record:
        row = service.get(str(step.id), for_update=True)
        if row.version != step.version:
            raise Conflict("The record changed while the file was read; import it again.")
        payload = self._importable.update.model_validate(step.fields)
        changed: Record = service.update(row, payload)
        return changed


@contextmanager
def blaming(number: int) -> Iterator[None]:
    """Problems and what the database refuses are faults of one row.

    Raises:
        Refused
    """
    try:
        yield
    except Problem as problem:
        raise Refused(_defects(problem, number)) from None
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ""
        if state[:2] not in _OF_THE_ROW:
            raise
        raise Refused(_defects(problem_of(error), number)) from None


def _defects(problem: Problem, number: int) -> list[Defect]:
    faults = problem.faults or [Fault(problem.slug, problem.detail)]
    return [Defect(fault.code, fault.detail, number, column_of(fault.pointer)) for fault in faults]


def column_of(pointer: str | None) -> str | None:
    """`/addressed_to/economies/0` is the column `addressed_to_economies`."""
    parts = [part for part in (pointer or "").split("/") if part and not part.isdigit()]
    return "_".join(parts) or None
