"""one search over everything

Revision ID: 0010
Revises: 0009
Backward compatible with the code before it: it finds more by the same words.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# What is found by its ref, its code and its other names too: before, now.
SEARCHED = {
    "strategic_plans": (("title", "vision", "mission"), ("title", "ref", "vision", "mission")),
    "focus_areas": (("text",), ("text", "ref")),
    "objectives": (("text",), ("text", "ref")),
    "kpis": (("text",), ("text", "ref")),
    "mandates": (("title", "note"), ("title", "ref", "note")),
    "topics": (("name", "text"), ("name", "code", "text")),
    "economies": (
        ("name", "formal_name", "code"),
        ("name", "code", "formal_name", "aliases::text"),
    ),
    "sub_fora": (("name", "code", "note"), ("name", "code", "aliases::text", "note")),
    "organizations": (
        ("name", "acronym", "note"),
        ("name", "acronym", "code", "aliases::text", "note"),
    ),
}
INDEXED = ("documents", "organizations")
GUARDED = (
    *("activities", "recommendations", "activity_reports", "meetings", "engagements"),
    *("work_plans", "support_needs", "support_offers", "kpi_measurements"),
)

ASKED = """
CREATE FUNCTION ctwg_asked(words text) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE STRICT AS $$
  WITH RECURSIVE asked AS (
    SELECT word, place
    FROM regexp_split_to_table(ctwg_words(words), ' ') WITH ORDINALITY AS t(word, place)
    WHERE word <> ''
  ), names AS (
    SELECT code, predecessor, ctwg_words(code) AS name FROM sub_fora
    UNION SELECT code, predecessor, ctwg_words(alias)
    FROM sub_fora, jsonb_array_elements_text(sub_fora.aliases) AS alias
  ), body AS (
    SELECT place, code, predecessor FROM asked JOIN names ON name = word
    UNION
    SELECT body.place, kin.code, kin.predecessor FROM body JOIN sub_fora AS kin
    ON kin.code = body.predecessor OR kin.predecessor = body.code
  ), meant AS (
    SELECT place, word FROM asked UNION SELECT place, code FROM body
  ), either AS (
    SELECT place, '(' || string_agg('(' || ctwg_query(word)::text || ')', ' | ' ORDER BY word) || ')'
      AS said FROM meant GROUP BY place
  )
  SELECT string_agg(said, ' & ' ORDER BY place)::tsquery FROM either
$$
"""
"""The words of a search. A body that went on under another name is found by each of its names."""

FOUND_IN = """
CREATE FUNCTION ctwg_found_in_{table}(words tsquery) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM {table} WHERE search @@ words
$$
"""
"""Ids of what holds the words, by the index. Row-level security would have PostgreSQL look at each
row first, because `@@` is not leakproof; it judges what is found instead, when the ids are used."""


def upgrade() -> None:
    """Find more, and by the index."""
    for table, (_, columns) in SEARCHED.items():
        _search(table, columns)
    for table in INDEXED:
        op.create_index(f"ix_{table}_search", table, ["search"], postgresql_using="gin")
    op.execute(ASKED)
    for table in GUARDED:
        op.execute(FOUND_IN.format(table=table))
        function = f"ctwg_found_in_{table}(tsquery)"
        op.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
        op.execute(f"GRANT EXECUTE ON FUNCTION {function} TO ctwg_app")


def downgrade() -> None:
    """Find what was found before."""
    for table in GUARDED:
        op.execute(f"DROP FUNCTION ctwg_found_in_{table}(tsquery)")
    op.execute("DROP FUNCTION ctwg_asked(text)")
    for table in INDEXED:
        op.drop_index(f"ix_{table}_search", table_name=table, postgresql_using="gin")
    for table, (columns, _) in SEARCHED.items():
        _search(table, columns)


def _search(table: str, columns: tuple[str, ...]) -> None:
    """Make the words of a table's records anew: the first column weighs A, the next B, and so on."""
    expression = " || ".join(
        f"setweight(ctwg_vector(coalesce({column}, '')), '{weight}')"
        for column, weight in zip(columns, "ABCDD", strict=False)
    )
    op.drop_column(table, "search")
    words = sa.Computed(expression, persisted=True)
    op.add_column(table, sa.Column("search", postgresql.TSVECTOR(), words, nullable=False))
