"""`ctwg`: the service's command line."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from api import running
from api.core.settings import load_settings

commands = typer.Typer(no_args_is_help=True, add_completion=False, help=__doc__)


@commands.command()
def serve(
    host: str = "127.0.0.1", port: Annotated[int, typer.Option(envvar="PORT")] = 8000
) -> None:
    """Start everything: database, schema, the published record, then the API and the web UI."""
    running.serve(load_settings(), host, port)


@commands.command()
def migrate() -> None:
    """Bring the database to the schema of this version."""
    with running.database(load_settings()) as address:
        running.migrate_and_say(address)


@commands.command()
def openapi(
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


def main() -> None:
    """Run the command line."""
    commands()
