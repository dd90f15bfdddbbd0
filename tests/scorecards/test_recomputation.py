"""For random histories each computed KPI is what a slow and obvious recomputation gives.

The histories are played over HTTP; the recomputation reads only what was asked for, record by
record, and knows nothing of the product's SQL.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import psycopg
import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.callers import Caller
from tests.database import erase
from tests.factories.action_plans import make_edition
from tests.factories.engagements import make_engagement
from tests.factories.implementations import STEPS, adopt, bring
from tests.factories.scorecards import (
    PERIOD,
    computed,
    hold,
    listed,
    others,
    plan_with,
    scorecard,
)
from tests.factories.world import make_reference

Json = dict[str, Any]

ECONOMIES: Final = ("AUS", "CHL", "HKG")
DAYS: Final = st.dates(date(2017, 6, 1), date(2022, 12, 31))
KINDS: Final = ("workshop", "training", "star-conference", "seminar")
CONTACTS: Final = ("briefing-given", "briefing-received", "joint-capacity-building")
COMPANIES: Final = ("business", "private_company")
BEFORE: Final = {"from": "2017-01-01", "to": "2017-12-31"}
MILESTONES: Final = (
    {"edition": "midterm_review", "date_field": "reviewed_on", "due_on": "2020-12-31"},
    {"edition": "end_term_update", "date_field": "updated_on", "due_on": "2022-12-31"},
)
STATES: Final = ("pending", "accepted", "declined", "in_progress", "implemented", "overtaken")
ALL_WORK: Final = ["activities", "engagements", "recommendations"]
KPIS: Final[dict[str, Json]] = {
    "held": computed("activities-completed", kinds=["workshop", "training"]),
    "stars": computed("activities-completed", kinds=["star-conference"]),
    "fora": computed("engagements-with-fora"),
    "given": computed("engagements-by-kind", kinds=["briefing-given"], counterparts=["sub_fora"]),
    "joint": computed(
        "joint-capacity-building",
        engagement_kinds=["joint-capacity-building"],
        activity_kinds=["workshop", "training"],
    ),
    "agencies": computed("agencies-involved", by="economy"),
    "companies": {
        "measure": "increase",
        **computed("organizations-taking-part", kinds=[*COMPANIES], baseline_period=BEFORE),
    },
    "finance": {
        "measure": "increase",
        **computed("records-in-area", area="finance", resources=ALL_WORK, baseline_period=BEFORE),
    },
    "done": {
        "measure": "share",
        **computed("recommendations-implemented", activity_kinds=["workshop", "training"]),
    },
    "cycle": {
        "measure": "share",
        "targets": [{"value": 1, "due_on": milestone["due_on"]} for milestone in MILESTONES],
        **computed("action-plan-cycle", milestones=[*MILESTONES]),
    },
}


@dataclass
class History:
    """What was played, as it was asked for."""

    activities: list[Json] = field(default_factory=list)
    engagements: list[Json] = field(default_factory=list)
    recommendations: list[Json] = field(default_factory=list)
    editions: list[Json] = field(default_factory=list)


activities = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(KINDS),
            "on": DAYS,
            "fora": st.sets(st.sampled_from(["SCCP", "TELWG"])),
            "areas": st.sets(st.sampled_from(["finance", "travel"])),
            "organizations": st.sets(st.sampled_from(["IBM", "ABAC", "ICAO"])),
            "agencies": st.lists(
                st.tuples(st.sampled_from(ECONOMIES), st.sampled_from(["Customs", "Police", None])),
                max_size=3,
            ),
            "is_reported": st.booleans(),
            "recommended": st.lists(
                st.dictionaries(
                    st.sampled_from(ECONOMIES), st.sampled_from(STATES), min_size=1, max_size=3
                ),
                max_size=2,
            ),
        }
    ),
    max_size=4,
)
engagements = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(CONTACTS),
            "on": DAYS,
            "with": st.sampled_from(["sub_fora", "organizations"]),
            "areas": st.sets(st.sampled_from(["finance", "travel"])),
        }
    ),
    max_size=3,
)
editions = st.dictionaries(
    st.sampled_from(ECONOMIES),
    st.tuples(
        st.dates(date(2020, 6, 1), date(2021, 6, 1)), st.dates(date(2022, 6, 1), date(2023, 6, 1))
    ),
    max_size=3,
)


@pytest.fixture(scope="module")
def callers(running: TestClient, owner: psycopg.Connection) -> Iterator[dict[str, Caller]]:
    """Everybody that histories need; each history clears the world before it."""
    names = ("secretariat", "chair:CTWG", *(f"focal_point:{code}" for code in ECONOMIES))
    yield {name: Caller(running, name) for name in names}
    erase(owner)


def play(callers: dict[str, Caller], drawn: tuple[list[Json], list[Json], Json]) -> History:
    """Make a history over HTTP, and remember what was asked for."""
    secretariat = callers["secretariat"]
    make_reference(secretariat)
    for code, kind in (("IBM", "private_company"), ("ABAC", "business"), ("ICAO", "un_body")):
        secretariat.create("/organizations", {"code": code, "name": code, "kind": kind})
    plan_with(secretariat, KPIS)
    earlier, _ = others(secretariat)
    history = History()
    for said in drawn[0]:
        play_activity(callers, history, said, earlier)
    for said in drawn[1]:
        keys = {"sub_fora": ["SCCP"], "organizations": ["ICAO"]}[said["with"]]
        sent = {"kind": said["kind"], "on": str(said["on"]), "areas": sorted(said["areas"])}
        made = make_engagement(callers["chair:CTWG"], **sent, **{"with": {said["with"]: keys}})
        history.engagements.append({**said, "ref": made["ref"]})
    for economy, days in drawn[2].items():
        play_editions(callers, history, economy, days)
    return history


def play_activity(callers: dict[str, Caller], history: History, said: Json, earlier: Json) -> None:
    """One activity from proposal to report, with what it recommended and what came of that."""
    secretariat, chair = callers["secretariat"], callers["chair:CTWG"]
    ref = hold(
        secretariat,
        **(earlier if said["on"] < date(2018, 1, 1) else {}),
        kind=said["kind"],
        on=str(said["on"]),
        partner_fora=sorted(said["fora"]),
        areas=sorted(said["areas"]),
        partner_organizations=sorted(said["organizations"]),
    )
    history.activities.append({**said, "ref": ref})
    people = [{"economy": economy, "agency": agency} for economy, agency in said["agencies"]]
    path = f"/activity-reports/{ref}.report"
    why = {"participation": people, "no_recommendations_because": "See the record."}
    assert secretariat.patch(path, why).status_code == 200
    if said["is_reported"]:
        assert secretariat.verb(f"{path}/submit").status_code == 200
    for parties in said["recommended"]:
        source = {"kind": "activity", "activity": ref}
        asked = {"addressed_to": {"economies": sorted(parties)}, "areas": sorted(said["areas"])}
        recommendation = adopt(chair, source=source, **asked)
        for economy, state in parties.items():
            party = callers[f"focal_point:{economy}"]
            assert state in STEPS
            bring(f"/implementations/{recommendation}.{economy}", state, party, secretariat)
        history.recommendations.append({**said, "ref": recommendation, "parties": parties})


def play_editions(
    callers: dict[str, Caller], history: History, economy: str, days: tuple[date, date]
) -> None:
    """An economy's cycle: baseline, review, update."""
    caller = callers[f"focal_point:{economy}"]
    for edition, day in zip(
        ("baseline", "midterm_review", "end_term_update"), (None, *days), strict=True
    ):
        path = make_edition(caller, economy=economy, plan="CTWG-KPIS", edition=edition)
        updated = {"updated_on": str(day or "2018-03-01")}
        assert caller.verb(f"{path}/submit", updated).status_code == 200
        if edition == "midterm_review":
            reviewed = {"reviewed_on": str(day)}
            assert callers["secretariat"].verb(f"{path}/review", reviewed).status_code == 200
        history.editions.append({"economy": economy, "edition": edition, "on": day})


