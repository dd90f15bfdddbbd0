"""imports, what the loader remembers, headers of action plans

Revision ID: 0005
Revises: 0004
Backward compatible with the code before it: new tables only.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Each condition says what `visible()` of the same resource says; tests/access compares them.
SECRETARIAT = "(SELECT ctwg_level()) = 'secretariat'"
MEMBER = "(SELECT ctwg_level()) <> 'public'"
OWN_ECONOMY = "economy = ANY ((SELECT ctwg_economies())::text[])"
ACTION_PLAN_SEEN = (
    f"visibility = 'public' OR {SECRETARIAT}"
    f" OR ({MEMBER} AND (visibility = 'members' OR {OWN_ECONOMY}))"
)


def upgrade() -> None:
    """Make the tables."""
    _create_action_plans()
    _create_imports()
    op.create_table(
        "loaded_files",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_loaded_files")),
    )
    op.create_table(
        "loaded_rows",
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("file", "key", name=op.f("pk_loaded_rows")),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("loaded_rows", "loaded_files", "imports", "action_plans"):
        op.drop_table(table)


def _create_action_plans() -> None:
    op.create_table(
        "action_plans",
        sa.Column("ref", sa.Text(), nullable=False),
        sa.Column("economy", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=True),
        sa.Column("calendar_year", sa.Integer(), nullable=True),
        sa.Column("tabled_at", sa.Text(), nullable=True),
        sa.Column("updated_on", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column("reviewed_on", postgresql.JSONB(none_as_null=True), nullable=True),
        sa.Column(
            "status", _choice("actionplanstatus", "draft", "submitted", "reviewed"), nullable=False
        ),
        sa.Column(
            "visibility", _choice("visibility", "public", "members", "restricted"), nullable=False
        ),
        sa.Column("sources", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("source_system", sa.Text(), nullable=True),
        sa.Column("external_ref", sa.Text(), nullable=True),
        *_record_columns(),
        sa.ForeignKeyConstraint(
            ["economy"],
            ["economies.code"],
            name=op.f("fk_action_plans_economy"),
            onupdate="CASCADE",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_plans")),
        sa.UniqueConstraint("ref", name=op.f("uq_action_plans_ref")),
    )
    op.create_index(op.f("ix_action_plans_economy"), "action_plans", ["economy"])
    op.create_index(
        "ix_action_plans_origin",
        "action_plans",
        ["economy", "source_system", "external_ref"],
        unique=True,
    )
    op.execute("ALTER TABLE action_plans ENABLE ROW LEVEL SECURITY")
    op.execute(
        f"CREATE POLICY action_plans_seen ON action_plans USING ({ACTION_PLAN_SEEN})"
        f" WITH CHECK ({MEMBER})"
    )


def _create_imports() -> None:
    counts = ("processed", "created", "updated", "unchanged", "failed", "faults")
    op.create_table(
        "imports",
        sa.Column("resource", sa.Text(), nullable=False),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column(
            "status", _choice("importstatus", "running", "succeeded", "failed"), nullable=False
        ),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
        sa.Column("errors", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column("progress", sa.Float(), nullable=False),
        sa.Column("requested_by", sa.Uuid(), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        *_record_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index(op.f("ix_imports_requested_by"), "imports", ["requested_by"])


def _record_columns() -> list[sa.Column[object]]:
    """What every record has."""
    now = sa.text("clock_timestamp()")
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
    ]


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)
