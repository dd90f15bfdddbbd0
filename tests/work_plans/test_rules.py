"""Section V of the plan, enforced on a year's work, and section IV on all that is in it."""

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.activities.models import Activity
from api.core.errors import Finding
from api.strategic_plans.models import Objective
from api.work_plans.service import WorkPlanService
from tests.callers import Caller
from tests.factories.activities import make_activity, sound_activity
from tests.factories.work_plans import advance_work_plan, make_work_plan, sound_work_plan
from tests.factories.world import PLAN, make_plan, make_world

WORK = "CTWG-2018"


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that work plans live in."""
    make_world(secretariat)


def codes(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [fault["code"] for fault in answer["errors"]]


def statuses(caller: Caller) -> dict[str, str]:
    items = caller.get(f"/activities?work_plan={WORK}&limit=100").json()["items"]
    return {item["ref"]: item["status"] for item in items}


def test_a_work_plan_is_quoted_by_forum_and_year(chair: Caller) -> None:
    work = make_work_plan(chair)
    assert (work["ref"], work["status"], work["version"]) == (WORK, "draft", 1)
    assert chair.get(f"/work-plans/{WORK}").json() == work
    assert work["thrust"] == sound_work_plan()["thrust"]
    again = chair.post("/work-plans", sound_work_plan())
    assert (again.status_code, again.json()["type"]) == (409, "/problems/duplicate-key")


def test_it_belongs_to_the_forums_plan_of_that_year_unless_it_says_otherwise(
    chair: Caller,
) -> None:
    assert make_work_plan(chair, plan=None)["plan"] == PLAN
    assert make_work_plan(chair, plan=None, year=2023, thrust=[])["plan"] is None


def test_the_thrust_keeps_its_order(chair: Caller) -> None:
    thrust = [{"focus_area": f"{PLAN}.FA{n}", "rationale": None, "basis": None} for n in (2, 1)]
    path = f"/work-plans/{make_work_plan(chair, thrust=thrust)['ref']}"
    assert chair.get(path).json()["thrust"] == thrust
    assert chair.patch(path, {"thrust": thrust[::-1]}).json()["thrust"] == thrust[::-1]


@pytest.mark.parametrize(
    ("lacking", "found"),
    [
        ({"thrust": []}, [("work-plan.thrust-required", "/thrust")]),
        (
            {"thrust": [{"focus_area": f"{PLAN}.FA1"}]},
            [("work-plan.thrust-required", "/thrust/0/rationale")],
        ),
        ({"year": 2017}, [("work-plan.year-outside-plan", "/year")]),
        ({"year": 2023}, [("work-plan.year-outside-plan", "/year")]),
        (
            {"year": 2023, "plan": None, "thrust": []},
            [("work-plan.thrust-required", "/thrust"), ("work-plan.year-outside-plan", "/plan")],
        ),
    ],
)
def test_what_the_linter_finds_is_what_submitting_is_refused_for(
    chair: Caller, lacking: dict[str, object], found: list[tuple[str, str]]
) -> None:
    path = f"/work-plans/{make_work_plan(chair, **lacking)['ref']}"
    findings = chair.post(f"{path}/lint").json()["findings"]
    assert [(f["code"], f["pointer"]) for f in findings] == found
    assert all(set(f) == {"code", "severity", "pointer", "detail", "source"} for f in findings)
    refused = chair.verb(f"{path}/submit")
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/rule-violation")
    assert [(f["code"], f["pointer"]) for f in refused.json()["errors"]] == found
    assert all("Strategic Plan" in fault["source"] for fault in refused.json()["errors"])
    assert chair.get(path).json()["status"] == "draft"


def test_focus_areas_of_another_plan_are_no_thrust(secretariat: Caller, chair: Caller) -> None:
    make_plan(secretariat, "TELWG-2018-2022", "TELWG")
    thrust = [{"focus_area": "TELWG-2018-2022.FA1", "rationale": "Why not."}]
    path = f"/work-plans/{make_work_plan(chair, thrust=thrust)['ref']}"
    assert codes(chair.verb(f"{path}/submit").json()) == ["work-plan.thrust-outside-plan"]


def test_a_plan_of_another_forum_and_a_focus_area_named_twice_are_refused(
    secretariat: Caller, chair: Caller
) -> None:
    make_plan(secretariat, "TELWG-2018-2022", "TELWG")
    foreign = chair.post("/work-plans", sound_work_plan(plan="TELWG-2018-2022"))
    assert codes(foreign.json()) == ["work-plan.foreign-plan"]
    twice = chair.post("/work-plans", sound_work_plan(thrust=sound_work_plan()["thrust"] * 2))
    [fault] = twice.json()["errors"]
    assert (fault["code"], fault["pointer"]) == ("work-plan.thrust-twice", "/thrust/1/focus_area")


def test_the_linter_carries_the_codes_of_every_activity(chair: Caller, australia: Caller) -> None:
    make_work_plan(chair)
    aimless = make_activity(australia, work_plan=WORK, focus_areas=[], kpis=[])
    make_activity(australia, work_plan=WORK)
    unled = make_activity(chair, work_plan=WORK, lead_economies=[])
    findings = chair.post(f"/work-plans/{WORK}/lint").json()["findings"]
    assert [(f["code"], f["pointer"], f["carries"]) for f in findings] == [
        (
            "work-plan.activity-unsound",
            f"/activities/{aimless['ref']}",
            ["activity.focus-area-required", "activity.kpi-required"],
        ),
        (
            "work-plan.activity-unsound",
            f"/activities/{unled['ref']}",
            ["activity.lead-required"],
        ),
    ]
    refused = chair.verb(f"/work-plans/{WORK}/submit").json()["errors"]
    assert [fault["carries"] for fault in refused] == [f["carries"] for f in findings]


def test_what_was_called_off_or_put_off_is_not_judged(chair: Caller) -> None:
    make_work_plan(chair)
    for verb in ("cancel", "postpone"):
        unsound = make_activity(chair, work_plan=WORK, lead_economies=[])
        chair.verb(f"/activities/{unsound['ref']}/{verb}", {"reason": "No host."})
    assert chair.post(f"/work-plans/{WORK}/lint").json() == {"findings": []}


def test_the_linter_says_nothing_of_activities_that_the_caller_does_not_see(
    chair: Caller, australia: Caller, chile: Caller
) -> None:
    make_work_plan(chair)
    make_activity(australia, work_plan=WORK, kpis=[], visibility="restricted")
    assert len(australia.post(f"/work-plans/{WORK}/lint").json()["findings"]) == 1
    assert chile.post(f"/work-plans/{WORK}/lint").json() == {"findings": []}


def test_endorsing_endorses_the_proposals_in_one_transaction(
    chair: Caller, australia: Caller
) -> None:
    make_work_plan(chair)
    proposed = make_activity(australia, work_plan=WORK)["ref"]
    begun = make_activity(australia, work_plan=WORK)["ref"]
    put_off = make_activity(australia, work_plan=WORK)["ref"]
    chair.verb(f"/activities/{begun}/endorse")
    chair.verb(f"/activities/{begun}/start")
    chair.verb(f"/activities/{put_off}/postpone", {})
    advance_work_plan(chair, f"/work-plans/{WORK}", "submitted")
    assert statuses(chair)[proposed] == "proposed"
    endorsed = chair.verb(f"/work-plans/{WORK}/endorse", {"endorsed_on": "2018-02-27"}).json()
    assert (endorsed["status"], endorsed["endorsed_on"]) == ("endorsed", "2018-02-27")
    assert statuses(chair) == {proposed: "endorsed", begun: "under_way", put_off: "postponed"}


def test_one_unsound_activity_keeps_all_of_it_from_being_endorsed(
    chair: Caller, australia: Caller
) -> None:
    make_work_plan(chair)
    sound = make_activity(australia, work_plan=WORK)["ref"]
    other = make_activity(australia, work_plan=WORK)["ref"]
    advance_work_plan(chair, f"/work-plans/{WORK}", "submitted")
    australia.patch(f"/activities/{other}", {"objectives": [], "kpis": []})
    refused = chair.verb(f"/work-plans/{WORK}/endorse")
    assert codes(refused.json()) == ["work-plan.activity-unsound"]
    assert statuses(chair) == {sound: "proposed", other: "proposed"}
    assert chair.get(f"/work-plans/{WORK}").json()["status"] == "submitted"


def test_a_proposal_that_changes_while_the_plan_is_being_endorsed_is_judged_as_it_is_then(
    chair: Caller, owner: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_work_plan(chair)
    path = f"/activities/{make_activity(chair, work_plan=WORK)['ref']}"
    advance_work_plan(chair, f"/work-plans/{WORK}", "submitted")

    read: list[tuple[Activity, list[Objective]]] = []

    def meanwhile(session: Session, *_: object) -> Iterator[Finding]:
        """After the plan's own judgement, and before its proposals are locked."""
        read.extend((each, each.objectives) for each in session.scalars(select(Activity)))
        owner.execute("DELETE FROM activity_objectives")
        owner.execute("DELETE FROM activity_kpis")
        yield from ()

    judges = [*WorkPlanService.when_judged, meanwhile]
    monkeypatch.setattr(WorkPlanService, "when_judged", judges)
    refused = chair.verb(f"/work-plans/{WORK}/endorse")
    assert codes(refused.json()) == ["activity.objective-required", "activity.kpi-required"]
    assert chair.get(f"/work-plans/{WORK}").json()["status"] == "submitted"
    assert chair.get(path).json()["status"] == "proposed"


