"""an index for each order of the long lists

Revision ID: 0016
Revises: 0015
Backward compatible with the code before it, which sorts more and answers the same.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ORDERS = {
    "recommendations": ("year", "due_on", "priority", "status", "adopted_on", "updated_at"),
    "activities": ("starts_on", "ends_on", "title", "kind", "status", "updated_at"),
    "implementations": ("recommendation", "economy", "due_on", "blocked_on", "updated_at"),
    "kpi_measurements": (
        *("period_end", "period_start", "kpi", "economy"),
        *("status", "updated_at"),
    ),
}
LATEST = {"recommendations": "year", "activities": "starts_on"}


def upgrade() -> None:
    """Add them; those of the latest hold their NULLs where a page looks for them."""
    for table, columns in ORDERS.items():
        for column in columns:
            op.create_index(f"ix_{table}_by_{column}", table, [column, "id"])
    op.create_index("ix_implementations_in_order", "implementations", ["recommendation", "ref"])
    op.drop_index("ix_implementations_due_on", table_name="implementations")
    for table, column in LATEST.items():
        op.drop_index(f"ix_{table}_latest", table_name=table)
        op.create_index(f"ix_{table}_latest", table, [sa.text(f"{column} DESC"), "ref"])


def downgrade() -> None:
    """Sort as before."""
    for table, column in LATEST.items():
        op.drop_index(f"ix_{table}_latest", table_name=table)
        order = sa.text(f"{column} DESC NULLS LAST")
        op.create_index(f"ix_{table}_latest", table, [order, "ref"])
    op.create_index("ix_implementations_due_on", "implementations", ["due_on"])
    op.drop_index("ix_implementations_in_order", table_name="implementations")
    for table, columns in ORDERS.items():
        for column in columns:
            op.drop_index(f"ix_{table}_by_{column}", table_name=table)
