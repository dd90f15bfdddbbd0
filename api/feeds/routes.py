"""The addresses of feeds, and of the tokens by which programs read them that cannot sign in."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Final
from urllib.parse import urlencode
from uuid import UUID

import orjson
from fastapi import Path, Query, Request, Response
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from api.auth.cookies import own_origin
from api.core.actors import Actor
from api.core.errors import NotFound
from api.core.guard import request_id
from api.core.ledger import Ledger
from api.core.reads import is_known
from api.core.resource import READ_ERRORS, WRITE_ERRORS
from api.core.settings import API_BASE
from api.core.web import DirectRoute, PrefixRouter, SignedInActor, asking, documented, services
from api.feeds import atom, calendar
from api.feeds.listed import Listing, listed
from api.feeds.schemas import (
    FeedQuery,
    FeedTokenCreate,
    FeedTokenRead,
    FeedTokens,
    FeedTokenShown,
    TokenQuery,
)
from api.feeds.tokens import FeedReaders, FeedTokenService
from api.work_plans.routes import resource as work_plans

router: Final = PrefixRouter("/feeds", "feeds")
router.route_class = DirectRoute
work_plan_router: Final = PrefixRouter("/work-plans", "feeds")
work_plan_router.route_class = DirectRoute
tokens: Final = PrefixRouter("/me/feed-tokens", "feeds")
readers: Final = FeedReaders()

CALENDAR: Final = f"{API_BASE}/feeds/activities.ics"
NEWS: Final = f"{API_BASE}/feeds/activities.atom"


def _answers(media_type: str) -> dict[int | str, dict[str, Any]]:
    plain = media_type.partition(";")[0]
    return {
        200: {"content": {plain: {"schema": {"type": "string"}}}},
        304: {"description": "It is still what you have."},
        **READ_ERRORS,
    }


@router.get(
    "/activities.ics",
    response_class=Response,
    responses=_answers(calendar.MEDIA_TYPE),
    operation_id="get_activity_calendar",
    summary="Activities as a calendar",
)
async def activity_calendar(request: Request, query: Annotated[FeedQuery, Query()]) -> Response:
    """Activities whose days are known, the latest 2,000, as iCalendar (RFC 5545).

    An event keeps its UID; what is cancelled or postponed stays, with STATUS:CANCELLED.
    """
    reader = await _reader(request, query)
    found = await _listed(request, reader, _filters(query), "-starts_on,ref", calendar.MOST)
    name = f"{_said(query)}activities"
    return await _feed(
        request, found, calendar.MEDIA_TYPE, lambda: calendar.calendar_of(name, found.items)
    )


@router.get(
    "/activities.atom",
    response_class=Response,
    responses=_answers(atom.MEDIA_TYPE),
    operation_id="get_activity_news",
    summary="Activities as news",
)
async def activity_news(request: Request, query: Annotated[FeedQuery, Query()]) -> Response:
    """The 200 activities that changed last, as Atom (RFC 4287)."""
    reader = await _reader(request, query)
    found = await _listed(request, reader, _filters(query), "-updated_at,ref", atom.MOST)
    origin, asked = own_origin(request), _asked(query)
    listed_as = {("areas" if name == "area" else name): value for name, value in asked.items()}
    address = origin + NEWS + (f"?{urlencode(asked)}" if asked else "")
    page = f"{origin}/activities" + (f"?{urlencode(listed_as)}" if asked else "")
    title = f"{_said(query)}activities"
    return await _feed(
        request,
        found,
        atom.MEDIA_TYPE,
        lambda: atom.feed_of(title, address, page, found.items),
    )


@work_plan_router.get(
    "/{key}.ics",
    response_class=Response,
    responses=_answers(calendar.MEDIA_TYPE),
    operation_id="get_work_plan_calendar",
    summary="The activities of one work plan as a calendar",
)
async def work_plan_calendar(
    request: Request,
    key: Annotated[str, Path(description="The record's `ref` or id.", max_length=100)],
    query: Annotated[TokenQuery, Query()],
) -> Response:
    """A year's work as iCalendar (RFC 5545): those activities whose days are known."""
    reader, held = await _reader(request, query), services(request)
    service = work_plans.service
    column, value = service.identify(key)
    plan = await work_plans.reads.record(held.reader, reader, service.visible, column, value)
    if plan is None:
        raise NotFound
    ref = _ref_of(plan[0])
    found = await _listed(request, reader, {"work_plan": [ref]}, "starts_on,ref", calendar.MOST)
    return await _feed(
        request,
        found,
        calendar.MEDIA_TYPE,
        lambda: calendar.calendar_of(f"Work plan {ref}", found.items),
    )


