"""Action plans of economies, and the support they ask for and offer."""

from collections.abc import Mapping
from typing import Final

from tests.contract.samples.shapes import Sample, sourced
from tests.factories.world import PLAN

COOPERATION: Final[Mapping[str, Sample]] = {
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
}
