"""Activity reports for tests."""

from typing import Any

from tests.callers import Caller
from tests.factories.activities import make_activity

HELD = {"start": "2018-05-09", "end": "2018-05-10"}


def hold_activity(chair: Caller, **overrides: Any) -> dict[str, Any]:  # noqa: ANN401 - any field
    """An activity from its proposal to its completion."""
    path = f"/activities/{make_activity(chair, **overrides)['ref']}"
    chair.verb(f"{path}/endorse")
    chair.verb(f"{path}/start")
    completed = chair.verb(f"{path}/complete", {"actual": HELD})
    assert completed.status_code == 200, completed.text
    return dict(completed.json())


def report_of(caller: Caller, activity: str) -> dict[str, Any]:
    """The report that the completion of an activity made."""
    [report] = caller.get(f"/activity-reports?activity={activity}").json()["items"]
    return dict(report)


def advance_report(chair: Caller, path: str, state: str) -> None:
    """Take an empty draft on to a later state."""
    chair.patch(path, {"no_recommendations_because": "It only shared what is known."})
    steps: dict[str, list[tuple[str, dict[str, str] | None]]] = {
        "draft": [],
        "submitted": [("submit", None)],
        "returned": [("submit", None), ("return", {"message": "Name the agencies."})],
        "accepted": [("submit", None), ("accept", None)],
    }
    for verb, body in steps[state]:
        done = chair.verb(f"{path}/{verb}", body)
        assert done.status_code == 200, done.text
