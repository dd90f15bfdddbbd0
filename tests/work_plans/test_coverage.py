"""What a year's work covers, and what it leaves out: also while it is still a draft."""

from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.activity_reports import HELD
from tests.factories.work_plans import advance_work_plan, make_work_plan
from tests.factories.world import PLAN, make_world

WORK = "CTWG-2018"


@pytest.fixture(autouse=True)
def world(secretariat: Caller, chair: Caller) -> None:
    """A draft for 2018, with nothing in it yet."""
    make_world(secretariat)
    make_work_plan(chair)


def coverage(caller: Caller, key: str = WORK) -> dict[str, Any]:
    answer = caller.get(f"/work-plans/{key}/coverage")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_an_empty_draft_leaves_everything_uncovered(chair: Caller) -> None:
    assert coverage(chair) == {
        "work_plan": WORK,
        "plan": PLAN,
        "status": "draft",
        "activities": 0,
        "focus_areas": [
            {"ref": f"{PLAN}.FA1", "activities": 0, "is_thrust": True},
            {"ref": f"{PLAN}.FA2", "activities": 0, "is_thrust": False},
        ],
        "objectives": [{"ref": f"{PLAN}.O{n}", "activities": 0} for n in (1, 2)],
        "kpis": [{"ref": f"{PLAN}.O{n}.i", "activities": 0} for n in (1, 2)],
        "cells": [],
        "uncovered_kpis": [f"{PLAN}.O1.i", f"{PLAN}.O2.i"],
        "economies": [{"code": code, "activities": 0} for code in ("AUS", "CHL", "HKG")],
        "unserved_economies": ["AUS", "CHL", "HKG"],
    }


def test_proposals_count_and_what_is_not_planned_here_does_not(chair: Caller) -> None:
    make_activity(chair, work_plan=WORK)
    make_activity(chair, work_plan=WORK, co_sponsors=["CHL"], host_economy="AUS")
    make_activity(chair, lead_economies=["HKG"])
    off = make_activity(chair, work_plan=WORK, lead_economies=["HKG"])
    chair.verb(f"/activities/{off['ref']}/cancel", {"reason": "No host."})
    covered = coverage(chair)
    assert covered["activities"] == 2
    assert covered["cells"] == [
        {"focus_area": f"{PLAN}.FA1", "objective": f"{PLAN}.O1", "activities": 2}
    ]
    assert covered["uncovered_kpis"] == [f"{PLAN}.O2.i"]
    assert [e["activities"] for e in covered["economies"]] == [2, 1, 0]
    assert covered["unserved_economies"] == ["HKG"]


def test_a_sub_item_serves_the_kpi_above_it_and_not_the_other_way(
    secretariat: Caller, chair: Caller
) -> None:
    amended = secretariat.verb(f"/strategic-plans/{PLAN}/amend").json()["ref"]
    item = {"ref": f"{amended}.O2.i.a", "objective": f"{amended}.O2", "parent": f"{amended}.O2.i"}
    item |= {"label": "a.", "text": "Reports.", "measure": "count"}
    secretariat.create("/kpis", item)
    make_work_plan(chair, year=2019, plan=amended, thrust=[])
    aims = {
        "work_plan": "CTWG-2019",
        "plan": amended,
        "focus_areas": [f"{amended}.FA1"],
        "objectives": [f"{amended}.O2"],
    }
    activity = make_activity(chair, **aims, kpis=[item["ref"]])
    assert coverage(chair, "CTWG-2019")["uncovered_kpis"] == [f"{amended}.O1.i"]
    chair.patch(f"/activities/{activity['ref']}", {"kpis": [item["parent"]]})
    assert coverage(chair, "CTWG-2019")["uncovered_kpis"] == [f"{amended}.O1.i", item["ref"]]


def test_an_economy_that_took_part_is_served(chair: Caller, anonymous: Caller) -> None:
    activity = make_activity(chair, work_plan=WORK, visibility="public")["ref"]
    advance_work_plan(chair, f"/work-plans/{WORK}", "endorsed")
    chair.verb(f"/activities/{activity}/start")
    chair.verb(f"/activities/{activity}/complete", {"actual": HELD})
    report = {"participation": [{"economy": "HKG", "delegates": 2}]}
    chair.patch(f"/activity-reports/{activity}.report", report)
    assert coverage(chair)["unserved_economies"] == ["CHL"]
    # Reports are the members': what they say is not in the public's counts.
    assert coverage(anonymous)["unserved_economies"] == ["CHL", "HKG"]


def test_what_the_caller_may_not_see_is_not_counted(
    chair: Caller, chile: Caller, anonymous: Caller
) -> None:
    make_activity(chair, work_plan=WORK, visibility="restricted")
    assert coverage(chair)["activities"] == 1
    assert coverage(chile)["activities"] == 0
    assert anonymous.get(f"/work-plans/{WORK}/coverage").status_code == 404


def test_it_is_found_by_id_and_told_apart_by_its_entity_tag(chair: Caller) -> None:
    work = chair.get(f"/work-plans/{WORK}").json()
    assert coverage(chair, work["id"]) == coverage(chair)
    path = f"/work-plans/{WORK}/coverage"
    tag = {"If-None-Match": chair.get(path).headers["etag"]}
    assert chair.get(path, headers=tag).status_code == 304
    make_activity(chair, work_plan=WORK)
    assert chair.get(path, headers=tag).status_code == 200
    assert chair.get("/work-plans/CTWG-1999/coverage").status_code == 404
    assert chair.get(f"{path}?x=1").status_code == 422
