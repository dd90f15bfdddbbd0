"""What is asked of feeds, and what is sent and read of their tokens."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from api.core.schemas import AnyOf, Key, Label, Schema


class TokenQuery(Schema):
    """In whose place a program reads that cannot sign in."""

    token: str | None = Field(
        default=None,
        max_length=100,
        description="A feed token (`/me/feed-tokens`); without one, what is public.",
    )


class FeedQuery(TokenQuery):
    """Which activities; all that the reader may see if nothing is said."""

    forum: AnyOf[Key] = []
    year: AnyOf[int] = Field(default=[], description="Years in which they begin.")
    area: AnyOf[Key] = Field(default=[], description="Cross-cutting areas.")


class FeedTokenCreate(Schema):
    """A new token."""

    name: Label = Field(description="What it is for.", examples=["Calendar on my telephone"])


class FeedTokenRead(Schema):
    """A token that is good still, without what it is."""

    id: UUID
    name: Label
    created_at: datetime
    expires_at: datetime


class FeedTokenShown(FeedTokenRead):
    """A token, shown this once, and the addresses to give to a calendar or a news reader."""

    token: str
    calendar: str = Field(description="Your activities as a calendar.")
    news: str = Field(description="Your activities as news.")


class FeedTokens(Schema):
    """Your tokens, the newest first."""

    items: list[FeedTokenRead]
