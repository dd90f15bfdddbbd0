"""The ledger's table, as a mapped class for reading."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from api.core.db import Base, Json
from api.core.ledger import audit_events


class AuditEvent(Base):
    """One change of one record; written by `core.ledger`, never by anybody else."""

    __table__ = audit_events

    seq: Mapped[int]
    id: Mapped[UUID]
    at: Mapped[datetime]
    actor_id: Mapped[UUID | None]
    actor: Mapped[str]
    seat: Mapped[str | None]
    resource: Mapped[str]
    action: Mapped[str]
    record_id: Mapped[UUID]
    record_key: Mapped[str]
    changes: Mapped[dict[str, Json]]
    reason: Mapped[str | None]
    request_id: Mapped[str | None]
