"""What is not the API: problem pages, the offline API documentation, the web application."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from api.core import problems
from api.core.reads import is_known

router = APIRouter(include_in_schema=False)

DOCS_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Swagger UI sets styles inline; nothing of ours runs on its page."""
DOCS_PAGE: Final = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>CTWG Tracker API</title>'
    '<link rel="stylesheet" href="/docs/swagger-ui.css"></head><body><div id="docs"></div>'
    '<script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>'
    "</body></html>"
)
DOCS_START: Final = (
    'SwaggerUIBundle({url: "/openapi.json", dom_id: "#docs", deepLinking: true, '
    "validatorUrl: null});"
)
IMMUTABLE: Final = "public, max-age=31536000, immutable"
COMPRESSIBLE: Final = frozenset({"text/html", "text/css", "text/javascript", "image/svg+xml"})
OUR_PREFIXES: Final = ("/api/", "/docs", "/problems/", "/assets/", "/.well-known/", "/openapi.json")


@router.get("/problems/{slug}")
def problem_page(slug: str) -> HTMLResponse:
    """What a kind of problem means."""
    return problems.page_of(slug)


@router.get("/docs")
def docs_page() -> HTMLResponse:
    """The API's documentation, without any other host."""
    return HTMLResponse(DOCS_PAGE, headers={"Content-Security-Policy": DOCS_POLICY})


@router.get("/docs/{name}")
def docs_file(name: str) -> Response:
    """What the documentation's page is made of."""
    if name == "start.js":
        return Response(DOCS_START, media_type="text/javascript")
    if name not in {"swagger-ui.css", "swagger-ui-bundle.js"}:
        raise HTTPException(404)
    content = (files("fastapi_swagger") / "resources" / name).read_bytes()
    return Response(content, media_type=mimetypes.guess_type(name)[0])


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file of the web application, in both encodings."""

    media_type: str
    content: bytes
    compressed: bytes | None
    etag: str
    cache_control: str


class WebApplication:
    """The built web application, held in memory: it is small, and compressed once."""

    def __init__(self, directory: Path) -> None:
        self._files = {
            "/" + path.relative_to(directory).as_posix(): _load(path, directory)
            for path in sorted(directory.rglob("*"))
            if path.is_file()
        }

    def find(self, path: str, *, wants_page: bool) -> StaticFile | None:
        """The file at a path; for a page of the application's own, its start page."""
        found = self._files.get(path)
        if found is None and wants_page and not path.startswith(OUR_PREFIXES):
            found = self._files.get("/index.html")
        return found


def serve_web_ui(app: FastAPI, directory: Path) -> None:
    """Serve the web application at every address that nothing else takes."""
    application = WebApplication(directory)

    @app.get("/{path:path}", include_in_schema=False)
    async def web_application(request: Request, path: str) -> Response:
        accept = request.headers.get("accept", "*/*")
        wants_page = path == "" or "text/html" in accept
        found = application.find(f"/{path}", wants_page=wants_page)
        if found is None:
            # This route takes every path, so what others take with other methods comes here too.
            raise HTTPException(405 if problems.methods_of(request) else 404)
        headers = {"ETag": found.etag, "Cache-Control": found.cache_control}
        if found.compressed is not None:
            headers["Vary"] = "Accept-Encoding"
        if is_known(request.headers.get("if-none-match"), found.etag):
            return Response(status_code=304, headers=headers)
        content = found.content
        if found.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            content = found.compressed
            headers["Content-Encoding"] = "gzip"
        return Response(content, media_type=found.media_type, headers=headers)


def _load(path: Path, directory: Path) -> StaticFile:
    content = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    hashed = path.relative_to(directory).parts[0] == "assets"
    return StaticFile(
        media_type=media_type,
        content=content,
        compressed=gzip.compress(content, 9, mtime=0) if media_type in COMPRESSIBLE else None,
        etag=f'"{hashlib.sha256(content).hexdigest()[:24]}"',
        cache_control=IMMUTABLE if hashed else "no-cache",
    )
