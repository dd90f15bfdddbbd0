"""Is it alive, is it ready: for whoever runs the service."""

from fastapi import APIRouter, Request, Response
from psycopg import Error as DatabaseError

from api.core.actors import SYSTEM
from api.core.errors import Unavailable
from api.core.listing import Statement
from api.core.web import documented, services
from api.migrating import head_revision

router = APIRouter(tags=["operations"])


@router.get("/healthz", summary="Is the process alive")
async def healthz() -> dict[str, str]:
    """Answer without touching the database."""
    return {"status": "alive"}


@router.get("/readyz", summary="Is the database reachable and migrated", responses=documented(503))
async def readyz(request: Request) -> Response:
    """Answer once the database does, at the schema that this code was written for."""
    try:
        rows = await services(request).reader.fetch(
            SYSTEM, Statement(b"SELECT version_num FROM alembic_version")
        )
    except DatabaseError:
        raise Unavailable("The database does not answer.") from None
    if [row[0] for row in rows] != [head_revision()]:
        raise Unavailable("The database is at another schema version.")
    return Response('{"status":"ready"}', media_type="application/json")
