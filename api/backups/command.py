"""`ctwg backup` and `ctwg restore`."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from api import running
from api.backups.archive import Archive
from api.backups.making import back_up
from api.backups.refusal import BackupRefused
from api.backups.restoring import restore as put_back
from api.core.settings import load_settings


def backup(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="Such as ctwg-2027-01-14.tar.")],
    *,
    unproven: Annotated[
        bool, typer.Option("--unproven", help="Write it without restoring it once.")
    ] = False,
) -> None:
    """Write the whole database into a file, and prove it by restoring it beside itself.

    The service may run meanwhile. The keys of the data directory are not in the file.
    """
    settings = load_settings()
    with running.database(settings) as addresses:
        try:
            made = back_up(
                addresses.owner, file, running.chain_key(settings), is_proven=not unproven
            )
        except BackupRefused as refusal:
            _refuse(refusal)
    how = "NOT proven: nobody has restored it" if unproven else "restored and compared: it holds"
    typer.echo(
        f"{file}: {made.rows:,} rows of {len(made.manifest.tables)} tables, {made.size:,} bytes, "
        f"as of event {made.manifest.ledger_seq:,}; {how}."
    )


def restore(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A backup.")],
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Even if the database holds records: they are lost.")
    ] = False,
    unproven: Annotated[
        bool, typer.Option("--unproven", help="Although the ledger's key is lost, or it is broken.")
    ] = False,
) -> None:
    """Put a backup into the database, all of it or nothing; the service must not run."""
    settings = load_settings()
    with running.database(settings) as addresses:
        try:
            archive = Archive.open(file)
            signer = None if unproven else running.chain_key(settings)
            put_back(addresses.owner, archive, signer, is_forced=force)
        except BackupRefused as refusal:
            _refuse(refusal)
    chain = "its ledger is NOT proven" if unproven else "each table and the ledger's chain hold"
    typer.echo(f"The database is as of {archive.manifest.made_at:%Y-%m-%d %H:%M} UTC; {chain}.")


def _refuse(refusal: BackupRefused) -> NoReturn:
    typer.echo(str(refusal), err=True)
    sys.exit(1)
