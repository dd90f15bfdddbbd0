"""Restoring: all of it in one transaction, or nothing; compared with what it was before it counts.

The tables come back as PostgreSQL's own programs made them. The rights of tables made later
(ALTER DEFAULT PRIVILEGES) are given anew, since a dump names the login that gave them.
"""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import psycopg
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.orm import Session

from api.backups.archive import Archive
from api.backups.contents import comparison, holds_records
from api.backups.programs import Programs, programs_for
from api.backups.refusal import BackupRefused
from api.core.database import APP_ROLE, driver_url, owner_engine
from api.core.ledger import Signer, verify_chain
from api.migrating import alembic_config, migrate

BEFORE: Final = f"""
SET lock_timeout = '10s';
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN
    CREATE ROLE {APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    GRANT {APP_ROLE} TO CURRENT_USER;
  END IF;
END $$;
SET client_min_messages = warning;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""
AFTER: Final = f"""
ALTER DEFAULT PRIVILEGES IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP_ROLE};
ANALYZE;
"""
_OTHERS: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND usename IS NOT NULL AND pid <> pg_backend_pid()"
)


def restore(url: str, archive: Archive, signer: Signer | None, *, is_forced: bool = False) -> None:
    """Put a backup into the database at an owner's address, and bring it to this code's schema.

    Without a signer the chain of the ledger is taken as it is.

    Raises:
        BackupRefused: nothing was changed; or, of a broken chain, it was restored as it was.
    """
    _require_known_schema(archive)
    if signer is not None and not archive.manifest.is_signed_by(signer):
        raise BackupRefused(
            "The ledger in this backup was signed with another key than keys/audit-chain.key of "
            "this data directory. Put that key there, or restore with --unproven."
        )
    with psycopg.connect(driver_url(url), autocommit=True) as connection:
        [[others]] = connection.execute(_OTHERS).fetchall()
        if others:
            raise BackupRefused("Others use this database just now: stop the service first.")
        if not is_forced and holds_records(connection):
            raise BackupRefused("This database holds records; --force puts the backup in place.")
        programs = programs_for(connection, url)
        expected = comparison(archive.manifest.tables)
    with TemporaryDirectory(prefix="ctwg-restore-") as name:
        _fill(programs, archive.extract_dump(Path(name)), expected, Path(name))
    if signer is not None:
        require_sound_chain(url, signer)
    migrate(url)


def require_sound_chain(url: str, signer: Signer) -> None:
    """See that each event of the ledger follows from the one before.

    Raises:
        BackupRefused: some do not.
    """
    engine = owner_engine(url)
    try:
        with Session(engine) as session:
            broken = verify_chain(session, signer)
    finally:
        engine.dispose()
    if broken:
        numbers = ", ".join(map(str, broken[:10]))
        raise BackupRefused(
            f"The ledger was tampered with, or signed with another key: event {numbers} does not "
            "follow from the one before."
        )


def _require_known_schema(archive: Archive) -> None:
    revision = archive.manifest.schema_revision
    try:
        ScriptDirectory.from_config(alembic_config()).get_revision(revision)
    except CommandError:
        raise BackupRefused(
            f"The backup has schema {revision}, which this version does not know: use a newer one."
        ) from None


def _fill(programs: Programs, dump: Path, expected: str, scratch: Path) -> None:
    before, after = scratch / "before.sql", scratch / "after.sql"
    before.write_text(BEFORE)
    after.write_text(expected + AFTER)
    reading = [
        *(str(programs.directory / "pg_restore"), "--no-owner", "--file=-"),
        *(f"--use-list={_contents_to_restore(programs, dump, scratch)}", str(dump)),
    ]
    writing = programs.command(
        "psql",
        *("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
        *(f"--file={before}", "--file=-", f"--file={after}"),
    )
    # If reading breaks off, what came is not what was expected, and writing undoes itself.
    with subprocess.Popen(
        reading, env=programs.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as read:
        programs.run(writing, stdin=read.stdout)


def _contents_to_restore(programs: Programs, dump: Path, scratch: Path) -> Path:
    command = [str(programs.directory / "pg_restore"), "--list", str(dump)]
    listed = subprocess.run(
        command, env=programs.environment, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        raise BackupRefused("The dump in the backup cannot be read: the file is damaged.")
    wanted = [line for line in listed.stdout.splitlines() if " DEFAULT ACL " not in line]
    path = scratch / "contents.list"
    path.write_text("\n".join(wanted) + "\n")
    return path
