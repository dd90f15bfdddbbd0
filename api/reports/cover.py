"""What stands at the head of every paper: who may read it, as of when, for whom, and what of."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from api.core.actors import Actor, Seat
from api.core.text import long_day
from api.reports.content import Document
from api.reports.kinds.kind import Paper, ReportQuery, names_of
from api.reports.source import Source
from api.reports.wording import day

ROLES: Final[Mapping[str, str]] = {
    "secretariat": "the secretariat",
    "chair": "the chair of {}",
    "focal_point": "the focal point of {}",
    "validator": "the validator of {}",
    "liaison": "the liaison of {}",
    "observer": "an observer",
}


async def covered(
    source: Source, query: ReportQuery, paper: Paper, *, is_simulated: bool
) -> Document:
    """A paper under its head."""
    now = datetime.now(UTC)
    names = await names_of(source, "economies")
    return Document(
        title=paper.title,
        subtitle=paper.subtitle,
        forum=f"APEC {paper.forum}" if paper.forum != "APEC" else "APEC",
        classification="For public release" if source.actor.is_anonymous else "For official use",
        stamp=f"As of {long_day(now)}, {now:%H:%M} UTC, as seen by {_reader(source.actor, names)}",
        filters=_filters(query, names) or [("Filters", "none")],
        is_simulated=is_simulated,
        blocks=paper.blocks,
    )


def _reader(actor: Actor, names: Mapping[str, str]) -> str:
    """For whom a report was made: what it leaves out depends on that."""
    if actor.is_anonymous:
        return "the public"
    return "; ".join(_seat(seat, names) for seat in actor.seats) or "a member without a seat"


def _seat(seat: Seat, names: Mapping[str, str]) -> str:
    scope = names.get(seat.economy, seat.economy) if seat.economy else seat.forum
    words = ROLES[seat.role.value]
    return words.format(scope) if scope else words.removesuffix(" of {}")


def _filters(query: ReportQuery, names: Mapping[str, str]) -> list[tuple[str, str]]:
    """What was asked for, as people say it."""
    said = {
        "Plan": query.plan,
        "Work plan": query.work_plan,
        "Economy": names.get(query.economy, query.economy) if query.economy else None,
        "Year": query.year,
        "Changes since": query.since and day(query.since.isoformat()),
        "Meeting": query.meeting,
    }
    return [(name, str(value)) for name, value in said.items() if value]
