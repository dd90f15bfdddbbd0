"""`ctwg`: the service's command line."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api import migrating, running
from api.auth import admin as accounts
from api.auth.invitations import Link
from api.backups.command import backup, restore
from api.benchmarking import bench
from api.core.database import Database
from api.core.errors import Problem
from api.core.settings import load_settings
from api.core.simulated import SimulatedDatabaseError
from api.exporting import export
from api.imports.command import (
    FileToImport,
    NotImportable,
    import_here,
    import_there,
    imported_resource,
    print_result,
)
from api.imports.models import ImportStatus
from api.load.files import RecordIncomplete
from api.load.output import print_report
from api.load.service import load_record
from api.pull.command import pull
from simulation.command import demo

commands = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)
admin = typer.Typer(no_args_is_help=True, help="Accounts and keys, from the host itself.")
commands.add_typer(admin, name="admin")

Port = Annotated[int, typer.Option(envvar="PORT")]


@commands.command()
def serve(host: str = "127.0.0.1", port: Port = 8000) -> None:
    """Start everything: database, schema, the published record, then the API and the web UI."""
    running.serve(load_settings(), host, port)


@commands.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    with running.database(load_settings()) as address:
        running.migrate_and_say(address)


@commands.command()
def openapi(
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Fail if the file is not current.")
    ] = False,
    path: Path = Path("openapi/openapi.json"),
) -> None:
    """Write the specification, generated from the code."""
    text = json.dumps(running.specification(), indent=1, ensure_ascii=False) + "\n"
    if check:
        if not path.exists() or path.read_text() != text:
            typer.echo(f"{path} is not what the code says: run 'make openapi'.", err=True)
            sys.exit(1)
        return
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


@commands.command()
def load(
    directory: Annotated[Path | None, typer.Argument(help="The record; CTWG_RECORD_DIR.")] = None,
    *,
    anew: Annotated[bool, typer.Option("--anew", help="Read unchanged files again.")] = False,
    doubts: Annotated[bool, typer.Option("--doubts", help="List every doubt.")] = False,
) -> None:
    """Bring the database in step with the published record."""
    settings = load_settings()
    with running.database(settings) as addresses, running.writing(settings, addresses) as held:
        migrating.migrate(addresses.owner)
        try:
            report = load_record(held, directory or settings.record_dir, anew=anew or doubts)
        except (RecordIncomplete, SimulatedDatabaseError) as refusal:
            typer.echo(str(refusal), err=True)
            sys.exit(1)
    print_report(report, Console(), with_doubts=doubts)


@commands.command(name="import")
def import_rows(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="CSV, XLSX or NDJSON.")],
    resource: Annotated[str, typer.Option(help="What the rows are, such as activities.")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Judge only.")] = False,
    url: Annotated[str | None, typer.Option(help="A service, instead of this machine's.")] = None,
    token: Annotated[str | None, typer.Option(envvar="CTWG_TOKEN")] = None,
    rows: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write what each row comes to here, as CSV.")
    ] = None,
) -> None:
    """Import a file of rows: all of them, or none."""
    settings, console = load_settings(), Console()
    try:
        given = FileToImport(file, imported_resource(resource), dry_run, rows)
        given.demand_room()
        if url is not None:
            result = import_there(url, token, given, console)
        else:
            with (
                running.database(settings) as addresses,
                running.writing(settings, addresses) as held,
            ):
                migrating.migrate(addresses.owner)
                result = import_here(held, given, console)
    except NotImportable as refusal:
        typer.echo(str(refusal), err=True)
        sys.exit(2)
    print_result(result, console)
    sys.exit(0 if result.status is ImportStatus.SUCCEEDED else 1)


commands.command()(demo)
commands.command()(pull)
commands.command()(export)
commands.command()(backup)
commands.command()(restore)
commands.command(context_settings={"ignore_unknown_options": True})(bench)


@admin.command()
def bootstrap(port: Port = 8000) -> None:
    """Print the one-time link (30 minutes) for the first secretariat account."""
    _print_link(port, accounts.first_account_link)


@admin.command()
def invite(email: str, port: Port = 8000) -> None:
    """Print a link by which a user sets a new password."""
    _print_link(port, lambda held: accounts.password_link(held, email))


@admin.command()
def rotate_keys() -> None:
    """Sign access tokens with a new key from now on."""
    typer.echo(f"New tokens are signed by {accounts.rotate_keys(load_settings().data_dir)}.")


def _print_link(port: int, make: Callable[[Database], Link]) -> None:
    settings = load_settings()
    with running.database(settings) as addresses, running.writing(settings, addresses) as held:
        migrating.migrate(addresses.owner)
        try:
            link = make(held)
        except Problem as problem:
            typer.echo(problem.detail, err=True)
            sys.exit(1)
    base = str(settings.public_url or f"http://127.0.0.1:{port}")
    typer.echo(accounts.welcome_address(base, link))
    typer.echo(f"It works once, until {link.expires_at:%Y-%m-%d %H:%M} UTC.")


def main() -> None:
    """Run the command line."""
    commands()
