"""The second forum: the same service, another plan, numbers of its own."""

from typing import Final

from simulation.people import Json
from simulation.troupe import OTHER_FORUM as FORUM
from simulation.troupe import Troupe, of_plan

PLAN: Final = "TELWG-2016-2020"
YEARS: Final = (2018, 2019, 2020)
FOCUS_AREA, OBJECTIVE = "FA3", "O3"


def play(troupe: Troupe) -> None:
    """An exercise a year, reported, and a briefing for the first forum."""
    lead = troupe.those(lambda behaviour: behaviour.leads)[0]
    for year in YEARS:
        if year in troupe.scale.years:
            _play_year(troupe, lead, year)


def _play_year(troupe: Troupe, lead: str, year: int) -> None:
    chair, person = troupe.other_chair, troupe.focal_points[lead]
    thrust = {
        "focus_area": of_plan(PLAN, FOCUS_AREA),
        "rationale": "Networks carry what all other sectors need.",
        "basis": "emerging_threat",
    }
    work: Json = {"forum": FORUM, "year": year, "plan": PLAN, "thrust": [thrust]}
    plan = chair.create("/work-plans", work)
    days = {"start": f"{year}-04-23", "end": f"{year}-04-24"}
    activity = person.create(
        "/activities",
        {
            "title": f"Exercise of incident response teams ({year})",
            "kind": "exercise",
            "work_plan": plan["ref"],
            "lead_economies": [lead],
            "areas": ["infrastructure"],
            "topics": ["cert", "cyber"],
            "focus_areas": [of_plan(PLAN, FOCUS_AREA)],
            "objectives": [of_plan(PLAN, OBJECTIVE)],
            "planned": days,
        },
    )
    for verb in ("submit", "endorse"):
        chair.verb(f"/work-plans/{plan['ref']}/{verb}")
    path = f"/activities/{activity['ref']}"
    chair.patch(path, {"visibility": "public"})
    person.verb(f"{path}/start")
    person.verb(f"{path}/complete", {"actual": days})
    [report] = person.get(f"/activity-reports?activity={activity['ref']}")["items"]
    because = {"no_recommendations_because": "The teams will say so after the next exercise."}
    person.patch(f"/activity-reports/{report['ref']}", because)
    person.verb(f"/activity-reports/{report['ref']}/submit")
    briefing: Json = {"forum": FORUM, "kind": "briefing-given", "on": f"{year}-08-20"}
    counterpart = {"with": {"sub_fora": ["CTWG"]}, "areas": ["infrastructure"]}
    chair.create("/engagements", {**briefing, **counterpart, "visibility": "public"})
