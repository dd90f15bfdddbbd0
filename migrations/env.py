"""Alembic's environment: migrations run under the database's owner, in one transaction each."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from api.core.db import Embedded
from api.migrating import database_for_alembic
from api.tables import METADATA


def render(kind: str, item: object, autogen: AutogenContext) -> str | Literal[False]:
    """Write value objects as what the database knows them as; a migration imports none of ours."""
    if kind == "type" and isinstance(item, Embedded):
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
        return "postgresql.JSONB(none_as_null=True)"
    return False


def run() -> None:
    """Run the migrations on the database that the settings, or the caller, name."""
    engine = context.config.attributes.get("engine") or database_for_alembic()
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=METADATA,
            transaction_per_migration=True,
            render_item=render,
        )
        with context.begin_transaction():
            context.run_migrations()


run()
