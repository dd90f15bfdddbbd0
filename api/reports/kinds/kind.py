"""What a kind of report declares."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import Field

from api.core.schemas import Key
from api.insight.insight import InsightQuery
from api.reports.content import Block
from api.reports.source import Source


class ReportQuery(InsightQuery):
    """What a report is about; each kind needs some of it."""

    plan: Key | None = Field(default=None, description="The strategic plan.")
    work_plan: Key | None = Field(default=None, description="The annual work plan.")
    economy: Key | None = None
    year: int | None = Field(default=None, ge=1989, le=2100)
    since: date | None = Field(
        default=None, description="Also say what has changed since this day, or since `meeting`."
    )
    meeting: Key | None = Field(default=None, description="A meeting, by its ref.")


@dataclass(frozen=True, slots=True)
class Paper:
    """What a kind composes; the rest of a document is the same for all."""

    title: str
    subtitle: str
    forum: str
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of report: what it needs to know, and who composes it."""

    summary: str
    needs: tuple[str, ...]
    """Parameters without which there is nothing to report on."""
    compose: Callable[[Source, ReportQuery], Awaitable[Paper]]


async def names_of(source: Source, resource: str) -> Mapping[str, str]:
    """The display names of a resource's records by code, as they are printed."""
    return {record["code"]: record["name"] for record in await source.all(resource)}
