"""KPI measurements and formulas

Revision ID: 0008
Revises: 0007
Backward compatible with the code before it.
"""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""
