"""Who has answered the recommendations, how far each is, and what the score leaves out."""

from typing import Final

from api.insight import compliance
from api.reports.content import Block, Heading, Paragraph, Table
from api.reports.kinds.changes import answer_changes
from api.reports.kinds.kind import Kind, Paper, ReportQuery
from api.reports.kinds.parts import SILENT, answers_figure, left_out, score_sentence
from api.reports.source import Answer, Source
from api.reports.wording import counted, day, percent


async def compose(source: Source, query: ReportQuery) -> Paper:
    """The score with its explanation, each economy, and what is overdue or blocked.

    Raises:
        NotFound: there is no such plan.
    """
    found = await source.insight(
        compliance.insight, plan=query.plan, economy=query.economy, grid=False
    )
    plan = await source.one("strategic_plans", query.plan) if query.plan else None
    blocks: list[Block] = [
        Paragraph(score_sentence(found["score"])),
        *left_out(found["score"], found["reasons"]),
        *_economies(found),
    ]
    if found["sub_fora"]:
        answers = [(p["name"], str(p["asked"]["count"])) for p in found["sub_fora"]]
        blocks.append(Table("Fora", ("Forum", "Asked"), answers, (8, 2), numbers=(1,)))
    blocks += await answer_changes(source, query.since, plan=query.plan, economy=query.economy)
    subtitle = plan["title"] if plan else "All recommendations on record"
    forum = plan["forum"] if plan else "APEC"
    return Paper(f"Compliance as of {day(found['as_of'])}", subtitle, forum, blocks)


def _economies(found: Answer) -> list[Block]:
    """Each economy that was asked, drawn and in figures."""
    if not found["economies"]:
        return []
    asked = counted(found["asked"]["count"], "answer")
    reading = f"{asked} of {counted(len(found['economies']), 'economy', 'economies')}."
    headings = ("Economy", "Asked", "Implemented", "Not reported", "Overdue", "Blocked")
    rows = [_row(party) for party in found["economies"]]
    widths = (6, 3, 5, 4, 3, 3)
    return [
        Heading("By economy"),
        answers_figure("Answers by economy", found["economies"], reading),
        Table("Each economy", headings, rows, widths, numbers=(1, 3, 4, 5)),
        Paragraph(
            "What an economy has not reported is left out of its share: not to have reported is"
            " not to have failed."
        ),
    ]


def _row(party: Answer) -> tuple[str, ...]:
    score = party["score"]
    counts = {part["reason"]: part["count"] for part in score["left_out"]}
    share = f"{score['numerator']} of {score['denominator']} ({percent(score['share'])})"
    return (
        party["name"],
        str(party["asked"]["count"]),
        share if score["denominator"] else "None counted",
        str(counts.get(SILENT, 0)),
        str(party["is_overdue"]["count"]),
        str(party["is_blocked"]["count"]),
    )


kind: Final = Kind("Compliance with recommendations", (), compose)
