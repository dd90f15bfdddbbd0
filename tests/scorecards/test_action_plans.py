"""What the formulas count in action plans, with figures worked out by hand."""

import pytest

from tests.callers import Caller
from tests.factories.action_plans import make_edition, make_entry
from tests.factories.scorecards import computed, listed, plan_with, scorecard
from tests.factories.world import make_reference


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Economies, fora, areas, topics."""
    make_reference(secretariat)


def test_all_review_by_mid_term_and_all_update_by_the_end(
    secretariat: Caller, australia: Caller, chile: Caller
) -> None:
    milestones = [
        {"edition": "midterm_review", "date_field": "reviewed_on", "due_on": "2020-12-31"},
        {"edition": "end_term_update", "date_field": "updated_on", "due_on": "2022-12-31"},
    ]
    targets = [{"value": 1, "due_on": m["due_on"]} for m in milestones]
    fields = {"measure": "share", "targets": targets}
    cycle = computed("action-plan-cycle", milestones=milestones)
    plan_with(secretariat, {"i": {**fields, **cycle}})
    for caller, economy in ((australia, "AUS"), (chile, "CHL")):
        for edition, day in (("baseline", "2018-05"), ("midterm_review", "2020-06")):
            path = make_edition(caller, economy=economy, plan="CTWG-KPIS", edition=edition)
            filed = caller.verb(f"{path}/submit", {"updated_on": day})
            assert filed.status_code == 200, filed.text
            if (economy, edition) == ("AUS", "midterm_review"):
                reviewed = secretariat.verb(f"{path}/review", {"reviewed_on": "2020"})
                assert reviewed.status_code == 200
    path = make_edition(australia, plan="CTWG-KPIS", edition="end_term_update")
    assert australia.verb(f"{path}/submit", {"updated_on": "2023-01-01"}).status_code == 200
    kpi = scorecard(secretariat, as_of="2020-12-31")["i"]
    assert (kpi["value"], kpi["due_on"]) == (pytest.approx(1 / 3), "2020-12-31")
    assert (kpi["numerator"], kpi["denominator"]) == (1, 3)
    assert {row["economy"]: row["value"] for row in kpi["economies"]} == {"AUS": 1, "CHL": 0}
    assert kpi["not_reported"] == ["HKG"]
    assert kpi["explanation"].endswith("2 of 3 economies reported; the share is of all 3.")
    assert [r["economy"] for r in listed(secretariat, kpi["records"])] == ["AUS"]
    kpi = scorecard(secretariat)["i"]
    assert [(t["status"], t["reached"]) for t in kpi["targets"]] == [
        ("missed", pytest.approx(1 / 3)),
        ("missed", 0),
    ]
    assert (kpi["due_on"], kpi["status"]) == ("2022-12-31", "off_track")
    assert "Missed on 31 December 2020 and 31 December 2022." in kpi["explanation"]
    # An update is no review, and one after the day comes too late.
    assert kpi["value"] == pytest.approx(1 / 3)


def test_a_cycle_of_which_no_economy_reported_is_not_known_rather_than_missed(
    secretariat: Caller, australia: Caller
) -> None:
    milestones = [
        {"edition": "midterm_review", "date_field": "reviewed_on", "due_on": "2020-12-31"},
        {"edition": "end_term_update", "date_field": "updated_on", "due_on": "2022-12-31"},
    ]
    targets = [{"value": 1, "due_on": milestone["due_on"]} for milestone in milestones]
    cycle = {"measure": "share", **computed("action-plan-cycle", milestones=milestones)}
    plan_with(
        secretariat,
        {
            "i": {**cycle, "targets": targets},
            "a": computed("action-plan-effectiveness-reports"),
        },
    )
    card = scorecard(secretariat)
    silent = card["i"]
    assert (silent["value"], silent["numerator"], silent["denominator"]) == (None, None, None)
    assert (silent["status"], silent["series"]) == ("too_few_points", [])
    assert [(t["status"], t["reached"]) for t in silent["targets"]] == [("not_reported", None)] * 2
    assert silent["not_reported"] == ["AUS", "CHL", "HKG"]
    assert silent["explanation"].endswith(
        "The target's day has passed; whether it was met is not known."
        " None of 3 economies reported, which is not 0."
    )
    assert "share" not in silent["explanation"]
    assert (card["a"]["value"], card["a"]["status"]) == (None, "no_target")
    open_still = scorecard(secretariat, as_of="2019-06-30")["i"]
    assert [target["status"] for target in open_still["targets"]] == ["open", "open"]
    assert "too few points to say" in open_still["explanation"]
    # One report breaks the silence for its own milestone, and for no other; a draft is none.
    for edition in ("baseline", "midterm_review"):
        path = make_edition(australia, plan="CTWG-KPIS", edition=edition)
        assert scorecard(secretariat)["i"]["targets"][0]["status"] == "not_reported"
        filed = australia.verb(f"{path}/submit", {"updated_on": "2020-06"})
        assert filed.status_code == 200, filed.text
    kpi = scorecard(secretariat)["i"]
    assert [(t["status"], t["reached"]) for t in kpi["targets"]] == [
        ("missed", 0),
        ("not_reported", None),
    ]
    assert (kpi["value"], kpi["not_reported"]) == (None, ["AUS", "CHL", "HKG"])
    then = scorecard(secretariat, as_of="2020-12-31")["i"]
    assert (then["value"], then["not_reported"]) == (0, ["CHL", "HKG"])


def test_editions_count_that_report_what_was_done_and_how_well_it_works(
    secretariat: Caller, australia: Caller, chile: Caller
) -> None:
    plan_with(secretariat, {"a": computed("action-plan-effectiveness-reports")})
    told = {"measures_taken": "Screening.", "effectiveness": "moderate"}
    for caller, economy, entries in (
        (australia, "AUS", [told, told]),
        (chile, "CHL", [told, {"measures_taken": "Screening."}]),
    ):
        path = make_edition(caller, economy=economy, plan="CTWG-KPIS")
        for entry in entries:
            make_entry(caller, path, **entry)
        assert caller.verb(f"{path}/submit", {"updated_on": "2019-03"}).status_code == 200
    kpi = scorecard(secretariat)["a"]
    assert kpi["value"] == 1
    assert [r["economy"] for r in listed(secretariat, kpi["records"])] == ["AUS"]
    assert {row["economy"]: row["value"] for row in kpi["economies"]} == {"AUS": 1, "CHL": 0}
    assert kpi["not_reported"] == ["HKG"]
