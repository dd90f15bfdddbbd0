"""One economy on a page or two: what it owes, leads, needs and offers."""

from collections.abc import Mapping
from typing import Final

from api.core.errors import NotFound
from api.insight import compliance
from api.reports.content import Block, Heading, Paragraph, Table
from api.reports.kinds.changes import economy_changes
from api.reports.kinds.kind import Kind, Paper, ReportQuery, names_of
from api.reports.kinds.parts import activity_table, left_out_sentence, score_sentence
from api.reports.source import Answer, Source
from api.reports.wording import counted, day, edition_name, shortened, words


async def compose(source: Source, query: ReportQuery) -> Paper:
    """Obligations, action plans, activities, needs and offers of one economy.

    Raises:
        NotFound: there is no such economy.
    """
    economy = await source.one("economies", str(query.economy))
    if economy is None:
        raise NotFound
    code = economy["code"]
    found = await source.insight(compliance.insight, plan=query.plan, economy=code, grid=False)
    names = await names_of(source, "economies")
    in_plan = {"plan": [query.plan]} if query.plan else {}
    activities = await source.all("activities", economy=[code], **in_plan)
    open_ones = await source.all("implementations", economy=[code], is_open=True, **in_plan)
    asked = {record["ref"]: record["text"] for record in await source.all("recommendations")}
    blocks: list[Block] = [
        Heading("Recommendations addressed to it"),
        Paragraph(f"{score_sentence(found['score'])} {left_out_sentence(found['score'])}".strip()),
        _open(open_ones, asked),
        Heading("Action plans"),
        _editions(await source.all("action_plans", economy=[code])),
        Heading("Activities that it leads or takes part in"),
        activity_table(
            counted(len(activities), "activity", "activities") if activities else "Activities",
            activities,
            names,
            "None is on record.",
        ),
        Heading("Support"),
        _needs(await source.all("support_needs", economy=[code])),
        _offers(await source.all("support_offers", offered_by_economy=[code])),
        *await economy_changes(source, query.since, plan=query.plan, economy=code),
    ]
    plan = await source.one("strategic_plans", query.plan) if query.plan else None
    formal: str = economy["formal_name"] or ""
    titles = ("" if formal == economy["name"] else formal, plan["title"] if plan else "")
    subtitle = ": ".join(filter(None, titles))
    return Paper(f"Brief: {economy['name']}", subtitle, plan["forum"] if plan else "APEC", blocks)


def _open(implementations: list[Answer], asked: Mapping[str, str]) -> Table:
    rows = [
        (
            record["recommendation"],
            shortened(asked.get(record["recommendation"], "")),
            words(record["acceptance"]),
            words(record["implementation"]),
            day(record["due_on"]) + (", overdue" if record["is_overdue"] else ""),
        )
        for record in implementations
    ]
    headings = ("Ref", "Recommendation", "Answer", "Progress", "Due")
    obligations = counted(len(rows), "open obligation") if rows else "Open obligations"
    return Table(obligations, headings, rows, (5, 11, 5, 4, 5), "None is on record.")


def _editions(plans: list[Answer]) -> Table:
    rows = [
        (
            edition_name(plan["edition"]),
            words(plan["status"]),
            day(plan["updated_on"]),
            day(plan["reviewed_on"]),
        )
        for plan in plans
    ]
    headings = ("Edition", "Status", "Updated", "Reviewed")
    return Table("Editions", headings, rows, (4, 3, 4, 4), "None is on record.")


def _needs(needs: list[Answer]) -> Table:
    rows = [(need["ref"], need["title"], words(need["status"])) for need in needs]
    return Table("Needs", ("Ref", "Need", "Status"), rows, (5, 10, 3), "None is on record.")


def _offers(offers: list[Answer]) -> Table:
    rows = [(offer["ref"], offer["title"], words(offer["status"])) for offer in offers]
    return Table("Offers", ("Ref", "Offer", "Status"), rows, (5, 10, 3), "None is on record.")


kind: Final = Kind("One economy in brief", ("economy",), compose)
