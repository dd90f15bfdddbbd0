"""The addresses of implementations, and of what happened to them."""

from dataclasses import replace
from json import loads
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import ARRAY, ColumnElement, Text, func, select, true, type_coerce

from api.core.actors import Actor
from api.core.answers import answer
from api.core.errors import NotFound
from api.core.listing import ListBuilder, parse
from api.core.reads import RecordReads, content_etag
from api.core.resource import READ_ERRORS, Resource, Verb
from api.core.schemas import Page, Reason
from api.core.web import DirectRoute, asking, services
from api.implementations.models import Implementation, StatusEvent
from api.implementations.rules import LACKS
from api.implementations.schemas import (
    AcceptanceSaid,
    Achievement,
    Blockage,
    ImplementationQuery,
    ImplementationUpdate,
    Plan,
    StatusEventQuery,
    StatusEventRead,
    Step,
)
from api.implementations.service import ImplementationService
from api.recommendations.models import Recommendation, recommendation_areas


def blocked_for(days: ColumnElement[Any]) -> ColumnElement[bool]:
    """It has been blocked for so many days or more."""
    return Implementation.blocked_for_days >= days


def is_released(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Its recommendation was closed or superseded, or not."""
    return Implementation.released_on.is_not(None) == wanted


def of_plan(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Its recommendation was made in the time of one of these plans."""
    refs = func.any(type_coerce(wanted, ARRAY(Text)))
    made = select(Recommendation.ref).where(Recommendation.plan == refs)
    return Implementation.recommendation.in_(made)


def of_area(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Its recommendation is of one of these cross-cutting areas."""
    areas = recommendation_areas.c
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    about = (
        select(Recommendation.ref)
        .join(recommendation_areas, areas.owner_id == Recommendation.id)
        .where(areas.target_key == codes)
    )
    return Implementation.recommendation.in_(about)


resource = Resource(
    ImplementationService,
    one="implementation",
    query=ImplementationQuery,
    update=ImplementationUpdate,
    verbs=(
        Verb("accept", AcceptanceSaid),
        Verb("plan", Plan),
        Verb("start", Step),
        Verb("block", Blockage),
        Verb("unblock", Step),
        Verb("implement", Achievement),
        Verb("overtake", Reason),
        Verb("submit"),
        Verb("verify"),
        Verb("return", Reason),
        Verb("reopen", Reason),
    ),
    filters={
        "blocked_for_days": blocked_for,
        "is_released": is_released,
        "plan": of_plan,
        "area": of_area,
    },
    lacks=LACKS,
    is_dated=True,
)

_OF_ONE: Final = "implementation"
_EVENTS: Final = RecordReads(
    StatusEvent,
    StatusEventRead,
    ListBuilder(
        StatusEvent,
        StatusEventRead,
        StatusEventQuery,
        {_OF_ONE: lambda ref: StatusEvent.implementation == ref},
    ),
    lambda actor: actor.reach,
)


class StatusEventPage(Page[StatusEventRead]):
    """One page of the events of an implementation."""


def _every_event(_: Actor) -> ColumnElement[bool]:
    """Whoever may see an implementation may see its events."""
    return true()


events = APIRouter(route_class=DirectRoute)


@events.get(
    "/{key}/events",
    response_model=StatusEventPage,
    responses=READ_ERRORS,
    operation_id="list_implementation_events",
    summary="List what happened to an implementation",
)
async def list_events(
    request: Request, key: str, query: Annotated[StatusEventQuery, Query()]
) -> Response:
    """Every step on each axis, by whom and why; the newest first."""
    asked = asking(request)
    column, value = ImplementationService.identify(key)
    reader = services(request).reader
    found = await resource.reads.record(
        reader, asked.actor, ImplementationService.visible, column, value
    )
    if found is None:
        raise NotFound
    wanted = parse(query)
    of_one = replace(wanted.shape, filters=(*wanted.shape.filters, _OF_ONE))
    values = {**wanted.values, _OF_ONE: loads(found[0])["ref"]}
    body, _ = await _EVENTS.page(
        reader, asked.actor, _every_event, replace(wanted, shape=of_one, values=values)
    )
    return answer(request, body, content_etag(body), rests_on=(ImplementationService.name,))


resource.beneath.append(events)
