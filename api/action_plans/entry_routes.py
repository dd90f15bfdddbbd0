"""The addresses beneath an edition: its entries, its template, differences, who may read."""

import json
from collections.abc import Callable
from typing import Annotated, Final, TypeVar

from fastapi import APIRouter, Header, Query, Request, Response
from sqlalchemy.orm import Session

from api.action_plans.comparison import EditionSnapshot, compare, lineage
from api.action_plans.entry_service import AccessService, EntryService
from api.action_plans.schemas import (
    Access,
    ActionPlanEntryCreate,
    ActionPlanEntryRead,
    ActionPlanEntryUpdate,
    EditionDiff,
    GrantCreate,
    GrantRead,
)
from api.action_plans.service import ActionPlanService
from api.action_plans.templates import LATEST_TEMPLATE, TEMPLATES, ActionPlanTemplate
from api.core.actors import Actor
from api.core.answers import JSON
from api.core.errors import Fault, Unprocessable
from api.core.guard import request_id
from api.core.idempotency import WrittenAnswer
from api.core.ledger import Ledger
from api.core.reads import content_etag, version_etag
from api.core.resource import CHANGE_ERRORS, READ_ERRORS, WRITE_ERRORS
from api.core.schemas import Key, Page
from api.core.settings import API_BASE
from api.core.text import Line
from api.core.web import (
    ApiRoute,
    CurrentActor,
    IdempotencyKey,
    IfMatch,
    SignedInActor,
    documented,
    services,
)
from api.core.writing import changed, locked, write

Reason = Annotated[
    Annotated[str, Line(max_length=500)] | None,
    Header(
        alias="CTWG-Reason",
        description="Why the secretariat reads what is the economy's own; the economy sees it.",
    ),
]
T = TypeVar("T")

RESTRICTED_READ: Final = READ_ERRORS | documented(403)

routes = APIRouter(route_class=ApiRoute)


class ActionPlanEntryPage(Page[ActionPlanEntryRead]):
    """The entries of an edition."""


def private(body: bytes, etag: str) -> Response:
    """An answer that nobody keeps for others."""
    headers = {"ETag": etag, "Cache-Control": "private, no-store", "Vary": "Authorization"}
    return Response(body, headers=headers, media_type=JSON)


@routes.get(
    "/{key}/entries",
    response_model=ActionPlanEntryPage,
    responses=RESTRICTED_READ,
    operation_id="list_action_plan_entries",
    summary="List the entries of an edition",
)
def list_entries(
    request: Request, key: str, actor: CurrentActor, reason: Reason = None
) -> Response:
    """Gaps, measures and grades: for the economy, whom it lets, and the secretariat on record."""

    def act(session: Session, ledger: Ledger) -> bytes:
        plan = ActionPlanService(session, ledger, actor).get(key)
        entries = EntryService(session, ledger, actor, plan)
        entries.admit(reason)
        page = {"items": entries.all(), "next": None}
        return json.dumps(page, ensure_ascii=False, separators=(",", ":")).encode()

    body = services(request).database.transact(actor, act, request_id=request_id.get())
    return private(body, content_etag(body))


@routes.post(
    "/{key}/entries",
    status_code=201,
    response_model=ActionPlanEntryRead,
    responses=WRITE_ERRORS,
    operation_id="create_action_plan_entry",
    summary="Add an entry to a draft edition",
)
def create_entry(
    request: Request,
    key: str,
    payload: ActionPlanEntryCreate,
    actor: SignedInActor,
    idempotency_key: IdempotencyKey = None,
) -> Response:
    """Name a gap; what is done about it may follow."""

    def act(session: Session, ledger: Ledger) -> WrittenAnswer:
        plan = ActionPlanService(session, ledger, actor).get(key, for_update=True)
        entries = EntryService(session, ledger, actor, plan)
        row = entries.create(payload)
        location = f"{API_BASE}/action-plans/{plan.ref}/entries/{row.ref}"
        headers = {"Location": location, "ETag": version_etag(row.version)}
        return WrittenAnswer(201, headers, entries.render(row))

    return write(request, actor, act, idempotency_key, payload)


@routes.get(
    "/{key}/entries/{entry}",
    response_model=ActionPlanEntryRead,
    responses=RESTRICTED_READ,
    operation_id="get_action_plan_entry",
    summary="Read one entry",
)
def read_entry(
    request: Request, key: str, entry: str, actor: CurrentActor, reason: Reason = None
) -> Response:
    """One entry, by its ref or id, to whoever may read the edition's entries."""

    def act(session: Session, ledger: Ledger) -> tuple[bytes, int]:
        plan = ActionPlanService(session, ledger, actor).get(key)
        entries = EntryService(session, ledger, actor, plan)
        entries.admit(reason)
        row = entries.get(entry)
        return entries.render(row).encode(), row.version

    body, version = services(request).database.transact(actor, act, request_id=request_id.get())
    return private(body, version_etag(version))


