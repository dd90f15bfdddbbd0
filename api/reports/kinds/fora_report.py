"""The forum's yearly report to its parent committee, under the headings that its papers have."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from api.insight import compliance, engagement_ledger, scorecards
from api.reports.content import Block, Bullets, Heading, Paragraph, Table
from api.reports.kinds.changes import forum_changes
from api.reports.kinds.indicators import indicators
from api.reports.kinds.kind import Kind, Paper, ReportQuery, names_of
from api.reports.kinds.parts import (
    activity_table,
    focus_area_texts,
    score_sentence,
    thrust_table,
)
from api.reports.kinds.standings import standings
from api.reports.source import Answer, Source
from api.reports.wording import NOT_SAID, counted, day, named, percent, sentence, words


async def compose(source: Source, query: ReportQuery) -> Paper:
    """Direction, outcomes, activities, partners, results, KPIs and the calendar.

    Raises:
        NotFound: there is no such plan.
    """
    year = query.year or datetime.now(UTC).year
    score = await source.insight(scorecards.insight, key=query.plan)
    plan = await source.one("strategic_plans", score["plan"])
    forum = score["forum"]
    names = await names_of(source, "economies")
    works = await source.all("work_plans", forum=[forum], year=[year, year + 1])
    by_year = {work["year"]: work for work in works}
    activities = await _activities(source, forum, year)
    blocks: list[Block] = [
        Heading("Proposed work plan in response to priorities"),
        *_direction(by_year.get(year), plan),
        Heading("Expected outcomes and deliverables"),
        *_outcomes(activities),
        Heading("Activities of the year"),
        activity_table(_of_year(activities, year), activities, names, "None is on record."),
        *await _participation(source, forum, activities),
        Heading("Engagement with other fora and outside stakeholders"),
        *_engagement(await source.insight(engagement_ledger.insight, plan=score["plan"])),
        Heading("Results so far"),
        *await _results(source, forum, year, score["plan"]),
        Heading("Key performance indicators"),
        *standings(score["objectives"]),
        *[indicators(objective) for objective in score["objectives"]],
        Heading("Calendar"),
        activity_table(
            f"Planned for {year + 1}",
            await _activities(source, forum, year + 1),
            names,
            "Nothing is planned yet.",
        ),
        *await forum_changes(source, forum, query.since),
    ]
    return Paper(f"Fora report {year}", score["title"], forum, blocks)


async def _activities(source: Source, forum: str, year: int) -> list[Answer]:
    return await source.all("activities", forum=[forum], year=[year])


def _of_year(activities: Sequence[Answer], year: int) -> str:
    if not activities:
        return str(year)
    return f"{counted(len(activities), 'activity', 'activities')} of {year}"


def _direction(work: Answer | None, plan: Answer | None) -> list[Block]:
    if work is None:
        return [Paragraph("There is no work plan of this year on record.")]
    theme = sentence(f"The year's theme is {work['theme']}") if work["theme"] else ""
    standing = f"The work plan is {words(work['status']).lower()}. {theme}".strip()
    return [Paragraph(standing), thrust_table(work, focus_area_texts(plan))]


def _outcomes(activities: Sequence[Answer]) -> list[Block]:
    expected = [
        f"{record['title']}: {record['expected_outcomes']}"
        for record in activities
        if record["expected_outcomes"]
    ]
    return [Bullets(expected) if expected else Paragraph("None is on record.")]


async def _participation(source: Source, forum: str, activities: Sequence[Answer]) -> list[Block]:
    """Who took part, and women's share of those whose sex the reports say."""
    held = {record["ref"] for record in activities if record["status"] == "completed"}
    reports = [
        report
        for report in await source.all("activity_reports", forum=[forum])
        if report["activity"] in held
    ]
    if not held:
        return []
    told = f"{counted(len(held), 'activity was', 'activities were')} held."
    if not reports:
        return [Paragraph(f"{told} No report is on record.")]
    delegates = sum(report["delegates"] or 0 for report in reports)
    women = sum(report["women_share"]["women"] for report in reports if report["women_share"])
    of = sum(report["women_share"]["of"] for report in reports if report["women_share"])
    share = percent(women / of) if of else NOT_SAID
    return [
        Paragraph(
            f"{told} {counted(len(reports), 'report is', 'reports are')} on record, with"
            f" {counted(delegates, 'delegate')}. Women's share: {share}."
        )
    ]


def _engagement(ledger: Answer) -> list[Block]:
    rows = [
        (
            party["name"],
            str(party["given"]["count"]),
            str(party["received"]["count"]),
            str(party["joint"]["count"]),
            day(party["last"]["on"]),
        )
        for party in ledger["counterparts"]
    ]
    names: Mapping[str, str] = {p["code"]: p["name"] for p in ledger["counterparts"]}
    headings = ("Counterpart", "Given", "Received", "Joint", "Last contact")
    first, last = day(ledger["starts_on"]), day(ledger["as_of"])
    span = f"Contacts from {first} to {last}" if rows and ledger["starts_on"] else "Contacts"
    table = Table(span, headings, rows, (8, 3, 3, 3, 4), "None is on record.", (1, 2, 3))
    if not ledger["silent"]:
        return [table]
    silence = counted(ledger["silent_after_days"], "day")
    silent = f"Without a contact for more than {silence} by {last}"
    return [table, Paragraph(f"{silent}: {named(ledger['silent'], names)}.")]


async def _results(source: Source, forum: str, year: int, plan: str) -> list[Block]:
    held = await source.all("activities", forum=[forum], year=[year - 1], status=["completed"])
    made = await source.all("recommendations", forum=[forum], year=[year - 1, year])
    adopted = [record for record in made if record["adopted_on"]]
    found = await source.insight(compliance.insight, plan=plan, grid=False)
    before = counted(len(held), "activity was", "activities were") if held else "no activity was"
    taken = counted(len(adopted), "recommendation has", "recommendations have")
    return [
        Paragraph(
            f"In {year - 1}, {before} held."
            f" {taken if adopted else 'No recommendation has'} been adopted of those made in"
            f" {year - 1} and {year}. {score_sentence(found['score'])}"
        ),
        Table(
            "Recommendations adopted",
            ("Ref", "Recommendation", "Adopted"),
            [(record["ref"], record["text"], day(record["adopted_on"])) for record in adopted],
            (5, 14, 5),
            "None is on record.",
        ),
    ]


kind: Final = Kind("The forum's report for a year", ("plan",), compose)
