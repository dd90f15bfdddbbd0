"""The cycle of action plans: who has reviewed, who has updated, by the days that the plan sets."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.callers import Caller
from tests.clock import current_day
from tests.factories.action_plans import file_edition, make_edition, make_entry
from tests.factories.world import PLAN, make_world
from tests.insight.openings import assert_opens

Json = dict[str, Any]
PATH: Final = f"/action-plan-cycle?plan={PLAN}"
GAP: Final = "Containers are not screened."


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Three economies, and a plan with its mid-term at the end of 2020, its end in 2022."""
    make_world(secretariat)


@pytest.fixture
def hong_kong(client: TestClient) -> Caller:
    """Hong Kong, China's focal point."""
    return Caller(client, "focal_point:HKG")


def file(caller: Caller, economy: str, edition: str, updated_on: str, **said: Any) -> str:  # noqa: ANN401
    """File an edition that was updated then; its address."""
    path = make_edition(
        caller, **{"economy": economy, "edition": edition, "updated_on": updated_on, **said}
    )
    file_edition(caller, path)
    return path


def review(secretariat: Caller, edition: str, reviewed_on: str) -> None:
    """Say that an edition was reviewed."""
    answer = secretariat.verb(f"{edition}/review", {"reviewed_on": reviewed_on})
    assert answer.status_code == 200, answer.text


def rows(answer: Json) -> dict[str, Json]:
    """The economies by their code."""
    return {row["code"]: row for row in answer["economies"]}


def steps(answer: Json, name: str) -> dict[str, tuple[bool, str | None, bool | None]]:
    """Whether, when and whether in time, of each economy."""
    return {
        code: (row[name]["is_done"], row[name]["on"], row[name]["is_in_time"])
        for code, row in rows(answer).items()
    }


@pytest.fixture
def filed(secretariat: Caller, australia: Caller, chile: Caller, hong_kong: Caller) -> None:
    """Australia did both in time; Chile both late; Hong Kong, China only updated, unreviewed."""
    for caller, economy, reviewed_on, updated_on in (
        (australia, "AUS", "2020-12-31", "2022-11"),
        (chile, "CHL", "2021-01-01", "2023-02-14"),
        (hong_kong, "HKG", None, None),
    ):
        file(caller, economy, "baseline", "2018-06-01")
        midterm = file(caller, economy, "midterm_review", "2020-06")
        if reviewed_on is not None:
            review(secretariat, midterm, reviewed_on)
            file(caller, economy, "end_term_update", str(updated_on))


@pytest.mark.usefixtures("filed")
def test_to_have_updated_is_not_to_have_reviewed(chair: Caller) -> None:
    found = chair.get(PATH).json()
    assert steps(found, "review") == {
        "AUS": (True, "2020-12-31", True),
        "CHL": (True, "2021-01-01", False),
        # Filed and updated in June 2020, and yet not reviewed.
        "HKG": (False, None, None),
    }
    assert steps(found, "update") == {
        "AUS": (True, "2022-11", True),
        "CHL": (True, "2023-02-14", False),
        "HKG": (False, None, None),
    }


@pytest.mark.usefixtures("filed")
def test_both_milestones_are_counted_against_the_days_of_the_plan(chair: Caller) -> None:
    found = chair.get(PATH).json()
    told = {
        name: (
            *(found[name][part] for part in ("due_on", "economies", "missing")),
            *(found[name][part]["count"] for part in ("done", "in_time")),
        )
        for name in ("review", "update")
    }
    assert told == {
        "review": ("2020-12-31", 3, ["HKG"], 2, 1),
        "update": ("2022-12-31", 3, ["HKG"], 2, 1),
    }
    today = current_day()
    for name in ("review", "update"):
        due_on = datetime.fromisoformat(found[name]["due_on"]).date()
        assert found[name]["days_left"] == (due_on - today).days


@pytest.mark.usefixtures("filed")
def test_every_figure_opens_what_it_counted(chair: Caller, australia: Caller) -> None:
    for caller in (chair, australia):
        assert_opens(caller, caller.get(PATH).json(), at_least=4)


