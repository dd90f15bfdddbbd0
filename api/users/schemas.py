"""What is sent and read of users."""

from typing import Annotated

from pydantic import AfterValidator, EmailStr, Field, SecretStr

from api.core.actors import Role
from api.core.schemas import AnyOf, Key, ReadSchema, Schema, SearchQuery, Title, omitted, sortable
from api.core.seats import SeatFields

Email = Annotated[EmailStr, AfterValidator(str.lower), Field(max_length=254)]


Seats = Annotated[list[SeatFields], Field(max_length=60)]


class UserFields(Schema):
    """What is stored of a user as it is sent."""

    email: Email = Field(description="Also the name to sign in with.")
    name: Title
    is_active: bool = True
    seats: Seats = []


class UserCreate(UserFields):
    """A new user. Without a password they set one by an invitation."""

    password: SecretStr | None = Field(
        default=None, max_length=512, description="At least 15 characters; never read back."
    )


class UserUpdate(Schema):
    """A change to a user. Disabling one ends every session of theirs at once."""

    email: Email = omitted()
    name: Title = omitted()
    is_active: bool = omitted()
    seats: Seats = omitted()


class UserRead(ReadSchema):
    """A person with an account."""

    email: str
    name: str
    is_active: bool
    seats: list[SeatFields]


class UserQuery(SearchQuery):
    """Which users to list."""

    sort: str = sortable("name", "name", "email", "created_at", "updated_at")
    email: AnyOf[str] = []
    role: AnyOf[Role] = []
    economy: AnyOf[Key] = []
    forum: AnyOf[Key] = []
    is_active: bool | None = None
