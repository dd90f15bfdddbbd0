"""Strategic plans and work plans as IATI says them."""

from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from api.core.text import PartialDate, Precision
from api.iati.document import (
    ACCOUNTABLE,
    MULTILATERAL,
    Record,
    Reporter,
    add_parent,
    add_region_and_sector,
    begin,
    organization,
    say,
)

PLAN_STATUS: Final = {"endorsed": "2", "closed": "4"}
MEASURE: Final = {
    "count": "1",
    "increase": "1",
    "share": "2",
    "ordinal": "4",
    "milestone": "5",
    "qualitative": "5",
}
"""1 unit, 2 percentage, 4 ordinal, 5 qualitative."""
NUMBERS: Final = frozenset({"count", "increase", "share"})


def work_plan_element(record: Record, reporter: Reporter) -> Element:
    """A year's plan: it begins and ends with its year."""
    forum, year = record["forum"], record["year"]
    whose = reporter.names.sub_fora.get(forum, forum)
    title = f"Work plan {year}, {forum}"
    about = record["theme"] or title
    element = begin({**record, "title": title}, reporter, hierarchy=2, about=about)
    element.append(organization(whose, ACCOUNTABLE, MULTILATERAL))
    SubElement(element, "activity-status", {"code": PLAN_STATUS[record["status"]]})
    for code, day in (("1", date(year, 1, 1)), ("3", date(year, 12, 31))):
        SubElement(element, "activity-date", {"type": code, "iso-date": day.isoformat()})
    add_region_and_sector(element, reporter, forum, whose)
    add_parent(element, reporter, record["plan"])
    return element


def plan_element(record: Record, reporter: Reporter) -> Element | None:
    """A strategic plan with its objectives as results; None when its first day is not known."""
    if record["starts_on"] is None:
        return None
    forum = record["forum"]
    whose = reporter.names.sub_fora.get(forum, forum)
    about = record["mission"] or record["vision"] or record["title"]
    element = begin(record, reporter, hierarchy=1, about=about)
    element.append(organization(whose, ACCOUNTABLE, MULTILATERAL))
    SubElement(element, "activity-status", {"code": PLAN_STATUS[record["status"]]})
    for code, day in (("1", record["starts_on"]), ("3", record["ends_on"])):
        if day is not None:
            SubElement(element, "activity-date", {"type": code, "iso-date": day})
    add_region_and_sector(element, reporter, forum, whose)
    for objective in record["objectives"]:
        if objective["kpis"]:
            _result(element, objective, record["starts_on"])
    return element


def _result(element: Element, objective: Record, starts_on: str) -> None:
    """An objective as an outcome (2), its KPIs as indicators."""
    result = SubElement(element, "result", {"type": "2", "aggregation-status": "false"})
    say(SubElement(result, "title"), objective["text"])
    for kpi in objective["kpis"]:
        attributes = {"measure": MEASURE[kpi["measure"]], "aggregation-status": "false"}
        attributes["ascending"] = "true" if kpi["direction"] == "up" else "false"
        indicator = SubElement(result, "indicator", attributes)
        say(SubElement(indicator, "title"), f"{kpi['label']} {kpi['text']}")
        if kpi["measure"] not in NUMBERS:
            continue
        factor = 100 if kpi["measure"] == "share" else 1
        _baseline(indicator, kpi["baseline"], factor)
        for target in kpi["targets"]:
            if target["due_on"] >= starts_on:
                period = SubElement(indicator, "period")
                SubElement(period, "period-start", {"iso-date": starts_on})
                SubElement(period, "period-end", {"iso-date": target["due_on"]})
                SubElement(period, "target", {"value": _number(target["value"] * factor)})


def _baseline(indicator: Element, baseline: Record | None, factor: int) -> None:
    """Where it stood, if both the value and the year are known."""
    if baseline is None or baseline.get("value") is None or not baseline.get("on"):
        return
    on = PartialDate.parse(baseline["on"])
    attributes = {"year": str(on.first.year), "value": _number(baseline["value"] * factor)}
    if on.precision is Precision.DAY:
        attributes["iso-date"] = on.first.isoformat()
    SubElement(indicator, "baseline", attributes)


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
