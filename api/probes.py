"""Is it alive, is it ready: for whoever runs the service."""

from typing import Final

import orjson
from fastapi import APIRouter, Request, Response
from psycopg import Error as DatabaseError

from api.core.actors import SYSTEM
from api.core.errors import Unavailable
from api.core.listing import Statement
from api.core.web import documented, services
from api.migrating import head_revision

router = APIRouter(tags=["operations"])

READY: Final = Statement(
    b"SELECT version_num, EXISTS (SELECT FROM simulations) FROM alembic_version"
)


@router.get("/healthz", summary="Is the process alive")
async def healthz() -> dict[str, str]:
    """Answer without touching the database."""
    return {"status": "alive"}


@router.get("/readyz", summary="Is the database reachable and migrated", responses=documented(503))
async def readyz(request: Request) -> Response:
    """Answer once the database does, at the schema that this code was written for.

    `is_simulated` says that it holds the simulation of `ctwg demo`, not the real record.
    """
    try:
        rows = await services(request).reader.fetch(SYSTEM, READY)
    except DatabaseError:
        raise Unavailable("The database does not answer.") from None
    if [row[0] for row in rows] != [head_revision()]:
        raise Unavailable("The database is at another schema version.")
    body = orjson.dumps({"status": "ready", "is_simulated": rows[0][1]})
    return Response(body, media_type="application/json")
