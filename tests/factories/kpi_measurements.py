"""Measurements of KPIs for tests."""

from typing import Any, Final

from tests.callers import Caller
from tests.factories.world import PLAN

Json = dict[str, Any]

STATES: Final = ("draft", "submitted", "verified")


def sound_measurement(**overrides: Any) -> Json:  # noqa: ANN401 - any field of the payload
    """What Australia counted in 2018."""
    return {
        "kpi": f"{PLAN}.O1.i",
        "economy": "AUS",
        "period_start": "2018-01-01",
        "period_end": "2018-12-31",
        "value": 3.0,
        **overrides,
    }


def measure(caller: Caller, **overrides: Any) -> str:  # noqa: ANN401 - as above
    """Enter a measurement; its address."""
    made = caller.create("/kpi-measurements", sound_measurement(**overrides))
    return f"/kpi-measurements/{made['ref']}"


def advance(path: str, state: str, author: Caller, verifier: Caller) -> None:
    """Take a draft on to a later state."""
    for caller, verb in ((author, "submit"), (verifier, "verify"))[: STATES.index(state)]:
        done = caller.verb(f"{path}/{verb}")
        assert done.status_code == 200, done.text
