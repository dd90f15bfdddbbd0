"""Who has answered the recommendations, how far each is, and what the score leaves out."""

from typing import Final

from api.insight import compliance
from api.reports.content import Block, Heading, Paragraph, Table
from api.reports.kinds.kind import Kind, Paper, ReportQuery
from api.reports.kinds.parts import (
    answers_figure,
    changes_since,
    left_out_table,
    score_sentence,
    since_when,
)
from api.reports.source import Source
from api.reports.wording import counted, day, percent


async def compose(source: Source, query: ReportQuery) -> Paper:
    """The score with its explanation, each economy, and what is overdue or blocked.

    Raises:
        NotFound: there is no such plan.
    """
    found = await source.insight(compliance.insight, plan=query.plan, economy=query.economy)
    plan = await source.one("strategic_plans", query.plan) if query.plan else None
    rows = [
        (
            party["name"],
            str(party["asked"]["count"]),
            f"{party['score']['numerator']} of {party['score']['denominator']}",
            percent(party["score"]["share"]),
            str(party["is_overdue"]["count"]),
            str(party["is_blocked"]["count"]),
        )
        for party in found["economies"]
    ]
    headings = ("Economy", "Asked", "Implemented", "Share", "Overdue", "Blocked")
    blocks: list[Block] = [
        Paragraph(score_sentence(found["score"])),
        Paragraph(
            "An economy that has not reported is left out: not to have reported is not to have"
            " failed."
        ),
        left_out_table(found["score"], found["reasons"]),
        Heading("By economy"),
        answers_figure(
            "Answers by economy",
            found["economies"],
            f"{counted(found['asked']['count'], 'answer')} of"
            f" {counted(len(found['economies']), 'economy', 'economies')}.",
        ),
        Table("Each economy", headings, rows, (5, 2, 3, 3, 2, 2)),
    ]
    if found["sub_fora"]:
        answers = [(p["name"], str(p["asked"]["count"])) for p in found["sub_fora"]]
        blocks.append(Table("Fora", ("Forum", "Asked"), answers, (6, 2)))
    forum = plan["forum"] if plan else None
    if since := await since_when(source, query.since, query.meeting):
        blocks += await changes_since(source, forum, since)
    subtitle = plan["title"] if plan else "All recommendations on record"
    return Paper(f"Compliance as of {day(found['as_of'])}", subtitle, forum or "APEC", blocks)


kind: Final = Kind("Compliance with recommendations", (), compose)
