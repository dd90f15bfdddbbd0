"""Making a backup: one snapshot of the database, restored beside it before anybody relies on it."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from api.backups.archive import Archive, Manifest, fingerprint, write_archive
from api.backups.contents import contents_of
from api.backups.programs import programs_for
from api.backups.refusal import BackupRefused
from api.backups.restoring import restore
from api.core.database import driver_url
from api.core.ledger import Signer


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made."""

    manifest: Manifest
    size: int

    @property
    def rows(self) -> int:
        """How many rows it holds, of all tables."""
        return sum(int(content.partition(":")[0]) for content in self.manifest.tables.values())


def back_up(url: str, path: Path, signer: Signer, *, is_proven: bool = True) -> Made:
    """Write the database at an owner's address into a file; a former one stays until it is done.

    Raises:
        BackupRefused: it could not be made, or did not come back as it was.
    """
    path = path.absolute()
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}.unfinished")
    try:
        manifest = _write(url, unfinished, signer)
        if is_proven:
            _prove(url, Archive.open(unfinished), signer)
        unfinished.replace(path)
    except OSError as error:
        raise BackupRefused(f"{path} cannot be written: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return Made(manifest, path.stat().st_size)


def _write(url: str, unfinished: Path, signer: Signer) -> Manifest:
    with TemporaryDirectory(prefix="ctwg-backup-") as name, _snapshot(url) as (held, snapshot):
        programs = programs_for(held, url)
        dump = Path(name) / "database.dump"
        programs.run(
            programs.command(
                "pg_dump",
                *("--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={dump}"),
            )
        )
        manifest = Manifest(
            made_at=datetime.now(UTC),
            schema_revision=_only(held, "SELECT version_num FROM alembic_version"),
            postgresql=held.info.server_version,
            chain_key=fingerprint(signer),
            ledger_seq=int(_only(held, "SELECT seq::text FROM ledger_head")),
            tables=contents_of(held),
        )
        write_archive(manifest, dump, unfinished)
    return manifest


@contextmanager
def _snapshot(url: str) -> Iterator[tuple[psycopg.Connection, str]]:
    """A connection that sees one moment, and the name by which others see the same."""
    with psycopg.connect(driver_url(url)) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield connection, _only(connection, "SELECT pg_export_snapshot()")


def _only(connection: psycopg.Connection, statement: str) -> str:
    [[value]] = connection.execute(statement.encode()).fetchall()
    return str(value)


def _prove(url: str, archive: Archive, signer: Signer) -> None:
    """Restore it into a database that is made for that and dropped again."""
    name = f"ctwg_proof_{secrets.token_hex(4)}"
    proof = make_url(url).set(database=name).render_as_string(hide_password=False)
    with psycopg.connect(driver_url(url), autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise BackupRefused(
                "A backup is proven by restoring it into a database of its own, and this login may "
                "not create one: give it CREATEDB, or write the backup with --unproven."
            ) from None
        try:
            restore(proof, archive, signer)
        finally:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )
