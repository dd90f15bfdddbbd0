"""Lists that insight counts: the rows and the address come from the same filters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote

from sqlalchemy import ColumnElement, Text, cast, func, literal

from api.core.resource import AnyResource
from api.core.settings import API_BASE


@dataclass(frozen=True, slots=True)
class RecordList:
    """A resource's list under filters: what is counted, and where one sees it.

    A filter's value may be an SQL expression, such as today.
    """

    resource: AnyResource
    filters: Mapping[str, object] = field(default_factory=dict)

    def narrowed(self, **filters: object) -> "RecordList":
        """The same list under more filters."""
        return RecordList(self.resource, {**self.filters, **filters})

    @property
    def condition(self) -> ColumnElement[bool]:
        """What its rows meet, besides being visible."""
        return self.resource.lists.where(self.filters)

    @property
    def address(self) -> ColumnElement[str]:
        """Its address, put together by PostgreSQL where it depends on the moment."""
        said = f"{API_BASE}{self.resource.path}"
        parts: list[ColumnElement[str]] = []
        for place, (name, value) in enumerate(self.filters.items()):
            said += f"{'&' if place else '?'}{name}="
            if isinstance(value, ColumnElement):
                parts += [literal(said, Text()), cast(value, Text)]
                said = ""
            else:
                said += _written(value)
        return func.concat(*parts, literal(said, Text()), type_=Text()) if parts else literal(said)


def _written(value: object) -> str:
    """A filter's value as an address has it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple, set, frozenset)):
        return ",".join(map(_written, value))
    return quote(value.value if isinstance(value, StrEnum) else str(value), safe=":")
