"""What is sent and read when signing in, and of oneself."""

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import Field, SecretStr

from api.core.schemas import Key, Schema, Title
from api.core.seats import SeatFields
from api.users.schemas import Email


class TokenRead(Schema):
    """An access token (RFC 6749, section 5.1), good for `expires_in` seconds."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - the standard's name of the scheme
    expires_in: int = Field(examples=[600])


class PasswordChange(Schema):
    """The present password, and the next one."""

    current_password: SecretStr = Field(max_length=512)
    new_password: SecretStr = Field(max_length=512, description="At least 15 characters.")


class InvitationCreate(Schema):
    """Whom to invite to set a password, their first or their next."""

    user: UUID = Field(description="The user's id.")


class InvitationRead(Schema):
    """A link, shown this once; hand it over by a way that only its receiver reads."""

    url: str
    token: str
    expires_at: datetime


class Welcome(Schema):
    """The answer to an invitation: a password, and for the first account a name and address."""

    token: str = Field(min_length=1, max_length=200)
    password: SecretStr = Field(max_length=512, description="At least 15 characters.")
    name: Title | None = Field(default=None, description="Needed for the first account only.")
    email: Email | None = Field(default=None, description="Needed for the first account only.")


class SessionRead(Schema):
    """One of your sessions: where you are, or were, signed in."""

    id: UUID
    client: str | None = Field(description="What the browser said that it is.")
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    is_current: bool
    ended_at: datetime | None
    ended_because: str | None = Field(
        examples=["signed-out", "refresh-token-reused", "password-changed"]
    )


class Sessions(Schema):
    """Your sessions, the newest first; those that ended stay in sight for a week."""

    items: list[SessionRead]


class PrincipalKind(StrEnum):
    """Who can sign in."""

    USER = "user"
    SERVICE_ACCOUNT = "service_account"


class MySeat(SeatFields):
    """One of the seats to act from; `scope` is its economy or its forum."""

    scope: Key | None


class Me(Schema):
    """Who you are here, and what your seats let you do."""

    id: UUID
    kind: PrincipalKind
    name: str
    email: str | None
    seats: list[MySeat]
    permissions: list[str] = Field(
        description="What some record may let you do, as `resource:verb`.",
        examples=[["activities:create", "activities:endorse"]],
    )
    scopes: list[str] | None = Field(
        description="What a service account may write; null for users, whose seats say it all."
    )
    session_id: UUID | None


class Resumed(TokenRead):
    """An access token of a session that goes on, and who goes on with it."""

    me: Me = Field(description="As `/me` says it: a page that resumes need not ask for it as well.")


class PublicKey(Schema):
    """A public key (RFC 7517) that verifies access tokens."""

    kty: str
    crv: str
    x: str
    y: str
    kid: str
    use: str
    alg: str


class KeySet(Schema):
    """Every key whose tokens may still be in use."""

    keys: list[PublicKey]
