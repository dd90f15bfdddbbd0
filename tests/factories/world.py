"""A small world that most tests need: economies, fora, areas, and an endorsed plan."""

from typing import Any

from tests.callers import Caller

PLAN = "CTWG-2018-2022"


def make_world(secretariat: Caller) -> None:
    """Three economies, three fora, two areas, two topics, one endorsed plan of two parts each."""
    make_reference(secretariat)
    make_plan(secretariat, PLAN, "CTWG")
    endorsed = secretariat.verb(f"/strategic-plans/{PLAN}/endorse", {"endorsed_on": "2017-10-09"})
    assert endorsed.status_code == 200, endorsed.text


def make_reference(secretariat: Caller) -> None:
    """Economies, fora, areas, topics."""
    for position, (code, name) in enumerate(
        [("AUS", "Australia"), ("CHL", "Chile"), ("HKG", "Hong Kong, China")], start=1
    ):
        secretariat.create("/economies", {"code": code, "name": name, "position": position})
    for code in ("CTWG", "TELWG", "SCCP"):
        secretariat.create(
            "/sub-fora", {"code": code, "name": f"{code} in full", "kind": "working-group"}
        )
    for code in ("travel", "finance"):
        name = f"Secure {code.title()}"
        secretariat.create("/cross-cutting-areas", {"code": code, "name": name})
    for code in ("api-pnr", "aeo"):
        secretariat.create("/topics", {"code": code, "name": code.upper()})


def make_plan(secretariat: Caller, ref: str, forum: str) -> None:
    """A draft plan with two focus areas, two objectives and a KPI for each."""
    dates = {"starts_on": "2018-01-01", "midterm_on": "2020-12-31", "ends_on": "2022-12-31"}
    secretariat.create(
        "/strategic-plans", {"ref": ref, "forum": forum, "title": f"Plan of {forum}", **dates}
    )
    for n in (1, 2):
        secretariat.create(
            "/focus-areas", {**part(ref, f"FA{n}", n), "text": f"Focus area {n} of {forum}"}
        )
        secretariat.create("/objectives", {**part(ref, f"O{n}", n), "text": f"Objective {n}"})
        secretariat.create(
            "/kpis",
            {
                "ref": f"{ref}.O{n}.i",
                "objective": f"{ref}.O{n}",
                "label": "(i)",
                "text": f"KPI of objective {n}",
                "measure": "count",
            },
        )


def part(plan: str, label: str, position: int) -> dict[str, Any]:
    """What every part of a plan says of itself."""
    return {"ref": f"{plan}.{label}", "plan": plan, "label": label, "position": position}
