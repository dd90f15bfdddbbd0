"""an index for each order of reports, engagements and support

Revision ID: 0017
Revises: 0016
Backward compatible with the code before it, which sorts more and answers the same.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

ORDERS = {
    "activity_reports": ("due_on", "status", "submitted_on", "accepted_on", "updated_at"),
    "engagements": ("held_on", "kind", "updated_at"),
    "support_needs": ("economy", "status", "priority", "updated_at"),
    "support_offers": ("title", "status", "available_until", "updated_at"),
    "support_matches": ("need", "status", "score", "updated_at"),
}
IN_ORDER = {"support_needs": "economy", "support_matches": "need"}


def upgrade() -> None:
    """Add them; the two that they make superfluous go."""
    for table, columns in ORDERS.items():
        for column in columns:
            op.create_index(f"ix_{table}_by_{column}", table, [column, "id"])
    for table, column in IN_ORDER.items():
        op.create_index(f"ix_{table}_in_order", table, [column, "ref"])
    op.drop_index("ix_activity_reports_due", table_name="activity_reports")
    op.create_index(
        "ix_activity_reports_latest", "activity_reports", [sa.text("due_on DESC"), "ref"]
    )
    op.drop_index("ix_engagements_latest", table_name="engagements")
    op.create_index("ix_engagements_latest", "engagements", [sa.text("held_on DESC"), "ref"])


def downgrade() -> None:
    """Sort as before."""
    op.drop_index("ix_engagements_latest", table_name="engagements")
    op.create_index("ix_engagements_latest", "engagements", [sa.text("held_on DESC"), "id"])
    op.drop_index("ix_activity_reports_latest", table_name="activity_reports")
    op.create_index("ix_activity_reports_due", "activity_reports", ["due_on", "id"])
    for table in IN_ORDER:
        op.drop_index(f"ix_{table}_in_order", table_name=table)
    for table, columns in ORDERS.items():
        for column in columns:
            op.drop_index(f"ix_{table}_by_{column}", table_name=table)
