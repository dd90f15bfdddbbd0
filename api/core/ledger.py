"""The ledger: who changed what, in commit order, in the same transaction as the change.

One counter row hands out sequence numbers at the end of each writing transaction and is locked
until it commits. So the order of `seq` is the order of commits, without gaps, and `/changes` may
read up to the largest number that it sees. Each event's hash covers its predecessor's (RFC 9162's
idea, as a plain chain): an edited, dropped or inserted event shows.

A transaction of very many events would keep everybody waiting for the counter. It takes its
numbers ahead, in a transaction of its own that leaves an event `reserve`, and writes its events
under them while others go on: a branch of the chain that grows from that event and is tied to the
trunk by an event `publish`, when the transaction ends. If it never does, the numbers stay unused,
and no branch may stand under them. Until then `/changes` reads no further than to that event.
"""

import hashlib
import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, NamedTuple, Protocol, Self
from uuid import UUID, uuid4

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    LargeBinary,
    RowMapping,
    Table,
    Text,
    Uuid,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.db import Base, Json
from api.core.staged_events import StagedEvents, canonical, copy_rows

RESERVED: Final = "ledger"
"""The resource of events that are about the ledger itself."""
RESERVE: Final = "reserve"
PUBLISH: Final = "publish"
LOCKS: Final = 0x4C454447
"""The name under which transactions lock the numbers that they took ahead."""
WORTH_RESERVING: Final = 5_000
"""Events for which nobody should wait."""

EVENTS_AT_ONCE: Final = 1_000
"""Events that a transaction holds in memory; more of them wait in a table of its own."""
WORTH_COPYING: Final = 50

