"""The addresses of support matches, and the candidates of a need."""

from json import loads
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from sqlalchemy import ARRAY, ColumnElement, Text, and_, cast, func, not_, or_, select, type_coerce

from api.activities.models import Activity, activity_lead_economies
from api.core.answers import answer
from api.core.errors import NotFound
from api.core.front import TODAY
from api.core.listing import compiled
from api.core.reads import content_etag
from api.core.resource import READ_ERRORS, Resource, Verb
from api.core.schemas import Page, Reason
from api.core.web import DirectRoute, asking, services
from api.support_matches.models import SupportMatch, SupportMatchStatus
from api.support_matches.ranking import candidate_of, ranked
from api.support_matches.schemas import (
    Agreement,
    Candidate,
    Delivery,
    OutcomeSaid,
    SupportMatchCreate,
    SupportMatchQuery,
    SupportMatchUpdate,
)
from api.support_matches.service import SupportMatchService
from api.support_needs.models import SupportNeed
from api.support_needs.routes import resource as support_needs
from api.support_needs.service import SupportNeedService
from api.support_offers.models import SupportOffer


def of_economy(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Its need is one of these economies'."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    return SupportMatch.need.in_(select(SupportNeed.ref).where(SupportNeed.economy == codes))


def of_forum(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """One of these fora follows its need."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    return SupportMatch.need.in_(select(SupportNeed.ref).where(SupportNeed.forum == codes))


def of_area(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Its need is of one of these cross-cutting areas."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    return SupportMatch.need.in_(select(SupportNeed.ref).where(SupportNeed.area == codes))


def given_by(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """One of these offers the support, or leads or holds the activity that gives it."""
    parties = func.any(type_coerce(wanted, ARRAY(Text)))
    offers = select(SupportOffer.ref).where(
        or_(
            SupportOffer.offered_by_economy == parties,
            SupportOffer.offered_by_sub_forum == parties,
            SupportOffer.offered_by_organization == parties,
        )
    )
    leads = activity_lead_economies.c
    led = select(leads.owner_id).where(leads.target_key == parties)
    held = select(Activity.ref).where(or_(Activity.forum == parties, Activity.id.in_(led)))
    return or_(SupportMatch.offer.in_(offers), SupportMatch.activity.in_(held))


def awaits(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """It is proposed, by the other side, to one of these economies or fora."""
    parties = func.any(type_coerce(wanted, ARRAY(Text)))
    proposer = cast(func.split_part(SupportMatch.proposed_by, ":", 2), Text)
    return and_(
        SupportMatch.status == SupportMatchStatus.PROPOSED,
        not_(proposer == parties),
        or_(of_economy(wanted), given_by(wanted)),
    )


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
    filters={
        "economy": of_economy,
        "forum": of_forum,
        "area": of_area,
        "provider": given_by,
        "awaits": awaits,
    },
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
