"""The words of compliance: what each figure means, and why some answers are not counted."""

from typing import Final

from api.core.db import Json
from api.implementations.models import Standing
from api.insight.compliance.paging import cursor_after

COUNTED: Final = (Standing.IMPLEMENTED, Standing.OUTSTANDING, Standing.DECLINED)
LEFT_OUT: Final = tuple(standing for standing in Standing if standing not in COUNTED)
BECAUSE: Final = {
    Standing.IMPLEMENTED: "It says that it is implemented, and nobody sent it back.",
    Standing.OUTSTANDING: "It was accepted, wholly or in part, and is not done, or was sent back.",
    Standing.DECLINED: "The party answered, and the answer is no.",
    Standing.NOT_REPORTED: "Nothing was said: not reported is not non-compliant.",
    Standing.NOTED: "It was noted: neither a promise nor a refusal.",
    Standing.NOT_APPLICABLE: "It does not apply to the party, as its reason says.",
    Standing.OVERTAKEN_BY_EVENTS: "Events have overtaken it, as its reason says.",
    Standing.RELEASED: "The recommendation was closed or superseded before it was implemented.",
}
"""Why each standing is counted, or not (docs/compliance.md has the table)."""


def explained(found: Json) -> Json:
    """Add the sentence of each score, the reasons, and the cursor of what follows."""
    if not isinstance(found, dict):
        return found
    for tally in (found, *_rows(found)):
        score = tally["score"]
        if isinstance(score, dict):
            score["explanation"] = _sentence(score)
    reasons: list[Json] = [
        {"standing": standing, "is_counted": standing in COUNTED, "because": because}
        for standing, because in BECAUSE.items()
    ]
    last = found["next"]
    following = cursor_after(last) if isinstance(last, str) else None
    return {**found, "next": following, "reasons": reasons}


def _rows(found: dict[str, Json]) -> list[dict[str, Json]]:
    groups = (found[name] for name in ("economies", "sub_fora", "recommendations"))
    rows = (row for group in groups if isinstance(group, list) for row in group)
    return [row for row in rows if isinstance(row, dict)]


def _sentence(score: dict[str, Json]) -> str:
    """Such as "3 of 5 are implemented; left out: 14 not reported, 2 noted"."""
    numerator, denominator = score["numerator"], score["denominator"]
    said = f"{numerator} of {denominator} are implemented" if denominator else "Nothing to count"
    left_out = score["left_out"]
    parts = [
        f"{one['count']} {str(one['reason']).replace('_', ' ')}"
        for one in (left_out if isinstance(left_out, list) else [])
        if isinstance(one, dict)
    ]
    return f"{said}; left out: {', '.join(parts)}." if parts else f"{said}."
