"""The application: wiring only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from api import catalog, metrics, probes, site, specification
from api.audit_events import routes as audit_events
from api.auth import me
from api.auth import routes as auth
from api.auth.gate import Gate
from api.changes import routes as changes
from api.core import problems
from api.core.database import Database
from api.core.front import ActorLoader, AnswerCache, Front, Principals, RevisionClock
from api.core.guard import BodyRule, Guard
from api.core.ledger import Signer
from api.core.meter import Meter
from api.core.reads import Reader
from api.core.settings import API_BASE, Settings
from api.core.simulated import Mark
from api.core.web import Services
from api.feeds import routes as feeds
from api.iati import routes as iati
from api.imports import routes as imports
from api.insight.routes import INSIGHTS
from api.reports import routes as reports
from api.router import RESOURCES

BODIES: Final[tuple[BodyRule, ...]] = (
    imports.BODY,
    BodyRule(
        f"{API_BASE}/auth/token", 16 * 2**10, frozenset({b"application/x-www-form-urlencoded"})
    ),
)

PLACES: Final = frozenset(
    {"healthz", "readyz", "metrics", "docs", "problems", "assets", "openapi.json", ".well-known"}
)
"""What is beside the API and the web application's pages."""

DESCRIPTION: Final = (
    "The system of record for an APEC forum: what it planned, did, recommended, and what came "
    "of it. The web application uses nothing but this interface."
)


class Application(FastAPI):
    """FastAPI behind a door: what the front answers from memory never reaches FastAPI."""

    door: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in by the door."""
        await self.door(scope, receive, send)

    async def inside(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer what the door let pass."""
        await super().__call__(scope, receive, send)


def create_app(
    settings: Settings, database_url: str, signer: Signer, load_actor: ActorLoader | None = None
) -> FastAPI:
    """One process of the service, on a database that is migrated already.

    `load_actor` stands in for the holders of access tokens, where a test or a benchmark has none.
    """
    reader = Reader(database_url, settings.read_connections)
    mark = Mark()
    held = Services(
        settings=settings,
        database=Database(database_url, signer, settings.database_connections),
        reader=reader,
        clock=RevisionClock(reader, mark),
        cache=AnswerCache(settings.page_cache_bytes),
        meter=Meter(),
    )

    gate = Gate(settings, held.database, reader, RESOURCES)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        await run_in_threadpool(gate.open)
        await reader.open()
        try:
            # From the first answer on it is known whether the database is a simulated one.
            await held.clock.now()
            yield
        finally:
            await reader.close()
            held.database.dispose()

    app = Application(
        title="CTWG Tracker",
        version="1.0.0",
        description=DESCRIPTION,
        openapi_url="/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=running,
    )
    app.state.services = held
    app.state.gate = gate
    problems.install(app)
    held.meter.know(_include_routers(app), PLACES)
    specification.install(app)
    site.serve_web_ui(app, settings.frontend_dir)
    principals = Principals(load_actor or gate.load_actor)
    app.state.front = Front(app.inside, held.clock, principals, held.cache, held.meter)
    app.door = Guard(app.state.front, problems.render, BODIES, mark, held.meter)
    return app


def _include_routers(app: FastAPI) -> set[str]:
    """Every address but the web UI's, in the order in which they are tried.

    Returns the first parts of the addresses under the base.
    """
    under_the_base = (
        # Before the resources: `/work-plans/{key}.ics` is none of their records.
        *(feeds.work_plan_router, feeds.router, feeds.tokens),
        *(resource.router() for resource in RESOURCES),
        *(insight.router() for insight in INSIGHTS),
        *(reports.router, audit_events.router, imports.router, changes.router, iati.router),
        *(auth.router, me.router),
    )
    for router in under_the_base:
        app.include_router(router, prefix=API_BASE)
    for router in (auth.well_known, catalog.router, probes.router, metrics.router, site.router):
        app.include_router(router)
    paths = (getattr(route, "path", "") for router in under_the_base for route in router.routes)
    return {path.split("/")[1] for path in paths if path}
