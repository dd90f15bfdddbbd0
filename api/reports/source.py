"""What a report reads: insights and whole lists, as its reader may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from api.core.actors import Actor
from api.core.listing import parse
from api.core.reads import Reader
from api.core.resource import AnyResource
from api.insight.insight import Insight
from api.router import RESOURCES

Answer = dict[str, Any]  # JSON of a published schema; the renderers take text only
PAGE: Final = 500
_BY_NAME: Final = {resource.name: resource for resource in RESOURCES}


@dataclass(frozen=True, slots=True)
class Source:
    """The record, as one actor sees it."""

    reader: Reader
    actor: Actor

    async def insight(self, insight: Insight, **values: object) -> Answer:
        """An insight's answer; what is not given is asked as its query's default.

        Raises:
            NotFound: what it is asked about is not there.
        """
        asked = dict(values)
        if insight.query is not None:
            named = {k: v for k, v in values.items() if k in insight.query.model_fields}
            asked |= insight.query.model_validate(named).model_dump(mode="json")
        found = await insight.ask(self.reader, self.actor, asked)
        answer: Answer = found  # type: ignore[assignment]  # every published insight is an object
        return answer

    async def all(self, name: str, **filters: object) -> list[Answer]:
        """Every record of a list under these filters, in the list's own order or `sort`."""
        resource = _BY_NAME[name]
        found: list[Answer] = []
        cursor: str | None = None
        while True:
            page, cursor = await self._page(resource, filters, cursor)
            found += page
            if cursor is None:
                return found

    async def one(self, name: str, key: str) -> Answer | None:
        """One record by what people quote, if it is there to be seen."""
        service = _BY_NAME[name].service
        column, value = service.identify(key)
        reads = _BY_NAME[name].reads
        found = await reads.record(self.reader, self.actor, service.visible, column, value)
        read: Answer | None = orjson.loads(found[0]) if found else None
        return read

    async def _page(
        self, resource: AnyResource, filters: Mapping[str, object], cursor: str | None
    ) -> tuple[list[Answer], str | None]:
        query = resource.query.model_validate({**filters, "limit": PAGE, "cursor": cursor})
        body, following = await resource.reads.page(
            self.reader, self.actor, resource.service.visible, parse(query)
        )
        items: list[Answer] = orjson.loads(body)["items"]
        return items, following
