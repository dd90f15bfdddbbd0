"""The addresses of support matches, and the candidates of a need."""

from json import loads
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from sqlalchemy import ARRAY, ColumnElement, Text, func, select, type_coerce

from api.core.answers import answer
from api.core.errors import NotFound
from api.core.front import TODAY
from api.core.listing import compiled
from api.core.reads import content_etag
from api.core.resource import READ_ERRORS, Resource, Verb
from api.core.schemas import Page
from api.core.web import DirectRoute, asking, services
from api.support_matches.models import SupportMatch
from api.support_matches.ranking import candidate_of, ranked
from api.support_matches.schemas import (
    Agreement,
    Candidate,
    Delivery,
    OutcomeSaid,
    Reason,
    SupportMatchCreate,
    SupportMatchQuery,
    SupportMatchUpdate,
)
from api.support_matches.service import SupportMatchService
from api.support_needs.models import SupportNeed
from api.support_needs.routes import resource as support_needs
from api.support_needs.service import SupportNeedService


def of_economy(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Its need is one of these economies'."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    return SupportMatch.need.in_(select(SupportNeed.ref).where(SupportNeed.economy == codes))


resource = Resource(
    SupportMatchService,
    one="support match",
    query=SupportMatchQuery,
    create=SupportMatchCreate,
    update=SupportMatchUpdate,
    verbs=(
        Verb("agree", Agreement),
        Verb("deliver", Delivery),
        Verb("outcome", OutcomeSaid),
        Verb("decline", Reason),
    ),
    filters={"economy": of_economy},
)

RESTS_ON: Final = ("support_needs", "support_offers", "support_matches", "activities", TODAY)
candidates = APIRouter(route_class=DirectRoute)


class CandidatePage(Page[Candidate]):
    """The candidates of a need, the best first."""


@candidates.get(
    "/{key}/candidates",
    response_model=CandidatePage,
    responses=READ_ERRORS,
    operation_id="list_support_need_candidates",
    summary="Rank what may meet a need",
)
async def list_candidates(request: Request, key: str) -> Response:
    """Offers and activities ahead that share an area, a kind or a topic with it, with reasons."""
    asked = asking(request)
    reader = services(request).reader
    column, value = SupportNeedService.identify(key)
    found = await support_needs.reads.record(
        reader, asked.actor, SupportNeedService.visible, column, value
    )
    if found is None:
        raise NotFound
    need = loads(found[0])["ref"]
    rows = await reader.fetch(asked.actor, compiled(ranked(asked.actor)), {"need": need})
    page = CandidatePage(items=[candidate_of(row) for row in rows], next=None)
    body = page.model_dump_json(exclude={"total"}).encode()
    return answer(request, body, content_etag(body), rests_on=RESTS_ON)


support_needs.beneath.append(candidates)
