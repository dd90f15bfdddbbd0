"""Activities as feeds tell of them: the same list as everywhere, taken apart once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import orjson
from sqlalchemy import func, select

from api.activities.routes import resource as activities
from api.activities.schemas import ActivityQuery
from api.core.actors import Actor
from api.core.listing import compiled, parse
from api.core.reads import Reader, content_etag
from api.core.text import PartialDate, Precision
from api.economies.models import Economy

PAGE: Final = 500
_SAID: Final = {"other": "Activity", "star-conference": "STAR conference"}
_NAMES: Final = compiled(select(func.json_object_agg(Economy.code, Economy.name)))


@dataclass(frozen=True, slots=True)
class Listed:
    """One activity, and what its feeds say of it. Dates are none of ours: as far as is known."""

    record: Mapping[str, Any]
    address: str
    """Its page in the web application."""
    economies: Mapping[str, str]
    """APEC's names of the economies, by code."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - any field of the record
        return self.record[name]

    @property
    def updated_at(self) -> datetime:
        """When it changed last."""
        return datetime.fromisoformat(self.record["updated_at"])

    @property
    def created_at(self) -> datetime:
        """When it was put on record."""
        return datetime.fromisoformat(self.record["created_at"])

    @property
    def period(self) -> tuple[PartialDate | None, PartialDate | None]:
        """When it was held; else when it is planned."""
        for name in ("actual", "planned"):
            period = self.record[name] or {}
            if period.get("start"):
                start, end = (_date(period.get(end)) for end in ("start", "end"))
                return start, end
        return None, None

    @property
    def days(self) -> tuple[date, date | None] | None:
        """Its first and last day; no last day when the record names none.

        None if either is known to the month or the year only: its first of January would be a lie,
        and so would be an end on the day of its beginning.
        """
        start, end = self.period
        if start is None or start.precision is not Precision.DAY:
            return None
        if end is None:
            return start.first, None
        if end.precision is not Precision.DAY or end.first < start.first:
            return None
        return start.first, end.first

    @property
    def dates(self) -> str:
        """Its dates in words, as far as they are known."""
        start, end = self.period
        if start is None:
            return "no date yet"
        return f"{start} to {end}" if end is not None and end != start else str(start)

    @property
    def place(self) -> str | None:
        """Where it is held: the place, and the economy that hosts it."""
        host = self.record["host_economy"]
        named = [self.record["place"], self.economies.get(host, host) if host else None]
        return ", ".join(name for name in named if name) or None

    @property
    def facts(self) -> list[str]:
        """What a reader should know of it, a line each."""
        leads = [self.economies.get(code, code) for code in self.record["lead_economies"]]
        lines = [
            f"{words(self.record['kind'])} of {self.record['forum'] or 'APEC'}, {self['ref']}",
            f"Status: {words(self.record['status']).lower()}",
            f"Dates: {self.dates}",
            f"Place: {self.place}" if self.place else None,
            # Names hold commas.
            f"Led by: {'; '.join(leads)}" if leads else None,
            self.record["status_reason"],
        ]
        return [line for line in lines if line]


@dataclass(frozen=True, slots=True)
class Listing:
    """The activities of a feed, and an entity tag of what they say."""

    items: Sequence[Listed]
    etag: str


def words(code: str) -> str:
    """`policy-dialogue` as `Policy dialogue`."""
    return _SAID.get(code) or code.replace("-", " ").replace("_", " ").capitalize()


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


async def listed(
    reader: Reader, actor: Actor, filters: Mapping[str, object], origin: str, most: int
) -> Listing:
    """The activities that an actor sees under these filters, `most` of them at the most.

    Raises:
        psycopg.Error
    """
    [[found]] = await reader.fetch(actor, _NAMES)
    names: dict[str, str] = found or {}
    told, items = [orjson.dumps([origin, sorted(names.items())])], list[Listed]()
    cursor: str | None = None
    while True:
        query = ActivityQuery.model_validate(
            {**filters, "limit": min(PAGE, most - len(items)), "cursor": cursor}
        )
        page, cursor = await activities.reads.page(
            reader, actor, activities.service.visible, parse(query)
        )
        told.append(page)
        items += [
            Listed(record, f"{origin}/activities/{record['ref']}", names)
            for record in orjson.loads(page)["items"]
        ]
        if cursor is None or len(items) >= most:
            return Listing(items, content_etag(b"".join(told)))
