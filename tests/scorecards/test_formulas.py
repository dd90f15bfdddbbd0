"""A computed KPI names a formula that is known, with parameters that mean something."""

from pathlib import Path
from typing import Any

import pytest

from api.insight.scorecards.formulas import FORMULAS
from api.kpis.service import KpiService
from tests.callers import Caller
from tests.factories.scorecards import computed
from tests.factories.world import PLAN, make_plan, make_reference

REF = f"{PLAN}.O1.i"
PERIOD_BACKWARDS = {"from": "2020-01-01", "to": "2018-12-31"}
MILESTONE = {"edition": "midterm_review", "date_field": "reviewed_on", "due_on": "2020-12-31"}


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """A draft plan."""
    make_reference(secretariat)
    make_plan(secretariat, PLAN, "CTWG")


@pytest.mark.parametrize(
    ("fields", "code", "pointer"),
    [
        (computed("guessed"), "kpi.unknown-formula", "/formula/name"),
        (
            computed("activities-completed", kinds=["party"]),
            "kpi.formula-parameters",
            "/formula/parameters/kinds/0",
        ),
        (
            computed("activities-completed"),
            "kpi.formula-parameters",
            "/formula/parameters/kinds",
        ),
        (
            computed("activities-completed", kinds=["study"], colour="red"),
            "kpi.formula-parameters",
            "/formula/parameters/colour",
        ),
        (
            computed("activities-completed", kinds=["study"], period=PERIOD_BACKWARDS),
            "kpi.formula-parameters",
            "/formula/parameters/period",
        ),
        (
            {"measure": "share", **computed("activities-completed", kinds=["study"])},
            "kpi.formula-measure",
            "/measure",
        ),
        (computed("recommendations-implemented"), "kpi.formula-measure", "/measure"),
        (
            computed("records-in-area", area="space", resources=["activities"]),
            "unknown-reference",
            "/formula/parameters/area",
        ),
        (
            {"measure": "share", **computed("recommendations-implemented", topics=["aeo", "x"])},
            "unknown-reference",
            "/formula/parameters/topics/1",
        ),
        (
            {"measure": "share", **computed("action-plan-cycle", milestones=[MILESTONE])},
            "kpi.formula-parameters",
            "/formula/parameters/milestones/0/due_on",
        ),
    ],
)
def test_a_formula_that_could_not_be_computed_is_refused(
    secretariat: Caller, fields: dict[str, Any], code: str, pointer: str
) -> None:
    refused = secretariat.patch(f"/kpis/{REF}", fields)
    assert refused.status_code == 422
    faults = [(fault["code"], fault["pointer"]) for fault in refused.json()["errors"]]
    assert faults == [(code, pointer)]


def test_a_formula_is_kept_as_it_was_sent(secretariat: Caller) -> None:
    fields = {"measure": "share", **computed("action-plan-cycle", milestones=[MILESTONE])}
    fields["targets"] = [{"value": 1, "due_on": "2020-12-31"}]
    kept = secretariat.patch(f"/kpis/{REF}", fields)
    assert kept.status_code == 200, kept.text
    assert kept.json()["formula"] == fields["formula"]


def test_every_formula_may_be_named_by_a_kpi() -> None:
    known = {name: formula.parameters for name, formula in FORMULAS.items()}
    assert known == KpiService.formulas


def test_no_formula_knows_a_forum_a_plan_or_a_kpi() -> None:
    folder = Path(__file__).parents[2] / "api/insight/scorecards"
    texts = [path.read_text() for path in folder.rglob("*.py")]
    assert len(texts) > 10
    assert [text for text in texts if "CTWG" in text or "TEL" in text or "2018" in text] == []
