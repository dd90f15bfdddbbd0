"""Bringing a database to the schema of this code."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from api.core.database import owner_engine
from api.core.settings import load_settings

ROOT: Final = Path(__file__).resolve().parent.parent


def alembic_config(engine: Engine | None = None) -> Config:
    """Alembic's configuration, for one database."""
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "migrations"))
    config.attributes["engine"] = engine
    return config


@lru_cache(maxsize=1)
def head_revision() -> str:
    """The schema version that this code was written for."""
    return ScriptDirectory.from_config(alembic_config()).get_current_head() or ""


def migrate(url: str) -> None:
    """Bring the database at an owner's address to the newest schema.

    Raises:
        alembic.util.CommandError: the database is newer than this code.
    """
    engine = owner_engine(url)
    try:
        command.upgrade(alembic_config(engine), "head")
    finally:
        engine.dispose()


def database_for_alembic() -> Engine:
    """The database that the settings name, for Alembic's own command line.

    Raises:
        RuntimeError: no address is set, and the embedded server is not running.
    """
    settings = load_settings()
    url = settings.owner_database_url or settings.database_url
    if url is None:
        raise RuntimeError("Set CTWG_DATABASE_URL, or use 'ctwg migrate'.")
    return owner_engine(url)
