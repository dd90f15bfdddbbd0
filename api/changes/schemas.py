"""What is asked and read of changes."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, JsonValue, StringConstraints

from api.core.schemas import AnyOf, Schema

ResourceName = Annotated[str, StringConstraints(max_length=60)]


class ChangeAction(StrEnum):
    """What the caller does with a record."""

    UPSERT = "upsert"
    DELETE = "delete"


class ChangesQuery(Schema):
    """From where on, of which resources, how many at once."""

    since: str | None = Field(
        default=None,
        max_length=100,
        description="The `next` of the answer before; without it, from the beginning.",
    )
    resource: AnyOf[ResourceName] = Field(
        default=[], description="Only these, such as `activities,work_plans`; all if none is said."
    )
    limit: int = Field(default=100, ge=1, le=500)
    records: bool = Field(default=False, description="Send each record along, as it reads now.")


class ChangeRead(Schema):
    """A record that has changed, or one that the caller cannot see any more (`delete`).

    Each is told as it is now, at its latest change; earlier changes of the same record may be left
    out. A `delete` may name a record that the caller never read.
    """

    cursor: str = Field(description="The place after this change, to go on from.")
    resource: str = Field(examples=["activities"])
    ref: str = Field(description="How the record is quoted.", examples=["CTWG-2018-A01"])
    id: UUID
    action: ChangeAction
    at: datetime = Field(description="When it was committed, to the database's clock.")
    version: int | None = Field(description="The version as it reads now; null for a `delete`.")
    path: str = Field(examples=["/api/v1/activities/CTWG-2018-A01"])
    record: dict[str, JsonValue] | None = Field(
        default=None, description="The record itself; only with `records=true`."
    )


class ChangesRead(Schema):
    """Some changes in the order of commits, and from where to go on."""

    items: list[ChangeRead]
    next: str = Field(description="Send it as `since` next time, be it now or tomorrow.")
    has_more: bool = Field(description="Whether more is waiting already.")
