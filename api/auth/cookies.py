"""The browser's refresh cookie, and the proof that a request comes from our own pages.

`__Host-` binds the cookie to this one host, over TLS; browsers count http on a loopback address as
trustworthy, so a trial on 127.0.0.1 needs no other name (seen with Chromium 156).
"""

import logging
from typing import Annotated, Final

from fastapi import Header, Request, Response

from api.auth.credentials import Visitor
from api.auth.gate import gate
from api.auth.sessions import IDLE
from api.core.errors import Forbidden, Unauthenticated

REFRESH_COOKIE: Final = "__Host-ctwg_rt"
_GONE: Final = f"{REFRESH_COOKIE}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict"
_LONGEST_CLIENT: Final = 200

logger = logging.getLogger("ctwg.auth")


class CrossSiteRequest(Forbidden):
    """The request comes from a page of another site, or does not say that it comes from ours."""

    slug, title = "cross-site-request", "This works from our own pages only"


class SessionOver(Unauthenticated):
    """The refresh token is used, revoked, expired or none of ours. Sign in again."""

    slug, title = "session-over", "Sign in again"

    def __init__(self) -> None:
        super().__init__()
        self.headers |= {"Set-Cookie": _GONE, "Cache-Control": "no-store"}


OwnPage = Annotated[
    str | None,
    Header(
        alias="X-CTWG-Refresh",
        description="Must be 1: no page of another site can send it.",
        max_length=10,
    ),
]


def demand_own_page(request: Request, own_page: str | None) -> None:
    """Refuse what another site's page could send with our cookie.

    Raises:
        CrossSiteRequest
    """
    demand_own_origin(request)
    if own_page != "1":
        raise CrossSiteRequest("Send the header X-CTWG-Refresh: 1.")


def demand_own_origin(request: Request) -> None:
    """Refuse a request whose Origin header names another origin than ours; programs send none.

    Raises:
        CrossSiteRequest
    """
    origin, own = request.headers.get("origin"), own_origin(request)
    if origin is not None and origin != own:
        # The usual reason where nobody attacks: TLS ends before us, and nobody said so.
        logger.warning("refused a page of %.200r, ours is %s (CTWG_PUBLIC_URL)", origin, own)
        raise CrossSiteRequest


def own_origin(request: Request) -> str:
    """The origin of our pages (RFC 6454): the public address, else the one that was asked."""
    public = gate(request).settings.public_url
    if public is None:
        return f"{request.url.scheme}://{request.headers.get('host', '')}"
    scheme, _, rest = str(public).partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"


def keep(response: Response, token: str) -> None:
    """Give the browser its next refresh token; no cache may keep the answer (RFC 6749, 5.1)."""
    response.set_cookie(
        REFRESH_COOKIE,
        token,
        max_age=int(IDLE.total_seconds()),
        path="/",
        secure=True,
        httponly=True,
        samesite="strict",
    )
    response.headers["Cache-Control"] = "no-store"


def drop(response: Response) -> None:
    """Take the cookie back."""
    response.headers.append("Set-Cookie", _GONE)
    response.headers["Cache-Control"] = "no-store"


def presented(request: Request) -> str | None:
    """The refresh token that the browser sent."""
    return request.cookies.get(REFRESH_COOKIE)


def visitor(request: Request) -> Visitor:
    """Where a request comes from."""
    named = request.headers.get("user-agent", "")[:_LONGEST_CLIENT]
    client = "".join(character for character in named if character.isprintable())
    return Visitor(request.client.host if request.client else "", client or None)
