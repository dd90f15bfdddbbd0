"""Each indicator of an objective: what it stands at, what it is to reach, and how that ended."""

from collections.abc import Mapping
from typing import Final

from api.reports.content import Table
from api.reports.source import Answer
from api.reports.wording import day, item, percent, words

NOT_REPORTED: Final = "Not reported"
ENDS: Final[Mapping[str, str]] = {
    "met": "met",
    "missed": "missed",
    "not_reported": "not reported",
    "open": "",
}


def indicators(objective: Answer) -> Table:
    """The KPIs of an objective with value, targets and standing."""
    rows = [
        (f"{kpi['label']} {item(kpi['text'])}", _value(kpi), _targets(kpi), _standing(kpi))
        for kpi in objective["kpis"]
    ]
    headings = ("KPI", "Value", "Target", "Standing")
    caption = f"{objective['label']}: {objective['text']}"
    return Table(caption, headings, rows, (9, 5, 6, 3), "It has no KPI.")


def _value(kpi: Answer) -> str:
    """What is known, as exactly as it is known."""
    if kpi["value"] is not None:
        shown = _in_measure(kpi, kpi["value"])
        if kpi["numerator"] is None:
            return shown
        return f"{shown} ({kpi['numerator']:g} of {kpi['denominator']:g})"
    if kpi["rating"]:
        return words(kpi["rating"])
    if kpi["narrative"]:
        return str(kpi["narrative"])
    telling = len(kpi["economies"])
    if telling:
        asked = telling + len(kpi["not_reported"] or ())
        return f"{telling} of {asked} economies reported"
    return NOT_REPORTED


def _targets(kpi: Answer) -> str:
    """Each target by its day, and how those ended whose day has passed."""
    told = [
        f"{_in_measure(kpi, target['value'])} by {day(target['due_on'])}{_end(target['status'])}"
        for target in kpi["targets"]
    ]
    if told:
        return "; ".join(told)
    return "None stated" if kpi["target"] is None else _in_measure(kpi, kpi["target"])


def _end(status: str) -> str:
    return f" ({ENDS[status]})" if ENDS[status] else ""


def _standing(kpi: Answer) -> str:
    """A target whose day has passed is met, missed or not known: no longer on or off track."""
    ended = {target["due_on"]: target["status"] for target in kpi["targets"]}
    end = ended.get(kpi["due_on"])
    if end in {"missed", "not_reported"}:
        return words(end)
    return words(kpi["status"])


def _in_measure(kpi: Answer, value: float) -> str:
    """A number of this measure: a share in per cent, a count with what it counts."""
    if kpi["measure"] == "share":
        return percent(value)
    # Units are in the plural: "1 conferences" would be wrong.
    return f"{value:g} {kpi['unit'] or ''}".strip() if value != 1 else "1"
