"""How many indicators of each objective stand where: the figure that the overview has as well."""

from collections.abc import Sequence
from typing import Final

from api.reports.content import Bar, Block, Figure
from api.reports.source import Answer

STANDINGS: Final = {
    "met": "Met",
    "on_track": "On track",
    "behind": "Behind",
    "unjudged": "No target, or too few points",
    "not_measured": "Not measured yet",
}
COLOURS: Final = (0, 2, 1, 3, 4)
"""By meaning, as the overview has them."""
BEHIND: Final = frozenset({"at_risk", "off_track"})


def standing_of(kpi: Answer) -> str:
    """Where an indicator stands; what was not measured is neither behind nor 0."""
    is_known = any(kpi[name] is not None for name in ("value", "rating", "narrative"))
    if not (is_known or kpi["economies"]):
        return "not_measured"
    if kpi["status"] in BEHIND:
        return "behind"
    return kpi["status"] if kpi["status"] in STANDINGS else "unjudged"


def standings(objectives: Sequence[Answer]) -> list[Block]:
    """The figure, for a plan that has indicators; sub-items count with what they are part of.

    What each objective says stands above its table, which follows.
    """
    bars = []
    for objective in objectives:
        found = [standing_of(kpi) for kpi in objective["kpis"] if kpi["parent"] is None]
        if found:
            bars.append(Bar(objective["label"], [found.count(standing) for standing in STANDINGS]))
    if not bars:
        return []
    sums = [sum(bar.parts[place] for bar in bars) for place in range(len(STANDINGS))]
    reading = "; ".join(
        f"{count} {words.lower()}"
        for count, words in zip(sums, STANDINGS.values(), strict=True)
        if count
    )
    title = "Objectives by the standing of their indicators"
    return [Figure(title, f"{reading}.", list(STANDINGS.values()), bars, COLOURS, "Objective")]
