"""What is sent and read of economies."""

from typing import Annotated

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Key,
    ReadSchema,
    SearchQuery,
    SourcedFields,
    Title,
    omitted,
    sortable,
)
from api.core.text import Code, PartialDate

EconomyCode = Annotated[str, Code(min_length=3, max_length=3, pattern="^[A-Z]{3}$")]


class EconomyFields(SourcedFields):
    """What an economy is called besides its name."""

    formal_name: Title | None = Field(default=None, examples=["Republic of Korea"])
    aliases: list[Title] = Field(
        default=[], max_length=30, description="Other spellings that imports accept."
    )
    joined_on: PartialDate | None = Field(default=None, examples=["1989-11"])
    position: int = Field(default=0, ge=0, le=1000, description="Its place in APEC's own order.")


class EconomyCreate(EconomyFields):
    """A new member economy."""

    code: EconomyCode = Field(description="ISO 3166-1 alpha-3, for machines.", examples=["KOR"])
    name: Title = Field(description="The name APEC uses.", examples=["Hong Kong, China"])


class EconomyUpdate(EconomyFields):
    """A change to an economy; its code is permanent."""

    name: Title = omitted()


class EconomyRead(EconomyFields, ReadSchema):
    """A member economy."""

    code: EconomyCode
    name: Title


class EconomyQuery(SearchQuery):
    """Which economies to list."""

    sort: str = sortable("position", "position", "code", "name", "updated_at")
    code: AnyOf[Key] = []
