"""Recommendations, and which of them are alike."""

from collections.abc import Mapping
from typing import Final

from tests.contract.samples.shapes import Json, Sample, sourced
from tests.factories.world import PLAN


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


ADVICE: Final[Mapping[str, Sample]] = {
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
}
