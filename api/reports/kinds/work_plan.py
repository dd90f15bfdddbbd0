"""The annual work plan as the forum tables it."""

from collections.abc import Mapping, Sequence
from typing import Final

from api.core.errors import NotFound
from api.insight import work_plan_coverage
from api.reports.content import Block, Heading, Paragraph, Table
from api.reports.kinds.changes import work_plan_changes
from api.reports.kinds.kind import Kind, Paper, ReportQuery, names_of
from api.reports.kinds.parts import activity_table, focus_area_texts, thrust_table
from api.reports.source import Answer, Source
from api.reports.wording import counted, day, item, named


async def compose(source: Source, query: ReportQuery) -> Paper:
    """Thrust, activities, what they cover and what nothing covers.

    Raises:
        NotFound: there is no such work plan to be seen.
    """
    work = await source.one("work_plans", str(query.work_plan))
    if work is None:
        raise NotFound
    plan = await source.one("strategic_plans", work["plan"]) if work["plan"] else None
    names = await names_of(source, "economies")
    activities = await source.all("activities", work_plan=[work["ref"]])
    covered = await source.insight(work_plan_coverage.insight, key=work["ref"])
    blocks: list[Block] = [
        Paragraph(_standing(work)),
        thrust_table(work, focus_area_texts(plan)),
        Heading("Activities"),
        activity_table(
            f"{counted(len(activities), 'activity', 'activities')} of {work['year']}",
            activities,
            names,
            "None is planned yet.",
        ),
        Heading("What the year covers"),
        *_coverage(covered, plan, names),
        *await work_plan_changes(source, work, query.since),
    ]
    theme = f": {work['theme']}" if work["theme"] else ""
    title = f"Work plan {work['year']}"
    return Paper(title, f"{plan['title'] if plan else work['ref']}{theme}", work["forum"], blocks)


def _standing(work: Answer) -> str:
    if work["endorsed_on"]:
        return f"The forum endorsed this work plan on {day(work['endorsed_on'])}."
    if work["status"] == "submitted":
        return f"Submitted on {day(work['submitted_on'])}; it has not been endorsed yet."
    return "This is a draft."


def _coverage(covered: Answer, plan: Answer | None, names: Mapping[str, str]) -> list[Block]:
    texts = focus_area_texts(plan)
    rows = [
        (
            texts.get(area["ref"], area["ref"]),
            str(area["activities"]),
            "Yes" if area["is_thrust"] else "",
        )
        for area in covered["focus_areas"]
    ]
    unserved = covered["unserved_economies"]
    headings = ("Focus area", "Activities", "Thrust")
    silent = counted(len(unserved), "economy", "economies")
    return [
        Table("Activities by focus area", headings, rows, (10, 2, 2), numbers=(1,)),
        _unnamed(covered["uncovered_kpis"], plan),
        Paragraph(
            f"{silent} neither lead, sponsor, host nor took part: {named(unserved, names)}."
            if unserved
            else "Every economy leads, sponsors, hosts or took part in an activity."
        ),
    ]


def _unnamed(refs: Sequence[str], plan: Answer | None) -> Table:
    """The KPIs that nothing serves, as the plan prints them."""
    unnamed = set(refs)
    rows = [
        (objective["label"], f"{kpi['label']} {item(kpi['text'])}")
        for objective in (plan["objectives"] if plan else ())
        for kpi in objective["kpis"]
        if kpi["ref"] in unnamed
    ]
    caption = f"{counted(len(rows), 'KPI', 'KPIs')} that no activity names"
    empty = "Each is named by one."
    return Table(caption if rows else "KPIs", ("Objective", "KPI"), rows, (3, 13), empty)


kind: Final = Kind("The annual work plan", ("work_plan",), compose)
