"""Activities for tests."""

from typing import Any

from tests.callers import Caller
from tests.factories.world import PLAN


def sound_activity(**overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of the payload
    """A proposal that no rule stands against."""
    return {
        "title": "Workshop on advance passenger information",
        "kind": "workshop",
        "forum": "CTWG",
        "plan": PLAN,
        "lead_economies": ["AUS"],
        "focus_areas": [f"{PLAN}.FA1"],
        "objectives": [f"{PLAN}.O1"],
        "kpis": [f"{PLAN}.O1.i"],
        "planned": {"start": "2018-05-09", "end": "2018-05-10"},
        **overrides,
    }


def make_activity(caller: Caller, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Propose a sound activity, changed as the test needs."""
    return caller.create("/activities", sound_activity(**overrides))
