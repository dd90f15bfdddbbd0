"""`/.well-known/api-catalog` (RFC 9727): where programs find this interface without a letter."""

from typing import Final

import orjson
from fastapi import APIRouter, Request, Response

from api.auth.cookies import own_origin
from api.core.reads import content_etag, is_known
from api.core.settings import API_BASE

PATH: Final = "/.well-known/api-catalog"
MEDIA_TYPE: Final = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'

router: Final = APIRouter(tags=["catalog"])


@router.get(
    PATH,
    response_class=Response,
    responses={
        200: {
            "content": {
                "application/linkset+json": {
                    "schema": {
                        "type": "object",
                        "required": ["linkset"],
                        "properties": {"linkset": {"type": "array", "items": {"type": "object"}}},
                    }
                }
            }
        },
        304: {"description": "It is still what you have."},
    },
    operation_id="get_api_catalog",
    summary="Where the interface and its description are",
)
def api_catalog(request: Request) -> Response:
    """List the interface, its specification, its documentation and its status (RFC 9727)."""
    body = orjson.dumps({"linkset": links(own_origin(request))})
    headers = {"ETag": content_etag(body), "Link": f'<{PATH}>; rel="api-catalog"'}
    if is_known(request.headers.get("if-none-match"), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=MEDIA_TYPE, headers=headers)


def links(origin: str) -> list[dict[str, object]]:
    """The catalog of a service at an address."""
    api = origin + API_BASE
    return [
        {"anchor": origin + PATH, "item": [{"href": api, "title": "CTWG Tracker"}]},
        {
            "anchor": api,
            "service-desc": [{"href": f"{origin}/openapi.json", "type": "application/json"}],
            "service-doc": [{"href": f"{origin}/docs", "type": "text/html"}],
            "status": [{"href": f"{origin}/readyz", "type": "application/json"}],
            "service-meta": [
                {"href": f"{origin}/.well-known/jwks.json", "type": "application/json"}
            ],
        },
    ]
