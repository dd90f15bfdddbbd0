"""The forecast of what is counted: a line, or the pace once half of the time is gone."""

import pytest

from tests.callers import Caller
from tests.factories.scorecards import computed, hold, plan_with, scorecard
from tests.factories.world import make_reference

WORKSHOPS = computed("activities-completed", kinds=["workshop"])


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Economies, fora, and a plan that wants ten workshops by the end of 2022."""
    make_reference(secretariat)
    targets = [{"value": 10, "due_on": "2022-12-31"}]
    plan_with(secretariat, {"i": {**WORKSHOPS, "targets": targets}})


def test_early_on_there_are_too_few_points_to_say(secretariat: Caller) -> None:
    hold(secretariat, on="2018-02-01")
    kpi = scorecard(secretariat, as_of="2018-06-30")["i"]
    assert (kpi["status"], kpi["forecast"], kpi["points"]) == ("too_few_points", None, 1)
    assert "too few points" in kpi["explanation"]


def test_after_half_of_the_time_the_pace_is_a_forecast(secretariat: Caller) -> None:
    hold(secretariat, on="2018-02-01")
    # 2020-12-31 is 1095 of 1825 days after 2018-01-01: three fifths.
    kpi = scorecard(secretariat, as_of="2020-12-31")["i"]
    assert kpi["forecast"] == pytest.approx(1 / (1095 / 1825))
    assert (kpi["status"], kpi["method"]) == ("off_track", "pace_of_time_elapsed")
    assert kpi["pace"] == pytest.approx(1 / 1095 * 365.25)
    assert "time elapsed" in kpi["explanation"]


def test_nothing_at_all_after_half_of_the_time_is_off_track(secretariat: Caller) -> None:
    kpi = scorecard(secretariat, as_of="2021-01-01")["i"]
    assert (kpi["value"], kpi["forecast"], kpi["status"]) == (0, 0, "off_track")


def test_three_days_or_more_make_a_line(secretariat: Caller) -> None:
    for day in ("2018-07-02", "2019-01-01", "2019-07-02", "2019-12-31"):
        hold(secretariat, on=day)
    kpi = scorecard(secretariat, as_of="2019-12-31")["i"]
    # Two a year, from 0 on 2018-01-01: ten at the end of 2022.
    assert kpi["forecast"] == pytest.approx(10, abs=0.05)
    assert (kpi["points"], kpi["method"]) == (4, "line_through_points")
    assert kpi["pace"] == pytest.approx(2, abs=0.02)
    # Two years on without another one, the same four say something else.
    later = scorecard(secretariat, as_of="2021-12-31")["i"]
    assert later["status"] == "off_track"
    assert later["forecast"] < 8


def test_what_was_held_is_not_lost_again(secretariat: Caller) -> None:
    for day in ("2018-01-05", "2018-01-06", "2018-01-07"):
        hold(secretariat, on=day)
    kpi = scorecard(secretariat, as_of="2022-12-01")["i"]
    assert kpi["forecast"] >= kpi["value"] == 3


def test_without_a_target_there_is_a_forecast_for_the_end_of_the_plan(
    secretariat: Caller,
) -> None:
    ref = plan_with(secretariat, {"i": WORKSHOPS}, ref="CTWG-FREE")
    for day in ("2018-07-02", "2019-01-01", "2019-07-02", "2019-12-31"):
        hold(secretariat, on=day)
    kpi = scorecard(secretariat, ref, as_of="2019-12-31")["i"]
    assert (kpi["status"], kpi["forecast_on"]) == ("no_target", "2022-12-31")
    assert kpi["forecast"] == pytest.approx(10, abs=0.05)
    assert scorecard(secretariat, ref)["i"]["forecast"] is None
