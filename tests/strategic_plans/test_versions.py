"""A plan is worked on as a draft, frozen when endorsed, and amended by a new version."""

import pytest

from tests.callers import Caller
from tests.factories.world import PLAN, make_plan, make_world, part


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """An endorsed plan of CTWG."""
    make_world(secretariat)


def frozen(answer: dict[str, list[dict[str, str]]]) -> bool:
    return [fault["code"] for fault in answer["errors"]] == ["plan.frozen"]


def test_one_read_gives_the_whole_tree(anonymous: Caller) -> None:
    plan = anonymous.get(f"/strategic-plans/{PLAN}").json()
    assert [area["label"] for area in plan["focus_areas"]] == ["FA1", "FA2"]
    assert [[kpi["label"] for kpi in o["kpis"]] for o in plan["objectives"]] == [["(i)"], ["(i)"]]


def test_an_endorsed_plan_and_its_parts_are_frozen(secretariat: Caller) -> None:
    assert frozen(secretariat.patch(f"/strategic-plans/{PLAN}", {"vision": "New."}).json())
    assert frozen(secretariat.patch(f"/focus-areas/{PLAN}.FA1", {"text": "New."}).json())
    assert frozen(secretariat.patch(f"/kpis/{PLAN}.O1.i", {"unit": "people"}).json())
    added = secretariat.post("/objectives", {**part(PLAN, "O3", 3), "text": "New."})
    assert frozen(added.json())


def test_an_amendment_is_a_draft_copy_under_refs_of_its_own(
    chair: Caller, anonymous: Caller
) -> None:
    copy = chair.verb(f"/strategic-plans/{PLAN}/amend").json()
    assert (copy["ref"], copy["status"], copy["plan_version"]) == (f"{PLAN}-v2", "draft", 2)
    assert [area["ref"] for area in copy["focus_areas"]] == [f"{PLAN}-v2.FA1", f"{PLAN}-v2.FA2"]
    assert copy["objectives"][0]["kpis"][0]["ref"] == f"{PLAN}-v2.O1.i"
    assert anonymous.get(f"/strategic-plans/{PLAN}").json()["status"] == "endorsed"


def test_endorsing_an_amendment_closes_the_version_before(chair: Caller, anonymous: Caller) -> None:
    chair.verb(f"/strategic-plans/{PLAN}/amend")
    assert chair.patch(f"/focus-areas/{PLAN}-v2.FA1", {"text": "Sharper."}).status_code == 200
    endorsed = chair.verb(f"/strategic-plans/{PLAN}-v2/endorse", {"endorsed_on": "2019-02-01"})
    assert endorsed.json()["endorsed_on"] == "2019-02-01"
    first = anonymous.get(f"/strategic-plans/{PLAN}").json()
    assert (first["status"], first["focus_areas"][0]["text"]) == ("closed", "Focus area 1 of CTWG")


def test_a_draft_is_not_amended(secretariat: Caller) -> None:
    make_plan(secretariat, "TELWG-2016-2020", "TELWG")
    refused = secretariat.verb("/strategic-plans/TELWG-2016-2020/amend")
    assert refused.json()["errors"][0]["code"] == "plan.not-frozen"


def test_a_part_moves_the_version_of_its_plan(secretariat: Caller, anonymous: Caller) -> None:
    make_plan(secretariat, "TELWG-2016-2020", "TELWG")
    path = "/strategic-plans/TELWG-2016-2020"
    before = anonymous.get(path)
    secretariat.patch("/focus-areas/TELWG-2016-2020.FA1", {"text": "Changed."})
    after = anonymous.get(path, headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.json()["focus_areas"][0]["text"] == "Changed."


def test_a_chair_keeps_the_plans_of_their_own_forum(secretariat: Caller, chair: Caller) -> None:
    make_plan(secretariat, "TELWG-2016-2020", "TELWG")
    assert chair.verb("/strategic-plans/TELWG-2016-2020/endorse", {}).status_code == 403
    assert chair.patch("/kpis/TELWG-2016-2020.O1.i", {"unit": "people"}).status_code == 403


def test_the_dates_of_a_plan_follow_one_another(secretariat: Caller) -> None:
    refused = secretariat.post(
        "/strategic-plans",
        {
            "ref": "CTWG-2023",
            "forum": "CTWG",
            "title": "Next",
            "starts_on": "2023-01-01",
            "ends_on": "2022-01-01",
        },
    )
    assert refused.json()["errors"][0]["code"] == "plan.dates-out-of-order"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"source": "computed"}, "kpi.formula"),
        ({"formula": {"name": "counted"}}, "kpi.formula"),
        ({"parent": "TELWG-2016-2020.O2.i"}, "kpi.parent"),
        (
            {
                "targets": [
                    {"value": 2, "due_on": "2020-12-31"},
                    {"value": 1, "due_on": "2020-12-31"},
                ]
            },
            "kpi.targets-out-of-order",
        ),
    ],
)
def test_a_kpi_says_how_it_is_measured(
    secretariat: Caller, fields: dict[str, object], code: str
) -> None:
    make_plan(secretariat, "TELWG-2016-2020", "TELWG")
    refused = secretariat.patch("/kpis/TELWG-2016-2020.O1.i", fields)
    assert [fault["code"] for fault in refused.json()["errors"]] == [code]


def test_a_kpi_without_a_target_has_none(anonymous: Caller) -> None:
    kpi = anonymous.get(f"/kpis/{PLAN}.O1.i").json()
    assert (kpi["targets"], kpi["baseline"]) == ([], None)
