"""Running the service: the database behind it, what a first start does, and the server itself."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer
import uvicorn
from rich.console import Console

from api.app import create_app
from api.auth.admin import has_first_account
from api.core.actors import SYSTEM
from api.core.database import APP_ROLE, Database
from api.core.embedded import EmbeddedServer
from api.core.idempotency import forget_old_keys
from api.core.ledger import ChainKey
from api.core.logs import configure as configure_logs
from api.core.settings import Settings
from api.core.simulated import find_simulation
from api.load.output import print_report
from api.load.service import load_record
from api.migrating import migrate

GRACE_SECONDS: Final = 25
WELCOME: Final = """
CTWG Tracker is at http://{host}:{port}
{first_account}Ctrl-C stops everything.
"""
FIRST_ACCOUNT: Final = """\
First secretariat account: run 'ctwg admin bootstrap' (.venv/bin/ctwg) for a one-time link,
or start with CTWG_ADMIN_EMAIL and CTWG_ADMIN_PASSWORD set.
"""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the database is: for the service, and for whoever owns its schema."""

    service: str
    owner: str


@contextmanager
def database(settings: Settings) -> Iterator[Addresses]:
    """The database that the settings name, or the embedded one, running while the block runs.

    Raises:
        EmbeddedServerError: it cannot be started.
    """
    if settings.database_url is not None:
        yield Addresses(settings.database_url, settings.owner_database_url or settings.database_url)
        return
    with EmbeddedServer(settings.data_dir / "postgresql") as server:
        yield Addresses(server.database_url(role=APP_ROLE), server.database_url())


def chain_key(settings: Settings) -> ChainKey:
    """The key of the audit chain, made at first start, outside the database."""
    directory = settings.data_dir / "keys"
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = directory / "audit-chain.key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(secrets.token_bytes(32))
    return ChainKey(path.read_bytes())


def migrate_and_say(addresses: Addresses) -> None:
    """Bring the schema up to date."""
    migrate(addresses.owner)
    typer.echo("The database is at the schema of this version.")


def specification() -> dict[str, Any]:
    """The OpenAPI document, from the code; no database is needed for it."""
    settings = Settings(frontend_dir=Path("/nonexistent"))
    app = create_app(settings, "postgresql://nowhere/none", ChainKey(b"unused"))
    document: dict[str, Any] = app.openapi()
    return document


@contextmanager
def writing(settings: Settings, addresses: Addresses) -> Iterator[Database]:
    """The write side of the database, for commands."""
    held = Database(addresses.service, chain_key(settings), connections=2)
    try:
        yield held
    finally:
        held.dispose()


def serve(settings: Settings, host: str, port: int) -> None:
    """Start everything and serve until interrupted."""
    configure_logs(settings.log_level)
    with database(settings) as addresses:
        migrate(addresses.owner)
        with writing(settings, addresses) as held:
            if find_simulation(held.engine) is None:
                print_report(load_record(held, settings.record_dir), Console())
            else:
                typer.echo("SIMULATED: this database holds a simulation, not the real record.")
            held.transact(SYSTEM, lambda session, _: forget_old_keys(session))
            is_begun = has_first_account(held) or settings.admin_email is not None
        app = create_app(settings, addresses.service, chain_key(settings))
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                host=host,
                port=port,
                access_log=False,
                log_config=None,
                timeout_graceful_shutdown=GRACE_SECONDS,
                server_header=False,
            )
        )
        hint = "" if is_begun else FIRST_ACCOUNT
        typer.echo(WELCOME.format(host=host, port=port, first_account=hint))
        server.run()
