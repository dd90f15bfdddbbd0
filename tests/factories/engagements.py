"""Meetings and engagements for tests."""

from typing import Any

from tests.callers import Caller


def make_meeting(caller: Caller, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """A meeting of CTWG, changed as the test needs."""
    meeting = {"forum": "CTWG", "on": "2018-08-08", "place": "Port Moresby", "apec_meeting": "SOM3"}
    return caller.create("/meetings", {**meeting, **overrides})


def sound_engagement(**overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """A briefing that CTWG gave to SCCP."""
    return {
        "forum": "CTWG",
        "kind": "briefing-given",
        "with": {"sub_fora": ["SCCP"]},
        "on": "2018-08-08",
        **overrides,
    }


def make_engagement(caller: Caller, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """Record an engagement, changed as the test needs."""
    return caller.create("/engagements", sound_engagement(**overrides))
