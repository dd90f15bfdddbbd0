"""What is sent and read of topics."""

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Key,
    Prose,
    ReadSchema,
    Schema,
    SearchQuery,
    Title,
    omitted,
    sortable,
)


class TopicFields(Schema):
    """What a topic covers."""

    text: Prose | None = Field(default=None, description="What it covers, in a sentence.")


class TopicCreate(TopicFields):
    """A new topic."""

    code: Key = Field(examples=["api-pnr"])
    name: Title = Field(examples=["API/PNR"])


class TopicUpdate(TopicFields):
    """A change to a topic; its code is permanent."""

    name: Title = omitted()


class TopicRead(TopicFields, ReadSchema):
    """A topic."""

    code: Key
    name: Title


class TopicQuery(SearchQuery):
    """Which topics to list."""

    sort: str = sortable("code", "code", "name", "updated_at")
    code: AnyOf[Key] = []
