"""The address of audit events: read only."""

from typing import Annotated, Final

from fastapi import Query, Request, Response
from sqlalchemy import ColumnElement, true

from api.audit_events.models import AuditEvent
from api.audit_events.schemas import AuditEventQuery, AuditEventRead
from api.core.actors import Actor
from api.core.answers import answer
from api.core.errors import Forbidden
from api.core.exports.exporter import Exporter
from api.core.formats import wanted_format
from api.core.listing import ListBuilder, parse
from api.core.reads import RecordReads, content_etag
from api.core.resource import FILES
from api.core.schemas import Page
from api.core.web import PrefixRouter, SignedInActor, documented, services

router = PrefixRouter("/audit-events", "audit-events")

_LISTS: Final = ListBuilder(AuditEvent, AuditEventRead, AuditEventQuery, {})
_READS: Final = RecordReads(AuditEvent, AuditEventRead, _LISTS, lambda actor: actor.reach)
_EXPORTER: Final = Exporter("audit_events", AuditEventRead, AuditEvent, _LISTS)


def _everything(_: Actor) -> ColumnElement[bool]:
    return true()


class AuditEventPage(Page[AuditEventRead]):
    """One page of audit events."""


@router.get(
    "",
    response_model=AuditEventPage,
    responses={200: FILES, **documented(400, 401, 403, 405, 414, 422, 429, 503)},
    operation_id="list_audit_events",
    summary="List audit events",
)
async def list_audit_events(
    request: Request, query: Annotated[AuditEventQuery, Query()], actor: SignedInActor
) -> Response:
    """What was changed, newest first; for the secretariat."""
    if not actor.is_secretariat:
        raise Forbidden
    format_ = query.format or wanted_format(request.headers.get("accept"))
    if format_ is not None:
        return await _EXPORTER.answer(request, query, _everything, format_)
    body, _ = await _READS.page(services(request).reader, actor, _everything, parse(query))
    return answer(request, body, content_etag(body))
