"""What each filter of each list means, said once more in Python, and values to try it with."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from typing import Any, Final

from api.core.listing import CONTROL
from api.core.resource import AnyResource
from api.core.schemas import column_bound
from tests.contract.conftest import Subject
from tests.contract.samples import Json

Holds = Callable[[Json, str], bool]


def begins(item: Json) -> str | None:
    """The first day on which an activity may have begun."""
    period = item["actual"] or item["planned"] or {}
    start = period.get("start") or period.get("end")
    return None if start is None else (start + "-01-01")[:10]


def ends(item: Json) -> str | None:
    """The last day on which an activity may have ended."""
    period = item["actual"] or item["planned"] or {}
    end = period.get("end") or period.get("start")
    return None if end is None else last_day(end)


def last_day(text: str) -> str:
    """The last day that a date may mean."""
    if len(text) == len("2018"):
        return f"{text}-12-31"
    if len(text) == len("2018-05"):
        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]}"
    return text


def certainly(field: str, side: str) -> Holds:
    """Whether all that a date may mean is on one side of a day."""

    def holds(item: Json, value: str) -> bool:
        text = item[field]
        if text is None:
            return False
        return bool(last_day(text) < value if side == "before" else (text + "-01-01")[:10] >= value)

    return holds


def seated(name: str) -> Holds:
    """Whether one of a user's seats says so."""
    return lambda item, value: any(seat[name] == value for seat in item["seats"])


def addressed(item: Json, value: str) -> bool:
    """Whether a recommendation is addressed to this party."""
    to = item["addressed_to"]
    by_name = value in (*to["economies"], *to["sub_fora"], *to["organizations"])
    return by_name or (to["all_economies"] and len(value) == 3)


def first_day(item: Json) -> str:
    """The first day that `on` may mean."""
    return str(item["on"] + "-01-01")[:10]


def took_part(name: str) -> Holds:
    """Whether somebody took part in an activity, by its report."""
    return lambda item, value: value in {party[name] for party in item["participation"]}


def offered_by(kind: str) -> Holds:
    """Whether one of that kind offers it."""
    return lambda item, value: item["offered_by"][kind] == value


def said_by_all(wanted: str) -> Holds:
    """What the samples all say, by way of the record that they belong to."""
    return lambda _, value: value == wanted


Lack = Callable[[Json], bool]


def unsaid(*names: str) -> dict[str, Lack]:
    """Fields that lack what they are named after."""
    return {name: lambda item, name=name: item[name] in (None, []) for name in names}  # type: ignore[misc]  # the default binds the name


def to_nobody(item: Json) -> bool:
    """Whether a recommendation names no addressee."""
    to = item["addressed_to"]
    named = (to["economies"], to["sub_fora"], to["organizations"])
    return not to["all_economies"] and not any(named)


def asks_nobody(item: Json) -> bool:
    """Whether adopting it would ask, or has asked, nobody."""
    to = item["addressed_to"]
    return item["status"] == "draft" or not any(
        (to["all_economies"], to["economies"], to["sub_fora"])
    )


LACKS: Final[dict[str, dict[str, Lack]]] = {
    "activities": {
        **unsaid("focus_areas", "objectives", "kpis", "lead_economies", "forum", "plan"),
        **unsaid("sources"),
        "dates": lambda item: begins(item) is None,
        "day": lambda item: len((item["actual"] or item["planned"] or {}).get("start") or "") == 4,
    },
    "recommendations": {
        **unsaid("future_use", "focus_areas", "plan", "priority", "due_on"),
        "addressee": to_nobody,
        "source": lambda item: (
            not any(
                item["source"][name] for name in ("activity", "mandate", "document", "as_recorded")
            )
        ),
        "implementations": asks_nobody,
    },
    "implementations": {
        **unsaid("owner", "due_on", "evidence"),
        "word": lambda item: item["progress_note"] is None,
        "answer": lambda item: item["is_open"] and item["acceptance"] == "pending",
    },
    "focus_areas": {},
    "objectives": unsaid("kpis"),
    "kpis": unsaid("baseline"),
    "work_plans": unsaid("plan", "thrust"),
    "activity_reports": {
        **unsaid("participation"),
        "agencies": lambda item: not any(party["agency"] for party in item["participation"]),
        "recommendations": lambda item: (
            not item["recommendations"] and item["no_recommendations_because"] is None
        ),
    },
    "support_needs": unsaid("area", "priority", "forum"),
}
"""What records lack, as far as they show it themselves; tests/insight has the rest."""
TRACED: Final = (
    *("strategic_plans", "focus_areas", "objectives", "kpis", "kpi_measurements", "work_plans"),
    *("activities", "activity_reports", "recommendations", "implementations"),
    *("support_needs", "support_matches", "engagements"),
)


