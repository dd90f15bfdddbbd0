"""Answers to reads: entity tags, 304, and what may be remembered."""

from typing import Final

from fastapi import Request, Response

from api.core.compression import WORTH_FROM, compress, known_tag, tag_of_gzip, takes_gzip
from api.core.front import Kept
from api.core.web import asking, services

JSON: Final = "application/json"
VARY: Final = "Accept, Accept-Encoding, Authorization"


def answer(
    request: Request,
    body: bytes,
    etag: str,
    *,
    headers: dict[str, str] | None = None,
    rests_on: tuple[str, ...] = (),
    is_record: bool = False,
) -> Response:
    """Send a representation, compressed where that pays, or say that it is unchanged.

    `rests_on` names the revisions that it was made from; while they stand, it is remembered for
    everybody with the same reach. Without any it is remembered for nobody.
    """
    asked = asking(request)
    may_compress = not is_record and len(body) >= WORTH_FROM
    is_zipped = may_compress and takes_gzip(request.headers.get("accept-encoding", ""))
    compressed = compress(body) if is_zipped else None
    sent = {**(headers or {}), "Vary": VARY}
    if asked.cache_key is not None and rests_on:
        services(request).cache.keep(
            asked.cache_key,
            Kept(
                body=body,
                etag=etag,
                headers=tuple((n.lower().encode(), v.encode()) for n, v in sent.items()),
                rests_on=tuple((name, asked.revisions.get(name, 0)) for name in rests_on),
                is_worth_compressing=may_compress,
                compressed=compressed,
            ),
        )
    known = known_tag(request.headers.get("if-none-match"), etag, is_zipped=is_zipped)
    if known is not None:
        return Response(status_code=304, headers={**sent, "ETag": known})
    if compressed is not None:
        sent |= {"ETag": tag_of_gzip(etag), "Content-Encoding": "gzip"}
        return Response(compressed, media_type=JSON, headers=sent)
    return Response(body, media_type=JSON, headers={**sent, "ETag": etag})
