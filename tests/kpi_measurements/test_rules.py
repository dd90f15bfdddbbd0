"""What a measurement may say, who may say it, and who sees it when."""

from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.kpi_measurements import advance, measure, sound_measurement
from tests.factories.world import PLAN, make_plan, make_world

DRAFT: Any = "TELWG-2018-2022"


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that measurements live in."""
    make_world(secretariat)


def add_kpi(secretariat: Caller, measure_: str, **fields: object) -> str:
    """A KPI of TELWG's draft plan, told in the given way."""
    if secretariat.get(f"/strategic-plans/{DRAFT}").status_code == 404:
        make_plan(secretariat, DRAFT, "TELWG")
    ref = f"{DRAFT}.O1.{measure_}"
    payload = {"ref": ref, "objective": f"{DRAFT}.O1", "label": "(x)", "text": "A KPI."}
    secretariat.create("/kpis", {**payload, "measure": measure_, **fields})
    return ref


def codes(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault["code"], fault.get("pointer", "")) for fault in answer["errors"]]


def test_a_measurement_takes_plan_and_forum_from_its_kpi(australia: Caller) -> None:
    made = australia.create("/kpi-measurements", sound_measurement())
    assert (made["plan"], made["forum"], made["status"]) == (PLAN, "CTWG", "draft")
    assert made["ref"].startswith(f"{PLAN}.O1.i.M-")
    assert (made["value"], made["rating"], made["share"]) == (3.0, None, None)


def test_nobody_enters_what_is_computed(secretariat: Caller) -> None:
    formula = {"name": "activities-completed", "parameters": {"kinds": ["star-conference"]}}
    kpi = add_kpi(secretariat, "count", source="computed", formula=formula)
    refused = secretariat.post("/kpi-measurements", sound_measurement(kpi=kpi, economy=None))
    assert refused.status_code == 422
    assert codes(refused.json()) == [("measurement.kpi-is-computed", "/kpi")]
    assert refused.json()["errors"][0]["source"] == "Strategic Plan 2018-2022, section VIII"


@pytest.mark.parametrize(
    ("told_as", "fields", "wrong"),
    [
        ("count", {"rating": "high"}, ["/rating"]),
        ("count", {"numerator": 1, "denominator": 2}, ["/numerator", "/denominator"]),
        ("share", {"value": 0.5}, ["/value"]),
        ("ordinal", {"value": 3}, ["/value"]),
        ("qualitative", {"rating": "low", "value": 1}, ["/value", "/rating"]),
        ("milestone", {"narrative": "Done."}, ["/narrative"]),
    ],
)
def test_each_measure_is_told_in_its_own_way(
    secretariat: Caller, told_as: str, fields: dict[str, object], wrong: list[str]
) -> None:
    sent = sound_measurement(kpi=add_kpi(secretariat, told_as), economy=None, value=None)
    refused = secretariat.post("/kpi-measurements", {**sent, **fields}).json()
    assert codes(refused) == [("measurement.wrong-kind-of-value", place) for place in wrong]


def test_a_share_keeps_both_its_numbers(secretariat: Caller) -> None:
    sent = sound_measurement(kpi=add_kpi(secretariat, "share"), economy=None, value=None)
    made = secretariat.create("/kpi-measurements", {**sent, "numerator": 3, "denominator": 12})
    assert (made["numerator"], made["denominator"], made["share"]) == (3, 12, 0.25)
    for fields, fault in (
        ({"numerator": 13, "denominator": 12}, ("measurement.part-above-whole", "/numerator")),
        ({"numerator": 0, "denominator": 0}, ("measurement.empty-denominator", "/denominator")),
    ):
        refused = secretariat.post("/kpi-measurements", {**sent, **fields})
        assert codes(refused.json()) == [fault]


def test_a_milestone_is_reached_or_not(secretariat: Caller) -> None:
    sent = sound_measurement(kpi=add_kpi(secretariat, "milestone"), economy=None, value=0.5)
    refused = secretariat.post("/kpi-measurements", sent)
    assert codes(refused.json()) == [("measurement.milestone", "/value")]
    assert secretariat.post("/kpi-measurements", {**sent, "value": 1}).status_code == 201


