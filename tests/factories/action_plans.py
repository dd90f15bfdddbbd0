"""Action plans for tests."""

from typing import Any

from tests.callers import Caller
from tests.factories.world import PLAN

Json = dict[str, Any]


def make_edition(caller: Caller, **overrides: Any) -> str:  # noqa: ANN401 - any field of the payload
    """Start Australia's baseline, or what the test needs; its address."""
    payload = {"economy": "AUS", "plan": PLAN, "edition": "baseline", **overrides}
    return f"/action-plans/{caller.create('/action-plans', payload)['ref']}"


def make_entry(caller: Caller, edition: str, **overrides: Any) -> str:  # noqa: ANN401 - as above
    """Add an entry to a draft; its address."""
    payload = {"section": "A.3", "gap": "No screening of transfer baggage.", **overrides}
    return f"{edition}/entries/{caller.create(f'{edition}/entries', payload)['ref']}"


def file_edition(caller: Caller, edition: str) -> Json:
    """Submit an edition that nothing stands against, and answer it."""
    answer = caller.verb(f"{edition}/submit")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())