def test_a_returned_plan_is_a_draft_again_and_says_why(chair: Caller) -> None:
    make_work_plan(chair)
    advance_work_plan(chair, f"/work-plans/{WORK}", "submitted")
    assert chair.verb(f"/work-plans/{WORK}/return").status_code == 422
    returned = chair.verb(f"/work-plans/{WORK}/return", {"message": "Add FA5."}).json()
    assert (returned["status"], returned["return_message"]) == ("draft", "Add FA5.")
    assert chair.patch(f"/work-plans/{WORK}", {"theme": "Another"}).status_code == 200


@pytest.mark.parametrize("state", ["submitted", "endorsed", "closed"])
def test_only_a_draft_is_changed(chair: Caller, state: str) -> None:
    make_work_plan(chair)
    advance_work_plan(chair, f"/work-plans/{WORK}", state)
    refused = chair.patch(f"/work-plans/{WORK}", {"theme": "Another"})
    assert (refused.status_code, codes(refused.json())) == (422, ["plan.frozen"])


def test_an_activity_is_planned_by_its_own_forum_under_its_own_plan(
    chair: Caller, secretariat: Caller, australia: Caller
) -> None:
    make_plan(secretariat, "TELWG-2018-2022", "TELWG")
    make_work_plan(chair)
    make_work_plan(secretariat, forum="TELWG", plan="TELWG-2018-2022", thrust=[])
    foreign = australia.post("/activities", sound_activity(work_plan="TELWG-2018"))
    assert codes(foreign.json()) == ["activity.outside-work-plan", "activity.outside-plan"]
    bare = {"title": "Pilot", "kind": "pilot", "lead_economies": ["AUS"], "work_plan": WORK}
    made = australia.create("/activities", bare)
    assert (made["forum"], made["plan"], made["work_plan"]) == ("CTWG", PLAN, WORK)
    assert made["ref"].startswith("CTWG-")
    moved = australia.patch(f"/activities/{made['ref']}", {"forum": "TELWG"})
    assert codes(moved.json()) == ["activity.outside-work-plan"]


