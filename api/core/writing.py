"""Writes over HTTP: one transaction, once per idempotency key, answered after the commit."""

import json
from collections.abc import Callable
from typing import TypeVar

from fastapi import Request, Response
from pydantic import BaseModel
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.answers import JSON
from api.core.db import Record
from api.core.errors import PreconditionFailed, PreconditionRequired
from api.core.guard import request_id
from api.core.idempotency import KeyedRequest, WrittenAnswer
from api.core.ledger import Ledger
from api.core.reads import is_current, version_etag
from api.core.service import ResourceService
from api.core.web import services

M = TypeVar("M", bound=Record)


def write(
    request: Request,
    actor: Actor,
    act: Callable[[Session, Ledger], WrittenAnswer],
    idempotency_key: str | None,
    payload: BaseModel | None,
) -> Response:
    """Run a write in one transaction, once per idempotency key; answer after the commit."""
    sent = payload.model_dump_json(exclude_unset=True) if payload is not None else ""

    def once(session: Session, ledger: Ledger) -> WrittenAnswer:
        if idempotency_key is None or actor.id is None:
            return act(session, ledger)
        request_text = json.dumps([request.method, request.url.path, sent])
        keyed = KeyedRequest(session, actor.id, idempotency_key, request_text.encode())
        answer = keyed.earlier_answer()
        if answer is None:
            answer = act(session, ledger)
            keyed.keep(answer)
        return answer

    answer = services(request).database.transact(actor, once, request_id=request_id.get())
    return Response(answer.body, answer.status, headers=answer.headers, media_type=JSON)


def locked(service: ResourceService[M], key: str, action: str, if_match: str | None) -> M:
    """The record that a write is about, locked, once the caller may and knows its version.

    Raises:
        NotFound, Forbidden, PreconditionRequired, PreconditionFailed.
    """
    row = service.get(key, for_update=True)
    service.permit(row, action)
    if if_match is None:
        raise PreconditionRequired("Send If-Match with the ETag that you read.")
    if not is_current(if_match, version_etag(row.version)):
        raise PreconditionFailed(headers={"ETag": version_etag(row.version)})
    return row


def changed(service: ResourceService[M], row: M, day: int | None = None) -> WrittenAnswer:
    """The answer to a change: the record as a read would give it, with its new tag."""
    return WrittenAnswer(200, {"ETag": version_etag(row.version, day)}, service.render(row))
