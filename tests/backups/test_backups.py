"""The loaded record, backed up and restored: each table, right and trigger as it was."""

import re
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from api.backups.archive import MANIFEST, Archive
from api.backups.making import back_up
from api.backups.refusal import BackupRefused
from api.backups.restoring import restore
from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.embedded import EmbeddedServer
from api.core.ledger import ChainKey, verify_chain
from api.load.service import load_record
from api.migrating import head_revision, migrate
from tests.conftest import SIGNER

RECORD = Path(__file__).parents[2] / "data"
CASTS = re.compile(r"::character varying|::text|\[\]|[()\s]")
OTHER_KEY = ChainKey(b"a key of another installation....")


def rows_of(url: str) -> dict[str, list[str]]:
    """Every row of every table as text, read without any of the code under test."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {
            name: sorted(
                row[0]
                for row in connection.execute(
                    sql.SQL("SELECT t::text FROM {} AS t").format(sql.Identifier(name))
                )
            )
            for (name,) in tables.fetchall()
        }


def schema_of(url: str) -> list[str]:
    """Tables, columns, indexes, constraints, triggers, policies, functions, rights; one a line."""
    statement = b"""
    SELECT relname || ' ' || relkind::text || relrowsecurity::text || coalesce((
        SELECT string_agg(given::text, ',' ORDER BY given::text) FROM unnest(relacl) AS given), '')
      FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION ALL
    SELECT concat_ws(' ', attrelid::regclass, attname, atttypid::regtype, attnotnull,
        attgenerated, attidentity, pg_get_expr(adbin, adrelid))
      FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND attnum > 0 AND NOT attisdropped
    UNION ALL
    SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL
    -- Not null is said above.
    SELECT concat_ws(' ', conrelid::regclass, conname, contype, convalidated,
        pg_get_constraintdef(oid))
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
    UNION ALL
    SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL
    SELECT concat_ws(' ', tablename, policyname, cmd, qual, with_check) FROM pg_policies
    UNION ALL
    SELECT concat_ws(' ', pg_get_functiondef(oid), proacl)
      FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    UNION ALL
    SELECT concat_ws(' ', 'default', defaclobjtype, defaclacl) FROM pg_default_acl
    UNION ALL
    SELECT concat_ws(' ', 'sequence', sequencename, last_value) FROM pg_sequences
    """
    with psycopg.connect(url) as connection:
        # A dump casts each member of an array where we cast the array.
        return sorted(CASTS.sub("", row[0]) for row in connection.execute(statement))


@pytest.fixture(scope="module")
def loaded(server: EmbeddedServer) -> Iterator[str]:
    """A database with the published record in it."""
    with empty_database(server, "kept") as url:
        migrate(url)
        database = Database(url, SIGNER, connections=2)
        load_record(database, RECORD)
        database.dispose()
        yield url


class empty_database:  # noqa: N801 - reads as a context, which it is
    """A database of its own, for as long as the block runs."""

    def __init__(self, server: EmbeddedServer, name: str) -> None:
        self._server, self._name = server, name

    def __enter__(self) -> str:
        self._do(f"DROP DATABASE IF EXISTS {self._name} WITH (FORCE)")
        self._do(f"CREATE DATABASE {self._name}")
        return self._server.database_url(self._name)

    def __exit__(self, *_: object) -> None:
        self._do(f"DROP DATABASE {self._name} WITH (FORCE)")

    def _do(self, statement: str) -> None:
        with psycopg.connect(self._server.database_url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="module")
def archive(loaded: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A proven backup of it."""
    path = tmp_path_factory.mktemp("backups") / "record.tar"
    back_up(loaded, path, SIGNER)
    return path


@pytest.fixture
def target(server: EmbeddedServer) -> Iterator[str]:
    """An empty database to restore into."""
    with empty_database(server, "brought_back") as url:
        yield url


@pytest.fixture(scope="module")
def restored(server: EmbeddedServer, archive: Path) -> Iterator[str]:
    """Another database, made from the backup."""
    with empty_database(server, "restored") as url:
        restore(url, Archive.open(archive), SIGNER)
        yield url


def test_the_loaded_record_comes_back_row_for_row(loaded: str, restored: str) -> None:
    before, after = rows_of(loaded), rows_of(restored)
    assert len(before["activities"]) > 50
    assert len(before["audit_events"]) > 500
    assert after == before


def test_rights_policies_triggers_and_indexes_come_back(loaded: str, restored: str) -> None:
    assert schema_of(restored) == schema_of(loaded)


