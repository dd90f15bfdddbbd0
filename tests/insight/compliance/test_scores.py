"""Compliance: figures worked out by hand, who sees which, and what moves them."""

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.clock import current_day
from tests.factories.implementations import adopt
from tests.factories.world import PLAN, make_plan
from tests.insight.compliance.conftest import Json, Parties
from tests.insight.openings import assert_opens


def told(score: Json) -> tuple[int, int, dict[str, int]]:
    """Numerator, denominator, and what was left out."""
    left_out = {one["reason"]: one["count"] for one in score["left_out"]}
    return score["numerator"], score["denominator"], left_out


def by(rows: list[Json], key: str) -> dict[str, tuple[int, int, dict[str, int]]]:
    """The scores of rows, by their key."""
    return {row[key]: told(row["score"]) for row in rows}


@pytest.mark.usefixtures("answered")
def test_each_answer_is_counted_or_left_out_for_its_reason(chair: Caller) -> None:
    found = chair.get("/compliance").json()
    # Implemented: first AUS and SCCP, closed AUS. Outstanding: second AUS (blocked), second CHL
    # (sent back). Declined: first CHL.
    assert told(found["score"]) == (
        3,
        6,
        {
            "not_reported": 2,
            "noted": 1,
            "not_applicable": 1,
            "overtaken_by_events": 1,
            "released": 2,
        },
    )
    assert found["score"]["share"] == 0.5
    assert found["score"]["explanation"] == (
        "3 of 6 are implemented; left out: 2 not reported, 1 noted, 1 not applicable,"
        " 1 overtaken by events, 2 released."
    )
    assert {one["standing"]: one["count"] for one in found["score"]["counted"]} == {
        "implemented": 3,
        "outstanding": 2,
        "declined": 1,
    }
    assert found["asked"]["count"] == 13
    assert found["as_of"] == current_day().isoformat()


def test_each_economy_forum_and_recommendation_has_its_own_score(
    chair: Caller, answered: list[str]
) -> None:
    found = chair.get("/compliance").json()
    first, second, third, closed = answered
    assert by(found["economies"], "code") == {
        "AUS": (2, 3, {"not_applicable": 1}),
        "CHL": (0, 2, {"overtaken_by_events": 1, "released": 1}),
        "HKG": (0, 0, {"not_reported": 2, "noted": 1, "released": 1}),
    }
    assert by(found["sub_fora"], "code") == {"SCCP": (1, 1, {})}
    assert by(found["recommendations"], "ref") == {
        first: (2, 3, {"not_reported": 1}),
        second: (0, 2, {"noted": 1}),
        third: (0, 0, {"not_reported": 1, "not_applicable": 1, "overtaken_by_events": 1}),
        closed: (1, 1, {"released": 2}),
    }
    shares = {row["code"]: row["score"]["share"] for row in found["economies"]}
    assert shares == {"AUS": 0.6667, "CHL": 0.0, "HKG": None}


@pytest.mark.usefixtures("answered")
def test_nothing_counted_is_no_score_rather_than_none_of_it(chair: Caller) -> None:
    found = chair.get("/compliance?economy=HKG").json()["score"]
    assert (found["numerator"], found["denominator"], found["share"]) == (0, 0, None)
    assert found["explanation"].startswith("Nothing to count; left out: 2 not reported")


@pytest.mark.usefixtures("answered")
def test_the_three_axes_are_counted_apart(chair: Caller) -> None:
    found = chair.get("/compliance").json()
    axes = {
        axis: {one["value"]: one["count"] for one in found[axis]}
        for axis in ("acceptance", "implementation", "verification")
    }
    assert axes == {
        # Pending: first, third and closed HKG, and third CHL, which events overtook unanswered.
        "acceptance": {
            "pending": 4,
            "accepted": 6,
            "noted": 1,
            "not_accepted": 1,
            "not_applicable": 1,
        },
        "implementation": {
            "not_started": 7,
            "blocked": 1,
            "implemented": 4,
            "overtaken_by_events": 1,
        },
        "verification": {"unverified": 11, "verified": 1, "returned": 1},
    }
    flags = {name: found[name]["count"] for name in ("is_open", "is_overdue", "is_blocked")}
    # Open: first HKG, second AUS and HKG, third HKG. The second was due in 2019.
    assert flags == {"is_open": 4, "is_overdue": 2, "is_blocked": 1}


def test_what_was_not_spoken_of_for_half_a_year_is_stale(
    chair: Caller, owner: psycopg.Connection
) -> None:
    ref = adopt(chair)
    old = (
        "UPDATE implementations SET updated_at = now() - interval '181 days' WHERE economy = 'AUS'"
    )
    owner.execute(old)
    found = chair.get("/compliance").json()
    assert found["is_stale"]["count"] == 1
    assert [cell["ref"] for cell in found["grid"] if cell["is_stale"]] == [f"{ref}.AUS"]


@pytest.mark.usefixtures("answered")
def test_every_figure_opens_what_it_counted(
    secretariat: Caller, chair: Caller, australia: Caller
) -> None:
    for caller, query, at_least in (
        (secretariat, "", 70),
        (chair, f"?plan={PLAN}", 60),
        (chair, "?area=travel&economy=CHL", 20),
        (australia, "?area=finance", 15),
    ):
        found = caller.get(f"/compliance{query}").json()
        assert found["asked"]["count"] > 0
        assert_opens(caller, found, at_least=at_least)


