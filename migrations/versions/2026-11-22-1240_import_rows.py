"""what each row of an import came to

Revision ID: 0013
Revises: 0012
Backward compatible with the code before it, which leaves both columns as they are made.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what the rows came to, and the numbers that a running import has claimed."""
    rows = sa.Column("rows", postgresql.JSONB(), server_default="[]", nullable=False)
    op.add_column("imports", rows)
    numbers = sa.Column("numbers", postgresql.JSONB(), server_default="{}", nullable=False)
    op.add_column("imports", numbers)


def downgrade() -> None:
    """Forget both."""
    op.drop_column("imports", "numbers")
    op.drop_column("imports", "rows")
