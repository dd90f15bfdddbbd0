"""The address of changes."""

from typing import Annotated

import orjson
from fastapi import Query, Request, Response

from api.changes.cursors import Cursors, Place, ResyncRequired
from api.changes.feed import Change, Feed
from api.changes.schemas import ChangeAction, ChangesQuery, ChangesRead
from api.changes.statements import PULLED
from api.core.answers import answer
from api.core.errors import Fault, Unprocessable
from api.core.reads import content_etag
from api.core.resource import READ_ERRORS
from api.core.schemas import ProblemRead
from api.core.settings import API_BASE
from api.core.web import DirectRoute, PrefixRouter, asking, services

router = PrefixRouter("/changes", "changes")
router.route_class = DirectRoute


@router.get(
    "",
    response_model=ChangesRead,
    responses={
        304: {"description": "Nothing is new since the answer that you have."},
        **READ_ERRORS,
        410: {"model": ProblemRead, "description": ResyncRequired.title + "."},
    },
    operation_id="list_changes",
    summary="List what changed since a cursor",
)
async def list_changes(request: Request, query: Annotated[ChangesQuery, Query()]) -> Response:
    """What changed, in the order of commits, as you may see it; nothing is left out between.

    Begin without `since`, go on with `next` while `has_more`, and keep the last `next` for the next
    time. A `delete` says that a record is gone, or not yours to see any more. What you could never
    see is not mentioned, and leaves no gap.
    """
    asked, held = asking(request), services(request)
    resources = _resources(query.resource)
    cursors = Cursors(held.database.signer, asked.actor.reach, resources)
    after = Place() if query.since is None else cursors.read(query.since)
    feed = _feed_of(request)
    changes, has_more = await feed.page(held.reader, asked.actor, resources, after, query.limit)
    items = [_item(change, cursors) for change in changes]
    if query.records:
        found = await feed.records(held.reader, asked.actor, changes)
        for change, item in zip(changes, items, strict=True):
            text = found.get((change.resource, change.id))
            if text is not None:
                item["record"] = orjson.Fragment(text)
        # What was lost between the two readings is told as such, a little later.
        items = [i for i in items if "record" in i or i["action"] is ChangeAction.DELETE]
    last = changes[-1].place if changes else after
    body = orjson.dumps({"items": items, "next": cursors.write(last), "has_more": has_more})
    return answer(request, body, content_etag(body))


def _feed_of(request: Request) -> Feed:
    """The feed of the process, made at the first question."""
    state = request.app.state
    if not hasattr(state, "changes"):
        state.changes = Feed()
    held: Feed = state.changes
    return held


def _resources(asked: list[str]) -> list[str]:
    """The resources that a caller means, by their names in addresses or in answers.

    Raises:
        Unprocessable: there is none of such a name.
    """
    names = {name.replace("-", "_") for name in asked} or PULLED.keys()
    if unknown := names - PULLED.keys():
        detail = f"There are: {', '.join(sorted(PULLED))}."
        fault = Fault("unknown-resource", detail, parameter="resource")
        raise Unprocessable(faults=[fault] * len(unknown))
    return sorted(names)


def _item(change: Change, cursors: Cursors) -> dict[str, object]:
    return {
        "cursor": cursors.write(change.place),
        "resource": change.resource,
        "ref": change.key,
        "id": change.id,
        "action": change.action,
        "at": change.at,
        "version": change.version,
        "path": f"{API_BASE}{PULLED[change.resource].path}/{change.key}",
    }