ledger_head = Table(
    "ledger_head",
    Base.metadata,
    Column("id", BigInteger, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
)

audit_events = Table(
    "audit_events",
    Base.metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", Uuid, server_default=func.gen_random_uuid(), nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("actor_id", Uuid),
    Column("actor", Text, nullable=False),
    Column("seat", Text),
    Column("resource", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("record_key", Text, nullable=False),
    Column("changes", JSONB, nullable=False),
    Column("reason", Text),
    Column("request_id", Text),
    Column("hash", LargeBinary, nullable=False),
    Index(None, "record_id", "seq"),
    Index(None, "resource", "seq"),
)

revisions = Table(
    "revisions",
    Base.metadata,
    Column("name", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Event:
    """One change of one record. `changes` holds, per field, the old and the new value."""

    resource: str
    action: str
    record_id: UUID
    record_key: str
    changes: Mapping[str, Json] = field(default_factory=dict)
    seat: str | None = None
    reason: str | None = None


class Signer(Protocol):
    """Whatever holds the key of the chain; the key is never in the database."""

    def sign(self, message: bytes) -> bytes:
        """The keyed hash of a message."""


@dataclass(frozen=True, slots=True)
class ChainKey:
    """An HMAC-SHA-256 key."""

    secret: bytes = field(repr=False)

    def sign(self, message: bytes) -> bytes:
        """The keyed hash of a message."""
        return hmac.digest(self.secret, message, hashlib.sha256)


class Place(NamedTuple):
    """Where the ledger ends: its last event's number and hash, and when that was."""

    seq: int
    digest: bytes
    at: datetime


class Ledger:
    """The events of one transaction, written when it ends."""

    def __init__(self, session: Session, actor: Actor, request_id: str | None) -> None:
        self._session = session
        self._actor = actor
        self._request_id = request_id
        self._events: list[Event] = []
        self._touched: set[str] = set()
        self._staged: StagedEvents | None = None
        self.reason: str | None = None
        """Why everything in this transaction is done, where an event does not say its own."""

    def __enter__(self) -> Self:
        """Keep what the transaction needs until it ends."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it, whether the events were written or not."""
        if self._staged is not None:
            self._staged.discard()

    def record(self, event: Event) -> None:
        """Keep an event until the transaction ends."""
        self._events.append(event)
        if len(self._events) >= EVENTS_AT_ONCE:
            self._stage()

    def touch(self, resource: str) -> None:
        """Say that answers about a resource may have changed without an event of its own."""
        self._touched.add(resource)

    def close(self, signer: Signer, *, ahead: int = 0) -> Place:
        """Write the events, extend the chain, raise the revisions of what was touched.

        Until the transaction ends, every other writer waits for the head of the chain. So many
        events stand ready in a table of the transaction's own, and only get their numbers here;
        very many are written before, under numbers that were taken `ahead`.
        """
        names = {event.resource for event in self._events} | self._touched
        if not names:
            return Place(0, b"", datetime.now(UTC))
        self._session.flush()
        if self._staged is not None and self._events:
            self._stage()
        if self._staged is not None and self._staged.count >= WORTH_RESERVING:
            self._publish_ahead(signer, self._staged)
        waiting = len(self._events) + (self._staged.count if self._staged else 0)
        count = max(waiting, 1)
        head = self._session.execute(
            update(ledger_head)
            .values(seq=ledger_head.c.seq + count + ahead)
            .returning(ledger_head.c.seq, ledger_head.c.hash)
        ).one()
        last = head.seq - ahead
        digest, first, now = bytes(head.hash), last - count + 1, datetime.now(UTC)
        if self._staged is not None:
            digest = self._staged.publish(signer.sign, digest, first, now)
        else:
            digest = self._publish(signer, digest, first, now)
        if waiting:
            self._session.execute(update(ledger_head).values(hash=digest))
        statement = upsert(revisions).values([{"name": n, "value": last} for n in sorted(names)])
        self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["name"], set_={"value": statement.excluded.value}
            )
        )
        return Place(last, digest, now)

    def _publish_ahead(self, signer: Signer, staged: StagedEvents) -> None:
        """Write the waiting events as a branch of the chain, while others go on."""
        batch = uuid4()
        key = batch.int % 2**31
        # Held until the transaction ends, however it does: whoever reads sees that it lives.
        self._session.execute(select(func.pg_advisory_xact_lock(LOCKS, key)))
        with Session(self._session.get_bind()) as apart, apart.begin():
            ledger = Ledger(apart, self._actor, self._request_id)
            said: dict[str, Json] = {"numbers": [None, staged.count], "lock": [None, key]}
            ledger.record(Event(RESERVED, RESERVE, batch, str(batch), said, reason=self.reason))
            place = ledger.close(signer, ahead=staged.count)
        digest = staged.publish(signer.sign, place.digest, place.seq + 1, place.at)
        with Session(self._session.get_bind()) as apart, apart.begin():
            # Its commit waits until all of this is on disk, so that ours need not.
            apart.execute(select(func.pg_logical_emit_message(True, RESERVED, "")))  # noqa: FBT003
        staged.discard()
        self._staged = None
        said = {"hash": [None, digest.hex()]}
        self._events.append(Event(RESERVED, PUBLISH, batch, str(batch), said))

    def _stage(self) -> None:
        """Have the events wait where they need no memory."""
        if self._staged is None:
            self._staged = StagedEvents(self._session)
        self._touched |= {event.resource for event in self._events}
        self._staged.add([self._row(event) for event in self._events])
        self._events.clear()

    def _publish(self, signer: Signer, digest: bytes, first: int, now: datetime) -> bytes:
        rows = []
        for seq, event in enumerate(self._events, start=first):
            row = {"seq": seq, "at": now, **self._row(event)}
            digest = signer.sign(digest + canonical(row))
            rows.append({**row, "hash": digest})
        if rows and len(rows) < WORTH_COPYING:
            self._session.execute(insert(audit_events), rows)
        elif rows:
            copy_rows(self._session, audit_events.name, rows)
        return digest

    def _row(self, event: Event) -> dict[str, object]:
        """What is known of an event before it has its number and its instant."""
        return {
            "actor_id": self._actor.id,
            "actor": self._actor.name,
            "seat": event.seat,
            "resource": event.resource,
            "action": event.action,
            "record_id": event.record_id,
            "record_key": event.record_key,
            "changes": dict(event.changes),
            "reason": event.reason or self.reason,
            "request_id": self._request_id,
        }


def verify_chain(session: Session, signer: Signer) -> Sequence[int]:
    """The numbers of events whose hash does not follow from what is stored; empty when sound.

    A cut tail shows against `ledger_head`: its number is returned as the last event's successor.
    """
    broken: list[int] = []
    digest, last = b"", 0
    branches = _Branches()
    columns = [column for column in audit_events.c if column.name not in {"hash", "id"}]
    for row in session.execute(select(*columns, audit_events.c.hash).order_by(audit_events.c.seq)):
        event = {column.name: getattr(row, column.name) for column in columns}
        is_branch = row.seq <= branches.last
        expected = signer.sign((branches.digest if is_branch else digest) + canonical(event))
        if bytes(row.hash) != expected:
            broken.append(row.seq)
        last = row.seq
        if is_branch:
            branches.grow(bytes(row.hash))
        else:
            digest = bytes(row.hash)
            if row.resource == RESERVED:
                event_row = row._mapping  # noqa: SLF001 - the documented way to a row's names
                broken += branches.meet(event_row)
    head = session.execute(select(ledger_head.c.hash)).scalar_one()
    if bytes(head) != digest:
        broken.append(last + 1)
    return [*broken, *branches.loose]


class _Branches:
    """The branches of the chain, as they are come upon in the order of numbers."""

    def __init__(self) -> None:
        self.last, self.digest = 0, b""
        self._reserved = 0
        self._batch: UUID | None = None
        self._ends: dict[UUID, tuple[int, bytes]] = {}

    def grow(self, digest: bytes) -> None:
        """Take in the next event of the branch."""
        self.digest = digest
        if self._batch is not None:
            self._ends[self._batch] = self._reserved, digest

    def meet(self, event: RowMapping) -> Iterator[int]:
        """Begin a branch, or tie one to the trunk; the number of an event that ties none."""
        if event["action"] == RESERVE:
            self._batch, self._reserved = event["record_id"], event["seq"]
            self.last = event["seq"] + int(event["changes"]["numbers"][1])
            self.digest = bytes(event["hash"])
        elif event["action"] == PUBLISH:
            _, digest = self._ends.pop(event["record_id"], (0, b""))
            if digest.hex() != event["changes"]["hash"][1]:
                yield event["seq"]

    @property
    def loose(self) -> list[int]:
        """Where branches begin that nothing ties to the trunk."""
        return [reserved for reserved, _ in self._ends.values()]


def difference(before: Mapping[str, Json], after: Mapping[str, Json]) -> dict[str, Json]:
    """Per changed field, `[old, new]`; what every change moves (version, age) is left out."""
    silent = {"version", "updated_at", "created_at", "id"}
    return {
        name: [before.get(name), after.get(name)]
        for name in (*before, *(name for name in after if name not in before))
        if name not in silent and before.get(name) != after.get(name)
    }
