"""What changed since a place in the ledger, as one caller may see it.

The ledger's order is the order of commits, without gaps (`core/ledger.py`): whoever has read up to
an event misses nothing before it. Only numbers that a large transaction took ahead are filled
later, so that no page goes beyond the first of those. For each event, in that order:

- a record that the caller sees now is an `upsert`, told at its latest event only;
- a record that they do not see now, and saw before this event, is a `delete`;
- a record that they never saw is nothing.

The statements are not of one snapshot, and need not be: what has moved on since the events were
read has a later event, and is told there. Which records there are is asked as the service itself,
under `visible()` of the caller; what they say is read as the caller, behind row-level security.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final, TypeVar
from uuid import UUID

from api.changes import statements
from api.changes.audiences import AUDIENCES, MEMBERS_ONLY, saw
from api.changes.cursors import Place
from api.changes.schemas import ChangeAction
from api.changes.statements import FOLLOWERS, sources_of
from api.core.actors import SYSTEM, Actor
from api.core.db import Json
from api.core.listing import Statement
from api.core.reads import Reader

T = TypeVar("T")

BATCH: Final = 500
"""Events that are looked at together, at first."""
LARGEST_BATCH: Final = 4_000
"""And when those before told the caller nothing."""
MAX_KEPT: Final = 2_000
_BY_SIGHT: Final = {(held.source, held.target) for held in FOLLOWERS if held.by_sight}


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the feed."""

    place: Place
    at: datetime
    resource: str
    id: UUID
    key: str
    version: int | None

    @property
    def action(self) -> ChangeAction:
        """What a mirror does with it."""
        return ChangeAction.DELETE if self.version is None else ChangeAction.UPSERT


@dataclass(frozen=True, slots=True)
class _Event:
    seq: int
    at: datetime
    resource: str
    record_id: UUID
    may_move: bool
    is_last: bool
    is_birth: bool


@dataclass(frozen=True, slots=True)
class _State:
    resource: str
    id: UUID
    key: str
    version: int
    is_seen: bool


@dataclass(frozen=True, slots=True)
class _Question:
    """Who asks for what."""

    reader: Reader
    actor: Actor
    resources: tuple[str, ...]


States = Mapping[tuple[str, UUID], Sequence[_State]]
"""By the record of an event: the records that it concerns, in a lasting order."""


