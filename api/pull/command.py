"""The command `ctwg pull`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.pull.mirror import Mirror, Pulled
from api.pull.server import Credentials, PullRefused, Server


def pull(  # noqa: PLR0913 - the options of a command
    resource: Annotated[
        str, typer.Argument(help="Such as activities; or changes, for all of them as they come.")
    ],
    *,
    url: Annotated[str, typer.Option(envvar="CTWG_URL", help="The service.")],
    to: Annotated[Path, typer.Option(help="The file to keep in step: .ndjson or .csv.")],
    state: Annotated[
        Path | None, typer.Option(help="Where it notes how far it came; beside the file.")
    ] = None,
    client_id: Annotated[str | None, typer.Option(envvar="CTWG_CLIENT_ID")] = None,
    client_secret: Annotated[
        str | None,
        typer.Option(envvar="CTWG_CLIENT_SECRET", help="Better in the environment than here."),
    ] = None,
    token: Annotated[str | None, typer.Option(envvar="CTWG_TOKEN")] = None,
) -> None:
    """Keep a file in step with a service: run it again, and it goes on where it stopped.

    A .ndjson file holds each record that you may see, as it is now; that of `changes` grows by what
    has changed. A .csv file is the list as the service writes it, and imports again as it is.
    """
    try:
        with Server(url, Credentials(client_id, client_secret, token)) as server:
            kept = state or to.with_name(f"{to.name}.state.json")
            typer.echo(_said(Mirror(server, url, resource, to, kept).pull(), to))
    except PullRefused as refused:
        typer.echo(str(refused), err=True)
        sys.exit(1)


def _said(pulled: Pulled, path: Path) -> str:
    if pulled.is_unchanged:
        return f"{path} is up to date."
    if pulled.records is None:
        return f"{path} was brought up to date."
    return f"{path} holds {pulled.records:,} records, after {pulled.changes:,} changes."
