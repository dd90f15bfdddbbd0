"""Section IV of the plan, enforced on activities."""

import pytest

from tests.callers import Caller
from tests.factories.activities import make_activity, sound_activity
from tests.factories.world import PLAN, make_plan, make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that activities live in."""
    make_world(secretariat)


def codes(answer: dict[str, list[dict[str, str]]]) -> set[str]:
    return {fault["code"] for fault in answer["errors"]}


def test_an_aimless_activity_is_proposed_but_not_endorsed(australia: Caller, chair: Caller) -> None:
    aimless = make_activity(australia, focus_areas=[], objectives=[], kpis=[])
    refused = chair.verb(f"/activities/{aimless['ref']}/endorse")
    assert refused.status_code == 422
    assert codes(refused.json()) == {
        "activity.focus-area-required",
        "activity.objective-required",
        "activity.kpi-required",
    }
    assert all("section IV" in fault["source"] for fault in refused.json()["errors"])


def test_the_linter_says_what_the_verb_would_say(australia: Caller) -> None:
    aimless = make_activity(australia, focus_areas=[], kpis=[])
    findings = australia.post(f"/activities/{aimless['ref']}/lint").json()["findings"]
    assert [(f["code"], f["pointer"]) for f in findings] == [
        ("activity.focus-area-required", "/focus_areas"),
        ("activity.kpi-required", "/kpis"),
    ]


def test_a_kpi_belongs_to_one_of_the_objectives(australia: Caller, chair: Caller) -> None:
    activity = make_activity(australia, kpis=[f"{PLAN}.O2.i"])
    refused = chair.verb(f"/activities/{activity['ref']}/endorse").json()
    assert codes(refused) == {"activity.kpi-outside-objectives"}
    assert refused["errors"][0]["pointer"] == "/kpis/0"


def test_parts_of_another_plan_do_not_count(
    secretariat: Caller, australia: Caller, chair: Caller
) -> None:
    make_plan(secretariat, "TELWG-2018-2022", "TELWG")
    activity = make_activity(australia, focus_areas=["TELWG-2018-2022.FA1"])
    refused = chair.verb(f"/activities/{activity['ref']}/endorse").json()
    assert codes(refused) == {"activity.outside-plan"}


@pytest.mark.parametrize(
    ("planned", "code"),
    [
        ({"start": "2018-05-09", "end": "2018-05-08"}, "activity.dates-out-of-order"),
        ({"start": "2017-12-31", "end": "2018-01-02"}, "activity.outside-plan-period"),
        ({"start": "2023"}, "activity.outside-plan-period"),
    ],
)
def test_dates_follow_one_another_within_the_plan(
    australia: Caller, chair: Caller, planned: dict[str, str], code: str
) -> None:
    activity = make_activity(australia, planned=planned)
    refused = chair.verb(f"/activities/{activity['ref']}/endorse").json()
    assert code in codes(refused)


def test_a_month_that_overlaps_the_plan_is_within_it(australia: Caller, chair: Caller) -> None:
    activity = make_activity(australia, planned={"start": "2018-05", "end": "2018-05"})
    assert chair.verb(f"/activities/{activity['ref']}/endorse").status_code == 200


def test_an_activity_goes_from_proposal_to_completion(australia: Caller, chair: Caller) -> None:
    path = f"/activities/{make_activity(australia)['ref']}"
    assert chair.verb(f"{path}/endorse").json()["status"] == "endorsed"
    assert australia.verb(f"{path}/start").json()["status"] == "under_way"
    unfinished = australia.verb(f"{path}/complete", {})
    assert codes(unfinished.json()) == {"activity.complete-needs-end-date"}
    held = {"actual": {"start": "2018-05-09", "end": "2018-05-10"}}
    assert australia.verb(f"{path}/complete", held).json()["status"] == "completed"


def test_an_endorsed_activity_stays_sound(australia: Caller, chair: Caller) -> None:
    path = f"/activities/{make_activity(australia)['ref']}"
    chair.verb(f"{path}/endorse")
    refused = australia.patch(path, {"focus_areas": []})
    assert codes(refused.json()) == {"activity.focus-area-required"}
    assert australia.get(path).json()["focus_areas"] == [f"{PLAN}.FA1"]


def test_cancelling_needs_a_reason(australia: Caller, chair: Caller) -> None:
    path = f"/activities/{make_activity(australia)['ref']}"
    assert codes(chair.verb(f"{path}/cancel", {}).json()) == {"activity.cancel-needs-reason"}
    cancelled = chair.verb(f"{path}/cancel", {"reason": "No host."}).json()
    assert (cancelled["status"], cancelled["status_reason"]) == ("cancelled", "No host.")


def test_a_completed_activity_is_not_endorsed_again(australia: Caller, chair: Caller) -> None:
    path = f"/activities/{make_activity(australia)['ref']}"
    chair.verb(f"{path}/cancel", {"reason": "No host."})
    refused = chair.verb(f"{path}/endorse")
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/illegal-transition")


def test_the_status_is_not_set_by_a_patch(australia: Caller) -> None:
    path = f"/activities/{make_activity(australia)['ref']}"
    refused = australia.patch(path, {"status": "completed"})
    assert refused.json()["errors"][0]["code"] == "unknown-field"


def test_an_economy_proposes_only_what_it_leads(chile: Caller, australia: Caller) -> None:
    assert chile.post("/activities", sound_activity()).status_code == 403
    path = f"/activities/{make_activity(australia)['ref']}"
    assert chile.patch(path, {"lead_economies": ["CHL"]}).status_code == 403


def test_a_date_known_to_the_month_stays_a_month(australia: Caller) -> None:
    activity = make_activity(australia, planned={"start": "2018-06-01", "precision": "month"})
    assert activity["planned"] == {"start": "2018-06", "end": None, "precision": "month"}
    patched = australia.patch(f"/activities/{activity['ref']}", {"planned": {"end": "2018-07-03"}})
    assert patched.json()["planned"] == {
        "start": "2018-06",
        "end": "2018-07-03",
        "precision": "month",
    }


def test_a_project_number_is_kept_and_normalised(australia: Caller) -> None:
    activity = make_activity(australia, project_number="CTI04-2007T")
    assert (activity["project_number"], activity["project_code"]) == ("CTI04-2007T", "CTI 04 2007T")
