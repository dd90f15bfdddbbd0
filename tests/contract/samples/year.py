"""A forum's year: what it plans, holds and reports, and whom it meets."""

from collections.abc import Mapping
from typing import Final

from tests.contract.samples.shapes import DRAFT_PLAN, Json, Sample, sourced
from tests.factories.world import PLAN


def activity(n: int) -> Json:
    """Everything that can be said of an activity."""
    words = ("kind_as_recorded", "forum_as_recorded", "lead_as_recorded", "status_as_recorded")
    return {
        **sourced(n),
        **dict.fromkeys(words, "as the source has it"),
        "title": f"Workshop on soft targets {n // 2}",
        "kind": "workshop",
        "forum": "CTWG",
        "plan": PLAN,
        "work_plan": "CTWG-2018",
        "project_number": f"CTWG {n:02d} 2018A",
        "lead_economies": ["AUS", "CHL"],
        "co_sponsors": ["HKG"],
        "partner_fora": ["SCCP", "TELWG"],
        "partner_organizations": ["ICAO"],
        "focus_areas": [f"{PLAN}.FA1"],
        "objectives": [f"{PLAN}.O1"],
        "kpis": [f"{PLAN}.O1.i"],
        "areas": ["travel"],
        "topics": ["aeo", "api-pnr"],
        "documents": ["2010-SOM3-SCE-010"],
        "planned": {"start": f"2018-{n % 12 + 1:02d}", "end": f"2018-{n % 12 + 1:02d}"},
        "actual": {"start": "2018-05-09", "end": "2018-05-10"},
        "place": "Port Moresby",
        "host_economy": "AUS",
        "mode": "hybrid",
        "fund": "APEC Support Fund",
        "budget": {"apec_funding": 100_000.5, "co_funding": 0.0},
        "attendance": "over 120 from 18 economies",
        "expected_outcomes": "Shared practice.",
        "publication_number": "APEC#218-CT-01.1",
        "visibility": "public",
    }


def party(n: int, **said: object) -> Json:
    """A participant of an activity."""
    names = ("economy", "organization", "agency", "speakers")
    return {**dict.fromkeys(names), "delegates": 4 + n % 3, "women": n % 3, **said}


YEAR: Final[Mapping[str, Sample]] = {
    "work_plans": Sample(
        sparse=lambda n: {"year": 1989 + n % 112},
        full=lambda n: {
            **sourced(n),
            "forum": None,
            "year": 2018 + n % 3,
            # A plan is its own forum's; these fora have none.
            "plan": None,
            "theme": f"Harnessing opportunities {n // 2}",
            "thrust": [
                {
                    "focus_area": f"{DRAFT_PLAN}.FA{part}",
                    "rationale": "Leaders asked for it.",
                    "basis": basis,
                }
                for part, basis in ((2, "leaders_statement"), (1, "emerging_threat"))
            ],
        },
        change={"theme": "Another theme"},
        clears="theme",
        word="harnessing",
        about=("forum", "sub_fora"),
    ),
    "activities": Sample(
        sparse=lambda n: {"title": f"Sparse activity {n}", "kind": "study"},
        full=activity,
        change={"place": "Hué"},
        clears="place",
        word="workshop",
    ),
    "activity_reports": Sample(
        sparse=lambda _: {},
        full=lambda n: {
            **sourced(n),
            "activity": None,
            "summary": f"Border agencies compared their screening {n // 2}.",
            "outcomes": "Terms were agreed.",
            "participation": [
                party(n, economy="CHL", agency="Aduanas", speakers=1),
                party(n, economy="AUS", agency="Border Force"),
                party(n, organization="ICAO", delegates=None, women=None),
            ],
            "recommendations": ["CTWG-2018-R01"],
            "no_recommendations_because": "There is one, but it was made before.",
        },
        change={"outcomes": "Terms were agreed, and a list."},
        clears="summary",
        word="screening",
        about=("activity", "activities"),
    ),
    "meetings": Sample(
        sparse=lambda n: {"forum": "SCCP", "on": str(1989 + n % 112)},
        full=lambda n: {
            **sourced(n),
            "forum": "CTWG",
            "on": f"2018-{n % 12 + 1:02d}",
            "number": n % 1000 + 1,
            "place": f"Port Moresby {n // 2}",
            "host_economy": "HKG",
            "apec_meeting": f"SOM{n % 3 + 1}",
            "attendance": [
                {"economy": "HKG", "delegates": 6, "women": n % 6},
                {"economy": "AUS", "delegates": None, "women": None},
            ],
            "visibility": ("public", "members", "restricted")[n % 3],
        },
        change={"place": "Hué"},
        clears="number",
        word="moresby",
    ),
    "engagements": Sample(
        sparse=lambda n: {
            "forum": "TELWG",
            "kind": "joint-planning",
            "with": {"sub_fora": ["CTWG"]},
            "on": str(1989 + n % 112),
        },
        full=lambda n: {
            **sourced(n),
            "forum": "CTWG",
            "kind": ("briefing-given", "report-received", "joint-meeting")[n % 3],
            "with": {"sub_fora": ["SCCP", "TELWG"], "organizations": ["ICAO"]},
            "on": f"2018-{n % 12 + 1:02d}-15",
            "meeting": "CTWG-2018-M01",
            "areas": ["finance", "travel"],
            "topics": ["aeo"],
            "outcome": f"Customs briefed on passenger data {n // 2}.",
            "follow_up": "A list by October.",
            "visibility": ("public", "members", "restricted")[n % 3],
        },
        change={"outcome": "Customs briefed."},
        clears="meeting",
        word="customs",
    ),
}
