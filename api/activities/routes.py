"""The addresses of activities."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Integer, Text, extract, func, or_, select, type_coerce

from api.activities.models import Activity, activity_co_sponsors, activity_lead_economies
from api.activities.schemas import (
    ActivityCreate,
    ActivityQuery,
    ActivityUpdate,
    Completion,
    Postponement,
    Reason,
)
from api.activities.service import ActivityService
from api.core.resource import Resource, Verb


def has_economy(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """An economy leads, sponsors or hosts it."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    linked = (
        select(table.c.owner_id).where(table.c.target_key == codes)
        for table in (activity_lead_economies, activity_co_sponsors)
    )
    return or_(Activity.host_economy == codes, *(Activity.id.in_(owners) for owners in linked))


def began_in(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """It began in one of these years."""
    years = func.any(type_coerce(wanted, ARRAY(Integer)))
    return extract("year", Activity.starts_on) == years


resource = Resource(
    ActivityService,
    one="activity",
    query=ActivityQuery,
    create=ActivityCreate,
    update=ActivityUpdate,
    verbs=(
        Verb("endorse"),
        Verb("start"),
        Verb("complete", Completion),
        Verb("cancel", Reason),
        Verb("postpone", Postponement),
    ),
    filters={"economy": has_economy, "year": began_in},
    is_lintable=True,
)
