"""foundations: the service's role, its functions, what it may touch

Revision ID: 0001
Revises:
Backward compatible with the code before it: there is none.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FOLD = """
CREATE FUNCTION ctwg_fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT replace(replace(replace(replace(
    translate(
      regexp_replace(normalize(lower(words), NFKD), '[\\u0300-\\u036f]', '', 'g'),
      'øđłħŧıð', 'odlhtid'
    ),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$
"""
"""The form in which texts are searched: no case, no accents. `api.core.text.fold` is its twin."""

WORDS = """
CREATE FUNCTION ctwg_words(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace(ctwg_fold(words), '[^[:alnum:]]+', ' ', 'g'))
$$
"""
"""Only its words: `API/PNR` is two, whatever PostgreSQL's parser would make of it."""

VECTOR = """
CREATE FUNCTION ctwg_vector(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsvector('english', ctwg_words(words)) || to_tsvector('simple', ctwg_words(words))
$$
"""
"""Words by their stems, and as they are for those who are still typing."""

QUERY = """
CREATE FUNCTION ctwg_query(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsquery('simple', string_agg(
    CASE WHEN numnode(to_tsquery('english', word)) = 0 THEN word || ':*'
    ELSE '(' || word || ':* | ' || btrim(to_tsquery('english', word)::text, '''') || ')' END,
    ' & '))
  FROM regexp_split_to_table(ctwg_words(words), ' ') AS word WHERE word <> ''
$$
"""
"""Every word, by its stem or as a beginning."""

FIRST_DAY = """
CREATE FUNCTION ctwg_first_day(partial text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT make_date(
    substr(partial, 1, 4)::int,
    coalesce(nullif(substr(partial, 6, 2), '')::int, 1),
    coalesce(nullif(substr(partial, 9, 2), '')::int, 1)
  )
$$
"""
LAST_DAY = """
CREATE FUNCTION ctwg_last_day(partial text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT CASE length(partial)
    WHEN 4 THEN make_date(partial::int, 12, 31)
    WHEN 7 THEN (ctwg_first_day(partial) + interval '1 month - 1 day')::date
    ELSE ctwg_first_day(partial)
  END
$$
"""
"""The bounds of a date that is known to the year, the month or the day."""

LEVEL = """
CREATE FUNCTION ctwg_level() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('ctwg.level', true), ''), 'public')
$$
"""
ECONOMIES = """
CREATE FUNCTION ctwg_economies() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('ctwg.economies', true), ''), '{}')::text[]
$$
"""
FORUMS = """
CREATE FUNCTION ctwg_forums() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(current_setting('ctwg.forums', true), ''), '{}')::text[]
$$
"""
"""Who asks, for the policies of restricted tables; nobody in particular unless it was said."""

ROLE = """
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ctwg_app') THEN
    CREATE ROLE ctwg_app LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- The role is the server's: another database of it was migrated at the same time.
END $$
"""

FUNCTIONS = (
    "ctwg_query(text)",
    "ctwg_vector(text)",
    "ctwg_words(text)",
    "ctwg_fold(text)",
    "ctwg_last_day(text)",
    "ctwg_first_day(text)",
    "ctwg_level()",
    "ctwg_economies()",
    "ctwg_forums()",
)


def upgrade() -> None:
    """Make the role and the functions; what is made from now on, the role may use."""
    op.execute(ROLE)
    op.execute("GRANT ctwg_app TO CURRENT_USER")
    op.execute("GRANT USAGE ON SCHEMA public TO ctwg_app")
    op.execute(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
        " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ctwg_app"
    )
    op.execute("GRANT SELECT ON alembic_version TO ctwg_app")
    for function in (
        FOLD,
        WORDS,
        VECTOR,
        QUERY,
        FIRST_DAY,
        LAST_DAY,
        LEVEL,
        ECONOMIES,
        FORUMS,
    ):
        op.execute(function)


def downgrade() -> None:
    """Take the functions back; the role belongs to the whole server and stays."""
    for function in FUNCTIONS:
        op.execute(f"DROP FUNCTION {function}")
    op.execute(
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
        " REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM ctwg_app"
    )
    op.execute("REVOKE USAGE ON SCHEMA public FROM ctwg_app")
    op.execute("REVOKE SELECT ON alembic_version FROM ctwg_app")
