"""safeguards: row-level security, an append-only ledger

Revision ID: 0003
Revises: 0002
Backward compatible with the code before it: it only refuses what that code never did.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Each condition says what `visible()` of the same resource says; tests/access compares them.
# The sub-selects let PostgreSQL ask for the settings once a statement, not once a row.
SECRETARIAT = "(SELECT ctwg_level()) = 'secretariat'"
MEMBER = "(SELECT ctwg_level()) <> 'public'"
OWN_FORUM = "forum = ANY ((SELECT ctwg_forums())::text[])"


def own_economy(table: str, owner: str) -> str:
    """The condition that an economy of the caller is linked to a record."""
    return (
        f"EXISTS (SELECT FROM {table} WHERE {table}.owner_id = {owner}.id"
        f" AND {table}.target_key = ANY ((SELECT ctwg_economies())::text[]))"
    )


READABLE = {
    "activities": f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR {OWN_FORUM}"
    f" OR {own_economy('activity_lead_economies', 'activities')}"
    f" OR {own_economy('activity_co_sponsors', 'activities')}))",
    "recommendations": f"visibility = 'public' OR {SECRETARIAT} OR ({MEMBER} AND ("
    f"visibility = 'members' OR {OWN_FORUM}"
    f" OR {own_economy('recommendation_economies', 'recommendations')}))",
    "implementations": f"{SECRETARIAT} OR ({MEMBER} AND ({OWN_FORUM}"
    " OR economy = ANY ((SELECT ctwg_economies())::text[])"
    " OR sub_forum = ANY ((SELECT ctwg_forums())::text[])))",
}

APPEND_ONLY = """
CREATE FUNCTION ctwg_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are never changed' USING ERRCODE = 'insufficient_privilege';
END $$
"""


def upgrade() -> None:
    """Put the second wall up."""
    for table, condition in READABLE.items():
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY {table}_seen ON {table} USING ({condition}) WITH CHECK ({MEMBER})"
        )
    op.execute("INSERT INTO ledger_head (id, seq, hash) VALUES (1, 0, '')")
    op.execute("REVOKE INSERT, DELETE ON ledger_head FROM ctwg_app")
    op.execute("REVOKE UPDATE, DELETE ON audit_events FROM ctwg_app")
    op.execute(APPEND_ONLY)
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events"
        " FOR EACH STATEMENT EXECUTE FUNCTION ctwg_append_only()"
    )


def downgrade() -> None:
    """Take it down; the events stay."""
    op.execute("DROP TRIGGER append_only ON audit_events")
    op.execute("DROP FUNCTION ctwg_append_only()")
    op.execute("GRANT UPDATE, DELETE ON audit_events TO ctwg_app")
    op.execute("GRANT INSERT, DELETE ON ledger_head TO ctwg_app")
    op.execute("DELETE FROM ledger_head")
    for table in READABLE:
        op.execute(f"DROP POLICY {table}_seen ON {table}")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
