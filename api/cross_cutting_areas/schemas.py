"""What is sent and read of cross-cutting areas."""

from pydantic import Field

from api.core.schemas import (
    AnyOf,
    Key,
    ListQuery,
    Prose,
    ReadSchema,
    SourcedFields,
    Title,
    omitted,
    sortable,
)


class CrossCuttingAreaFields(SourcedFields):
    """What an area is about."""

    text: Prose | None = None
    position: int = Field(default=0, ge=0, le=1000)


class CrossCuttingAreaCreate(CrossCuttingAreaFields):
    """A new area."""

    code: Key = Field(examples=["supply-chains"])
    name: Title = Field(examples=["Secure Supply Chains"])


class CrossCuttingAreaUpdate(CrossCuttingAreaFields):
    """A change to an area; its code is permanent."""

    name: Title = omitted()


class CrossCuttingAreaRead(CrossCuttingAreaFields, ReadSchema):
    """An area that cuts across fora."""

    code: Key
    name: Title


class CrossCuttingAreaQuery(ListQuery):
    """Which areas to list."""

    sort: str = sortable("position", "position", "code", "name")
    code: AnyOf[Key] = []
