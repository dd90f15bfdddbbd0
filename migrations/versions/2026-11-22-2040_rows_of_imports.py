"""what every row of an import came to

Revision ID: 0018
Revises: 0017
Backward compatible with the code before it: a new table only. Of imports that ended before, it
has the first thousand rows, which is what they noted.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and put into it what the imports of before say of themselves."""
    op.create_table(
        "import_rows",
        sa.Column("import_id", sa.Uuid(), nullable=False),
        sa.Column("last_row", sa.Integer(), nullable=False),
        sa.Column("rows", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("import_id", "last_row", name=op.f("pk_import_rows")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name=op.f("fk_import_rows_import_id_imports")
        ),
    )
    op.execute(
        "INSERT INTO import_rows (import_id, last_row, rows)"
        " SELECT id, (rows -> -1 ->> 'row')::integer, rows FROM imports WHERE rows <> '[]'"
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("import_rows")
