"""What one may send of each resource: the least that is accepted, and everything there is.

The contract suite makes its records of these. A resource that is missing here fails the suite, and
so does a field that `full` leaves out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tests.factories.world import PLAN

Json = dict[str, Any]

DRAFT_PLAN: Final = "TELWG-2018-2022"
"""A plan of the contract suite's world whose parts may still change."""

SOURCED: Final[Json] = {
    "sources": ["Strategic Plan 2018-2022, p. 3", "http://apec.org/x"],
    "note": "A note\n\non two paragraphs: Perú, Việt Nam",
    "certainty": "The end is inferred from the speeches.",
    "source_system": "register",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Payloads of one resource; `n` keeps them apart."""

    sparse: Callable[[int], Json]
    full: Callable[[int], Json]
    change: Json
    """A merge patch that any record of it takes."""
    clears: str | None = None
    """A field of `full` that a null empties."""
    word: str | None = None
    """A word by which `q` finds the records of `full`."""
    about: tuple[str, str] | None = None
    """Where there is one record for each of another resource: the field, and that resource."""


def sourced(n: int) -> Json:
    """Where a record came from; its identity over there is its own."""
    return {**SOURCED, "external_ref": f"reg/{n:04d}"}


def code(prefix: str, n: int) -> str:
    """A key of its own."""
    return f"{prefix}-{n:03d}"


def economy_code(n: int) -> str:
    """Three capital letters of their own; none of them is a real code."""
    return "X" + chr(65 + n // 26 % 26) + chr(65 + n % 26)


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


def recommendation(n: int) -> Json:
    """Everything that can be said of a recommendation."""
    return {
        **sourced(n),
        "text": f"Share passenger information early, number {n // 2}.",
        "forum": "CTWG",
        "plan": PLAN,
        "year": 2018 + n % 3,
        "source": {"kind": "mandate", "mandate": "LEADERS-2001-CT", "as_recorded": "statement"},
        "strength": "derived",
        "focus_areas": [f"{PLAN}.FA1", f"{PLAN}.FA2"],
        "areas": ["travel"],
        "topics": ["api-pnr"],
        "addressed_to": {
            "all_economies": False,
            "economies": ["AUS", "CHL"],
            "sub_fora": ["SCCP"],
            "organizations": ["ICAO"],
            "as_recorded": "economies and others",
        },
        "future_use": "In the next workshop on travel.",
        "priority": ("low", "medium", "high")[n % 3],
        "due_on": f"2020-{n % 12 + 1:02d}-15",
        "duplicates": [],
        "carried_from": None,
        "visibility": "public",
    }


def plan_part(n: int, label: str) -> Json:
    """What the parts of a plan have in common."""
    return {
        "ref": f"{DRAFT_PLAN}.{label}{n:03d}",
        "plan": DRAFT_PLAN,
        "label": f"{label}{n}",
        "text": f"Cooperate on screening, part {n}.",
    }


def party(n: int, **said: object) -> Json:
    """A participant of an activity."""
    names = ("economy", "organization", "agency", "speakers")
    return {**dict.fromkeys(names), "delegates": 4 + n % 3, "women": n % 3, **said}


SAMPLES: Final[Mapping[str, Sample]] = {
    "economies": Sample(
        sparse=lambda n: {"code": economy_code(n), "name": f"Sparse economy {n}"},
        full=lambda n: {
            **sourced(n),
            "code": economy_code(n),
            "name": f"Economy of the islands {n}",
            "formal_name": f"The Commonwealth of Islands {n}",
            "aliases": ["Islands", "The Isles"],
            "joined_on": ("1989-11", "1991", "1998-11-14")[n % 3],
            "position": n // 2 % 1000,
        },
        change={"formal_name": "The Federation of Islands"},
        clears="formal_name",
        word="commonwealth",
    ),
    "sub_fora": Sample(
        sparse=lambda n: {"code": code("SF", n), "name": f"Forum {n}", "kind": "task-force"},
        full=lambda n: {
            **sourced(n),
            "code": code("SF", n),
            "name": f"Working group on screening {n // 2}",
            "kind": "working-group",
            "aliases": ["SCE/SF"],
            "parent": "CTWG",
            "predecessor": "SCCP",
            "successor": "TELWG",
            "active_from": "2003-02",
            "active_to": "2013",
            "is_active": False,
            "history": "Became part of another.",
            "area_roles": [
                {"area": "finance", "role": "partner", "note": None},
                {"area": "travel", "role": "lead", "note": "Section VI"},
            ],
        },
        change={"history": "Renamed in 2013.", "is_active": True},
        clears="history",
        word="screening",
    ),
    "organizations": Sample(
        sparse=lambda n: {"code": code("ORG", n), "name": f"Organization {n}", "kind": "other"},
        full=lambda n: {
            **sourced(n),
            "code": code("ORG", n),
            "name": f"Council of Airports {n // 2}",
            "kind": "ngo",
            "acronym": "CA/ICO",
            "aliases": ["Airports"],
            "kind_as_recorded": "industry association",
            "url": "https://example.org/a?b=c",
        },
        change={"acronym": "COA"},
        clears="acronym",
        word="airports",
    ),
    "cross_cutting_areas": Sample(
        sparse=lambda n: {"code": code("area", n), "name": f"Secure Things {n}"},
        full=lambda n: {
            **sourced(n),
            "code": code("area", n),
            "name": f"Secure Supply {n}",
            "text": "What the area is about.",
            "position": n // 2 % 1000,
        },
        change={"text": "Otherwise."},
        clears="text",
    ),
    "mandates": Sample(
        sparse=lambda n: {"ref": code("M", n), "title": f"Mandate {n}", "kind": "strategy"},
        full=lambda n: {
            **sourced(n),
            "ref": code("M", n),
            "title": f"Statement on resilience {n // 2}",
            "kind": "leaders_statement",
            "body": "Leaders",
            "year": 2001 + n % 4,
            "place": "Shanghai",
            "url": "https://example.org/2001",
        },
        change={"place": "Los Cabos"},
        clears="year",
        word="resilience",
    ),
    "topics": Sample(
        sparse=lambda n: {"code": code("topic", n), "name": f"Topic {n}"},
        full=lambda n: {"code": code("topic", n), "name": f"Biometrics {n // 2}", "text": "Faces."},
        change={"text": "Faces and fingers."},
        clears="text",
        word="biometrics",
    ),
    "documents": Sample(
        sparse=lambda n: {"number": f"2011/SOM1/CTTF/{n:03d}", "title": f"Paper {n}"},
        full=lambda n: {
            **sourced(n),
            "number": f"2012/SOM2/CTTF/{n:03d}",
            "title": f"Stocktake of capacity {n // 2}",
            "agenda_item": "V-A",
            "purpose": "Information",
            "submitted_by": "Australia",
            "meeting": "Second meeting",
            "place": "Kazan",
            "meeting_starts_on": f"2012-05-{n % 28 + 1:02d}",
            "meeting_ends_on": "2012-05-30",
            "url": "https://example.org/paper.pdf",
        },
        change={"purpose": "Consideration"},
        clears="purpose",
        word="stocktake",
    ),
    "strategic_plans": Sample(
        sparse=lambda n: {"ref": code("SCCP", n), "forum": "SCCP", "title": f"Plan {n}"},
        full=lambda n: {
            **sourced(n),
            "ref": code("SCCP-full", n),
            "forum": "SCCP",
            "title": f"Customs strategy {n // 2}",
            "starts_on": f"2023-{n % 12 + 1:02d}-01",
            "midterm_on": "2025-06-30",
            "ends_on": "2027-12-31",
            "vision": "Secure trade.",
            "mission": "To facilitate it.",
            "mandates": ["LEADERS-2001-CT"],
        },
        change={"vision": "Secure and open trade."},
        clears="vision",
        word="customs",
    ),
    "focus_areas": Sample(
        sparse=lambda n: plan_part(n, "FA"),
        full=lambda n: {
            **plan_part(n, "FA"),
            "note": "As printed.",
            "position": n // 2 % 1000,
            "mandates": ["LEADERS-2001-CT"],
        },
        change={"note": "As printed, without the dash."},
        clears="note",
        word="screening",
    ),
    "objectives": Sample(
        sparse=lambda n: plan_part(n, "O"),
        full=lambda n: {
            **plan_part(n, "O"),
            "note": "As printed.",
            "position": n // 2 % 1000,
            "areas": ["finance", "travel"],
        },
        change={"text": "Cooperate more."},
        clears="note",
        word="screening",
    ),
    "kpis": Sample(
        sparse=lambda n: {
            "ref": f"{DRAFT_PLAN}.O1.k{n}",
            "objective": f"{DRAFT_PLAN}.O1",
            "label": "(i)",
            "text": f"Sparse indicator {n}",
            "measure": "count",
        },
        full=lambda n: {
            "ref": f"{DRAFT_PLAN}.O2.k{n}",
            "objective": f"{DRAFT_PLAN}.O2",
            "label": "(i)",
            "text": f"Share of economies that report {n // 2}",
            "measure": "share",
            "parent": f"{DRAFT_PLAN}.O2.i",
            "note": "No target is printed.",
            "unit": "economies",
            "direction": "down",
            "baseline": {"value": 3.5, "on": "2017", "note": "The year before."},
            "targets": [
                {"value": 10.0, "due_on": "2020-12-31"},
                {"value": 21.0, "due_on": "2022-12-31"},
            ],
            "source": "computed",
            "formula": {
                "name": "recommendations-implemented",
                "parameters": {
                    "period": {"from": "2018-01-01", "to": "2022-12-31"},
                    "activity_kinds": ["workshop"],
                    "topics": ["aeo"],
                },
            },
            "position": n // 2 % 1000,
        },
        change={"unit": "agencies"},
        clears="baseline",
        word="share",
    ),
    "kpi_measurements": Sample(
        sparse=lambda n: {
            "kpi": f"{PLAN}.O2.i",
            "period_start": f"{1990 + n % 100}-01-01",
            "period_end": f"{1990 + n % 100}-12-31",
        },
        full=lambda n: {
            **sourced(n),
            "kpi": f"{PLAN}.O1.i",
            "economy": "AUS",
            "period_start": "2018-01-01",
            "period_end": f"2018-{n % 12 + 1:02d}-15",
            "value": float(n // 2),
            # A count is told by a value alone.
            **dict.fromkeys(("numerator", "denominator", "rating", "narrative")),
            "evidence": [
                {
                    "title": "Register of trainees",
                    "url": "https://example.org/register",
                    "document_number": "2018/SOM3/CTWG/004",
                    "on": "2018-08-08",
                }
            ],
            "visibility": ("public", "members", "restricted")[n % 3],
        },
        change={"value": 7.5},
        clears="value",
        word="paragraphs",
    ),
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
    "action_plans": Sample(
        sparse=lambda n: {"economy": "CHL", "edition": str(1000 + n)},
        full=lambda n: {
            **sourced(n),
            "economy": "AUS",
            "edition": str(1000 + n),
            "plan": PLAN,
            "template": "2009",
            "calendar_year": 2009 + n % 3,
            "tabled_at": "CTWG-14, Port Moresby",
            "updated_on": "2018-06",
            "reviewed_on": "2018-09-03",
            "visibility": "public",
        },
        change={"tabled_at": "CTWG-15"},
        clears="reviewed_on",
    ),
    "support_needs": Sample(
        sparse=lambda n: {"economy": "HKG", "title": f"Need {n}", "kind": "funding"},
        full=lambda n: {
            "economy": "HKG",
            "title": f"Trainers for screening {n // 2}",
            "kind": ("training", "expertise")[n % 2],
            "forum": "CTWG",
            "description": "Two for a month.",
            "area": "travel",
            "topics": ["aeo", "api-pnr"],
            "priority": ("low", "medium", "high")[n % 3],
            "arises_from": {"implementation": None, "entry": None},
            "visibility": ("public", "members")[n % 2],
        },
        change={"description": "Three for a month."},
        clears="area",
        word="trainers",
    ),
    "support_offers": Sample(
        sparse=lambda n: {"title": f"Offer {n}", "offered_by": {"organization": "ICAO"}},
        full=lambda n: {
            "title": f"Trainers to lend {n // 2}",
            "offered_by": {"economy": "AUS", "sub_forum": None, "organization": None},
            "description": "Two for a month.",
            "areas": ["travel"],
            "topics": ["aeo"],
            "kinds": ["training", "expertise"],
            "capacity": 1 + n % 3,
            "available_from": "2018-01-01",
            "available_until": f"2020-{n % 12 + 1:02d}-15",
            "visibility": ("public", "members")[n % 2],
        },
        change={"capacity": 7},
        clears="available_until",
        word="trainers",
    ),
    "support_matches": Sample(
        sparse=lambda _: {"activity": "CTWG-2018-A01"},
        full=lambda n: {
            "need": None,
            "offer": None,
            "activity": "CTWG-2018-A01",
            "note": f"They asked for seats {n // 2}.",
        },
        change={"note": "They have two seats."},
        clears="note",
        about=("need", "support_needs"),
    ),
    "activities": Sample(
        sparse=lambda n: {"title": f"Sparse activity {n}", "kind": "study"},
        full=activity,
        change={"place": "Hué"},
        clears="place",
        word="workshop",
    ),
    "recommendations": Sample(
        sparse=lambda n: {"text": f"Sparse recommendation {n}", "source": {"kind": "assessment"}},
        full=recommendation,
        change={"future_use": "In the year after."},
        clears="due_on",
        word="passenger",
    ),
    "recommendation_likenesses": Sample(
        sparse=lambda _: {"other": "CTWG-2018-R01", "verdict": "overlaps"},
        full=lambda n: {
            "recommendation": None,
            "other": "CTWG-2018-R01",
            "verdict": ("overlaps", "different")[n % 2],
            "note": "One is about ships, the other about ports.",
        },
        change={"note": "Both are about ships."},
        clears="note",
        about=("recommendation", "recommendations"),
    ),
    "users": Sample(
        sparse=lambda n: {"email": f"person.{n}@example.org", "name": f"Person {n}"},
        full=lambda n: {
            "email": f"official.{n}@example.org",
            "name": f"Official of Customs {n // 2}",
            "is_active": True,
            "password": f"a long enough passphrase {n}",
            "seats": [
                {"role": "chair", "economy": None, "forum": "CTWG"},
                {"role": "focal_point", "economy": "AUS", "forum": None},
            ],
        },
        change={"name": "Official of Immigration"},
        word="official",
    ),
    "service_accounts": Sample(
        sparse=lambda n: {"code": code("system", n), "name": f"System {n}", "role": "observer"},
        full=lambda n: {
            "code": code("case-system", n),
            "name": f"Case system {n // 2}",
            "role": "focal_point",
            "economy": "AUS",
            "forum": None,
            "is_active": True,
            "scopes": ["activities:write", "recommendations:write"],
        },
        change={"name": "Another system"},
        word="case",
    ),
}
