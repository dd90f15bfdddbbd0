"""Measurements of the KPIs that no formula counts: what economies say of themselves."""

from typing import Final

from simulation.subjects import PLAN
from simulation.troupe import Troupe, of_plan

MEASURED: Final = ("O1.i", "O7.i")
YEARS: Final = (2018, 2020, 2022)
SAYS: Final = {
    "O1.i": (
        "Work in two of the four areas; supply chains come next.",
        "All four areas have an agency in charge.",
        "Law and practice follow the strategy; a review is planned.",
    ),
    "O7.i": (
        "Operators of infrastructure meet the police once a year.",
        "Plans for recovery exist and were rehearsed.",
        "A common exercise with neighbours was held.",
    ),
}
VERIFIED: Final = 0.8


def measure(troupe: Troupe, year: int) -> None:
    """Economies that report say where they stand; a validator of theirs looks at most of it."""
    if year not in YEARS:
        return
    for code, person in troupe.focal_points.items():
        for kpi in MEASURED:
            if not troupe.happens(0.6 * troupe.behaviours[code].reports):
                continue
            said = {
                "kpi": of_plan(PLAN, kpi),
                "economy": code,
                "period_start": f"{year}-01-01",
                "period_end": f"{year}-12-31",
                "narrative": troupe.chance.choice(SAYS[kpi]),
                "visibility": "public",
            }
            path = f"/kpi-measurements/{person.create('/kpi-measurements', said)['ref']}"
            person.verb(f"{path}/submit")
            if troupe.happens(VERIFIED):
                troupe.validators[code].verb(f"{path}/verify")
