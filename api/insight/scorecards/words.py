"""The words of a scorecard: addresses of what was counted, and why a KPI stands as it does."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from api.core.db import Json
from api.core.settings import API_BASE
from api.core.text import long_day
from api.insight.scorecards.formulas import FORMULAS
from api.insight.scorecards.formulas.formula import Counted, day_after, listed

Kpi = dict[str, Any]

LABELS: Final = {
    "value": "counted",
    "of": "of which it is a share",
    "baseline": "in the time before",
    "identified": "identified",
    "reported": "reported",
}
OUTLOOKS: Final = {
    "met": "The target is met.",
    "on_track": "If it goes on so, the target is met by its day.",
    "at_risk": "If it goes on so, the target is missed by a fifth of the way to it or less.",
    "off_track": "If it goes on so, the target is missed.",
    "no_target": "The plan sets no target, so there is nothing to be on track for.",
    "too_few_points": "There are too few points to say whether the target will be met.",
}
PAST: Final = "The target's day has passed, and it was not met by then."
UNTOLD: Final = "The target's day has passed; whether it was met is not known."
METHODS: Final = {
    "line_through_points": "the least-squares line (regr_slope) through {points} dated points",
    "pace_of_time_elapsed": "the value carried on at its pace, by the share of time elapsed",
}

UNKNOWN: Final = "Not computable: unknown formula '{name}'."
"""Of a KPI that was stored when this version's code still had, or will have, its formula."""
IN_WORDS: Final = {
    "qualitative": "Told in words, without numbers.",
    "ordinal": "Told on a scale from low to high, whose steps are no percentages.",
}


def with_words(found: Json) -> Json:
    """Add addresses and explanations to what PostgreSQL computed; nothing is counted again."""
    if not isinstance(found, dict):
        return found
    card: dict[str, Any] = found
    plan = {name: card.pop(name) for name in ("fora", "versions")} | {
        "plan": card["plan"],
        "as_of": card["as_of"],
    }
    for objective in card["objectives"]:
        objective["kpis"] = [_worded(kpi, plan) for kpi in objective["kpis"]]
    return card


def _worded(kpi: Kpi, plan: Mapping[str, Any]) -> Kpi:
    formula = kpi["formula"] or {"parameters": {}}
    counted = Counted(
        kpi=kpi["ref"],
        plan=plan["plan"],
        fora=tuple(plan["fora"]),
        versions=tuple(plan["versions"]),
        first=kpi.pop("first"),
        last=kpi.pop("last"),
        due_on=kpi["due_on"],
        as_of=plan["as_of"],
        parameters=formula["parameters"],
    )
    kpi["parts"] = [_with_address(part, kpi, counted) for part in kpi["parts"]]
    kpi["beside"] = [_beside(part, kpi, counted) for part in kpi["beside"]]
    kpi["records"] = _records(kpi, counted)
    for row in kpi["economies"]:
        row["records"] = _of_economy(row["economy"], kpi, counted)
    kpi["baseline"] = _baseline(kpi)
    kpi["explanation"] = " ".join(_explained(kpi, counted))
    del kpi["is_withheld"], kpi["is_measured_as_a_whole"]
    return kpi


def _with_address(part: dict[str, Any], kpi: Kpi, counted: Counted) -> dict[str, Any]:
    name, resource = part["part"], part["resource"]
    address = FORMULAS[kpi["formula"]["name"]].address(counted, name, resource)
    resource_named = resource.replace("_", " ")
    label = f"{resource_named} {LABELS[name]}"
    narrowed = counted_records(counted, name, resource=resource)
    return {**part, "label": label, "records": address or narrowed}


def counted_records(counted: Counted, part: str, **more: str) -> str:
    """The address that lists exactly what a part counted, whatever the resources."""
    query = {"kpi": counted.kpi, "part": part, "as_of": counted.as_of, **more}
    if counted.due_on is not None:
        query["due_on"] = counted.due_on
    return f"{API_BASE}/scorecards/{counted.plan}/records?{urlencode(query)}"


def _records(kpi: Kpi, counted: Counted) -> str:
    """Where the whole value is seen at once."""
    if kpi["formula"] is None:
        return listed(
            "/kpi-measurements",
            kpi=_in_versions(kpi["ref"], counted),
            status="verified",
            of_forum="true" if kpi["is_measured_as_a_whole"] else None,
            period_end_before=day_after(counted.as_of),
        )
    formula = FORMULAS.get(kpi["formula"]["name"])
    whole = formula and formula.resource and formula.address(counted, "value", formula.resource)
    return whole or counted_records(counted, "value")


def _in_versions(ref: str, counted: Counted) -> list[str]:
    """The KPI in this version of the plan and in those that it amends."""
    return [version + ref.removeprefix(counted.plan) for version in counted.versions]