def in_plan(record: Json) -> bool:
    """It was in the years of the plan."""
    return PERIOD["from"] <= str(record["on"]) <= PERIOD["to"]


def in_2017(record: Json) -> bool:
    """It was in the year before."""
    return BEFORE["from"] <= str(record["on"]) <= BEFORE["to"]


def companies(history: History, when: Callable[[Json], bool]) -> set[str]:
    """The companies that took part at some time."""
    return {
        code
        for activity in history.activities
        if when(activity)
        for code in activity["organizations"] & {"IBM", "ABAC"}
    }


def in_finance(history: History, when: Callable[[Json], bool]) -> int:
    """Work of any kind in one area."""
    work = [*history.activities, *history.engagements, *history.recommendations]
    return len([record for record in work if "finance" in record["areas"] and when(record)])


def expected(history: History) -> dict[str, float | None]:
    """Each KPI's value, counted one by one."""
    held = [activity for activity in history.activities if in_plan(activity)]
    trained = [activity for activity in held if activity["kind"] in {"workshop", "training"}]
    met = [contact for contact in history.engagements if in_plan(contact)]
    with_fora = [contact for contact in met if contact["with"] == "sub_fora"]
    joint = "joint-capacity-building"
    agencies = {
        (economy, agency)
        for activity in held
        if activity["is_reported"]
        for economy, agency in activity["agencies"]
        if agency is not None
    }
    asked = [
        rec
        for rec in history.recommendations
        if in_plan(rec) and rec["kind"] in {"workshop", "training"}
    ]
    done = [
        rec
        for rec in asked
        if "implemented" in rec["parties"].values()
        and not {"accepted", "in_progress"} & set(rec["parties"].values())
    ]
    updated = [edition for edition in history.editions if edition["edition"] == "end_term_update"]
    return {
        "held": len(trained),
        "stars": len([a for a in held if a["kind"] == "star-conference"]),
        "fora": len(with_fora) + len([a for a in held if a["fora"]]),
        "given": len([c for c in with_fora if c["kind"] == "briefing-given"]),
        "joint": len([c for c in with_fora if c["kind"] == joint])
        + len([a for a in trained if a["fora"]]),
        # Where nobody reported, nothing is known.
        "agencies": len(agencies) or None,
        "companies": len(companies(history, in_plan)),
        "finance": in_finance(history, in_plan),
        "done": len(done) / len(asked) if asked else None,
        "cycle": len(updated) / len(ECONOMIES) if updated else None,
    }


