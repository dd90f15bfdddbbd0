"""The ledger: who changed what, in commit order, in the same transaction as the change.

One counter row hands out sequence numbers at the end of each writing transaction and is locked
until it commits. So the order of `seq` is the order of commits, without gaps, and `/changes` may
read up to the largest number that it sees. Each event's hash covers its predecessor's (RFC 9162's
idea, as a plain chain): an edited, dropped or inserted event shows.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final, Protocol
from uuid import UUID

import orjson
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

EVENTS_AT_ONCE: Final = 1_000
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
    """One change of one record. `changes` holds, per field, the old and the new value.

    They may be given as JSON, which is a fraction of the size to hold until the transaction ends.
    """

    resource: str
    action: str
    record_id: UUID
    record_key: str
    changes: Mapping[str, Json] | bytes = field(default_factory=dict)
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

    def record(self, event: Event) -> None:
        """Keep an event until the transaction ends."""
        self._events.append(event)

    def touch(self, resource: str) -> None:
        """Say that answers about a resource may have changed without an event of its own."""
        self._touched.add(resource)

    def close(self, signer: Signer) -> None:
        """Write the events, extend the chain, raise the revisions of what was touched."""
        names = {event.resource for event in self._events} | self._touched
        if not names:
            return
        self._session.flush()
        count = max(len(self._events), 1)
        head = self._session.execute(
            update(ledger_head)
            .values(seq=ledger_head.c.seq + count)
            .returning(ledger_head.c.seq, ledger_head.c.hash)
        ).one()
        digest = bytes(head.hash)
        now = datetime.now(UTC)
        numbered = enumerate(self._events, start=head.seq - count + 1)
        # In sets: an import brings a hundred thousand events, each with a record in it.
        while some := list(islice(numbered, EVENTS_AT_ONCE)):
            rows = []
            for seq, event in some:
                row = self._row(seq, now, event)
                digest = signer.sign(digest + canonical(row))
                rows.append({**row, "hash": digest})
            if len(rows) < WORTH_COPYING:
                self._session.execute(insert(audit_events), rows)
            else:
                self._copy(rows)
        if self._events:
            self._session.execute(update(ledger_head).values(hash=digest))
        statement = upsert(revisions).values(
            [{"name": n, "value": head.seq} for n in sorted(names)]
        )
        self._session.execute(
            statement.on_conflict_do_update(
                index_elements=["name"], set_={"value": statement.excluded.value}
            )
        )

    def _copy(self, rows: Sequence[Mapping[str, object]]) -> None:
        """The fast way in: every writer waits for the head of the chain meanwhile."""
        connection: Any = self._session.connection().connection.driver_connection
        names = list(rows[0])
        statement = f"COPY audit_events ({', '.join(names)}) FROM STDIN"
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                values = {**row, "changes": orjson.dumps(row["changes"]).decode()}
                copy.write_row([values[name] for name in names])

    def _row(self, seq: int, now: datetime, event: Event) -> dict[str, object]:
        return {
            "seq": seq,
            "at": now,
            "actor_id": self._actor.id,
            "actor": self._actor.name,
            "seat": event.seat,
            "resource": event.resource,
            "action": event.action,
            "record_id": event.record_id,
            "record_key": event.record_key,
            "changes": _unpacked(event.changes),
            "reason": event.reason,
            "request_id": self._request_id,
        }


def _unpacked(changes: Mapping[str, Json] | bytes) -> dict[str, Json]:
    return dict(orjson.loads(changes) if isinstance(changes, bytes) else changes)


def canonical(row: Mapping[str, object]) -> bytes:
    """The bytes of an event that its hash covers: sorted keys, instants in UTC."""
    return json.dumps(row, sort_keys=True, default=_plain, separators=(",", ":")).encode()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value)


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