def test_a_backup_says_what_it_holds(archive: Path, loaded: str) -> None:
    manifest = Archive.open(archive).manifest
    rows = rows_of(loaded)
    assert {name: int(c.partition(":")[0]) for name, c in manifest.tables.items()} == {
        name: len(found) for name, found in rows.items()
    }
    assert (manifest.schema_revision, manifest.ledger_seq) == (
        head_revision(),
        len(rows["audit_events"]),
    )


def test_a_backup_holds_no_key_and_only_its_owner_reads_it(archive: Path) -> None:
    assert SIGNER.secret not in archive.read_bytes()
    assert archive.stat().st_mode & 0o777 == 0o600


def test_the_service_goes_on_from_what_was_restored(restored: str) -> None:
    database = Database(restored, SIGNER, connections=2)
    report = load_record(database, RECORD, anew=True)
    broken = database.transact(SYSTEM, lambda session, _: verify_chain(session, SIGNER))
    database.dispose()
    assert (report.changed, broken) == (0, [])


def test_no_record_is_lost_unless_it_is_forced(loaded: str, archive: Path) -> None:
    before = rows_of(loaded)
    with pytest.raises(BackupRefused, match="holds records"):
        restore(loaded, Archive.open(archive), SIGNER)
    restore(loaded, Archive.open(archive), SIGNER, is_forced=True)
    assert rows_of(loaded) == before


def test_nothing_is_restored_under_those_who_use_the_database(archive: Path, target: str) -> None:
    with psycopg.connect(target), pytest.raises(BackupRefused, match="stop the service first"):
        restore(target, Archive.open(archive), SIGNER)
    assert rows_of(target) == {}


def test_a_ledger_of_another_key_is_refused_unless_it_is_taken_as_it_is(
    archive: Path, target: str
) -> None:
    with pytest.raises(BackupRefused, match="signed with another key"):
        restore(target, Archive.open(archive), OTHER_KEY)
    assert rows_of(target) == {}
    restore(target, Archive.open(archive), None)
    assert len(rows_of(target)["activities"]) > 50


def rewritten(archive: Path, path: Path, old: str, new: str) -> Path:
    """A copy of a backup whose manifest says something else."""
    with tarfile.open(archive) as kept, tarfile.open(path, "w") as changed:
        for member in kept:
            file = kept.extractfile(member)
            assert file is not None
            content = file.read()
            if member.name == MANIFEST:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            member.size = len(content)
            aside = path.with_suffix(".part")
            aside.write_bytes(content)
            with aside.open("rb") as part:
                changed.addfile(member, part)
    return path


def test_what_comes_back_otherwise_leaves_the_database_as_it_was(
    archive: Path, target: str, tmp_path: Path
) -> None:
    content = Archive.open(archive).manifest.tables["activities"]
    tampered = rewritten(archive, tmp_path / "other.tar", content, content[:-1] + "x")
    with pytest.raises(BackupRefused, match="activities came back otherwise"):
        restore(target, Archive.open(tampered), SIGNER)
    assert rows_of(target) == {}


def test_a_backup_of_a_newer_version_is_refused(archive: Path, target: str, tmp_path: Path) -> None:
    newer = rewritten(archive, tmp_path / "newer.tar", f'"{head_revision()}"', '"9999"')
    with pytest.raises(BackupRefused, match="does not know"):
        restore(target, Archive.open(newer), SIGNER)


def test_a_file_that_was_cut_short_is_refused(archive: Path, target: str, tmp_path: Path) -> None:
    half = tmp_path / "half.tar"
    shutil.copyfile(archive, half)
    with half.open("r+b") as file:
        file.truncate(half.stat().st_size // 2)
    with pytest.raises(BackupRefused):
        restore(target, Archive.open(half), SIGNER)
    assert rows_of(target) == {}


def test_a_broken_chain_gives_no_backup(archive: Path, target: str, tmp_path: Path) -> None:
    restore(target, Archive.open(archive), SIGNER)
    with psycopg.connect(target) as connection:
        connection.execute("SET LOCAL session_replication_role = replica")
        connection.execute("UPDATE audit_events SET actor = 'nobody' WHERE seq = 7")
    path = tmp_path / "broken.tar"
    with pytest.raises(BackupRefused, match="event 7 does not follow"):
        back_up(target, path, SIGNER)
    assert list(tmp_path.iterdir()) == []
    back_up(target, path, SIGNER, is_proven=False)
    assert path.exists()
