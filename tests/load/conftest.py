"""The published record, loaded once for the run and put back for each test that wants it."""

import shutil
from pathlib import Path

import psycopg
import pytest

from api.core.database import Database
from api.load.report import LoadReport
from api.load.service import load_record

DATA = Path(__file__).parents[2] / "data"
_REPORTS: dict[str, LoadReport] = {}
"""The report of the first load of this run, by database."""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A copy of the record that a test may change."""
    return Path(shutil.copytree(DATA, tmp_path / "record"))


@pytest.fixture
def loaded(database: Database, record: Path, owner: psycopg.Connection) -> LoadReport:
    """The record in an otherwise empty database, and the report of its load."""
    report = _REPORTS.get(database.url)
    if report is None:
        report = load_record(database, record)
        _put_aside(owner)
        _REPORTS[database.url] = report
    else:
        _put_back(owner)
    return report


def _put_aside(owner: psycopg.Connection) -> None:
    """Copy every table that has rows into a schema of its own."""
    owner.execute("CREATE SCHEMA loaded")
    for (table,) in owner.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        " AND pg_relation_size(oid) > 0 AND relname NOT IN ('alembic_version', 'revisions')"
    ).fetchall():
        owner.execute(f"CREATE TABLE loaded.{table} AS TABLE public.{table}")


def _put_back(owner: psycopg.Connection) -> None:
    """Fill the tables again; what the database computes by itself it computes again."""
    columns = owner.execute(
        "SELECT c.table_name, string_agg(quote_ident(c.column_name), ', ')"
        " FROM information_schema.columns c"
        " JOIN information_schema.tables t ON t.table_name = c.table_name"
        " WHERE c.table_schema = 'public' AND c.is_generated = 'NEVER'"
        " AND t.table_schema = 'loaded' GROUP BY 1"
    ).fetchall()
    with owner.transaction():
        # Neither triggers nor foreign keys are asked while tables are filled one by one.
        owner.execute("SET LOCAL session_replication_role = replica")
        owner.execute("DELETE FROM ledger_head")
        for table, names in columns:
            copy = f"INSERT INTO {table} ({names}) SELECT {names} FROM loaded.{table}"  # noqa: S608 - names from the catalogue
            owner.execute(copy)
        owner.execute("UPDATE revisions SET value = value + 1")
