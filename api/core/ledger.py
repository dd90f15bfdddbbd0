"""The ledger: who changed what, in commit order, in the same transaction as the change.

One counter row hands out sequence numbers at the end of each writing transaction and is locked
until it commits. So the order of `seq` is the order of commits, without gaps, and `/changes` may
read up to the largest number that it sees. Each event's hash covers its predecessor's (RFC 9162's
idea, as a plain chain): an edited, dropped or inserted event shows.
"""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Protocol, Self
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    LargeBinary,
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

    def close(self, signer: Signer) -> None:
        """Write the events, extend the chain, raise the revisions of what was touched.

        Until the transaction ends, every other writer waits for the head of the chain. So many
        events stand ready in a table of the transaction's own, and only get their numbers here.
        """
        names = {event.resource for event in self._events} | self._touched
        if not names:
            return
        self._session.flush()
        if self._staged is not None and self._events:
            self._stage()
        waiting = len(self._events) + (self._staged.count if self._staged else 0)
        count = max(waiting, 1)
        head = self._session.execute(
            update(ledger_head)
            .values(seq=ledger_head.c.seq + count)
            .returning(ledger_head.c.seq, ledger_head.c.hash)
        ).one()
        digest, first, now = bytes(head.hash), head.seq - count + 1, datetime.now(UTC)
        if self._staged is not None:
            digest = self._staged.publish(signer.sign, digest, first, now)
        else:
            digest = self._publish(signer, digest, first, now)
        if waiting:
            self._session.execute(update(ledger_head).values(hash=digest))
        statement = upsert(revisions).values(
            [{"name": n, "value": head.seq} for n in sorted(names)]
        )
        self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["name"], set_={"value": statement.excluded.value}
            )
        )

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
    columns = [column for column in audit_events.c if column.name not in {"hash", "id"}]
    for row in session.execute(select(*columns, audit_events.c.hash).order_by(audit_events.c.seq)):
        event = {column.name: getattr(row, column.name) for column in columns}
        expected = signer.sign(digest + canonical(event))
        if bytes(row.hash) != expected:
            broken.append(row.seq)
        digest, last = bytes(row.hash), row.seq
    head = session.execute(select(ledger_head.c.hash)).scalar_one()
    if bytes(head) != digest:
        broken.append(last + 1)
    return broken


def difference(before: Mapping[str, Json], after: Mapping[str, Json]) -> dict[str, Json]:
    """Per changed field, `[old, new]`; what every change moves (version, age) is left out."""
    silent = {"version", "updated_at", "created_at", "id"}
    return {
        name: [before.get(name), after.get(name)]
        for name in (*before, *(name for name in after if name not in before))
        if name not in silent and before.get(name) != after.get(name)
    }