@routes.patch(
    "/{key}/entries/{entry}",
    response_model=ActionPlanEntryRead,
    responses=CHANGE_ERRORS,
    operation_id="update_action_plan_entry",
    summary="Change an entry of a draft edition (RFC 7396 merge patch)",
)
def update_entry(
    request: Request,
    key: str,
    entry: str,
    payload: ActionPlanEntryUpdate,
    actor: SignedInActor,
    if_match: IfMatch = None,
) -> Response:
    """Grade it, plan for it, show evidence."""

    def act(session: Session, ledger: Ledger) -> WrittenAnswer:
        plan = ActionPlanService(session, ledger, actor).get(key, for_update=True)
        entries = EntryService(session, ledger, actor, plan)
        row = locked(entries, entry, "update", if_match)
        entries.update(row, payload)
        return changed(entries, row)

    return write(request, actor, act, None, payload)


@routes.get(
    "/{key}/template",
    responses=READ_ERRORS,
    operation_id="get_action_plan_template",
    summary="Read the version of the form that an edition uses",
)
def read_template(request: Request, key: str, actor: CurrentActor) -> ActionPlanTemplate:
    """Its sections, and what its columns are called."""

    def act(session: Session, ledger: Ledger) -> str | None:
        return ActionPlanService(session, ledger, actor).get(key).template

    code = services(request).database.transact(actor, act)
    return TEMPLATES[code or LATEST_TEMPLATE]


@routes.get(
    "/{key}/diff",
    responses=RESTRICTED_READ,
    operation_id="compare_action_plans",
    summary="What an edition says that another did not",
)
def compare_editions(
    request: Request,
    key: str,
    actor: CurrentActor,
    against: Annotated[Key, Query(description="The earlier edition.")],
    reason: Reason = None,
) -> EditionDiff:
    """Field by field: header, entries that go on, new ones, and those that ended."""

    def act(session: Session, ledger: Ledger) -> EditionDiff:
        plans = ActionPlanService(session, ledger, actor)
        new, old = plans.get(key), plans.get(against)
        if new.economy != old.economy:
            detail = "Compare editions of one economy."
            fault = Fault("action-plan.other-economy", detail, parameter="against")
            raise Unprocessable(faults=[fault])
        read = []
        for plan in (new, old):
            entries = EntryService(session, ledger, actor, plan)
            entries.admit(reason)
            read.append(EditionSnapshot(plans.snapshot(plan), entries.all()))
        return compare(read[0], read[1], lineage(session, new.economy))

    return services(request).database.transact(actor, act, request_id=request_id.get())


@routes.get(
    "/{key}/access",
    responses=RESTRICTED_READ | documented(401),
    operation_id="get_action_plan_access",
    summary="Who else may read the entries, and who has",
)
def read_access(request: Request, key: str, actor: SignedInActor) -> Access:
    """For the economy to see: grants to chairs, and each reading by the secretariat."""

    def act(session: Session, ledger: Ledger) -> Access:
        plans = ActionPlanService(session, ledger, actor)
        access = AccessService(plans, plans.get(key))
        return Access(grants=access.grants(), readings=access.readings())

    return services(request).database.transact(actor, act)


@routes.post(
    "/{key}/grants",
    status_code=201,
    responses=WRITE_ERRORS,
    operation_id="grant_action_plan",
    summary="Let a forum's chair read the entries until a day",
)
def grant(request: Request, key: str, payload: GrantCreate, actor: SignedInActor) -> GrantRead:
    """By the economy's focal point; a grant that stands moves to the new day."""
    return _changing_access(request, key, actor, lambda access: access.grant(payload))


@routes.delete(
    "/{key}/grants/{forum}",
    status_code=204,
    responses=WRITE_ERRORS,
    operation_id="revoke_action_plan_grant",
    summary="Take a grant back",
)
def revoke(request: Request, key: str, forum: str, actor: SignedInActor) -> None:
    """By the economy's focal point, at once."""
    _changing_access(request, key, actor, lambda access: access.revoke(forum))


def _changing_access(
    request: Request, key: str, actor: Actor, change: Callable[[AccessService], T]
) -> T:
    """Change who else may read an edition, which nobody changes meanwhile."""

    def act(session: Session, ledger: Ledger) -> T:
        plans = ActionPlanService(session, ledger, actor)
        return change(AccessService(plans, plans.get(key, for_update=True)))

    return services(request).database.transact(actor, act, request_id=request_id.get())