def _of_economy(economy: str, kpi: Kpi, counted: Counted) -> str:
    if kpi["formula"] is not None:
        return counted_records(counted, "value", economy=economy)
    return listed(
        "/kpi-measurements",
        kpi=_in_versions(kpi["ref"], counted),
        status="verified",
        economy=economy,
        period_end_before=day_after(counted.as_of),
    )


def _beside(part: dict[str, Any], kpi: Kpi, counted: Counted) -> dict[str, Any]:
    area = part.pop("area")
    filters: dict[str, object] = {"status": "completed"}
    if area is None:
        label = "completed activities that name it"
        filters |= {"kpis": kpi["ref"], "ends_on_before": day_after(counted.as_of)}
    else:
        label = f"completed activities in {area}"
        filters |= {"areas": area, "forum": counted.fora, "ends_on_after": counted.first}
        filters["ends_on_before"] = day_after(counted.last)
    return {
        **part,
        "resource": "activities",
        "label": label,
        "records": listed("/activities", **filters),
    }


def _baseline(kpi: Kpi) -> dict[str, Any] | None:
    stated = kpi["baseline"]
    if stated is not None:
        return {**dict.fromkeys(("value", "on", "note")), **stated, "is_counted": False}
    span = ((kpi["formula"] or {}).get("parameters") or {}).get("baseline_period")
    if span is None or kpi["formula"]["name"] not in FORMULAS:
        return None
    count = sum(part["count"] for part in kpi["parts"] if part["part"] == "baseline")
    note = f"Counted in the same way from {_day(span['from'])} to {_day(span['to'])}."
    return {"value": count, "on": span["to"], "note": note, "is_counted": True}


def _plain(number: float) -> str:
    """A number with two decimals at the most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _explained(kpi: Kpi, counted: Counted) -> list[str]:
    """The sentences: what the value is, how it stands, what is left out."""
    sentences = [*_source(kpi, counted)]
    is_past = kpi["due_on"] is not None and kpi["due_on"] < counted.as_of
    ends = {"off_track": PAST, "too_few_points": UNTOLD} if is_past else {}
    sentences.append(ends.get(kpi["status"], OUTLOOKS[kpi["status"]]))
    if kpi["forecast"] is not None:
        method = METHODS[kpi["method"]].format(points=kpi["points"])
        sentences.append(
            f"Forecast of {_plain(kpi['forecast'])} on {_day(kpi['forecast_on'])}: {method}."
        )
    missed = [_day(t["due_on"]) for t in kpi["targets"] if t["status"] == "missed"]
    if missed:
        sentences.append(f"Missed on {' and '.join(missed)}.")
    if kpi["not_reported"] is not None:
        sentences.append(_told(kpi))
    return sentences


def _told(kpi: Kpi) -> str:
    """How many economies reported, and what that makes of the others."""
    telling, silent = len(kpi["economies"]), len(kpi["not_reported"])
    asked = telling + silent
    if not telling:
        return f"None of {asked} economies reported, which is not 0."
    if not silent:
        return f"All {asked} economies reported."
    is_share_of_all = kpi["formula"] is not None and kpi["denominator"] is not None
    rest = f"the share is of all {asked}" if is_share_of_all else "the others are left out, not 0"
    return f"{telling} of {asked} economies reported; {rest}."


def _day(day: str) -> str:
    return long_day(date.fromisoformat(day))


def _source(kpi: Kpi, counted: Counted) -> list[str]:
    """Where the value comes from."""
    if kpi["is_withheld"]:
        return ["It is counted from records that are shown to members who sign in."]
    if kpi["formula"] is not None:
        formula = FORMULAS.get(kpi["formula"]["name"])
        if formula is None:
            return [UNKNOWN.format(name=kpi["formula"]["name"])]
        words = formula.counts
        first, last = counted.first, counted.last
        period = f" from {_day(first)} to {_day(last)}" if first else ""
        sentences = [f"Computed from what you may see: {words}{period}."]
        if kpi["value"] is None and kpi["measure"] == "share" and not kpi["not_reported"]:
            sentences.append("There is nothing yet of which it would be a share.")
        elif kpi["numerator"] is not None:
            sentences.append(f"{_plain(kpi['numerator'])} of {_plain(kpi['denominator'])}.")
        return sentences
    return [_measured(kpi)]


def _measured(kpi: Kpi) -> str:
    """Where the value of a manual KPI comes from."""
    if kpi["measure"] in IN_WORDS:
        return IN_WORDS[kpi["measure"]]
    if kpi["value"] is None:
        return "Nothing was measured and verified, which is not 0."
    if kpi["is_measured_as_a_whole"]:
        return f"Measured and verified, last of {_day(kpi['on'])}."
    return f"Summed over the economies that reported, last of {_day(kpi['on'])}."
