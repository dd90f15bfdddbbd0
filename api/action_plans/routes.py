"""The addresses of action plans."""

from typing import Any, Final

from sqlalchemy import ColumnElement, Date, func, literal_column, type_coerce

from api.action_plans.entry_routes import routes
from api.action_plans.models import ActionPlan
from api.action_plans.schemas import (
    ActionPlanCreate,
    ActionPlanQuery,
    ActionPlanUpdate,
    Review,
    Submission,
)
from api.action_plans.service import ActionPlanService
from api.core.listing import Filter
from api.core.resource import Resource, Verb

_WHOLE: Final[ColumnElement[str]] = literal_column("'{}'")
"""The path to a JSON value itself, whose text is the date as it is known."""


def certainly_before(name: str) -> Filter:
    """Every day that a date may mean is before a day: what a deadline asks."""
    text = getattr(ActionPlan, name).op("#>>")(_WHOLE)

    def is_before(day: ColumnElement[Any]) -> ColumnElement[bool]:
        last: ColumnElement[Any] = func.ctwg_last_day(text)
        return last < type_coerce(day, Date)

    return is_before


def certainly_after(name: str) -> Filter:
    """Every day that a date may mean is on a day or later."""
    text = getattr(ActionPlan, name).op("#>>")(_WHOLE)

    def is_after(day: ColumnElement[Any]) -> ColumnElement[bool]:
        first: ColumnElement[Any] = func.ctwg_first_day(text)
        return first >= type_coerce(day, Date)

    return is_after


BOUNDS: Final = {
    f"{name}_{side}": make(name)
    for name in ("updated_on", "reviewed_on")
    for side, make in (("before", certainly_before), ("after", certainly_after))
}

resource = Resource(
    ActionPlanService,
    one="action plan",
    query=ActionPlanQuery,
    create=ActionPlanCreate,
    update=ActionPlanUpdate,
    verbs=(
        Verb("submit", Submission),
        Verb("review", Review),
        Verb("next-edition"),
    ),
    filters=BOUNDS,
    is_lintable=True,
)
resource.beneath.append(routes)
