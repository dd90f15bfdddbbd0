"""the mark of a simulated database

Revision ID: 0011
Revises: 0010
Backward compatible with the code before it, which does not look at it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the mark. The service reads it; only the database's owner sets it, on the host."""
    op.create_table(
        "simulations",
        sa.Column("seed", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("seed", name=op.f("pk_simulations")),
    )
    op.execute("REVOKE INSERT, UPDATE, DELETE ON simulations FROM ctwg_app")


def downgrade() -> None:
    """Take the mark away; what was simulated stays, so do this to no database of the demo."""
    op.drop_table("simulations")
