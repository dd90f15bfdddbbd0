"""What has changed since a day or a meeting, from the dates that the record itself has."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from api.core.errors import Fault, Unprocessable
from api.reports.content import Block, Bullets, Heading, Paragraph
from api.reports.kinds.kind import ReportQuery, names_of
from api.reports.source import Answer, Source
from api.reports.wording import counted, day, is_since, words

NAMED: Final = 12
"""How many records a sentence names before it only counts."""
FIRST: Final = "0000-01-01"


async def since_when(source: Source, query: ReportQuery) -> date | None:
    """The day since which changes are told: the one that was given, or the meeting's.

    Of a meeting whose day is not known, the first day that it may have been: nothing is left out.

    Raises:
        Unprocessable: there is no such meeting.
    """
    if query.since is not None or query.meeting is None:
        return query.since
    found = await source.one("meetings", query.meeting)
    if found is None:
        fault = Fault("unknown-reference", "There is no such meeting.", parameter="meeting")
        raise Unprocessable(faults=[fault])
    on = found["on"]
    return date.fromisoformat(on + FIRST[len(on) :])


async def forum_changes(source: Source, forum: str | None, since: date | None) -> list[Block]:
    """What a forum held, heard, adopted and agreed."""
    if since is None:
        return []
    of_forum = {"forum": forum} if forum else {}
    held = await source.all("activities", status="completed", ends_on_after=since, **of_forum)
    reports = await source.all("activity_reports", **of_forum)
    adopted = [
        record
        for record in await source.all("recommendations", **of_forum)
        if is_since(record["adopted_on"], since)
    ]
    met = await source.all("engagements", on_after=since, **of_forum)
    return _told(
        since,
        _held(held),
        _accepted(reports, since),
        _sentence(
            (record["ref"] for record in adopted),
            *("recommendation was adopted", "recommendations were adopted"),
        ),
        _contacts(met),
    )


async def work_plan_changes(source: Source, work: Answer, since: date | None) -> list[Block]:
    """What was held of a year's work plan, and what was reported on it."""
    if since is None:
        return []
    of_plan = {"work_plan": [work["ref"]]}
    held = await source.all("activities", status="completed", ends_on_after=since, **of_plan)
    reports = await source.all("activity_reports", **of_plan)
    endorsed = is_since(work["endorsed_on"], since)
    when = day(work["endorsed_on"])
    standing = f"The work plan was endorsed on {when}." if endorsed else ""
    return _told(since, standing, _held(held), _accepted(reports, since))


async def answer_changes(
    source: Source, since: date | None, *, plan: str | None, economy: str | None
) -> list[Block]:
    """Which answers to recommendations were given or moved, and where those stand now."""
    if since is None:
        return []
    return _told(since, await _answers(source, since, plan=plan, economy=economy))


async def edition_changes(source: Source, since: date | None, plan: str) -> list[Block]:
    """Whose action plans were updated, and whose were reviewed."""
    if since is None:
        return []
    return _told(since, *await _editions(source, since, plan=[plan]))


async def economy_changes(
    source: Source, since: date | None, *, plan: str | None, economy: str
) -> list[Block]:
    """What one economy took part in, answered and filed."""
    if since is None:
        return []
    narrowed = {"economy": [economy]} | ({"plan": [plan]} if plan else {})
    held = await source.all("activities", status="completed", ends_on_after=since, **narrowed)
    return _told(
        since,
        _held(held),
        await _answers(source, since, plan=plan, economy=economy),
        *await _editions(source, since, **narrowed),
    )


def _told(since: date, *sentences: str) -> list[Block]:
    told = [sentence for sentence in sentences if sentence]
    heading = Heading(f"What has changed since {day(since.isoformat())}")
    return [heading, Bullets(told) if told else Paragraph("Nothing that is on record.")]


async def _answers(source: Source, since: date, *, plan: str | None, economy: str | None) -> str:
    asked = {"plan": plan, "economy": economy}
    narrowed = {name: [value] for name, value in asked.items() if value}
    moved = [
        answer
        for answer in await source.all("implementations", **narrowed)
        # The first version is the question; what comes after it is an answer.
        if answer["version"] > 1 and is_since(answer["updated_at"], since)
    ]
    if not moved:
        return ""
    standings = Counter(words(answer["standing"]).lower() for answer in moved)
    now = "; ".join(f"{count} {standing}" for standing, count in standings.most_common())
    told = counted(len(moved), "answer was given or changed", "answers were given or changed")
    return f"{told}. Where these stand now: {now}."


async def _editions(source: Source, since: date, **narrowed: Sequence[str]) -> tuple[str, str]:
    names = await names_of(source, "economies")
    editions = await source.all("action_plans", **narrowed)
    updated, reviewed = (
        [
            names.get(edition["economy"], edition["economy"])
            for edition in editions
            if is_since(edition[step], since)
        ]
        for step in ("updated_on", "reviewed_on")
    )
    return (
        _sentence(updated, "action plan was updated", "action plans were updated"),
        _sentence(reviewed, "action plan was reviewed", "action plans were reviewed"),
    )


def _held(activities: Sequence[Answer]) -> str:
    titles = [f"{record['title']} ({record['ref']})" for record in activities]
    return _sentence(titles, "activity was held", "activities were held")


def _accepted(reports: Sequence[Answer], since: date) -> str:
    of = [report["activity"] for report in reports if is_since(report["accepted_on"], since)]
    one, many = "report on an activity was accepted", "reports on activities were accepted"
    return _sentence(of, one, many)


def _contacts(engagements: Sequence[Answer]) -> str:
    others = {code for record in engagements for side in record["with"].values() for code in side}
    if not engagements:
        return ""
    contacts = counted(len(engagements), "contact", "contacts")
    return f"{contacts} with other fora and organizations: {'; '.join(sorted(others))}."


def _sentence(names: Iterable[str], one: str, many: str) -> str:
    """How many, and which: nothing where there is none."""
    said = sorted(names)
    if not said:
        return ""
    more = f" and {len(said) - NAMED} more" if len(said) > NAMED else ""
    return f"{counted(len(said), one, many)}: {'; '.join(said[:NAMED])}{more}."