@settings(
    max_examples=10,
    deadline=None,
    # A history takes seconds: one that fails is shown as it is, not made smaller for minutes.
    phases=(Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=st.tuples(activities, engagements, editions))
def test_every_computed_kpi_equals_its_recomputation(
    callers: dict[str, Caller],
    owner: psycopg.Connection,
    drawn: tuple[list[Json], list[Json], Json],
) -> None:
    erase(owner)
    for caller in callers.values():
        caller.__dict__.pop("_headers", None)
    history = play(callers, drawn)
    secretariat = callers["secretariat"]
    card = scorecard(secretariat)
    values = {label: kpi["value"] for label, kpi in card.items()}
    wanted = expected(history)
    assert values == pytest.approx(wanted), history
    assert card["companies"]["baseline"]["value"] == len(companies(history, in_2017))
    assert card["finance"]["baseline"]["value"] == in_finance(history, in_2017)
    by_day = [target["reached"] for target in card["cycle"]["targets"]]
    in_time = [
        [
            e
            for e in history.editions
            if e["edition"] == m["edition"] and str(e["on"]) <= m["due_on"]
        ]
        for m in MILESTONES
    ]
    assert by_day == pytest.approx(
        [len(found) / len(ECONOMIES) if history.editions else None for found in in_time]
    )
    for label in ("held", "stars", "fora", "given", "joint", "finance", "companies"):
        assert len(listed(secretariat, card[label]["records"])) == values[label], label
