"""Sections that several kinds of report have."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from api.reports.content import Bar, Block, Bullets, Figure, Heading, Table
from api.reports.source import Answer, Source
from api.reports.wording import counted, day, is_since, named, percent, period, words

STANDINGS: Final = ("implemented", "outstanding", "declined", "not_reported")
"""What a bar of answers shows by name, as compliance counts it; the rest is its last part."""
NAMED: Final = 12
"""How many records a sentence names before it only counts."""


def activity_table(
    caption: str, activities: Iterable[Answer], names: Mapping[str, str], empty: str
) -> Table:
    """Activities with when, who and how far."""
    rows = [
        (
            record["ref"],
            record["title"],
            period(record["actual"] or record["planned"]),
            named(record["lead_economies"], names),
            words(record["status"]),
        )
        for record in sorted(activities, key=_when)
    ]
    headings = ("Ref", "Activity", "When", "Lead", "Status")
    return Table(caption, headings, rows, (3, 7, 4, 4, 3), empty)


def _when(record: Answer) -> tuple[str, str]:
    dates = record["actual"] or record["planned"] or {}
    return (dates.get("start") or "9999", record["ref"])


def thrust_table(work_plan: Answer, texts: Mapping[str, str]) -> Table:
    """The year's primary thrust, and why."""
    rows = [
        (texts.get(part["focus_area"], part["focus_area"]), part["rationale"], words(part["basis"]))
        for part in work_plan["thrust"]
    ]
    headings = ("Focus area", "Why this year", "Basis")
    return Table("Primary thrust", headings, rows, (5, 6, 3), "The plan names none yet.")


def focus_area_texts(plan: Answer | None) -> dict[str, str]:
    """Each focus area as the plan prints it."""
    areas = plan["focus_areas"] if plan else []
    return {area["ref"]: f"{area['label']} {area['text']}" for area in areas}


def answers_figure(title: str, tallies: Sequence[Answer], reading: str) -> Figure:
    """Each party's answers as compliance counts them: who has not reported has not refused."""
    bars = []
    for tally in tallies:
        score = tally["score"]
        standing = {part["standing"]: part["count"] for part in score["counted"]}
        standing |= {part["reason"]: part["count"] for part in score["left_out"]}
        named = [standing.get(name, 0) for name in STANDINGS]
        bars.append(Bar(tally["name"], [*named, sum(standing.values()) - sum(named)]))
    series = [words(name) for name in STANDINGS]
    return Figure(title, reading, [*series, "Otherwise left out"], bars)


def score_sentence(score: Answer) -> str:
    """A score with what it was made from; a share of nothing is not said."""
    left_out = sum(part["count"] for part in score["left_out"])
    return (
        f"{score['numerator']} of {score['denominator']} counted answers are implemented"
        f" ({percent(score['share'])}); {left_out} are left out of the score."
    )


def left_out_table(score: Answer, reasons: Sequence[Answer]) -> Table:
    """What a score does not count, and why not."""
    why = {reason["standing"]: reason["because"] for reason in reasons}
    rows = [
        (words(part["reason"]), str(part["count"]), why.get(part["reason"], ""))
        for part in score["left_out"]
        if part["count"]
    ]
    headings = ("Standing", "Answers", "Why they are not counted")
    return Table("Left out of the score", headings, rows, (3, 2, 8), "Every answer is counted.")


async def since_when(source: Source, since: date | None, meeting: str | None) -> date | None:
    """The day since which changes are told: the one that was given, or the meeting's."""
    if since is not None or meeting is None:
        return since
    found = await source.one("meetings", meeting)
    on = found["on"] if found else None
    return date.fromisoformat(on) if on and len(on) == len("2018-05-09") else None


async def changes_since(source: Source, forum: str | None, since: date) -> list[Block]:
    """What has come about since a day, from the dates that the record itself has."""
    of_forum = {"forum": forum} if forum else {}
    held = await source.all("activities", status="completed", ends_on_after=since, **of_forum)
    adopted = [
        record
        for record in await source.all("recommendations", **of_forum)
        if is_since(record["adopted_on"], since)
    ]
    reports = [
        record
        for record in await source.all("activity_reports", **of_forum)
        if is_since(record["accepted_on"], since)
    ]
    met = await source.all("engagements", on_after=since, **of_forum)
    told = [
        _sentence(held, "activity was held", "activities were held"),
        _sentence(reports, "report was accepted", "reports were accepted"),
        _sentence(adopted, "recommendation was adopted", "recommendations were adopted"),
        _sentence(met, "contact with other fora and organizations", "contacts with others"),
    ]
    return [Heading(f"What has changed since {day(since.isoformat())}"), Bullets(told)]


def _sentence(records: Sequence[Answer], one: str, many: str) -> str:
    refs = "; ".join(record["ref"] for record in records[:NAMED])
    more = f" and {len(records) - NAMED} more" if len(records) > NAMED else ""
    return f"{counted(len(records), one, many)}{': ' if refs else ''}{refs}{more}."
