"""The cycle of action plans: who has reviewed, who has updated, and how long is left."""

from typing import Final

from api.insight import action_plan_cycle
from api.reports.content import Block, Heading, Paragraph, Table
from api.reports.kinds.kind import Kind, Paper, ReportQuery
from api.reports.source import Answer, Source
from api.reports.wording import day, named


async def compose(source: Source, query: ReportQuery) -> Paper:
    """The two deadlines, then each economy; never what an economy's entries say.

    Raises:
        NotFound: there is no such plan.
    """
    found = await source.insight(action_plan_cycle.insight, plan=query.plan)
    plan = await source.one("strategic_plans", found["plan"])
    names = {economy["code"]: economy["name"] for economy in found["economies"]}
    blocks: list[Block] = [
        Heading("The two deadlines"),
        Paragraph(_milestone("reviewed", found["review"], names)),
        Paragraph(_milestone("updated", found["update"], names)),
        Paragraph("To have updated an action plan is not to have had it reviewed."),
        Heading("Each economy"),
        Table(
            "Reviews and updates",
            ("Economy", "Reviewed", "Updated", "Last update on record"),
            [_row(economy) for economy in found["economies"]],
            (4, 4, 4, 4),
        ),
    ]
    title = "Action plans: summary"
    return Paper(title, plan["title"] if plan else found["plan"], found["forum"], blocks)


def _milestone(what: str, step: Answer, names: dict[str, str]) -> str:
    due, left = step["due_on"], step["days_left"]
    deadline = "The plan sets no deadline" if due is None else f"Due on {day(due)}"
    if left is not None:
        deadline += f" ({left} days left)" if left >= 0 else f" ({-left} days ago)"
    missing = named(step["missing"], names) if step["missing"] else "none"
    return (
        f"{deadline}: {step['done']['count']} of {step['economies']} economies have {what}."
        f" Outstanding: {missing}."
    )


def _row(economy: Answer) -> tuple[str, str, str, str]:
    last = economy["last_update"]
    return (
        economy["name"],
        _step(economy["review"]),
        _step(economy["update"]),
        f"{day(last['on'])} ({last['ref']})" if last else "None",
    )


def _step(step: Answer) -> str:
    if not step["is_done"]:
        return "Not yet"
    in_time = {True: ", in time", False: ", late", None: ""}[step["is_in_time"]]
    return f"{day(step['on'])}{in_time}"


kind: Final = Kind("Reviews and updates of action plans", ("plan",), compose)
