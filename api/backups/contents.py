"""What a database holds, as one digest a table: to compare what was restored with what was."""

from collections.abc import Mapping
from typing import Final

import psycopg
from psycopg import sql

BOOKKEEPING: Final = frozenset({"alembic_version", "ledger_head", "revisions"})
"""Tables that hold something before there is any record."""

# Under settings that leave each value one text only. Generated columns are left out: they follow
# from the others, and their stems from PostgreSQL's dictionaries, which two versions may differ in.
_CONTENT_OF: Final = """
CREATE FUNCTION pg_temp.content_of(name text) RETURNS text LANGUAGE plpgsql
SET timezone = 'UTC' SET datestyle = 'ISO' SET intervalstyle = 'postgres'
SET extra_float_digits = 1 SET bytea_output = 'hex' SET search_path = 'pg_catalog' AS $content$
DECLARE
  columns text;
  found text;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attname) INTO columns FROM pg_attribute
  WHERE attrelid = ('public.' || quote_ident(name))::regclass
    AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
  EXECUTE format(
    'SELECT count(*) || '':'' || coalesce(sum(part::bit(60)::bigint), 0) FROM'
    ' (SELECT ''x'' || left(md5(ROW(%s)::text), 15) AS part FROM public.%I) AS parts',
    columns, name
  ) INTO found;
  RETURN found;
END $content$;
"""
_CONTENTS: Final = (
    "SELECT relname, pg_temp.content_of(relname) FROM pg_class"
    " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
)
_TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
_COMPARE: Final = """
DO $compare$ BEGIN
  IF pg_temp.content_of({table}) <> {expected} THEN
    RAISE EXCEPTION 'table % came back otherwise than it was', {table};
  END IF;
END $compare$;
"""


def contents_of(connection: psycopg.Connection) -> dict[str, str]:
    """Per table, how many rows it has and a digest of them, whatever their order."""
    connection.execute(_CONTENT_OF)
    return dict(connection.execute(_CONTENTS).fetchall())


def comparison(expected: Mapping[str, str]) -> str:
    """A script that fails unless the tables hold what was expected."""
    compared = (
        sql.SQL(_COMPARE)
        .format(table=sql.Literal(table), expected=sql.Literal(content))
        .as_string(None)
        for table, content in expected.items()
    )
    return "".join([_CONTENT_OF, *compared])


def holds_records(connection: psycopg.Connection) -> bool:
    """Whether any table holds more than a new database does."""
    tables = {row[0] for row in connection.execute(_TABLES).fetchall()} - BOOKKEEPING
    some = sql.SQL("SELECT EXISTS (SELECT FROM {})")
    return any(
        connection.execute(some.format(sql.Identifier("public", table))).fetchall() == [(True,)]
        for table in tables
    )
