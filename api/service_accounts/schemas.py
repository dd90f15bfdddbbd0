"""What is sent and read of service accounts and their secrets."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from api.core.actors import Role
from api.core.schemas import AnyOf, Key, ReadSchema, Schema, SearchQuery, Title, omitted, sortable
from api.core.seats import SeatFields

Scope = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*:write$", max_length=60)]
Scopes = Annotated[list[Scope], Field(max_length=60)]


class ServiceAccountFields(SeatFields):
    """A system's seat, and how much of it the system may use."""

    is_active: bool = True
    scopes: Scopes = Field(
        default=[],
        description="What it may write; it reads whatever its seat reads.",
        examples=[["activities:write", "recommendations:write"]],
    )


class ServiceAccountCreate(ServiceAccountFields):
    """A new service account. It can sign in once it has a secret."""

    code: Key = Field(description="The client id.", examples=["AUS-case-system"])
    name: Title


class ServiceAccountUpdate(Schema):
    """A change to a service account. Disabling one ends its access at once."""

    name: Title = omitted()
    role: Role = omitted()
    economy: Key | None = None
    forum: Key | None = None
    is_active: bool = omitted()
    scopes: Scopes = omitted()


class ServiceAccountRead(ServiceAccountFields, ReadSchema):
    """A system that signs in."""

    code: Key
    name: Title


class ServiceAccountQuery(SearchQuery):
    """Which service accounts to list."""

    sort: str = sortable("code", "code", "name", "created_at", "updated_at")
    code: AnyOf[Key] = []
    role: AnyOf[Role] = []
    economy: AnyOf[Key] = []
    forum: AnyOf[Key] = []
    is_active: bool | None = None


class SecretCreate(Schema):
    """A new secret; two may be live at a time, so that systems can change over."""

    days: int = Field(default=365, ge=1, le=365, description="Days until it expires.")


class SecretRead(Schema):
    """What is known of a secret after it was shown."""

    id: UUID
    hint: str = Field(description="Its last characters.")
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None = Field(description="To the hour.")
    revoked_at: datetime | None


class SecretShown(SecretRead):
    """The answer that shows a secret, this once."""

    client_id: str
    secret: str


class Secrets(Schema):
    """The secrets of one account, the newest first."""

    items: list[SecretRead]