def lacks(name: str) -> Holds:
    """Whether a record lacks it."""
    return lambda item, value: LACKS[name][value](item)


ON: Final[dict[str, Holds]] = {
    "year": lambda item, value: first_day(item).startswith(value),
    "on_before": lambda item, value: first_day(item) < value,
    "on_after": lambda item, value: first_day(item) >= value,
}
"""Filters by the day of a meeting or an engagement."""
SPECIAL: Final[dict[tuple[str, str], Holds]] = {
    ("activities", "economy"): lambda item, value: (
        value in (*item["lead_economies"], *item["co_sponsors"], item["host_economy"])
    ),
    ("activities", "year"): lambda item, value: (begins(item) or "").startswith(value),
    ("activities", "starts_on_before"): lambda item, value: (begins(item) or "9") < value,
    ("activities", "starts_on_after"): lambda item, value: (begins(item) or "0") >= value,
    ("activities", "ends_on_before"): lambda item, value: (ends(item) or "9") < value,
    ("activities", "ends_on_after"): lambda item, value: (ends(item) or "0") >= value,
    ("recommendations", "addressed_to"): addressed,
    ("recommendations", "source_kind"): lambda item, value: item["source"]["kind"] == value,
    ("recommendations", "source_activity"): lambda item, v: item["source"]["activity"] == v,
    ("recommendations", "source_mandate"): lambda item, v: item["source"]["mandate"] == v,
    ("recommendation_likenesses", "about"): lambda item, value: (
        value in {item["recommendation"], item["other"]}
    ),
    ("activity_reports", "forum"): said_by_all("CTWG"),
    ("activity_reports", "plan"): said_by_all("CTWG-2018-2022"),
    ("activity_reports", "work_plan"): said_by_all("CTWG-2018"),
    ("activity_reports", "lead_economies"): lambda _, value: value in {"AUS", "CHL"},
    ("activity_reports", "economy"): took_part("economy"),
    ("activity_reports", "organization"): took_part("organization"),
    ("meetings", "economy"): lambda item, value: (
        value in {came["economy"] for came in item["attendance"]}
    ),
    ("engagements", "with"): lambda item, value: (
        value in (*item["with"]["sub_fora"], *item["with"]["organizations"])
    ),
    **{(name, by): holds for name in ("meetings", "engagements") for by, holds in ON.items()},
    ("support_needs", "arises_from_implementation"): (
        lambda item, value: item["arises_from"]["implementation"] == value
    ),
    **{
        ("support_offers", f"offered_by_{kind}"): offered_by(kind)
        for kind in ("economy", "sub_forum", "organization")
    },
    ("support_matches", "economy"): lambda item, value: item["need"].split("-")[1] == value,
    ("support_matches", "forum"): said_by_all("CTWG"),
    ("support_matches", "area"): said_by_all("travel"),
    ("implementations", "plan"): said_by_all("CTWG-2018-2022"),
    ("implementations", "area"): said_by_all("travel"),
    **{
        ("action_plans", f"{field}_{side}"): certainly(field, side)
        for field in ("updated_on", "reviewed_on")
        for side in ("before", "after")
    },
    ("kpi_measurements", "of_forum"): lambda item, value: (
        (item["economy"] is None) == (value == "true")
    ),
    ("activities", "has_partner_fora"): lambda item, value: (
        bool(set(item["partner_fora"]) - {item["forum"]}) == (value == "true")
    ),
    ("engagements", "counterparts"): lambda item, value: bool(
        set(item["with"][value]) - {item["forum"]}
    ),
    ("implementations", "is_released"): lambda _, value: value == "false",
    ("engagements", "party"): lambda item, value: (
        value in (item["forum"], *item["with"]["sub_fora"], *item["with"]["organizations"])
    ),
    ("engagements", "has_follow_up"): lambda item, value: (
        (item["follow_up"] is not None) == (value == "true")
    ),
    # The samples' activity is held by CTWG and led by Australia; the secretariat proposes it.
    ("support_matches", "provider"): lambda _, value: value in {"CTWG", "AUS"},
    ("support_matches", "awaits"): lambda item, value: (
        item["status"] == "proposed" and value in {"CTWG", "AUS", item["need"].split("-")[1]}
    ),
    **{
        (name, "forum"): lambda item, value: item["plan"].startswith(value)
        for name in ("focus_areas", "objectives", "kpis")
    },
    **{(name, "lacks"): lacks(name) for name in LACKS},
    **{(name, "beneath"): lambda *_: False for name in TRACED},
    ("users", "role"): seated("role"),
    ("users", "economy"): seated("economy"),
    ("users", "forum"): seated("forum"),
}
"""Filters that are not a field of the record: what they mean, said once more in Python."""
VALUES: Final[dict[str, tuple[str, ...]]] = {
    "awaits": ("AUS", "CHL", "HKG", "CTWG"),
    "provider": ("AUS", "CHL", "CTWG"),
    "party": ("CTWG", "SCCP", "ICAO"),
    "has_follow_up": ("true", "false"),
    "is_released": ("true", "false"),
    # What it finds is tested with traces (tests/insight/test_trace.py).
    "beneath": ("no-such-record",),
    "economy": ("AUS", "HKG"),
    "area": ("travel", "finance"),
    "forum": ("CTWG", "TELWG"),
    "year": ("2018", "2019"),
    "plan": ("CTWG-2018-2022", "TELWG-2018-2022"),
    "work_plan": ("CTWG-2018", "CTWG-2019"),
    "lead_economies": ("AUS", "HKG"),
    "organization": ("ICAO", "WCO"),
    "with": ("SCCP", "ICAO"),
    "of_forum": ("true", "false"),
    "has_partner_fora": ("true", "false"),
    "counterparts": ("sub_fora", "organizations"),
    "role": ("chair", "focal_point"),
    "arises_from_implementation": ("CTWG-2018-R01.AUS",),
    "offered_by_economy": ("AUS", "CHL"),
    "offered_by_sub_forum": ("CTWG",),
    "offered_by_organization": ("ICAO", "WCO"),
    "about": ("CTWG-2018-R01", "CTWG-2018-R02"),
    "addressed_to": ("AUS", "ICAO"),
    "source_kind": ("mandate", "assessment"),
    "source_activity": ("CTWG-2018-A01",),
    "source_mandate": ("LEADERS-2001-CT",),
}
DAYS: Final = ("2018-01-01", "2018-05-09", "2020-06-15", "2023-03-01", "2012-05-10")


