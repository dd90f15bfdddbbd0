"""KPI measurements, and which editions of action plans report effectiveness

Revision ID: 0008
Revises: 0007
Backward compatible with the code before it: a new table, and a column that it need not fill.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLE = "kpi_measurements"
# The condition says what `visible()` of the resource says; tests/access compares them.
SECRETARIAT = "(SELECT ctwg_level()) = 'secretariat'"
MEMBER = "(SELECT ctwg_level()) <> 'public'"
READABLE = (
    f"{SECRETARIAT} OR (status = 'verified' AND visibility = 'public') OR ({MEMBER} AND ("
    "(status = 'verified' AND visibility = 'members')"
    " OR economy = ANY ((SELECT ctwg_economies())::text[])"
    " OR (forum = ANY ((SELECT ctwg_forums())::text[])"
    " AND (economy IS NULL OR status <> 'draft'))))"
)
NOW = sa.text("clock_timestamp()")
SEARCH = " || ".join(
    f"setweight(ctwg_vector(coalesce({column}, '')), '{weight}')"
    for column, weight in (("narrative", "A"), ("ref", "B"), ("note", "C"))
)


def upgrade() -> None:
    """Make the table, and put the second wall around it."""
    op.add_column("action_plans", sa.Column("reports_effectiveness", sa.Boolean(), nullable=True))
    op.create_table(
        TABLE,
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("ref", "kpi", "plan", "forum")),
        sa.Column("economy", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=False),
        sa.Column("period_end", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Double()) for name in ("value", "numerator", "denominator")),
        sa.Column(
            "share",
            sa.Double(),
            sa.Computed("numerator / nullif(denominator, 0)", persisted=True),
        ),
        sa.Column("rating", _choice("rating", "low", "moderate", "substantial", "high")),
        sa.Column("narrative", sa.Text()),
        sa.Column("evidence", postgresql.JSONB(none_as_null=True), nullable=False),
        sa.Column(
            "status",
            _choice("measurementstatus", "draft", "submitted", "verified"),
            nullable=False,
        ),
        sa.Column("submitted_on", sa.Date()),
        sa.Column("submitted_by", sa.Text()),
        sa.Column("author_id", sa.Uuid()),
        sa.Column("verified_on", sa.Date()),
        sa.Column("verified_by", sa.Text()),
        sa.Column(
            "visibility",
            _choice("visibility", "public", "members", "restricted"),
            nullable=False,
        ),
        sa.Column("sources", postgresql.JSONB(none_as_null=True), nullable=False),
        *(
            sa.Column(name, sa.Text())
            for name in ("note", "certainty", "source_system", "external_ref")
        ),
        sa.Column(
            "search", postgresql.TSVECTOR(), sa.Computed(SEARCH, persisted=True), nullable=False
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=NOW, nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("period_start <= period_end", name=op.f(f"ck_{TABLE}_period")),
        _link("kpi", "kpis.ref"),
        _link("plan", "strategic_plans.ref"),
        _link("forum", "sub_fora.code"),
        _link("economy", "economies.code"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{TABLE}")),
        sa.UniqueConstraint("ref", name=op.f(f"uq_{TABLE}_ref")),
    )
    for column in ("kpi", "plan", "forum", "economy"):
        op.create_index(op.f(f"ix_{TABLE}_{column}"), TABLE, [column])
    op.create_index(f"ix_{TABLE}_latest", TABLE, [sa.text("period_end DESC"), "ref"])
    op.create_index(f"ix_{TABLE}_search", TABLE, ["search"], postgresql_using="gin")
    op.create_index(
        f"ix_{TABLE}_origin",
        TABLE,
        ["source_system", "external_ref"],
        unique=True,
        postgresql_where=sa.text("status = 'verified' AND visibility <> 'restricted'"),
    )
    op.execute(f"ALTER TABLE {TABLE} ENABLE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY {TABLE}_seen ON {TABLE} USING ({READABLE}) WITH CHECK ({MEMBER})")


def downgrade() -> None:
    """Drop them."""
    op.drop_table(TABLE)
    op.drop_column("action_plans", "reports_effectiveness")


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _link(column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [target],
        name=op.f(f"fk_{TABLE}_{column}"),
        onupdate="CASCADE",
        ondelete="RESTRICT",
    )