def test_it_is_narrowed_to_a_plan_an_area_or_an_economy(chair: Caller, answered: list[str]) -> None:
    first, second, third, closed = answered
    asked = {
        query: {row["ref"] for row in chair.get(f"/compliance?{query}").json()["recommendations"]}
        for query in (f"plan={PLAN}", "area=travel", "area=finance", "economy=AUS")
    }
    assert asked == {
        f"plan={PLAN}": {first, second, closed},
        "area=travel": {first, second},
        "area=finance": {second},
        "economy=AUS": {first, second, third, closed},
    }
    both = chair.get("/compliance?area=travel&economy=AUS").json()
    assert told(both["score"]) == (1, 2, {})
    assert [row["code"] for row in both["economies"]] == ["AUS"]
    assert both["sub_fora"] == []


@pytest.mark.parametrize("query", ["plan=NONE", "economy=ATL", "area=space"])
def test_what_is_not_on_record_is_not_found(chair: Caller, query: str) -> None:
    assert chair.get(f"/compliance?{query}").status_code == 404


def test_it_takes_no_other_questions(chair: Caller) -> None:
    assert chair.get("/compliance?forum=CTWG").status_code == 422


def test_without_any_record_there_is_nothing_to_count(chair: Caller, anonymous: Caller) -> None:
    for caller in (chair, anonymous):
        found = caller.get(f"/compliance?plan={PLAN}").json()
        assert told(found["score"]) == (0, 0, {})
        assert found["score"]["explanation"] == "Nothing to count."
        assert (found["economies"], found["recommendations"], found["grid"]) == ([], [], [])
        assert found["asked"]["count"] == 0
        assert_opens(caller, found, at_least=5)


@pytest.mark.usefixtures("answered")
def test_everybody_is_told_of_what_they_may_see(
    secretariat: Caller, chair: Caller, australia: Caller, anonymous: Caller, client: TestClient
) -> None:
    adopt(Caller(client, "chair:TELWG"), forum="TELWG")
    callers = {
        "secretariat": secretariat,
        "chair": chair,
        "other chair": Caller(client, "chair:TELWG"),
        "australia": australia,
        "validator": Caller(client, "validator:CHL"),
        "liaison": Caller(client, "liaison:SCCP"),
        "observer": Caller(client, "observer"),
        "nobody": anonymous,
    }
    asked = {}
    for name, caller in callers.items():
        found = caller.get("/compliance").json()
        rows = [*found["economies"], *found["sub_fora"]]
        asked[name] = {row["code"]: row["asked"]["count"] for row in rows}
    assert asked == {
        "secretariat": {"AUS": 5, "CHL": 5, "HKG": 5, "SCCP": 1},
        "chair": {"AUS": 4, "CHL": 4, "HKG": 4, "SCCP": 1},
        "other chair": {"AUS": 1, "CHL": 1, "HKG": 1},
        "australia": {"AUS": 5},
        "validator": {"CHL": 5},
        "liaison": {"SCCP": 1},
        "observer": {},
        "nobody": {},
    }


@pytest.mark.usefixtures("answered")
def test_another_forum_runs_its_own_plan_beside_it(
    secretariat: Caller, client: TestClient, parties: Parties
) -> None:
    make_plan(secretariat, "TELWG-2016-2020", "TELWG")
    telwg = Caller(client, "chair:TELWG")
    own = adopt(telwg, forum="TELWG", plan="TELWG-2016-2020", areas=["finance"])
    parties.bring(own, "HKG", "implemented")
    parties.bring(own, "CHL", "accepted")
    found = telwg.get("/compliance?plan=TELWG-2016-2020").json()
    assert told(found["score"]) == (1, 2, {"not_reported": 1})
    assert told(secretariat.get("/compliance?plan=TELWG-2016-2020").json()["score"])[:2] == (1, 2)
    assert telwg.get(f"/compliance?plan={PLAN}").json()["asked"]["count"] == 0


def test_an_unchanged_answer_is_not_sent_again_and_every_change_is(
    secretariat: Caller, chair: Caller, australia: Caller, answered: list[str]
) -> None:
    path = f"/compliance?plan={PLAN}"
    first, second, third, _ = answered
    changes = (
        (australia, f"/implementations/{second}.AUS", {"due_on": "2030-01-01"}),
        (chair, f"/recommendations/{first}", {"text": "Share it earlier."}),
        (chair, f"/recommendations/{third}", {"plan": PLAN}),
        (secretariat, "/economies/AUS", {"name": "Commonwealth"}),
        (secretariat, "/sub-fora/SCCP", {"name": "Customs"}),
    )
    for caller, address, change in changes:
        etag = chair.get(path).headers["etag"]
        unchanged = chair.get(path, headers={"If-None-Match": etag})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        done = caller.patch(address, change)
        assert done.status_code == 200, done.text
        moved = chair.get(path, headers={"If-None-Match": etag})
        assert moved.status_code == 200, address


def test_the_list_behind_a_figure_follows_the_recommendation(
    chair: Caller, answered: list[str]
) -> None:
    """A remembered page of implementations falls with the plan of a recommendation."""
    address = f"/implementations?plan={PLAN}&count=true&limit=1"
    assert chair.get(address).json()["total"] == 10
    assert chair.patch(f"/recommendations/{answered[2]}", {"plan": PLAN}).status_code == 200
    assert chair.get(address).json()["total"] == 13
