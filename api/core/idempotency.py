"""Idempotency-Key: the same request sent twice has one effect and one answer.

Follows draft-ietf-httpapi-idempotency-key-header. The key is stored in the transaction of its
effect, so either both are there or neither is; a second request with the key waits for the first.
Refused requests store nothing: they had no effect to repeat.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import (
    Column,
    DateTime,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.orm import Session

from api.core.db import Base
from api.core.errors import IdempotencyMismatch

KEPT_FOR: Final = timedelta(days=7)
REPLAYED_HEADER: Final = "Idempotency-Replayed"
REPLAYED: Final = {REPLAYED_HEADER: "true"}
"""Sent with an answer whose effect an earlier request under the same key had."""

idempotency_keys = Table(
    "idempotency_keys",
    Base.metadata,
    Column("actor_id", Uuid, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request_hash", LargeBinary, nullable=False),
    Column("status", Integer),
    Column("headers", JSONB),
    Column("body", Text),
    Column("created_at", DateTime(timezone=True), server_default=func.now(), nullable=False),
)


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """The answer to a write: status, headers, and the record as JSON text."""

    status: int
    headers: dict[str, str]
    body: str


class KeyedRequest:
    """A request under an idempotency key, inside the transaction of its effect."""

    def __init__(self, session: Session, actor_id: UUID, key: str, request: bytes) -> None:
        self._session = session
        self._identity = {"actor_id": actor_id, "key": key}
        self._hash = hashlib.sha256(request).digest()

    def earlier_answer(self) -> WrittenAnswer | None:
        """The answer that was given to this key before; None when this is the first time.

        Raises:
            IdempotencyMismatch: the key came with another request then.
        """
        claim = upsert(idempotency_keys).values(**self._identity, request_hash=self._hash)
        claimed = self._session.execute(
            claim.on_conflict_do_nothing().returning(idempotency_keys.c.key)
        )
        if claimed.first():
            return None
        stored = self._session.execute(select(idempotency_keys).filter_by(**self._identity)).one()
        if bytes(stored.request_hash) != self._hash:
            raise IdempotencyMismatch("It came with a different request then.")
        return WrittenAnswer(stored.status, stored.headers | REPLAYED, stored.body)

    def keep(self, answer: WrittenAnswer) -> None:
        """Store the answer beside its effect."""
        self._session.execute(
            update(idempotency_keys)
            .filter_by(**self._identity)
            .values(status=answer.status, headers=answer.headers, body=answer.body)
        )


def forget_old_keys(session: Session) -> None:
    """Drop keys older than seven days."""
    session.execute(
        delete(idempotency_keys).where(idempotency_keys.c.created_at < func.now() - KEPT_FOR)
    )
