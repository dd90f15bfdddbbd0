"""A KPI whose stored formula this version does not know: said so, and never counted as 0."""

import psycopg

from tests.callers import Caller
from tests.factories.scorecards import computed, hold, plan_with, scorecard
from tests.factories.world import make_reference

FORGOTTEN = """
UPDATE kpis SET formula = jsonb_set(formula, '{name}', '"star-conferences-of-old"')
WHERE ref LIKE '%.forgotten'
"""


def test_its_answer_says_that_it_cannot_be_computed(
    secretariat: Caller, anonymous: Caller, owner: psycopg.Connection
) -> None:
    make_reference(secretariat)
    targets = [{"value": 10, "due_on": "2022-12-31"}]
    known = {**computed("activities-completed", kinds=["workshop"]), "targets": targets}
    span = {"from": "2017-01-01", "to": "2017-12-31"}
    growing = computed("organizations-taking-part", kinds=["business"], baseline_period=span)
    plan_with(
        secretariat,
        {"known": known, "forgotten": {"measure": "increase", **growing, "targets": targets}},
    )
    hold(secretariat, on="2018-02-01")
    owner.execute(FORGOTTEN)
    owner.execute("UPDATE revisions SET value = value + 1")
    assert scorecard(secretariat, as_of="2021-01-01")["known"]["value"] == 1
    for caller in (secretariat, anonymous):
        card = scorecard(caller, as_of="2021-01-01")
        kpi = card["forgotten"]
        assert (kpi["value"], kpi["forecast"], kpi["baseline"]) == (None, None, None)
        assert (kpi["status"], kpi["series"], kpi["parts"]) == ("too_few_points", [], [])
        assert kpi["explanation"].startswith(
            "Not computable: unknown formula 'star-conferences-of-old'."
        )
