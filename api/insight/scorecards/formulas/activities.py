"""Activities that were held."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field
from sqlalchemy import ColumnElement, and_, select

from api.activities.models import Activity, ActivityKind, ActivityStatus, activity_partner_fora
from api.activities.service import ActivityService
from api.insight.scorecards.formulas.formula import (
    Counted,
    Facts,
    Formula,
    Part,
    Scope,
    day_after,
    listed,
)
from api.kpis.values import FormulaParameters


class ActivityParameters(FormulaParameters):
    """Which kinds of activities are counted; all where it is not said."""

    kinds: list[ActivityKind] = Field(min_length=1, max_length=20)


def was_held(scope: Scope, part: Part) -> ColumnElement[bool]:
    """Completed activities of the forum that ended within the period, as the actor sees them."""
    return and_(
        scope.is_of_forum(Activity.forum),
        Activity.status == ActivityStatus.COMPLETED,
        scope.within(Activity.ends_on, part),
        ActivityService.visible(scope.actor),
    )


def activity_fact(scope: Scope, part: Part) -> Facts:
    """An activity as a fact, on its last day."""
    fact = scope.fact(part, "activities", Activity.ref, on=Activity.ends_on, title=Activity.title)
    return fact.join(Activity, was_held(scope, part))


def is_with_other_fora() -> ColumnElement[bool]:
    """Other fora are partners in it."""
    partners = activity_partner_fora.c
    return Activity.id.in_(select(partners.owner_id).where(partners.target_key != Activity.forum))


def held_in(counted: Counted, part: str) -> Mapping[str, Any]:
    """The filters of the list of activities that `was_held` counts."""
    first, last = counted.span(part)
    return {
        "forum": counted.fora,
        "status": "completed",
        "ends_on_after": first,
        "ends_on_before": day_after(last),
    }


def _facts(scope: Scope) -> list[Facts]:
    facts = activity_fact(scope, "value")
    kinds = scope.lists("kinds", Activity.kind)
    return [facts.where(scope.is_computed_by("activities-completed"), kinds)]


def _address(counted: Counted, part: str, resource: str) -> str | None:
    del resource
    return listed("/activities", kind=counted.parameters["kinds"], **held_in(counted, part))


ACTIVITIES_COMPLETED: Final = Formula(
    name="activities-completed",
    parameters=ActivityParameters,
    counts="completed activities of the given kinds that ended within the period",
    facts=_facts,
    address=_address,
    resource="activities",
)
