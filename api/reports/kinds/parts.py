"""Sections that several kinds of report have."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from api.reports.content import Bar, Block, Figure, Paragraph, Table
from api.reports.source import Answer
from api.reports.wording import item, named, percent, period, words

STANDINGS: Final = ("implemented", "outstanding", "declined")
"""What a bar of answers shows by name, as compliance counts it."""
SILENT: Final = "not_reported"
COLOURS: Final = (0, 1, 3, 2, 4)
"""Who has said nothing is grey here as in every figure."""


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
    return Table(caption, headings, rows, (6, 11, 6, 6, 4), empty)


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
    return Table("Primary thrust", headings, rows, (8, 6, 3), "The plan names none yet.")


def focus_area_texts(plan: Answer | None) -> dict[str, str]:
    """Each focus area as the plan prints it."""
    areas = plan["focus_areas"] if plan else []
    return {area["ref"]: f"{area['label']} {item(area['text'])}" for area in areas}


def answers_figure(title: str, tallies: Sequence[Answer], reading: str) -> Figure:
    """Each party's answers as compliance counts them: who has not reported has not refused."""
    bars = []
    for tally in tallies:
        score = tally["score"]
        standing = {part["standing"]: part["count"] for part in score["counted"]}
        standing |= {part["reason"]: part["count"] for part in score["left_out"]}
        named = [standing.get(name, 0) for name in STANDINGS]
        silent = standing.get(SILENT, 0)
        others = sum(standing.values()) - sum(named) - silent
        bars.append(Bar(tally["name"], [*named, others, silent]))
    series = [*map(words, STANDINGS), "Otherwise left out", words(SILENT)]
    return Figure(title, reading, series, bars, COLOURS, "Economy")


def score_sentence(score: Answer) -> str:
    """A score with what it was made from; a share of nothing is not said."""
    left_out = sum(part["count"] for part in score["left_out"])
    if score["denominator"]:
        return (
            f"{score['numerator']} of {score['denominator']} counted answers are implemented"
            f" ({percent(score['share'])}); {left_out} are left out of the score."
        )
    if left_out:
        return f"No answer counts towards a score yet; {left_out} are left out of it."
    return "No answers to recommendations are on record."


def left_out_sentence(score: Answer) -> str:
    """What a score does not count, in a line."""
    parts = [
        f"{part['count']} {words(part['reason']).lower()}"
        for part in score["left_out"]
        if part["count"]
    ]
    return f"Left out of it: {'; '.join(parts)}." if parts else ""


def left_out(score: Answer, reasons: Sequence[Answer]) -> list[Block]:
    """What a score does not count, and why not; nothing where there is nothing to count."""
    why = {reason["standing"]: reason["because"] for reason in reasons}
    rows = [
        (words(part["reason"]), str(part["count"]), why.get(part["reason"], ""))
        for part in score["left_out"]
        if part["count"]
    ]
    if not rows:
        return [Paragraph("Every answer is counted.")] if score["denominator"] else []
    headings = ("Standing", "Answers", "Why they are not counted")
    return [Table("Left out of the score", headings, rows, (4, 3, 11), numbers=(1,))]