@pytest.mark.usefixtures("filed")
def test_each_economy_has_its_editions_in_their_order(chair: Caller) -> None:
    found = rows(chair.get(PATH).json())
    assert [edition["edition"] for edition in found["AUS"]["editions"]] == [
        "baseline",
        "midterm_review",
        "end_term_update",
    ]
    assert [edition["status"] for edition in found["HKG"]["editions"]] == ["submitted"] * 2
    assert found["AUS"]["last_update"]["on"] == "2022-11"
    assert found["HKG"]["last_update"]["on"] == "2020-06"
    assert found["HKG"]["review"]["edition"] == found["HKG"]["editions"][1]["ref"]


def test_a_date_that_may_be_past_the_day_is_not_in_time(
    secretariat: Caller, australia: Caller, chile: Caller
) -> None:
    """A year ends with its last day; a date that is known to the year is judged by that day."""
    today = current_day()
    midterm_on = {"midterm_on": f"{today.year}-06-30", "ends_on": f"{today.year}-12-31"}
    plan = {"ref": "P", "forum": "CTWG", "title": "P", "starts_on": "2020-01-01", **midterm_on}
    secretariat.create("/strategic-plans", plan)
    for caller, economy, on in (
        (australia, "AUS", f"{today.year}-06"),
        (chile, "CHL", f"{today.year}"),
    ):
        file(caller, economy, "baseline", "2020", plan="P")
        review(secretariat, file(caller, economy, "midterm_review", "2021", plan="P"), on)
    found = australia.get("/action-plan-cycle?plan=P").json()
    assert {code: step[2] for code, step in steps(found, "review").items()} == {
        "AUS": True,
        "CHL": False,
        "HKG": None,
    }
    assert (found["review"]["done"]["count"], found["review"]["in_time"]["count"]) == (2, 1)
    assert_opens(australia, found, at_least=4)


def test_days_are_left_until_they_are_over(secretariat: Caller, chair: Caller) -> None:
    today = current_day()
    dates = {
        "starts_on": str(today - timedelta(days=500)),
        "midterm_on": str(today - timedelta(days=3)),
        "ends_on": str(today + timedelta(days=40)),
    }
    secretariat.create("/strategic-plans", {"ref": "P", "forum": "CTWG", "title": "P", **dates})
    found = chair.get("/action-plan-cycle?plan=P").json()
    assert (found["review"]["days_left"], found["update"]["days_left"]) == (-3, 40)


def test_a_plan_of_another_forum_without_a_mid_term_has_no_such_deadline(
    secretariat: Caller, australia: Caller
) -> None:
    plan = {"ref": "TELWG-2016-2020", "forum": "TELWG", "title": "P", "ends_on": "2020-12-31"}
    secretariat.create("/strategic-plans", plan)
    file(australia, "AUS", "baseline", "2016", plan=plan["ref"])
    review(
        secretariat, file(australia, "AUS", "midterm_review", "2018", plan=plan["ref"]), "2018-05"
    )
    found = australia.get(f"/action-plan-cycle?plan={plan['ref']}").json()
    assert found["forum"] == "TELWG"
    assert (found["review"]["due_on"], found["review"]["days_left"]) == (None, None)
    assert (found["review"]["done"]["count"], found["review"]["in_time"]) == (1, None)
    assert rows(found)["AUS"]["review"]["is_in_time"] is None
    # It is not CTWG's cycle.
    assert rows(australia.get(PATH).json())["AUS"]["editions"] == []


def test_published_editions_of_no_cycle_show_the_last_update_and_nothing_else(
    australia: Caller, chair: Caller
) -> None:
    for edition, updated_on in (("2009", "2009-09"), ("2016", "2016-05")):
        file(australia, "AUS", edition, updated_on, plan=None)
    row = rows(chair.get(PATH).json())["AUS"]
    assert (row["last_update"]["on"], row["editions"]) == ("2016-05", [])
    assert (row["review"]["is_done"], row["update"]["is_done"]) == (False, False)


