"""The OpenAPI document: FastAPI's, with what it cannot know of our conventions."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.core.idempotency import REPLAYED_HEADER
from api.core.problems import MEDIA_TYPE

Json = dict[str, Any]

JSON: Final = "application/json"
MERGE_PATCH: Final = "application/merge-patch+json"
SECURITY: Final = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "An access token from POST /api/v1/auth/token.",
    }
}
PROBLEM: Final = "#/components/schemas/ProblemRead"
ETAG: Final = {"ETag": {"description": "The version of the answer.", "schema": {"type": "string"}}}
LOCATION: Final = {
    "Location": {"description": "The new record.", "schema": {"type": "string"}},
    **ETAG,
}
REPLAYED: Final = {
    REPLAYED_HEADER: {
        "description": "`true` where this repeats the answer to an earlier request under the same"
        " key; nothing was written again.",
        "schema": {"type": "string", "const": "true"},
    }
}


def install(app: FastAPI) -> None:
    """Make the application answer with the finished document."""

    def specification() -> Json:
        if app.openapi_schema is None:
            document = get_openapi(
                title=app.title,
                version=app.version,
                description=app.description,
                routes=app.routes,
            )
            app.openapi_schema = finished(document)
        return app.openapi_schema

    app.openapi = specification  # type: ignore[method-assign]  # FastAPI's documented way


def finished(document: Json) -> Json:
    """Say how lists are written, what errors look like, and who may ask."""
    document["components"]["securitySchemes"] = SECURITY
    # Nobody need sign in for what is public.
    document["security"] = [{}, {"bearer": []}]
    for item in document["paths"].values():
        for method, operation in item.items():
            _finish(method, operation)
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for name, schema in schemas.items():
        # Generators name classes after titles: two schemas of one class have one otherwise.
        schema["title"] = name.replace("-", "")
    return document


def _finish(method: str, operation: Json) -> None:
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "query" and parameter["schema"].get("type") == "array":
            parameter |= {"style": "form", "explode": False}
    takes_key = any(
        each["name"].lower() == "idempotency-key" for each in operation.get("parameters", [])
    )
    for status, response in operation["responses"].items():
        content = response.get("content", {})
        if status.startswith(("4", "5")) and JSON in content:
            content.pop(JSON)
            content[MEDIA_TYPE] = {"schema": {"$ref": PROBLEM}}
        elif status == "201":
            response["headers"] = LOCATION
        elif status == "200":
            response["headers"] = ETAG
        if takes_key and status.startswith("2"):
            response["headers"] = response.get("headers", {}) | REPLAYED
    body = operation.get("requestBody", {}).get("content", {})
    if method == "patch" and JSON in body:
        body[MERGE_PATCH] = body[JSON]
