"""Activities as IATI says them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from api.core.text import PartialDate, Precision
from api.iati.document import (
    ACCOUNTABLE,
    FUNDING,
    GOVERNMENT,
    IMPLEMENTING,
    MULTILATERAL,
    REGION,
    Names,
    Record,
    Reporter,
    add_parent,
    add_region_and_sector,
    begin,
    organization,
    say,
)

YEAR: Final = timedelta(days=366)
_KINDS: Final = {"other": "Activity", "star-conference": "STAR conference"}
ACTIVITY_STATUS: Final = {
    "proposed": "1",
    "endorsed": "1",
    "under_way": "2",
    "completed": "4",
    "cancelled": "5",
    "postponed": "6",
}
ORGANIZATION_TYPE: Final = {
    "un_body": "40",
    "intergovernmental": "40",
    "business": "70",
    "private_company": "70",
    "ngo": "22",
    "academia": "80",
}


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that are known, each by IATI's code of what it is."""

    days: Mapping[str, date]

    def __bool__(self) -> bool:
        """Whether there is a start, which the standard's rules demand."""
        return "1" in self.days or "2" in self.days


def dates_of(activity: Record, today: date) -> Dates:
    """Planned and actual start (1, 2) and end (3, 4), where they are known to the day.

    An actual day lies in the past, and an end is not before its start; what is otherwise is left
    out with its counterpart, since one of the two is wrong.
    """
    days: dict[str, date] = {}
    for name, start_code, end_code in (("planned", "1", "3"), ("actual", "2", "4")):
        period = activity[name] or {}
        start, end = _day(period.get("start")), _day(period.get("end"))
        is_odd = (start and end and start > end) or (
            name == "actual" and any(day and day > today for day in (start, end))
        )
        if not is_odd:
            days |= {code: day for code, day in ((start_code, start), (end_code, end)) if day}
    return Dates(dict(sorted(days.items())))


def _day(text: str | None) -> date | None:
    """A day, unless it is not known to the day."""
    found = PartialDate.parse(text) if text else None
    return found.first if found is not None and found.precision is Precision.DAY else None


def activity_element(record: Record, reporter: Reporter) -> Element | None:
    """An activity; None when no day of its start is known."""
    dates = dates_of(record, reporter.today)
    if not dates:
        return None
    names, forum = reporter.names, record["forum"]
    whose = names.sub_fora.get(forum, forum) if forum else REGION
    kind = _KINDS.get(record["kind"]) or record["kind"].replace("-", " ").capitalize()
    element = begin(record, reporter, hierarchy=3, about=f"{kind}, {whose}")
    if record["expected_outcomes"]:
        # 2: what it is for.
        say(SubElement(element, "description", {"type": "2"}), record["expected_outcomes"])
    element.extend(_organizations(record, whose, names))
    if record["project_number"]:
        # A1: the organization's own number.
        other = {"ref": record["project_number"], "type": "A1"}
        SubElement(element, "other-identifier", other)
    SubElement(element, "activity-status", {"code": ACTIVITY_STATUS[record["status"]]})
    for code, day in dates.days.items():
        SubElement(element, "activity-date", {"type": code, "iso-date": day.isoformat()})
    add_region_and_sector(element, reporter, forum, whose)
    for resource, kind_of, texts in (
        ("focus-areas", "focus_areas", names.focus_areas),
        ("objectives", "objectives", names.objectives),
        ("cross-cutting-areas", "areas", names.areas),
        ("topics", "topics", names.topics),
    ):
        for code in record[kind_of]:
            tag = SubElement(element, "tag", {"code": code, **reporter.vocabulary(resource)})
            say(tag, texts.get(code, code))
    _budget(element, record)
    add_parent(element, reporter, record["work_plan"], record["plan"])
    return element


def _organizations(record: Record, whose: str, names: Names) -> Iterator[Element]:
    if record["fund"]:
        yield organization(record["fund"], FUNDING, MULTILATERAL)
    yield organization(whose, ACCOUNTABLE, MULTILATERAL)
    for code in record["lead_economies"]:
        # APEC's name of the economy, never that of another list.
        yield organization(names.economies.get(code, code), IMPLEMENTING, GOVERNMENT)
    for code in record["partner_fora"]:
        yield organization(names.sub_fora.get(code, code), IMPLEMENTING, MULTILATERAL)
    for code in record["partner_organizations"]:
        name, kind = names.organizations.get(code, (code, ""))
        yield organization(name, IMPLEMENTING, ORGANIZATION_TYPE.get(kind))


def _budget(element: Element, record: Record) -> None:
    """What it was to cost, where it is said and the planned days are known."""
    period = record["planned"] or {}
    start, end = _day(period.get("start")), _day(period.get("end"))
    amounts = [amount for amount in record["budget"].values() if amount is not None]
    if not amounts or start is None or end is None or not start <= end < start + YEAR:
        return
    budget = SubElement(element, "budget", {"type": "1", "status": "1"})
    SubElement(budget, "period-start", {"iso-date": start.isoformat()})
    SubElement(budget, "period-end", {"iso-date": end.isoformat()})
    value = SubElement(budget, "value", {"currency": "USD", "value-date": start.isoformat()})
    value.text = f"{sum(amounts):.2f}"
