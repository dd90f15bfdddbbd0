"""One economy on a page or two: what it owes, leads, needs and offers."""

from collections.abc import Mapping
from typing import Final

from api.core.errors import NotFound
from api.insight import compliance
from api.reports.content import Block, Heading, Paragraph, Table
from api.reports.kinds.kind import Kind, Paper, ReportQuery, names_of
from api.reports.kinds.parts import activity_table, left_out_table, score_sentence
from api.reports.source import Answer, Source
from api.reports.wording import day, shortened, words


async def compose(source: Source, query: ReportQuery) -> Paper:
    """Obligations, action plans, activities, needs and offers of one economy.

    Raises:
        NotFound: there is no such economy.
    """
    economy = await source.one("economies", str(query.economy))
    if economy is None:
        raise NotFound
    code = economy["code"]
    found = await source.insight(compliance.insight, plan=query.plan, economy=code)
    names = await names_of(source, "economies")
    in_plan = {"plan": [query.plan]} if query.plan else {}
    activities = await source.all("activities", economy=[code], **in_plan)
    open_ones = await source.all("implementations", economy=[code], is_open=True, **in_plan)
    asked = {record["ref"]: record["text"] for record in await source.all("recommendations")}
    blocks: list[Block] = [
        Heading("Recommendations addressed to it"),
        Paragraph(score_sentence(found["score"])),
        left_out_table(found["score"], found["reasons"]),
        _open(open_ones, asked),
        Heading("Action plans"),
        _editions(await source.all("action_plans", economy=[code])),
        Heading("Activities that it leads or takes part in"),
        activity_table("Activities", activities, names, "None is on record."),
        Heading("Support"),
        _needs(await source.all("support_needs", economy=[code])),
        _offers(await source.all("support_offers", offered_by_economy=[code])),
    ]
    return Paper(f"Brief: {economy['name']}", economy["formal_name"] or "", "APEC", blocks)


def _open(implementations: list[Answer], asked: Mapping[str, str]) -> Table:
    rows = [
        (
            record["recommendation"],
            shortened(asked.get(record["recommendation"], "")),
            words(record["acceptance"]),
            words(record["implementation"]),
            day(record["due_on"]),
            "Overdue" if record["is_overdue"] else "",
        )
        for record in implementations
    ]
    headings = ("Ref", "Recommendation", "Answer", "Progress", "Due", "")
    return Table("Open obligations", headings, rows, (4, 8, 4, 4, 4, 2), "None is open.")


def _editions(plans: list[Answer]) -> Table:
    rows = [
        (
            plan["ref"],
            words(plan["edition"]),
            words(plan["status"]),
            day(plan["updated_on"]),
            day(plan["reviewed_on"]),
        )
        for plan in plans
    ]
    headings = ("Ref", "Edition", "Status", "Updated", "Reviewed")
    return Table("Editions", headings, rows, (5, 4, 3, 3, 3), "None is on record.")


def _needs(needs: list[Answer]) -> Table:
    rows = [(need["ref"], need["title"], words(need["status"])) for need in needs]
    return Table("Needs", ("Ref", "Need", "Status"), rows, (4, 8, 3), "None is on record.")


def _offers(offers: list[Answer]) -> Table:
    rows = [(offer["ref"], offer["title"], words(offer["status"])) for offer in offers]
    return Table("Offers", ("Ref", "Offer", "Status"), rows, (4, 8, 3), "None is on record.")


kind: Final = Kind("One economy in brief", ("economy",), compose)
