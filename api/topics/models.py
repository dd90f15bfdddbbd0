"""The table of topics."""

from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Record, Searchable


class Topic(Searchable, Record):
    """A tag by which activities, recommendations, needs and entries are found together."""

    __tablename__ = "topics"
    __key__ = "code"
    __search__ = ("name", "code", "text")

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    text: Mapped[str | None]
