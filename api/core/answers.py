"""Answers to reads: entity tags, 304, and what may be remembered."""

from typing import Final

from fastapi import Request, Response

from api.core.front import Kept
from api.core.reads import is_known
from api.core.web import asking, services

JSON: Final = "application/json"
VARY: Final = "Accept, Authorization"


def answer(
    request: Request,
    body: bytes,
    etag: str,
    *,
    headers: dict[str, str] | None = None,
    rests_on: tuple[str, ...] = (),
) -> Response:
    """Send a representation, or say that it is unchanged.

    `rests_on` names the revisions that it was made from; while they stand, it is remembered for
    everybody with the same reach. Without any it is remembered for nobody.
    """
    asked = asking(request)
    sent = {**(headers or {}), "Vary": VARY}
    if asked.cache_key is not None and rests_on:
        services(request).cache.keep(
            asked.cache_key,
            Kept(
                body=body,
                etag=etag.encode(),
                headers=tuple((n.lower().encode(), v.encode()) for n, v in sent.items()),
                rests_on=tuple((name, asked.revisions.get(name, 0)) for name in rests_on),
            ),
        )
    sent["ETag"] = etag
    if is_known(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=sent)
    return Response(body, media_type=JSON, headers=sent)