def test_a_period_does_not_end_before_it_starts(australia: Caller) -> None:
    sent = sound_measurement(period_end="2017-12-31")
    refused = australia.post("/kpi-measurements", sent).json()
    assert codes(refused) == [("measurement.period-out-of-order", "/period_end")]
    path = measure(australia)
    refused = australia.patch(path, {"period_start": "2019-01-01"}).json()
    assert codes(refused) == [("measurement.period-out-of-order", "/period_end")]


def test_what_was_not_measured_is_null_and_is_not_submitted(australia: Caller) -> None:
    path = measure(australia, value=None)
    assert australia.get(path).json()["value"] is None
    [finding] = australia.post(f"{path}/lint").json()["findings"]
    assert (finding["code"], finding["pointer"]) == ("measurement.value-required", "/value")
    refused = australia.verb(f"{path}/submit")
    assert codes(refused.json()) == [("measurement.value-required", "/value")]
    assert australia.patch(path, {"value": 0}).status_code == 200
    assert australia.verb(f"{path}/submit").json()["status"] == "submitted"


def test_whoever_submitted_it_does_not_verify_it(chair: Caller, secretariat: Caller) -> None:
    path = measure(chair, economy=None)
    assert chair.verb(f"{path}/submit").json()["submitted_by"] == "chair:CTWG"
    refused = chair.verb(f"{path}/verify")
    assert codes(refused.json()) == [("measurement.verifier-is-author", "")]
    verified = secretariat.verb(f"{path}/verify").json()
    assert (verified["status"], verified["verified_by"]) == ("verified", "secretariat")


def test_a_verified_figure_stays_and_is_corrected_by_measuring_again(
    australia: Caller, chair: Caller
) -> None:
    path = measure(australia)
    advance(path, "submitted", australia, chair)
    assert australia.patch(path, {"value": 4}).status_code == 200
    assert chair.verb(f"{path}/verify").status_code == 200
    refused = australia.patch(path, {"value": 5})
    assert codes(refused.json()) == [("measurement.frozen", "")]
    measure(australia, value=5)


def test_economies_measure_themselves_and_the_chair_the_forum(
    australia: Caller, chile: Caller, chair: Caller
) -> None:
    sent = sound_measurement()
    assert chile.post("/kpi-measurements", sent).status_code == 403
    assert chair.post("/kpi-measurements", sent).status_code == 403
    of_all = sound_measurement(economy=None)
    assert australia.post("/kpi-measurements", of_all).status_code == 403
    assert chair.post("/kpi-measurements", of_all).status_code == 201


@pytest.mark.parametrize(
    ("state", "sees"),
    [
        ("draft", {"australia", "secretariat"}),
        ("submitted", {"australia", "secretariat", "chair"}),
        ("verified", {"australia", "secretariat", "chair", "chile"}),
    ],
)
def test_an_economys_draft_is_its_own_and_a_verified_figure_is_the_members(  # noqa: PLR0913, PLR0917 - one caller each
    australia: Caller,
    chile: Caller,
    chair: Caller,
    secretariat: Caller,
    anonymous: Caller,
    state: str,
    sees: set[str],
) -> None:
    path = measure(australia)
    advance(path, state, australia, secretariat)
    callers = {"australia": australia, "chile": chile, "chair": chair, "secretariat": secretariat}
    callers["nobody"] = anonymous
    found = {name for name, caller in callers.items() if caller.get(path).status_code == 200}
    assert found == sees
    listed = {n for n, c in callers.items() if c.get("/kpi-measurements").json()["items"]}
    assert listed == sees


def test_a_public_figure_is_public_once_it_is_verified(
    australia: Caller, chair: Caller, anonymous: Caller
) -> None:
    path = measure(australia, visibility="public")
    assert anonymous.get(path).status_code == 404
    advance(path, "verified", australia, chair)
    assert anonymous.get(path).json()["value"] == 3.0


def test_measurements_are_listed_by_whose_and_when(australia: Caller, chair: Caller) -> None:
    measure(australia)
    measure(australia, period_start="2019-01-01", period_end="2019-12-31", value=4.0)
    measure(chair, economy=None, value=9.0)
    seen = chair.get("/kpi-measurements?of_forum=true").json()["items"]
    assert [item["value"] for item in seen] == [9.0]
    path = f"/kpi-measurements?kpi={PLAN}.O1.i&economy=AUS&sort=-period_end"
    assert [item["value"] for item in australia.get(path).json()["items"]] == [4.0, 3.0]
    assert len(australia.get(f"{path}&period_end_before=2019-01-01").json()["items"]) == 1