class Feed:
    """The feed of one process: statements once made, stretches where a caller saw nothing."""

    def __init__(self) -> None:
        self._statements: OrderedDict[object, Statement] = OrderedDict()
        self._nothing: OrderedDict[object, int] = OrderedDict()

    async def page(
        self, reader: Reader, actor: Actor, resources: Sequence[str], after: Place, limit: int
    ) -> tuple[list[Change], bool]:
        """The next changes after a place, and whether there are more.

        Raises:
            psycopg.Error
        """
        asked = _Question(reader, actor, tuple(resources))
        seq = max(self._nothing.get((actor.reach, asked.resources, after), 0), after.seq)
        found: dict[tuple[str, UUID], Change] = {}
        batch = BATCH
        is_over = False
        end = await self._end(asked)
        while not is_over and len(found) <= limit:
            events = await self._events(asked, seq, end, batch)
            told = [c for c in await self._told(asked, events) if c.place > after]
            for change in told:
                # Told once, at the latest of its places on this page.
                found.pop((change.resource, change.id), None)
                found[change.resource, change.id] = change
                if len(found) > limit:
                    break
            is_over = len(events) < batch
            seq = events[-1].seq + 1 if events else seq
            batch = BATCH if told else min(batch * 4, LARGEST_BATCH)
        changes = list(found.values())
        if len(changes) <= limit:
            # What becomes visible of the stretch behind the last change has a later event.
            last = changes[-1].place if changes else after
            _keep(self._nothing, (actor.reach, asked.resources, last), seq)
        return changes[:limit], len(changes) > limit

    async def records(
        self, reader: Reader, actor: Actor, changes: Sequence[Change]
    ) -> dict[tuple[str, UUID], str]:
        """What the records of some changes say, as JSON text; one lost meanwhile is missing."""
        wanted: dict[str, list[UUID]] = defaultdict(list)
        for change in changes:
            if change.action is ChangeAction.UPSERT:
                wanted[change.resource].append(change.id)
        found = {}
        for resource, ids in wanted.items():
            statement = self._statement(
                ("records", resource, actor.reach), partial(statements.records_of, resource, actor)
            )
            for record_id, text in await reader.fetch(actor, statement, {"ids": ids}):
                found[resource, record_id] = text
        return found

    async def _end(self, asked: _Question) -> int:
        statement = self._statement("end", statements.settled_until)
        [[end]] = await asked.reader.fetch(SYSTEM, statement)
        return int(end)

    async def _events(self, asked: _Question, seq: int, end: int, batch: int) -> list[_Event]:
        statement = self._statement("events", statements.events_after)
        resources = sources_of(asked.resources)
        values = {"seq": seq, "end": end, "resources": resources, "batch": batch}
        return [_Event(*row) for row in await asked.reader.fetch(SYSTEM, statement, values)]

    async def _told(self, asked: _Question, events: Sequence[_Event]) -> list[Change]:
        """What a batch of events comes to for the caller."""
        states = await self._states(asked, events)
        saw_before = await self._lost(asked, events, states)
        told = []
        for event in events:
            for n, state in enumerate(states.get((event.resource, event.record_id), ()), start=1):
                place = Place(event.seq, n)
                change = Change(place, event.at, state.resource, state.id, state.key, state.version)
                if state.is_seen:
                    if event.may_move if _follows(event, state) else event.is_last:
                        told.append(change)
                elif (event.resource, event.record_id, event.seq) in saw_before and not (
                    asked.actor.is_anonymous and state.resource in MEMBERS_ONLY
                ):
                    told.append(replace(change, version=None))
        return told

    async def _states(self, asked: _Question, events: Sequence[_Event]) -> States:
        states: dict[tuple[str, UUID], list[_State]] = defaultdict(list)
        if events:
            statement = self._statement(
                ("states", asked.resources, asked.actor.reach),
                partial(statements.states_for, asked.actor, asked.resources),
            )
            ids: dict[str, list[UUID]] = {
                statements.ids_of(source): [] for source in sources_of(asked.resources)
            }
            for event in events:
                ids[statements.ids_of(event.resource)].append(event.record_id)
            rows = await asked.reader.fetch(SYSTEM, statement, ids)
            for source, source_id, *state in sorted(rows, key=lambda row: (row[2], row[3])):
                states[source, source_id].append(_State(*state))
        return states

    async def _lost(
        self, asked: _Question, events: Sequence[_Event], states: States
    ) -> set[tuple[str, UUID, int]]:
        """The events before which the caller saw a record that they do not see now."""
        hidden: dict[str, set[UUID]] = defaultdict(set)
        for event in events:
            of_event = states.get((event.resource, event.record_id), ())
            if (
                event.may_move
                and not event.is_birth
                and any(not state.is_seen for state in of_event)
            ):
                hidden[event.resource].add(event.record_id)
        found: set[tuple[str, UUID, int]] = set()
        for resource, ids in hidden.items():
            values = {"ids": list(ids), "resource": resource, "seq": events[0].seq}
            moves = await asked.reader.fetch(
                SYSTEM, self._statement("moves", statements.moves_of), values
            )
            now = await asked.reader.fetch(
                SYSTEM,
                self._statement(("values", resource), partial(statements.values_of, resource)),
                values,
            )
            read = {UUID(record["id"]): record for [record] in now}
            for record_id, seq in _seen_before(asked.actor, resource, read, moves):
                found.add((resource, record_id, seq))
        return found

    def _statement(self, key: object, make: Callable[[], Statement]) -> Statement:
        if key not in self._statements:
            _keep(self._statements, key, make())
        return self._statements[key]


def _follows(event: _Event, state: _State) -> bool:
    """Whether an event matters to a record only by moving who sees it."""
    return (event.resource, state.resource) in _BY_SIGHT


def _seen_before(
    actor: Actor,
    resource: str,
    read: Mapping[UUID, dict[str, Json]],
    moves: Sequence[tuple[UUID, int, dict[str, list[Json]]]],
) -> Iterable[tuple[UUID, int]]:
    """The moves before which an actor saw a record: its values, taken back one by one."""
    fields = AUDIENCES[resource].fields
    for record_id, seq, changes in reversed(moves):
        values = read.get(record_id, {})
        values.update({name: pair[0] for name, pair in changes.items() if name in fields})
        if saw(actor, resource, values):
            yield record_id, seq


def _keep(kept: OrderedDict[object, T], key: object, value: T) -> None:
    """Remember one thing more, and forget the oldest when there are many."""
    kept[key] = value
    if len(kept) > MAX_KEPT:
        kept.popitem(last=False)