def test_a_draft_is_an_edition_but_no_step(australia: Caller, chair: Caller) -> None:
    file(australia, "AUS", "baseline", "2018")
    make_edition(australia, edition="midterm_review", reviewed_on="2019", updated_on="2019")
    row = rows(chair.get(PATH).json())["AUS"]
    assert [edition["status"] for edition in row["editions"]] == ["submitted", "draft"]
    assert row["review"]["is_done"] is False
    assert row["review"]["on"] is None
    assert row["last_update"]["on"] == "2018"


def test_it_tells_nothing_of_what_entries_say(australia: Caller, secretariat: Caller) -> None:
    path = make_edition(australia)
    make_entry(australia, path, gap=GAP, capacity_need="Scanners.")
    file_edition(australia, path)
    for caller in (australia, secretariat):
        answer = caller.get(PATH)
        assert rows(answer.json())["AUS"]["editions"][0]["status"] == "submitted"
        assert GAP not in answer.text
        assert "Scanners" not in answer.text


def test_an_edition_kept_to_oneself_looks_to_others_as_if_there_were_none(
    secretariat: Caller,
    chair: Caller,
    australia: Caller,
    chile: Caller,
    anonymous: Caller,
) -> None:
    file(australia, "AUS", "baseline", "2018", visibility="restricted")
    file(chile, "CHL", "baseline", "2018", visibility="public")
    told = {}
    for name, caller in {
        "australia": australia,
        "secretariat": secretariat,
        "chair": chair,
        "chile": chile,
        "nobody": anonymous,
    }.items():
        found = rows(caller.get(PATH).json())
        told[name] = tuple(len(found[code]["editions"]) for code in ("AUS", "CHL", "HKG"))
    assert told == {
        "australia": (1, 1, 0),
        "secretariat": (1, 1, 0),
        "chair": (0, 1, 0),
        "chile": (0, 1, 0),
        "nobody": (0, 1, 0),
    }


def test_without_any_edition_all_economies_are_missing(anonymous: Caller) -> None:
    found = anonymous.get(PATH).json()
    assert list(rows(found)) == ["AUS", "CHL", "HKG"]
    assert found["review"]["missing"] == found["update"]["missing"] == ["AUS", "CHL", "HKG"]
    assert_opens(anonymous, found, at_least=4)


def test_an_unknown_plan_is_not_found(anonymous: Caller) -> None:
    assert anonymous.get("/action-plan-cycle?plan=NONE").status_code == 404
    assert anonymous.get("/action-plan-cycle").status_code == 422


def test_an_unchanged_cycle_is_not_sent_again_and_every_change_is(
    secretariat: Caller, australia: Caller, chair: Caller
) -> None:
    path = make_edition(australia)
    changes: tuple[Callable[[], Response], ...] = (
        lambda: australia.patch(path, {"tabled_at": "CTWG-14"}),
        lambda: australia.verb(f"{path}/submit"),
        lambda: secretariat.patch("/economies/AUS", {"name": "Commonwealth"}),
    )
    for change in changes:
        kept = {"If-None-Match": chair.get(PATH).headers["etag"]}
        assert chair.get(PATH, headers=kept).status_code == 304
        assert change().status_code == 200
        assert chair.get(PATH, headers=kept).status_code == 200


def test_nobody_is_missing_from_a_plan_that_asks_for_no_editions(secretariat: Caller) -> None:
    """Its mid-term is not set, no KPI counts editions, and none was filed for it."""
    secretariat.create(
        "/strategic-plans",
        {
            "ref": "TELWG-2030-2031",
            "forum": "TELWG",
            "title": "A plan of two years",
            "starts_on": "2030-01-01",
            "ends_on": "2031-12-31",
        },
    )
    found = secretariat.get("/action-plan-cycle?plan=TELWG-2030-2031").json()
    assert found["economies"] == []
    for step in ("review", "update"):
        told = found[step]
        assert (told["economies"], told["done"]["count"], told["missing"]) == (0, 0, [])
