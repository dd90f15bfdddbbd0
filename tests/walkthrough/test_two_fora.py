"""Two fora run their own plans side by side, with different numbers of everything."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from simulation.stage import set_stage
from tests.callers import Caller
from tests.factories.world import part
from tests.walkthrough.opening import figures

ROOT: Final = Path(__file__).parents[2]
CTWG, TELWG = "CTWG-2018-2022", "TELWG-2019-2021"
FORUM: Final = re.compile(r"\b(CTWG|CTTF)\b")
PRODUCT: Final = re.compile(r"CTWG Tracker|X-CTWG-[A-Z][A-Za-z-]+|CTWG-Reason")
"""The name of the product, and headers that bear it: names, not a forum."""
INSIGHTS: Final = (
    *("coverage", "compliance", "engagement-ledger", "action-plan-cycle", "support-board"),
)


@pytest.fixture
def telwg(client: TestClient) -> Caller:
    """The chair of TELWG."""
    return Caller(client, "chair:TELWG")


@pytest.fixture
def plans(client: TestClient, secretariat: Caller) -> None:
    """The published plans, and one of TELWG that shares no number with CTWG's."""
    app = client.app
    assert isinstance(app, FastAPI)
    set_stage(app.state.services.database, ROOT / "data")
    make_plan(secretariat)


def make_plan(secretariat: Caller) -> None:
    """Three years without a mid-term, two focus areas, one objective, three KPIs, one counted."""
    secretariat.create(
        "/strategic-plans",
        {
            "ref": TELWG,
            "forum": "TELWG",
            "title": "A plan of three years",
            "starts_on": "2019-01-01",
            "ends_on": "2021-12-31",
        },
    )
    for n in (1, 2):
        area = {**part(TELWG, f"FA{n}", n), "text": f"Focus area {n}"}
        secretariat.create("/focus-areas", area)
    secretariat.create("/objectives", {**part(TELWG, "O1", 1), "text": "One objective"})
    counted: dict[str, Any] = {
        "source": "computed",
        "formula": {
            "name": "activities-completed",
            "parameters": {
                "period": {"from": "2019-01-01", "to": "2021-12-31"},
                "kinds": ["exercise"],
            },
        },
        "targets": [{"value": 1, "due_on": "2019-12-31"}, {"value": 3, "due_on": "2021-12-31"}],
    }
    for label, more in (("a", counted), ("b", {}), ("c", {})):
        kpi = {"ref": f"{TELWG}.O1.{label}", "objective": f"{TELWG}.O1", "label": label}
        secretariat.create("/kpis", {**kpi, "text": label, "measure": "count", **more})
    endorsed = secretariat.verb(f"/strategic-plans/{TELWG}/endorse", {"endorsed_on": "2018-12-03"})
    assert endorsed.status_code == 200, endorsed.text


def views(caller: Caller, plan: str) -> dict[str, Any]:
    """What every insight says of a plan."""
    said = {name: caller.get(f"/{name}?plan={plan}") for name in INSIGHTS}
    said["scorecards"] = caller.get(f"/scorecards/{plan}")
    assert {name: answer.status_code for name, answer in said.items()} == dict.fromkeys(said, 200)
    return {name: answer.json() for name, answer in said.items()}


def play(telwg: Caller, australia: Caller) -> None:
    """A year of TELWG: an exercise in a work plan, held, one recommendation for two economies."""
    thrust = {"focus_area": f"{TELWG}.FA2", "rationale": "It is asked for."}
    telwg.create("/work-plans", {"forum": "TELWG", "year": 2019, "thrust": [thrust]})
    activity = australia.create(
        "/activities",
        {
            "title": "Exercise of incident response teams",
            "kind": "exercise",
            "work_plan": "TELWG-2019",
            "lead_economies": ["AUS"],
            "focus_areas": [f"{TELWG}.FA2"],
            "objectives": [f"{TELWG}.O1"],
            "kpis": [f"{TELWG}.O1.a"],
            "planned": {"start": "2019-05-06", "end": "2019-05-07"},
        },
    )
    path = f"/activities/{activity['ref']}"
    for step in ("/work-plans/TELWG-2019/submit", "/work-plans/TELWG-2019/endorse"):
        assert telwg.verb(step).status_code == 200
    assert australia.verb(f"{path}/start").status_code == 200
    held = australia.verb(f"{path}/complete", {"actual": activity["planned"]})
    assert held.json()["status"] == "completed"
    recommendation = telwg.create(
        "/recommendations",
        {
            "text": "Exchange indicators of attack among response teams.",
            "forum": "TELWG",
            "plan": TELWG,
            "year": 2019,
            "source": {"kind": "activity", "activity": activity["ref"]},
            "addressed_to": {"economies": ["AUS", "CHL"]},
            "future_use": "Take it up in 2020.",
        },
    )
    assert telwg.verb(f"/recommendations/{recommendation['ref']}/adopt").status_code == 200
    telwg.create(
        "/engagements",
        {
            "forum": "TELWG",
            "kind": "briefing-given",
            "on": "2019-08-20",
            "with": {"sub_fora": ["CTWG"]},
        },
    )


