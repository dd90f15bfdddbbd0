"""Meetings, and who briefed whom: the forum with others, others with the forum."""

from typing import Final

from simulation.people import Json
from simulation.subjects import FORUM, SUBJECTS, YEARS
from simulation.troupe import LIAISONS, Troupe, share

MARGINS: Final = (("SOM1", "02", "25"), ("SOM3", "08", "19"))
GIVEN: Final = ("briefing-given", "report-sent", "invitation")
JOINT: Final = ("joint-meeting", "joint-discussion", "joint-planning", "joint-capacity-building")
ORGANIZATIONS: Final = ("ICAO", "WCO", "FATF", "UNODC", "INTERPOL")
FIRST_NUMBER: Final = 11
"""Of the meetings: the forum's count goes on from the plan before."""


def meet(troupe: Troupe, year: int) -> None:
    """The two meetings of a year, and the contacts at each."""
    for turn, (margin, month, day) in enumerate(MARGINS):
        on = f"{year}-{month}-{day}"
        meeting = troupe.chair.create(
            "/meetings",
            {
                "forum": FORUM,
                "number": FIRST_NUMBER + 2 * (year - min(YEARS)) + turn,
                "on": on,
                "place": YEARS[year].places[turn],
                "host_economy": YEARS[year].host,
                "apec_meeting": margin,
                "attendance": _attendance(troupe),
                "visibility": "public",
            },
        )
        _contacts(troupe, str(meeting["ref"]), on)


def _attendance(troupe: Troupe) -> list[Json]:
    came = (
        code for code in troupe.economies if troupe.happens(0.4 + troupe.behaviours[code].answers)
    )
    return [
        share({"economy": code, "delegates": troupe.chance.randint(1, 5)}, troupe) for code in came
    ]


def _contacts(troupe: Troupe, meeting: str, on: str) -> None:
    """The chair logs what the forum gave and did together; a liaison what its forum gave.

    One forum of those with a liaison falls silent after 2019.
    """
    chance = troupe.chance
    for code in LIAISONS:
        if code == LIAISONS[-1] and on >= "2020":
            continue
        subject = chance.choice(SUBJECTS)
        said: Json = {
            "forum": FORUM,
            "on": on,
            "meeting": meeting,
            "with": {"sub_fora": [code]},
            "areas": [subject.area],
            "topics": list(subject.topics),
            "outcome": f"Both know what the other does in {subject.title}.",
            "visibility": "public",
        }
        if troupe.happens(0.6):
            troupe.chair.create("/engagements", {**said, "kind": chance.choice(GIVEN)})
        if troupe.happens(0.45):
            received = {**said, "kind": "briefing-received", "visibility": "members"}
            troupe.liaisons[code].create("/engagements", received)
        if troupe.happens(0.3):
            troupe.chair.create("/engagements", {**said, "kind": chance.choice(JOINT)})
    guest = {"forum": FORUM, "on": on, "meeting": meeting, "kind": "briefing-received"}
    others = {"with": {"organizations": [chance.choice(ORGANIZATIONS)]}, "visibility": "public"}
    troupe.chair.create("/engagements", {**guest, **others})
