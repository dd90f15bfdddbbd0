"""The cycle of action plans: who has reviewed, who has updated, and how long is left."""

from collections.abc import Mapping
from typing import Final

from api.insight import action_plan_cycle
from api.reports.content import Block, Heading, Paragraph, Table
from api.reports.kinds.changes import edition_changes
from api.reports.kinds.kind import Kind, Paper, ReportQuery
from api.reports.source import Answer, Source
from api.reports.wording import counted, day, edition_name, named

NOT_ON_RECORD: Final = "Not on record"
"""What nobody told may still have been done."""


async def compose(source: Source, query: ReportQuery) -> Paper:
    """The two deadlines, then each economy; never what an economy's entries say.

    Raises:
        NotFound: there is no such plan.
    """
    found = await source.insight(action_plan_cycle.insight, plan=query.plan)
    plan = await source.one("strategic_plans", found["plan"])
    names = {economy["code"]: economy["name"] for economy in found["economies"]}
    filed = await source.all("action_plans")
    editions = {edition["ref"]: edition["edition"] for edition in filed}
    blocks: list[Block] = [
        Heading("The two deadlines"),
        Paragraph(_milestone("reviewed", found["review"], names)),
        Paragraph(_milestone("updated", found["update"], names)),
        Paragraph("To have updated an action plan is not to have had it reviewed."),
        Heading("Each economy"),
        Table(
            "Reviews and updates",
            ("Economy", "Reviewed", "Updated", "Last edition on record"),
            [_row(economy, editions) for economy in found["economies"]],
            (4, 5, 5, 6),
        ),
        *await edition_changes(source, query.since, found["plan"]),
    ]
    title = "Action plans: summary report"
    return Paper(title, plan["title"] if plan else found["plan"], found["forum"], blocks)


def _milestone(what: str, step: Answer, names: Mapping[str, str]) -> str:
    due, left, total = step["due_on"], step["days_left"], step["economies"]
    deadline = "The plan sets no deadline" if due is None else f"Due on {day(due)}"
    if left is not None and left >= 0:
        deadline += f" ({counted(left, 'day')} left)"
    if len(step["missing"]) == total:
        return f"{deadline}: no economy is on record as having {what}."
    said = f"{deadline}: {step['done']['count']} of {total} economies have {what}."
    missing = f" Not on record: {named(step['missing'], names)}." if step["missing"] else ""
    return f"{said}{missing}"


def _row(economy: Answer, editions: Mapping[str, str]) -> tuple[str, str, str, str]:
    last = economy["last_update"]
    return (
        economy["name"],
        _step(economy["review"]),
        _step(economy["update"]),
        _last(editions.get(last["ref"]), last["on"]) if last else NOT_ON_RECORD,
    )


def _last(edition: str | None, on: str | None) -> str:
    """An edition that is called by its year needs no more than its date."""
    if edition is None or edition.isdigit():
        return day(on)
    return f"{edition_name(edition)}, {day(on)}"


def _step(step: Answer) -> str:
    if not step["is_done"]:
        return NOT_ON_RECORD
    in_time = {True: ", in time", False: ", late", None: ""}[step["is_in_time"]]
    return f"{day(step['on'])}{in_time}"


kind: Final = Kind("Reviews and updates of action plans", ("plan",), compose)
