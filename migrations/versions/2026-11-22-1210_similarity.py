"""what recommendations have in common, and what people said of it

Revision ID: 0009
Revises: 0008
Backward compatible with the code before it: columns that PostgreSQL fills, and a new table.
"""

import json
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# A lexicon is never changed: another one is another file and another migration, which makes the
# columns anew. So what is stored is always of the functions that are there.
LEXICON = Path(__file__).parents[1] / "similarity" / "lexicon-1.json"
TABLE = "recommendation_likenesses"

TERMS = """
CREATE FUNCTION ctwg_terms(words text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  vector tsvector := to_tsvector('english', ctwg_words(words));
BEGIN
  RETURN tsvector_to_array(vector)
    || ARRAY(SELECT '#' || concept FROM ctwg_concepts() WHERE vector @@ forms);
END $$
"""
"""The stems of a text, and the concepts that it names in whichever words: `#air cargo`."""

LENGTH = """
CREATE FUNCTION ctwg_terms_length(terms text[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(sqrt(sum(ctwg_term_weight(term) ^ 2)), 0) FROM unnest(terms) AS term
$$
"""
"""The length of a text as a vector of its weighted terms."""

TERM_QUERY = """
CREATE FUNCTION ctwg_term_query(term text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT CASE WHEN starts_with(term, '#')
    THEN (SELECT forms FROM ctwg_concepts() WHERE concept = substr(term, 2))
    ELSE quote_literal(term)::tsquery END
$$
"""
"""What finds a term in a text."""

AS_WRITTEN = """
CREATE FUNCTION ctwg_as_written(words text, term text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT ARRAY(
    SELECT DISTINCT found[1]
    FROM regexp_matches(
      ts_headline('english', ctwg_words(words), ctwg_term_query(term),
        'HighlightAll=true, StartSel="<", StopSel=">"'),
      '<([^<>]+)>', 'g') AS found
    ORDER BY 1)
$$
"""
"""By which words of a text a term was found there."""

FUNCTIONS = (
    "ctwg_as_written(text, text)",
    "ctwg_term_query(text)",
    "ctwg_terms(text)",
    "ctwg_terms_length(text[])",
    "ctwg_term_weight(text)",
    "ctwg_concepts()",
)


def upgrade() -> None:
    """Say what recommendations are about, and make room for what people say of two of them."""
    lexicon = json.loads(LEXICON.read_text())
    op.execute(_concepts(lexicon["concepts"]))
    op.execute(_weights(lexicon["weights"], lexicon["rare"]))
    for function in (TERMS, LENGTH, TERM_QUERY, AS_WRITTEN):
        op.execute(function)
    _add("terms", postgresql.ARRAY(sa.Text()), "ctwg_terms(text)")
    _add("terms_length", sa.Double(), "ctwg_terms_length(ctwg_terms(text))")
    _create_likenesses()


def downgrade() -> None:
    """Forget it."""
    op.execute(f"DROP POLICY {TABLE}_seen ON {TABLE}")
    op.drop_table(TABLE)
    op.drop_column("recommendations", "terms_length")
    op.drop_column("recommendations", "terms")
    for function in FUNCTIONS:
        op.execute(f"DROP FUNCTION {function}")


def _concepts(concepts: dict[str, list[str]]) -> str:
    """The concepts as constants of a function: nothing to read, so nothing to keep in step."""
    parse = sa.text("SELECT to_tsquery('english', :forms)::text")
    rows = []
    for concept, forms in sorted(concepts.items()):
        either = " | ".join(f"({form})" for form in forms)
        query = op.get_bind().execute(parse, {"forms": either}).scalar_one()
        rows.append(f"({_quoted(concept)}, {_quoted(query)}::tsquery)")
    return (
        "CREATE FUNCTION ctwg_concepts() RETURNS TABLE (concept text, forms tsquery)"  # noqa: S608 - the lexicon is ours
        " LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 100 AS $$ SELECT * FROM"
        f" (VALUES {', '.join(rows)}) AS known (concept, forms) $$"
    )


def _weights(weights: dict[str, float], rare: float) -> str:
    """How much a term says: little where everybody uses it; the most where it is rare."""
    return (
        "CREATE FUNCTION ctwg_term_weight(term text) RETURNS double precision"
        " LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT coalesce(("
        f"{_quoted(json.dumps(weights))}::jsonb ->> term)::double precision, {rare}) $$"
    )


def _quoted(text: str) -> str:
    # A colon would be taken for a parameter of the statement.
    return "'" + text.replace("'", "''").replace(":", r"\:") + "'"


def _add(name: str, kind: sa.types.TypeEngine[Any], expression: str) -> None:
    op.add_column(
        "recommendations",
        sa.Column(name, kind, sa.Computed(expression, persisted=True), nullable=False),
    )


def _create_likenesses() -> None:
    verdicts = sa.Enum(
        *("duplicate", "overlaps", "different"),
        name="verdict",
        native_enum=False,
        create_constraint=True,
        length=40,
    )
    now = sa.text("clock_timestamp()")
    op.create_table(
        TABLE,
        sa.Column("recommendation", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column(
            "pair",
            postgresql.ARRAY(sa.Text()),
            sa.Computed(
                "ARRAY[least(recommendation, other), greatest(recommendation, other)]",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("verdict", verdicts, nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["recommendations.ref"],
                name=op.f(f"fk_{TABLE}_{column}"),
                onupdate="CASCADE",
                ondelete="RESTRICT",
            )
            for column in ("recommendation", "other")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("pair", name=op.f(f"uq_{TABLE}_pair")),
        sa.CheckConstraint("recommendation <> other", name=op.f(f"ck_{TABLE}_two")),
    )
    for column in ("recommendation", "other"):
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column])
    # Says what `visible()` says: whoever sees both of them.
    seen = " AND ".join(
        f"EXISTS (SELECT FROM recommendations AS it WHERE it.ref = {TABLE}.{column})"
        for column in ("recommendation", "other")
    )
    op.execute(f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY {TABLE}_seen ON {TABLE} USING ({seen})"
        " WITH CHECK ((SELECT ctwg_level()) <> 'public')"
    )
