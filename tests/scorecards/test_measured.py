"""Manual KPIs: the latest verified figure, economies apart, and what that means for the target."""

from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.kpi_measurements import advance, measure
from tests.factories.scorecards import hold, listed, plan_with, scorecard
from tests.factories.world import make_reference, part

KPI = "CTWG-KPIS.O1.i"


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Economies, fora, areas, topics."""
    make_reference(secretariat)


def verified(chair: Caller, secretariat: Caller, year: int, **fields: Any) -> str:  # noqa: ANN401
    """A verified figure of the forum (or of an economy) for one year."""
    author = secretariat if fields.get("economy") else chair
    days = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    path = measure(author, **{"kpi": KPI, "economy": None, "value": None, **days, **fields})
    advance(path, "verified", author, chair if author is secretariat else secretariat)
    return path


def test_what_nobody_measured_is_null_and_not_nothing(secretariat: Caller, chair: Caller) -> None:
    target = {"targets": [{"value": 10, "due_on": "2022-12-31"}]}
    plan_with(secretariat, {"i": target})
    path = measure(chair, kpi=KPI, economy=None, value=7)
    chair.verb(f"{path}/submit")
    kpi = scorecard(chair)["i"]
    assert (kpi["value"], kpi["status"], kpi["series"]) == (None, "too_few_points", [])
    assert kpi["targets"][0]["status"] == "not_reported"
    assert kpi["not_reported"] == ["AUS", "CHL", "HKG"]
    secretariat.verb(f"{path}/verify")
    kpi = scorecard(chair)["i"]
    assert (kpi["value"], kpi["status"], kpi["not_reported"]) == (7, "off_track", None)
    assert [item["value"] for item in listed(chair, kpi["records"])] == [7]


def test_a_figure_of_nought_is_a_figure(secretariat: Caller, chair: Caller) -> None:
    plan_with(secretariat, {"i": {}})
    verified(chair, secretariat, 2018, value=0)
    assert scorecard(chair)["i"]["value"] == 0


def test_a_later_verified_figure_of_the_same_period_corrects(
    secretariat: Caller, chair: Caller
) -> None:
    plan_with(secretariat, {"i": {}})
    for value in (5, 6):
        verified(chair, secretariat, 2018, value=value)
    kpi = scorecard(chair)["i"]
    assert (kpi["value"], kpi["series"]) == (6, [{"on": "2018-12-31", "value": 6}])


def test_shares_show_both_numbers_and_economies_apart(
    secretariat: Caller, chair: Caller, anonymous: Caller
) -> None:
    plan_with(secretariat, {"i": {"measure": "share", "unit": "ports"}})
    for economy, of, whole in (("AUS", 3, 4), ("CHL", 1, 4)):
        share = {"numerator": of, "denominator": whole}
        verified(chair, secretariat, 2018, economy=economy, **share)
    verified(chair, secretariat, 2019, economy="AUS", numerator=4, denominator=4)
    kpi = scorecard(chair)["i"]
    assert (kpi["value"], kpi["numerator"], kpi["denominator"]) == (5 / 8, 5, 8)
    told = {row["economy"]: (row["value"], row["numerator"]) for row in kpi["economies"]}
    assert told == {"AUS": (1, 4), "CHL": (0.25, 1)}
    assert kpi["not_reported"] == ["HKG"]
    assert "2 of 3 economies reported; the others are left out" in kpi["explanation"]
    assert kpi["series"] == [
        {"on": "2018-12-31", "value": 0.5},
        {"on": "2019-12-31", "value": 0.625},
    ]
    assert len(listed(chair, kpi["economies"][0]["records"])) == 2
    unseen = scorecard(anonymous)["i"]
    assert (unseen["value"], unseen["economies"]) == (None, [])


def test_a_figure_of_the_whole_goes_before_the_sum_of_those_who_reported(
    secretariat: Caller, chair: Caller
) -> None:
    plan_with(secretariat, {"i": {}})
    verified(chair, secretariat, 2018, economy="AUS", value=3)
    verified(chair, secretariat, 2018, economy="CHL", value=4)
    assert scorecard(chair)["i"]["value"] == 7
    verified(chair, secretariat, 2018, value=9)
    kpi = scorecard(chair)["i"]
    assert (kpi["value"], len(kpi["economies"])) == (9, 2)


def test_scales_and_words_get_no_false_numbers(secretariat: Caller, chair: Caller) -> None:
    fields = {"i": {"measure": "ordinal"}, "ii": {"measure": "qualitative"}}
    plan_with(secretariat, fields)
    verified(chair, secretariat, 2018, rating="moderate")
    verified(chair, secretariat, 2019, rating="substantial")
    verified(chair, secretariat, 2019, economy="AUS", rating="high")
    said = {"kpi": "CTWG-KPIS.O1.ii", "economy": "CHL", "narrative": "A law was passed."}
    verified(chair, secretariat, 2019, **said)
    card = scorecard(chair)
    ordinal, words = card["i"], card["ii"]
    assert (ordinal["rating"], ordinal["value"], ordinal["forecast"]) == ("substantial", None, None)
    assert (ordinal["status"], ordinal["series"]) == ("no_target", [])
    assert [(row["rating"], row["value"]) for row in ordinal["economies"]] == [("high", None)]
    assert (words["value"], words["series"]) == (None, [])
    assert words["economies"][0]["narrative"] == "A law was passed."
    assert words["not_reported"] == ["AUS", "HKG"]


def test_a_target_on_a_scale_is_reached_by_its_step(secretariat: Caller, chair: Caller) -> None:
    # 3 is the third step, "substantial".
    targets = [{"value": 3, "due_on": "2020-12-31"}]
    plan_with(secretariat, {"i": {"measure": "ordinal", "targets": targets}})
    verified(chair, secretariat, 2018, rating="moderate")
    assert scorecard(chair)["i"]["status"] == "off_track"
    verified(chair, secretariat, 2020, rating="high")
    assert scorecard(chair)["i"]["status"] == "met"


def test_of_several_dated_targets_the_next_one_counts(secretariat: Caller, chair: Caller) -> None:
    targets = [{"value": v, "due_on": f"{y}-12-31"} for v, y in ((2, 2018), (5, 2020), (8, 2022))]
    plan_with(secretariat, {"i": {"targets": targets}})
    verified(chair, secretariat, 2018, value=2)
    verified(chair, secretariat, 2019, value=3)
    kpi = scorecard(chair, as_of="2020-06-30")["i"]
    assert (kpi["target"], kpi["due_on"], kpi["status"]) == (5, "2020-12-31", "too_few_points")
    assert [(t["status"], t["reached"]) for t in kpi["targets"]] == [
        ("met", 2),
        ("open", 3),
        ("open", 3),
    ]
    kpi = scorecard(chair, as_of="2021-01-01")["i"]
    assert (kpi["target"], [t["status"] for t in kpi["targets"]]) == (8, ["met", "missed", "open"])


@pytest.mark.parametrize(
    ("values", "target", "forecast", "status"),
    [
        # 2018: 2, 2019: 4, 2020: 6 lie on a line that comes to 10 at the end of 2022, but for the
        # length of leap years.
        ((2, 4, 6), 9.9, 10, "on_track"),
        # From 2 to 11.9 are 9.9; a fifth of the way is 1.98, and the line is 1.9 short.
        ((2, 4, 6), 11.9, 10, "at_risk"),
        ((2, 4, 6), 12.2, 10, "off_track"),
        ((2, 4, 6), 15, 10, "off_track"),
        ((6, 6, 6), 7, 6, "off_track"),
        ((2, 4), 10, None, "too_few_points"),
        ((2, 11), 10, None, "met"),
    ],
)
def test_the_forecast_is_the_line_through_three_points_or_more(
    secretariat: Caller,
    chair: Caller,
    values: tuple[int, ...],
    target: float,
    forecast: float | None,
    status: str,
) -> None:
    targets = {"targets": [{"value": target, "due_on": "2022-12-31"}]}
    plan_with(secretariat, {"i": targets})
    for year, value in enumerate(values, start=2018):
        verified(chair, secretariat, year, value=value)
    kpi = scorecard(chair, as_of="2021-03-31")["i"]
    assert (kpi["status"], kpi["points"]) == (status, len(values))
    if forecast is None:
        assert (kpi["forecast"], kpi["method"]) == (None, None)
    else:
        # Years are not all of one length.
        assert kpi["forecast"] == pytest.approx(forecast, abs=0.02)
        assert (kpi["method"], kpi["forecast_on"]) == ("line_through_points", "2022-12-31")
        assert "regr_slope" in kpi["explanation"]


def test_a_baseline_with_a_day_is_a_point_of_the_line(secretariat: Caller, chair: Caller) -> None:
    targets = [{"value": 10, "due_on": "2022-12-31"}]
    baseline = {"value": 2, "on": "2017", "note": "As counted then."}
    plan_with(secretariat, {"i": {"targets": targets, "baseline": baseline}})
    verified(chair, secretariat, 2018, value=4)
    verified(chair, secretariat, 2019, value=6)
    kpi = scorecard(chair, as_of="2020-03-31")["i"]
    assert kpi["baseline"] == {**baseline, "is_counted": False}
    assert (kpi["points"], kpi["status"]) == (3, "on_track")
    assert kpi["forecast"] == pytest.approx(12, abs=0.02)


def test_less_is_better_where_the_direction_is_down(secretariat: Caller, chair: Caller) -> None:
    fields = {"direction": "down", "targets": [{"value": 4, "due_on": "2022-12-31"}]}
    plan_with(secretariat, {"i": fields})
    for year, value in ((2018, 12), (2019, 10), (2020, 8)):
        verified(chair, secretariat, year, value=value)
    # The line comes to 4 at the end of 2022.
    kpi = scorecard(chair, as_of="2021-03-31")["i"]
    assert kpi["forecast"] == pytest.approx(4, abs=0.02)
    assert kpi["status"] in {"on_track", "at_risk"}
    verified(chair, secretariat, 2021, value=3)
    assert scorecard(chair)["i"]["status"] == "met"


def test_a_share_is_never_forecast_beyond_the_whole(secretariat: Caller, chair: Caller) -> None:
    fields = {"measure": "share", "targets": [{"value": 1, "due_on": "2022-12-31"}]}
    plan_with(secretariat, {"i": fields})
    for year, numerator in ((2018, 4), (2019, 7), (2020, 9)):
        verified(chair, secretariat, year, numerator=numerator, denominator=10)
    kpi = scorecard(chair, as_of="2021-03-31")["i"]
    assert (kpi["forecast"], kpi["status"]) == (1, "on_track")


def test_counts_stand_beside_what_is_told_in_words(secretariat: Caller) -> None:
    plan = {"ref": "CTWG-WORDS", "forum": "CTWG", "title": "T", "starts_on": "2018-01-01"}
    secretariat.create("/strategic-plans", {**plan, "ends_on": "2022-12-31"})
    secretariat.create("/focus-areas", {**part("CTWG-WORDS", "FA1", 1), "text": "F"})
    areas = {"areas": ["travel", "finance"]}
    secretariat.create("/objectives", {**part("CTWG-WORDS", "O1", 1), "text": "O", **areas})
    for position, label in enumerate(("i", "ii")):
        said = {"ref": f"CTWG-WORDS.O1.{label}", "objective": "CTWG-WORDS.O1", "label": label}
        secretariat.create(
            "/kpis", {**said, "text": "K", "measure": "qualitative", "position": position}
        )
    secretariat.verb("/strategic-plans/CTWG-WORDS/endorse", {})
    hold(secretariat, plan="CTWG-WORDS", areas=["travel"])
    hold(secretariat, plan="CTWG-WORDS", areas=["travel", "finance"])
    card = scorecard(secretariat, "CTWG-WORDS")
    told = {label: [(b["label"], b["count"]) for b in kpi["beside"]] for label, kpi in card.items()}
    in_areas = [("completed activities in finance", 1), ("completed activities in travel", 2)]
    naming = "completed activities that name it"
    assert told == {"i": [(naming, 2), *in_areas], "ii": [(naming, 0), *in_areas]}
    for kpi in card.values():
        for count in kpi["beside"]:
            assert len(listed(secretariat, count["records"])) == count["count"]


def test_an_amended_plan_goes_on_with_the_figures_of_the_version_before(
    secretariat: Caller, chair: Caller
) -> None:
    ref = plan_with(secretariat, {"i": {}})
    verified(chair, secretariat, 2018, value=7)
    amended = secretariat.verb(f"/strategic-plans/{ref}/amend").json()["ref"]
    kpi = scorecard(chair, amended)["i"]
    assert (kpi["ref"], kpi["value"]) == (f"{amended}.O1.i", 7)
    assert [item["value"] for item in listed(chair, kpi["records"])] == [7]
