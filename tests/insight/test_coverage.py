"""Coverage counts what the caller may see, and nothing else."""

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.world import PLAN, make_world


def test_coverage_counts_activities_by_focus_area_and_objective(
    secretariat: Caller, australia: Caller
) -> None:
    make_world(secretariat)
    make_activity(australia)
    make_activity(australia, objectives=[f"{PLAN}.O1", f"{PLAN}.O2"])
    coverage = australia.get(f"/coverage?plan={PLAN}").json()
    assert coverage["activities"] == 2
    assert [(e["ref"], e["activities"]) for e in coverage["focus_areas"]] == [
        (f"{PLAN}.FA1", 2),
        (f"{PLAN}.FA2", 0),
    ]
    assert [e["activities"] for e in coverage["objectives"]] == [2, 1]
    assert [e["activities"] for e in coverage["kpis"]] == [2, 0]
    assert coverage["cells"] == [
        {"focus_area": f"{PLAN}.FA1", "objective": f"{PLAN}.O1", "activities": 2},
        {"focus_area": f"{PLAN}.FA1", "objective": f"{PLAN}.O2", "activities": 1},
    ]


def test_coverage_leaves_out_what_the_caller_may_not_see(
    secretariat: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    make_world(secretariat)
    make_activity(australia, visibility="restricted")
    make_activity(australia)
    seen = {
        name: caller.get(f"/coverage?plan={PLAN}").json()["activities"]
        for name, caller in {"australia": australia, "chile": chile, "nobody": anonymous}.items()
    }
    assert seen == {"australia": 2, "chile": 1, "nobody": 0}


def test_coverage_follows_every_change(secretariat: Caller, australia: Caller) -> None:
    make_world(secretariat)
    path = f"/coverage?plan={PLAN}"
    assert australia.get(path).json()["activities"] == 0
    made = make_activity(australia)
    assert australia.get(path).json()["activities"] == 1
    australia.patch(f"/activities/{made['ref']}", {"plan": None, "focus_areas": [], "kpis": []})
    assert australia.get(path).json()["focus_areas"][0]["activities"] == 0


def test_coverage_of_an_unknown_plan_is_not_found(anonymous: Caller) -> None:
    assert anonymous.get("/coverage?plan=NONE").status_code == 404