@tokens.get("", responses=documented(401, 405, 503), operation_id="list_feed_tokens")
def list_feed_tokens(request: Request, actor: SignedInActor) -> FeedTokens:
    """List your feed tokens, without what they are."""

    def act(session: Session, ledger: Ledger) -> FeedTokens:
        held = FeedTokenService(session, ledger, actor).live()
        return FeedTokens(items=[FeedTokenRead.model_validate(row) for row in held])

    return services(request).database.transact(actor, act)


@tokens.post("", status_code=201, responses=WRITE_ERRORS, operation_id="create_feed_token")
def create_feed_token(
    request: Request, response: Response, actor: SignedInActor, payload: FeedTokenCreate
) -> FeedTokenShown:
    """Make a token for a program that cannot sign in, and show it, this once.

    Whoever has it reads, in feeds and nowhere else, what your seats see. It is good for a year, or
    until you revoke it.
    """

    def act(session: Session, ledger: Ledger) -> tuple[FeedTokenRead, str]:
        row, text = FeedTokenService(session, ledger, actor).create(payload.name)
        return FeedTokenRead.model_validate(row), text

    known, text = services(request).database.transact(actor, act, request_id=request_id.get())
    response.headers["Cache-Control"] = "no-store"
    addresses = [f"{own_origin(request)}{path}?token={text}" for path in (CALENDAR, NEWS)]
    return FeedTokenShown(
        **known.model_dump(), token=text, calendar=addresses[0], news=addresses[1]
    )


@tokens.delete(
    "/{token_id}", status_code=204, responses=WRITE_ERRORS, operation_id="revoke_feed_token"
)
def revoke_feed_token(request: Request, token_id: UUID, actor: SignedInActor) -> None:
    """Revoke a token; it reads nothing from the next request on."""

    def act(session: Session, ledger: Ledger) -> None:
        FeedTokenService(session, ledger, actor).revoke(token_id)

    services(request).database.transact(actor, act, request_id=request_id.get())


async def _reader(request: Request, query: TokenQuery) -> Actor:
    """Who reads: whoever the feed token stands for; without one, whoever asks."""
    if query.token is None:
        return asking(request).actor
    return await readers.of(services(request).reader, query.token)


async def _listed(
    request: Request, reader: Actor, filters: Mapping[str, object], sort: str, most: int
) -> Listing:
    held = services(request)
    return await listed(held.reader, reader, {**filters, "sort": sort}, own_origin(request), most)


async def _feed(
    request: Request, found: Listing, media_type: str, write: Callable[[], bytes]
) -> Response:
    headers = {"ETag": found.etag, "Vary": "Authorization"}
    if is_known(request.headers.get("if-none-match"), found.etag):
        return Response(status_code=304, headers=headers)
    return Response(await run_in_threadpool(write), media_type=media_type, headers=headers)


def _filters(query: FeedQuery) -> Mapping[str, object]:
    return {"forum": query.forum, "year": query.year, "areas": query.area}


def _asked(query: FeedQuery) -> dict[str, str]:
    """What was asked for, less the token: an address that may be shown."""
    asked = {"area": query.area, "forum": query.forum, "year": list(map(str, query.year))}
    return {name: ",".join(values) for name, values in asked.items() if values}


def _said(query: FeedQuery) -> str:
    """What was asked for, in words."""
    said = " ".join([*query.forum, *map(str, query.year), *query.area])
    return f"{said} " if said else "APEC "


def _ref_of(record: bytes) -> str:
    found: str = orjson.loads(record)["ref"]
    return found
