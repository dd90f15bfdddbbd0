"""The rules of action plans, one function each, with its stable code."""

from collections.abc import Iterator, Sequence
from typing import Final

from api.action_plans.models import ActionPlan, ActionPlanEntry, Edition, Effectiveness
from api.core.errors import Finding

OBJECTIVE_2: Final = "Strategic Plan 2018-2022, objective 2"


def edition_before(edition: str | None) -> Edition | None:
    """The edition that a named one follows; None for a baseline, and where years name them."""
    cycle = list(Edition)
    if edition not in cycle:
        return None
    place = cycle.index(Edition(edition))
    return cycle[place - 1] if place else None


def edition_after(edition: str | None) -> Edition | None:
    """The edition that follows; a baseline after a year's, None at the end of a cycle."""
    cycle = list(Edition)
    if edition not in cycle:
        return Edition.BASELINE
    place = cycle.index(Edition(edition)) + 1
    return cycle[place] if place < len(cycle) else None


def frozen(plan: ActionPlan, pointer: str = "") -> Finding:
    """A submitted edition says for good what it said."""
    detail = f"{plan.ref} is {plan.status}; what has changed since goes into the next edition."
    return Finding("action-plan.edition-frozen", detail, pointer, OBJECTIVE_2)


def out_of_order(detail: str) -> Finding:
    """Editions follow one another: baseline, mid-term review, end-term update."""
    return Finding("action-plan.edition-out-of-order", detail, "/edition", OBJECTIVE_2)


def reports_effectiveness(entries: Sequence[ActionPlanEntry]) -> bool:
    """Whether there are entries, and each tells what was done and how well it works (KPI i.a)."""
    return bool(entries) and all(
        entry.measures_taken and entry.effectiveness is not Effectiveness.NOT_ASSESSED
        for entry in entries
    )


def unproven(entries: Sequence[ActionPlanEntry]) -> Iterator[Finding]:
    """Entries that claim the highest effectiveness and show nothing for it."""
    for place, entry in enumerate(entries):
        if entry.effectiveness is Effectiveness.HIGH and not entry.evidence:
            detail = f"{entry.ref} says that its measures work as well as can be: show it."
            pointer = f"/entries/{place}/evidence"
            yield Finding(
                "action-plan.effectiveness-needs-evidence", detail, pointer, f"{OBJECTIVE_2} (i.a)"
            )
