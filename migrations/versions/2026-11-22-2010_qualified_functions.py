"""functions that name their schema, so that a backup can be restored

Revision ID: 0015
Revises: 0014
Backward compatible with the code before it: the functions answer what they answered.

A restore runs with an empty search_path, and fills the generated columns by these functions: what
they call must be found without one.
"""

from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# `{}` is the schema and its dot, or nothing as before. The rest of each body is as it was.
FUNCTIONS = (
    """
CREATE OR REPLACE FUNCTION ctwg_words(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT btrim(regexp_replace({}ctwg_fold(words), '[^[:alnum:]]+', ' ', 'g'))
$$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_vector(words text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsvector('english', {}ctwg_words(words)) || to_tsvector('simple', {}ctwg_words(words))
$$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_query(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsquery('simple', string_agg(
    CASE WHEN numnode(to_tsquery('english', word)) = 0 THEN word || ':*'
    ELSE '(' || word || ':* | ' || btrim(to_tsquery('english', word)::text, '''') || ')' END,
    ' & '))
  FROM regexp_split_to_table({}ctwg_words(words), ' ') AS word WHERE word <> ''
$$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_last_day(partial text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT CASE length(partial)
    WHEN 4 THEN make_date(partial::int, 12, 31)
    WHEN 7 THEN ({}ctwg_first_day(partial) + interval '1 month - 1 day')::date
    ELSE {}ctwg_first_day(partial)
  END
$$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_asked(words text) RETURNS tsquery
LANGUAGE sql STABLE PARALLEL SAFE STRICT AS $$
  WITH RECURSIVE asked AS (
    SELECT word, place
    FROM regexp_split_to_table({}ctwg_words(words), ' ') WITH ORDINALITY AS t(word, place)
    WHERE word <> ''
  ), names AS (
    SELECT code, predecessor, {}ctwg_words(code) AS name FROM {}sub_fora
    UNION SELECT code, predecessor, {}ctwg_words(alias)
    FROM {}sub_fora AS body, jsonb_array_elements_text(body.aliases) AS alias
  ), body AS (
    SELECT place, code, predecessor FROM asked JOIN names ON name = word
    UNION
    SELECT body.place, kin.code, kin.predecessor FROM body JOIN {}sub_fora AS kin
    ON kin.code = body.predecessor OR kin.predecessor = body.code
  ), meant AS (
    SELECT place, word FROM asked UNION SELECT place, code FROM body
  ), either AS (
    SELECT place,
      '(' || string_agg('(' || {}ctwg_query(word)::text || ')', ' | ' ORDER BY word) || ')' AS said
    FROM meant GROUP BY place
  )
  SELECT string_agg(said, ' & ' ORDER BY place)::tsquery FROM either
$$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_terms(words text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE STRICT AS $$
DECLARE
  vector tsvector := to_tsvector('english', {}ctwg_words(words));
BEGIN
  RETURN tsvector_to_array(vector)
    || ARRAY(SELECT '#' || concept FROM {}ctwg_concepts() WHERE vector @@ forms);
END $$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_terms_length(terms text[]) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT coalesce(sqrt(sum({}ctwg_term_weight(term) ^ 2)), 0) FROM unnest(terms) AS term
$$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_term_query(term text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT CASE WHEN starts_with(term, '#')
    THEN (SELECT forms FROM {}ctwg_concepts() WHERE concept = substr(term, 2))
    ELSE quote_literal(term)::tsquery END
$$
""",
    """
CREATE OR REPLACE FUNCTION ctwg_as_written(words text, term text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT ARRAY(
    SELECT DISTINCT found[1]
    FROM regexp_matches(
      ts_headline('english', {}ctwg_words(words), {}ctwg_term_query(term),
        'HighlightAll=true, StartSel="<", StopSel=">"'),
      '<([^<>]+)>', 'g') AS found
    ORDER BY 1)
$$
""",
)


def upgrade() -> None:
    """Name the schema wherever a function uses what is ours."""
    for function in FUNCTIONS:
        op.execute(function.replace("{}", "public."))


def downgrade() -> None:
    """Leave it to the search_path again."""
    for function in FUNCTIONS:
        op.execute(function.replace("{}", ""))