def test_after_the_draft_only_the_forum_adds_activities_and_after_the_year_nobody(
    chair: Caller, australia: Caller
) -> None:
    make_work_plan(chair)
    early = make_activity(australia, work_plan=WORK)["ref"]
    advance_work_plan(chair, f"/work-plans/{WORK}", "endorsed")
    assert australia.post("/activities", sound_activity(work_plan=WORK)).status_code == 403
    assert australia.patch(f"/activities/{early}", {"work_plan": None}).status_code == 403
    assert australia.patch(f"/activities/{early}", {"place": "Lima"}).status_code == 200
    assert make_activity(chair, work_plan=WORK)["status"] == "proposed"
    chair.verb(f"/work-plans/{WORK}/close")
    late = chair.post("/activities", sound_activity(work_plan=WORK))
    assert codes(late.json()) == ["plan.frozen"]


def test_what_is_being_drafted_is_the_members_and_what_is_endorsed_is_everybodys(
    chair: Caller, chile: Caller, anonymous: Caller
) -> None:
    make_work_plan(chair)
    assert chile.get(f"/work-plans/{WORK}").status_code == 200
    assert anonymous.get(f"/work-plans/{WORK}").status_code == 404
    assert anonymous.get("/work-plans?count=true").json()["total"] == 0
    advance_work_plan(chair, f"/work-plans/{WORK}", "endorsed")
    assert anonymous.get(f"/work-plans/{WORK}").json()["status"] == "endorsed"


def test_the_years_work_is_found_by_its_filters(chair: Caller) -> None:
    make_work_plan(chair)
    make_work_plan(chair, year=2019)
    listed = chair.get("/work-plans").json()["items"]
    assert [work["ref"] for work in listed] == ["CTWG-2019", WORK]
    for query in ("year=2018", f"plan={PLAN}&year=2018,2017", "q=harness&year=2018"):
        found = chair.get(f"/work-plans?{query}").json()["items"]
        assert [work["ref"] for work in found] == [WORK], query
