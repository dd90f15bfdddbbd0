"""Work plans for tests."""

from typing import Any

from tests.callers import Caller
from tests.factories.world import PLAN


def sound_work_plan(**overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of the payload
    """A draft that no rule stands against."""
    return {
        "forum": "CTWG",
        "year": 2018,
        "plan": PLAN,
        "theme": "Harnessing inclusive opportunities",
        "thrust": [
            {
                "focus_area": f"{PLAN}.FA1",
                "rationale": "Leaders asked for it in 2017.",
                "basis": "leaders_statement",
            }
        ],
        **overrides,
    }


def make_work_plan(caller: Caller, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Draft a sound work plan, changed as the test needs."""
    return caller.create("/work-plans", sound_work_plan(**overrides))


def advance_work_plan(caller: Caller, path: str, state: str) -> None:
    """Take a sound draft on to a later state."""
    for verb in {
        "draft": [],
        "submitted": ["submit"],
        "endorsed": ["submit", "endorse"],
        "closed": ["submit", "endorse", "close"],
    }[state]:
        done = caller.verb(f"{path}/{verb}")
        assert done.status_code == 200, done.text