def filters(resource: AnyResource) -> list[str]:
    """The filters that a list publishes, words apart."""
    return [name for name in resource.query.model_fields if name not in {*CONTROL, "q"}]


def meaning(subject: Subject, name: str) -> Holds:
    """What a filter says of a record."""
    special = SPECIAL.get((subject.resource.name, name))
    if special is not None:
        return special
    bound = column_bound(name)
    if bound is not None:
        field, side = bound
        return lambda item, value: (
            item[field] is not None
            and (item[field] < value if side == "before" else item[field] >= value)
        )
    return lambda item, value: value in spoken(item[name])


def spoken(value: Any) -> list[str]:  # noqa: ANN401 - any field of a record
    """A field's value, or values, as they are written in a query."""
    values = value if isinstance(value, list) else [value]
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in values]


def candidates(subject: Subject, name: str, items: list[Json]) -> list[str]:
    """Values to try: those that occur, or those that are known for the filter."""
    if name == "lacks":
        return sorted(LACKS[subject.resource.name])
    if name in VALUES and (subject.resource.name, name) in SPECIAL:
        return list(VALUES[name])
    if column_bound(name) is not None:
        return list(DAYS)
    found = {one for item in items for one in spoken(item[name]) if item[name] not in (None, [])}
    return sorted(value for value in found if "," not in value)[:3]


def trials(filled: Subject) -> Iterator[tuple[str, str, list[Json]]]:
    """Each filter with each value to try, and the whole list."""
    items = filled.page(limit=500)["items"]
    for name in filters(filled.resource):
        for value in candidates(filled, name, items):
            yield name, value, items
