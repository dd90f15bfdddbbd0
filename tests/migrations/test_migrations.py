"""Migrations make the schema that the models describe, and go back with data in it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection

from api.core.database import Database, owner_engine
from api.core.embedded import EmbeddedServer
from api.load.service import load_record
from api.migrating import alembic_config, head_revision, migrate
from api.tables import METADATA
from tests.conftest import SIGNER

RECORD = Path(__file__).parents[2] / "data"
WAITING = (
    "SELECT 1 FROM pg_stat_activity WHERE query LIKE '%CREATE ROLE%' AND wait_event_type = 'Lock'"
)


@pytest.fixture
def fresh_url(server: EmbeddedServer) -> Iterator[str]:
    """A database of its own, empty."""
    with psycopg.connect(server.database_url("postgres"), autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS migrating WITH (FORCE)")
        connection.execute("CREATE DATABASE migrating")
        yield server.database_url("migrating")
        connection.execute("DROP DATABASE migrating WITH (FORCE)")


@pytest.fixture
def engine(fresh_url: str) -> Iterator[Engine]:
    """The owner's engine on that database."""
    owner = owner_engine(fresh_url)
    yield owner
    owner.dispose()


def content(connection: Connection) -> dict[str, str]:
    """A digest of every table's rows."""
    tables = connection.execute(
        text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    ).scalars()
    digest = "SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM {} AS t"
    return {name: connection.execute(text(digest.format(name))).scalar_one() for name in tables}


def test_the_schema_is_what_the_models_say(fresh_url: str, engine: Engine) -> None:
    migrate(fresh_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []


def test_there_is_one_line_of_migrations(fresh_url: str, engine: Engine) -> None:
    migrate(fresh_url)
    with engine.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    assert version == head_revision()


def test_migrating_twice_changes_nothing(fresh_url: str, engine: Engine) -> None:
    migrate(fresh_url)
    with engine.connect() as connection:
        before = content(connection)
    migrate(fresh_url)
    with engine.connect() as connection:
        assert content(connection) == before


def test_down_to_nothing_and_up_again_with_the_whole_record(fresh_url: str, engine: Engine) -> None:
    migrate(fresh_url)
    database = Database(fresh_url, SIGNER, connections=2)
    load_record(database, RECORD)
    database.dispose()
    command.downgrade(alembic_config(engine), "base")
    with engine.connect() as connection:
        left = set(content(connection))
    assert left == {"alembic_version"}
    migrate(fresh_url)
    database = Database(fresh_url, SIGNER, connections=2)
    report = load_record(database, RECORD)
    database.dispose()
    assert report.changed > 0


def test_a_failed_migration_leaves_the_version_before(fresh_url: str, engine: Engine) -> None:
    command.upgrade(alembic_config(engine), "0002")
    with engine.begin() as connection:
        # Stands in the way of the next one.
        connection.execute(text("CREATE FUNCTION ctwg_append_only() RETURNS int RETURN 1"))
        before = content(connection)
    with pytest.raises(Exception, match="already exists"):
        migrate(fresh_url)
    with engine.connect() as connection:
        assert content(connection) == before
        secured = connection.execute(
            text("SELECT count(*) FROM pg_class WHERE relrowsecurity")
        ).scalar_one()
    assert secured == 0


def test_two_databases_of_one_server_are_migrated_at_the_same_time() -> None:
    with (
        TemporaryDirectory(prefix="ctwg-tests-") as parent,
        EmbeddedServer(Path(parent) / "pg") as own,
        psycopg.connect(own.database_url("postgres"), autocommit=True) as administrator,
        psycopg.connect(own.database_url("postgres")) as other,
        ThreadPoolExecutor() as aside,
    ):
        administrator.execute("CREATE DATABASE second")
        # What a migration of another database has done, and not committed.
        other.execute("CREATE ROLE ctwg_app LOGIN")
        migrating = aside.submit(migrate, own.database_url("second"))
        while not administrator.execute(WAITING).fetchone():
            assert not migrating.done()
        other.commit()
        migrating.result(timeout=60)
        with psycopg.connect(own.database_url("second")) as second:
            assert second.execute("SELECT version_num FROM alembic_version").fetchone() == (
                head_revision(),
            )
