"""What is read of audit events."""

from datetime import datetime
from uuid import UUID

from pydantic import Field, JsonValue

from api.core.schemas import AnyOf, Key, ListQuery, Schema, sortable


class AuditEventRead(Schema):
    """One change of one record."""

    seq: int = Field(description="Its place in the order of commits.")
    at: datetime
    actor: str
    actor_id: UUID | None
    seat: str | None = Field(description="The seat that allowed it.", examples=["focal_point:AUS"])
    resource: str
    action: str
    record_id: UUID
    record_key: str
    changes: dict[str, list[JsonValue]] = Field(description="Per field, the old and the new value.")
    reason: str | None
    request_id: str | None


class AuditEventQuery(ListQuery):
    """Which events to list."""

    sort: str = sortable("-seq", "seq")
    resource: AnyOf[str] = []
    action: AnyOf[str] = []
    record_key: AnyOf[Key] = []
    record_id: UUID | None = None
    actor_id: UUID | None = None
    at_before: datetime | None = None
    at_after: datetime | None = None
