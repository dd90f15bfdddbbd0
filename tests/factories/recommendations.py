"""Recommendations for tests."""

from typing import Any

from tests.callers import Caller


def sound_recommendation(**overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """A draft that no rule stands against."""
    return {
        "text": "Share practice on advance passenger information.",
        "forum": "CTWG",
        "year": 2018,
        "source": {"kind": "mandate"},
        "addressed_to": {"all_economies": True},
        "future_use": "Take it up in the next workshop on travel.",
        **overrides,
    }


def make_recommendation(caller: Caller, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401
    """Draft a sound recommendation, changed as the test needs."""
    return caller.create("/recommendations", sound_recommendation(**overrides))