@pytest.mark.usefixtures("plans")
def test_each_forum_sees_its_own_plan_and_not_the_other_s(
    secretariat: Caller, telwg: Caller, chair: Caller, australia: Caller
) -> None:
    before = views(secretariat, CTWG)
    play(telwg, australia)
    assert views(secretariat, CTWG) == before
    own = views(telwg, TELWG)
    assert (own["coverage"]["activities"], len(own["coverage"]["focus_areas"])) == (1, 2)
    [objective] = own["scorecards"]["objectives"]
    assert [(kpi["ref"], kpi["value"]) for kpi in objective["kpis"]] == [
        (f"{TELWG}.O1.a", 1),
        (f"{TELWG}.O1.b", None),
        (f"{TELWG}.O1.c", None),
    ]
    assert [target["status"] for target in objective["kpis"][0]["targets"]] == ["met", "missed"]
    assert own["compliance"]["asked"]["count"] == 2
    assert own["engagement-ledger"]["given"]["count"] == 1
    assert own["action-plan-cycle"]["review"]["due_on"] is None
    assert views(chair, TELWG)["compliance"]["asked"]["count"] == 0
    for count, address in figures([own[name] for name in INSIGHTS]):
        mark = "&" if "?" in address else "?"
        assert telwg.get(f"{address}{mark}count=true").json()["total"] == count, address


@pytest.mark.usefixtures("plans")
def test_each_forum_is_told_of_its_own_duties(
    telwg: Caller, chair: Caller, australia: Caller
) -> None:
    play(telwg, australia)
    ours, theirs = (caller.get("/attention").json()["items"] for caller in (telwg, chair))
    assert ours
    assert {item["forum"] for item in ours} == {"TELWG"}
    assert theirs == []


@pytest.mark.usefixtures("plans")
def test_a_plan_without_kpis_asks_for_none(telwg: Caller, australia: Caller) -> None:
    proposal = {
        "title": "Exercise of incident response teams",
        "kind": "exercise",
        "forum": "TELWG",
        "lead_economies": ["AUS"],
        "focus_areas": ["TELWG-2016-2020.FA3"],
        "objectives": ["TELWG-2016-2020.O3"],
        "planned": {"start": "2018-05-06"},
    }
    path = f"/activities/{australia.create('/activities', proposal)['ref']}"
    assert australia.post(f"{path}/lint").json() == {"findings": []}
    assert telwg.verb(f"{path}/endorse").json()["status"] == "endorsed"


@pytest.mark.usefixtures("plans")
def test_a_year_belongs_to_the_plan_that_began_last(telwg: Caller) -> None:
    for year, plan in ((2018, "TELWG-2016-2020"), (2019, TELWG), (2023, "TELWG-2021-2025")):
        assert telwg.create("/work-plans", {"forum": "TELWG", "year": year})["plan"] == plan


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that do something: no docstrings, no examples."""
    tree = ast.parse(path.read_text())
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(node.value)
        if isinstance(node, ast.keyword) and node.arg in {"examples", "description"}:
            silent.update(ast.walk(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent:
            yield node.lineno, node.value


def test_no_rule_of_the_service_names_a_forum() -> None:
    # The loader reads the published record, whose own words these are.
    modules = (path for path in ROOT.glob("api/**/*.py") if path.parent.name != "load")
    said = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted(modules)
        for line, text in strings(path)
        if FORUM.search(PRODUCT.sub("", text))
    ]
    assert said == []


def test_the_web_application_names_a_forum_only_where_nobody_has_chosen_one() -> None:
    literal = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|`(?:[^`\\]|\\.)*`")
    comment = re.compile(r"/\*.*?\*/|^\s*//.*?$", re.DOTALL | re.MULTILINE)
    examples = re.compile(r"such as CTWG-[\w.-]+")
    said = set()
    for path in sorted(ROOT.glob("frontend/src/**/*.ts*")):
        is_written_by_hand = path.parts[-2] != "api" and ".test." not in path.name
        for text in (
            literal.findall(comment.sub("", path.read_text())) if is_written_by_hand else ()
        ):
            if FORUM.search(examples.sub("", PRODUCT.sub("", text))):
                said.add((path.name, text))
    assert said <= {("forum.ts", "'CTWG'")}
