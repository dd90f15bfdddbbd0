"""What every resource does alike: find, create, change, judge and account for its records.

A resource's service says what is special: who may see (`visible`), whose a record is (`owns`),
who may do what (`roles`), what must hold (`check`, `findings`), and its own verbs.
"""

import json
import keyword
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import ClassVar, Final, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel, ValidationError
from sqlalchemy import ColumnElement, Select, bindparam, func, select, true
from sqlalchemy.orm import Session

from api.core.actors import Actor, Role, Seat
from api.core.assignment import assign
from api.core.db import Json, Record, defaults_of
from api.core.errors import (
    Fault,
    Finding,
    Forbidden,
    IllegalTransition,
    NotFound,
    Unauthenticated,
    Unprocessable,
)
from api.core.ledger import Event, Ledger, difference
from api.core.merge_patch import merge
from api.core.projection import json_select
from api.core.schemas import faults_of
from api.core.visibility import new_ref

M = TypeVar("M", bound=Record)

SECRETARIAT_ONLY: Final = frozenset({Role.SECRETARIAT})
WITHHELD: Final = "withheld"
"""What the ledger says of a value that only its owner may read."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A verb of a state machine: from which states, to which."""

    sources: frozenset[StrEnum]
    target: StrEnum | None
    """None where the verb itself says to which."""
    axis: str = "status"
    """The attribute that holds the state; a record may have several that move apart."""


