"""The action plans of the economies: baseline, mid-term review, end-term update."""

from typing import Final

from simulation.people import Json, Person
from simulation.subjects import GAPS, PLAN
from simulation.troupe import Troupe

REVIEWED: Final = "2020-11-12"
UPDATED: Final = "2022-10-20"
STEPS: Final = ("not_started", "partly", "largely", "fully")
WORKING: Final = ("not_assessed", "low", "moderate", "substantial")
ENTRIES: Final = 3


def edition(code: str, name: str) -> str:
    """The address of an edition."""
    return f"/action-plans/CTAP-{code}-{PLAN}-{name}"


def file_baselines(troupe: Troupe) -> None:
    """Every economy that takes part files where it stands in 2018."""
    for code, person in troupe.focal_points.items():
        if not troupe.happens(_diligence(troupe, code)):
            continue
        person.create(
            "/action-plans",
            {
                "economy": code,
                "plan": PLAN,
                "edition": "baseline",
                "calendar_year": 2018,
                "tabled_at": "SOM3 2018",
                "visibility": "public",
            },
        )
        path = edition(code, "BASELINE")
        for section, area, gap in sorted(troupe.chance.sample(GAPS, ENTRIES)):
            person.create(f"{path}/entries", _entry(troupe, section, area, gap))
        person.verb(f"{path}/submit", {"updated_on": "2018-08"})
        if troupe.happens(_diligence(troupe, code)):
            troupe.secretariat.verb(f"{path}/review", {"reviewed_on": "2018-11"})


def review_at_midterm(troupe: Troupe) -> None:
    """Who has filed a baseline goes on; most are reviewed before the end of 2020."""
    for code, person in _with_edition(troupe, "baseline"):
        if not troupe.happens(_diligence(troupe, code)):
            continue
        path = edition(code, "MIDTERM-REVIEW")
        person.verb(f"{edition(code, 'BASELINE')}/next-edition")
        _advance(troupe, person, path)
        person.patch(path, {"calendar_year": 2020, "tabled_at": "SOM3 2020"})
        person.verb(f"{path}/submit", {"updated_on": "2020-09"})
        if troupe.happens(0.9):
            troupe.secretariat.verb(f"{path}/review", {"reviewed_on": REVIEWED})


def update_at_end(troupe: Troupe) -> None:
    """The last edition of the cycle; a few stay drafts."""
    for code, person in _with_edition(troupe, "midterm_review"):
        path = edition(code, "END-TERM-UPDATE")
        if not troupe.happens(_diligence(troupe, code)):
            continue
        person.verb(f"{edition(code, 'MIDTERM-REVIEW')}/next-edition")
        _advance(troupe, person, path)
        person.patch(path, {"calendar_year": 2022, "tabled_at": "SOM3 2022"})
        if troupe.happens(0.85):
            person.verb(f"{path}/submit", {"updated_on": UPDATED})


def _diligence(troupe: Troupe, code: str) -> float:
    return 0.3 + 0.7 * troupe.behaviours[code].reports if troupe.behaviours[code].answers else 0.25


def _with_edition(troupe: Troupe, name: str) -> list[tuple[str, Person]]:
    filed = troupe.secretariat.get(
        f"/action-plans?plan={PLAN}&edition={name}&status=submitted,reviewed&limit=100"
    )
    codes = {str(item["economy"]) for item in filed["items"]}
    return [(code, person) for code, person in troupe.focal_points.items() if code in codes]


def _entry(troupe: Troupe, section: str, area: str, gap: str) -> Json:
    level = troupe.chance.randrange(len(STEPS) - 1)
    return {
        "section": section,
        "gap": gap,
        "risk": f"It leaves {area.replace('-', ' ')} open to misuse.",
        "severity": troupe.chance.choice(("moderate", "high", "critical")),
        "measures_taken": "A pilot has been run." if level else None,
        "measures_planned": "To be extended to all sites.",
        "done": STEPS[level],
        "effectiveness": WORKING[troupe.chance.randint(0, level + 1)],
    }


def _advance(troupe: Troupe, person: Person, path: str) -> None:
    """What an economy has done about its gaps since the last edition."""
    for entry in person.get(f"{path}/entries")["items"]:
        if not troupe.happens(0.75):
            continue
        level = min(STEPS.index(entry["done"]) + troupe.chance.randint(1, 2), len(STEPS) - 1)
        works = WORKING[min(troupe.chance.randint(1, 2) + level - 1, len(WORKING) - 1)]
        measures = {"measures_taken": "The measures stand at most sites."}
        person.patch(
            f"{path}/entries/{entry['ref']}",
            {**measures, "done": STEPS[level], "effectiveness": works},
        )