class ResourceService(Generic[M]):
    """The five verbs of a resource, and the hooks that a resource fills in."""

    name: ClassVar[str]
    """The plural noun: package, table, scope."""
    read: ClassVar[type[BaseModel]]
    """The schema of a record as it is read."""
    roles: ClassVar[Mapping[str, frozenset[Role]]] = {}
    """Who may do what; an action that is not named is the secretariat's."""
    transitions: ClassVar[Mapping[str, Transition]] = {}
    """The state machine: verb to transition."""
    is_confidential: ClassVar[bool] = False
    """Whether the ledger names the fields that changed, but never what they say."""
    parents: ClassVar[tuple[str, ...]] = ()
    """Resources whose answers hold these records, and so change with them."""
    rests_on: ClassVar[tuple[str, ...]] = ()
    """Other resources that decide what is seen of these records: answers fall with theirs."""
    model: type[M]
    wanted_ref: str | None = None
    """The ref that the next new record brings along, where a file says it; else it is counted."""

    def __init__(self, session: Session, ledger: Ledger, actor: Actor) -> None:
        self.session = session
        self.ledger = ledger
        self.actor = actor

    # The hooks.

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Which records this actor can see, in SQL. The rest do not exist for them (404)."""
        del actor
        return true()

    def owns(self, seat: Seat, row: M) -> bool:
        """Whether a record is within the scope of a seat."""
        del seat, row
        return True

    def acts(self, seat: Seat, row: M, action: str) -> bool:
        """Whether a seat's scope covers an action; where actions differ, a resource says how."""
        del action
        return self.owns(seat, row)

    def check(self, row: M) -> Iterable[Fault]:
        """What must hold at every moment, drafts included."""
        del row
        return ()

    def findings(self, row: M) -> Iterable[Finding]:
        """What a draft may still lack, but a verb will not let pass: the linter's answer."""
        del row
        return ()

    def ref_series(self, row: M) -> str | None:
        """In which series the ref of a new record is counted, such as `CTWG-2018-A`, if in any."""
        del row
        return None

    def prepare(self, row: M) -> None:
        """Complete a new record before it is stored: give it the next ref of its series."""
        series = self.ref_series(row)
        if series is not None and row.ref is None:  # type: ignore[attr-defined]  # what is counted has one
            row.ref = new_ref(self.session, series, row.visibility)  # type: ignore[attr-defined]  # likewise

    def updated(self, row: M, seat: Seat, fields: Collection[str]) -> None:
        """What follows when fields of a record were changed."""

    def restored(self, row: M, seat: Seat) -> None:
        """What follows when a record of the past was stored in its state."""

    # The verbs.

    def get(self, key: str, *, for_update: bool = False) -> M:
        """Find a record by UUID or key.

        Raises:
            NotFound: there is none, or none that this actor may see.
        """
        column, value = self.identify(key)
        statement = select(self.model).where(
            getattr(self.model, column) == value, self.visible(self.actor)
        )
        if for_update:
            # Keys are permanent: others may link to a record while it is being changed.
            statement = statement.with_for_update(of=self.model, key_share=True)
        row = self.session.scalars(statement).one_or_none()
        if row is None:
            raise NotFound
        return row

    @classmethod
    def identify(cls, key: str) -> tuple[str, object]:
        """The column and value that a path's `{key}` stands for: the UUID or the permanent key.

        Raises:
            NotFound: the resource is quoted by UUID, and this is none.
        """
        try:
            return "id", UUID(key)
        except ValueError:
            if cls.model.__key__ == "id":
                raise NotFound from None
            return cls.model.__key__, key

    def create(self, payload: BaseModel, state: StrEnum | None = None) -> M:
        """Store a new record; with a `state`, one of the past as its source shows it.

        Restoring the past skips the state machine, never the rules that hold at every moment, and
        is the secretariat's alone.

        Raises:
            Forbidden, Unprocessable: by the rules of the resource.
        """
        action = "create" if state is None else "restore"
        self.may(action)
        row = self.model(**defaults_of(self.model))
        values = {name: getattr(payload, name) for name in type(payload).model_fields}
        if state is not None:
            row.status = state  # type: ignore[attr-defined]  # only what has states is restored
        self._change(row, values)
        if self.wanted_ref is not None:
            row.ref = self.wanted_ref  # type: ignore[attr-defined]  # only what has one brings one
        self.prepare(row)
        self._demand_sound(row)
        seat = self.permit(row, action)
        self.session.add(row)
        self.session.flush()
        self.account(row, action, seat, before={})
        if state is not None:
            self.restored(row, seat)
        return row

    def update(self, row: M, payload: BaseModel) -> M:
        """Apply a merge patch (RFC 7396): what it leaves out stays.

        The right to change is asked of the stored record and of the changed one, so that nobody
        takes a record over by patching its owner.
        """
        seat = self.permit(row, "update")
        before = self.snapshot(row)
        patch = payload.model_dump(mode="json", exclude_unset=True, by_alias=True)
        merged = {
            name: merge(self._stored(row, name, before), value) for name, value in patch.items()
        }
        try:
            payload = type(payload).model_validate(merged)
        except ValidationError as error:
            raise Unprocessable(faults=faults_of(error)) from None
        self._change(row, {name: getattr(payload, name) for name in payload.model_fields_set})
        self._demand_sound(row)
        self.permit(row, "update")
        self.store(row, "update", seat, before)
        self.updated(row, seat, payload.model_fields_set)
        return row

    def perform(self, row: M, verb: str, payload: BaseModel | None) -> M:
        """Run a verb: right, state, rules, effect, account.

        The verb is the service's method of that name. It changes the record, or makes and
        answers another one and leaves this as it is.

        Raises:
            Forbidden, IllegalTransition, RuleViolation, Unprocessable.
        """
        seat = self.permit(row, verb)
        before = self.snapshot(row)
        transition = self.transitions.get(verb)
        if transition:
            state: StrEnum = getattr(row, transition.axis)
            if state not in transition.sources:
                allowed = ", ".join(sorted(transition.sources))
                raise IllegalTransition(f"'{verb}' applies to {allowed}; this one is {state}.")
        act = getattr(self, method_name(verb))
        made = act(*(row, payload) if payload is not None else (row,))
        if made is not None:
            self.account(made, "create", seat, before={})
            return made  # type: ignore[no-any-return]  # a verb answers a record of its resource
        if transition and transition.target is not None:
            setattr(row, transition.axis, transition.target)
        reason = getattr(payload, "reason", None)
        return self.store(row, verb, seat, before, reason=reason)

    def lint(self, row: M) -> list[Finding]:
        """Every finding against a record, in the order of the rules."""
        return list(self.findings(row))

    # Rights.

    def may(self, action: str) -> None:
        """Refuse an action that none of the actor's seats could ever take.

        Raises:
            Unauthenticated, Forbidden.
        """
        if self.actor.is_anonymous:
            raise Unauthenticated
        self._demand_scope()
        if not self.actor.roles & self.roles_for(action):
            raise Forbidden

    def permit(self, row: M, action: str) -> Seat:
        """The seat by which the actor may do this to this record.

        Raises:
            Unauthenticated, Forbidden.
        """
        if self.actor.is_anonymous:
            raise Unauthenticated
        self._demand_scope()
        for seat in self.actor.seats:
            if seat.role in self.roles_for(action) and (
                seat.role is Role.SECRETARIAT or self.acts(seat, row, action)
            ):
                return seat
        raise Forbidden

    @classmethod
    def roles_for(cls, action: str) -> frozenset[Role]:
        """The roles that may take an action; the secretariat's where nothing is said."""
        return cls.roles.get(action, SECRETARIAT_ONLY)

    def _demand_scope(self) -> None:
        if self.actor.scopes is not None and f"{self.name}:write" not in self.actor.scopes:
            raise Forbidden(f"This service account lacks the scope {self.name}:write.")

    # Storing and accounting.

    def render(self, row: M) -> str:
        """The record as JSON text, just as a read answers it."""
        return json.dumps(self.snapshot(row), ensure_ascii=False, separators=(",", ":"))

    def snapshot(self, row: M) -> dict[str, Json]:
        """The record as it would be read now.

        Raises:
            Forbidden: whoever writes it may not see it: the database hides it from them.
        """
        self.session.flush()
        statement = _one_record(self.read, self.model)
        snapshot = self.session.execute(statement, {"record": row.id}).scalar_one_or_none()
        if snapshot is None:
            raise Forbidden("You could not see this record yourself.")
        return snapshot

    def store(
        self,
        row: M,
        action: str,
        seat: Seat,
        before: Mapping[str, Json],
        *,
        reason: str | None = None,
    ) -> M:
        """Flush a changed record with its next version, and account for the change."""
        row.version += 1
        row.updated_at = self.session.execute(select(func.clock_timestamp())).scalar_one()
        self.session.flush()
        self.account(row, action, seat, before=before, reason=reason)
        return row

    def account(
        self,
        row: M,
        action: str,
        seat: Seat,
        *,
        before: Mapping[str, Json],
        after: Mapping[str, Json] | None = None,
        reason: str | None = None,
    ) -> None:
        """Put a change on the ledger: how the record read before, and how it reads now."""
        changes = difference(before, self.snapshot(row) if after is None else after)
        if self.is_confidential:
            changes = {name: [WITHHELD, WITHHELD] for name in changes}
        self.ledger.record(
            Event(
                resource=self.name,
                action=action,
                record_id=row.id,
                record_key=row.key,
                changes=changes,
                seat=str(seat),
                reason=reason,
            )
        )
        for parent in self.parents:
            self.ledger.touch(parent)

    @staticmethod
    def _stored(row: M, name: str, snapshot: Mapping[str, Json]) -> Json:
        """What a merge patch finds under a name: value objects and groups merge, nothing else."""
        value = getattr(row, name, None)
        if isinstance(value, BaseModel):
            stored: Json = value.model_dump(mode="json", exclude_unset=True)
            return stored
        return None if hasattr(row, name) else snapshot.get(name)

    def _change(self, row: M, values: Mapping[str, object]) -> None:
        with self.session.no_autoflush:
            faults = assign(self.session, row, values)
        if faults:
            raise Unprocessable(faults=faults)

    def _demand_sound(self, row: M) -> None:
        with self.session.no_autoflush:
            faults = list(self.check(row))
        if faults:
            raise Unprocessable(faults=faults)


@cache
def _one_record(read: type[BaseModel], model: type[Record]) -> Select[dict[str, Json]]:
    """One record as it reads; building this anew took half the time of a write."""
    return json_select(read, model, model.id == bindparam("record"))


def method_name(verb: str) -> str:
    """The method of a verb: `next-edition` is `next_edition`, and `return` is `return_`."""
    name = verb.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name
