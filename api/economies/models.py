"""The table of member economies."""

from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Embedded, Record, Searchable, Sourced
from api.core.text import PartialDate


class Economy(Searchable, Sourced, Record):
    """A member economy, by APEC's own name. The ISO code is a key for machines."""

    __tablename__ = "economies"
    __key__ = "code"
    __search__ = ("name", "code", "formal_name", "aliases::text")

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    formal_name: Mapped[str | None]
    aliases: Mapped[list[str]] = mapped_column(Embedded(list[str]), default=list)
    joined_on: Mapped[PartialDate | None] = mapped_column(Embedded(PartialDate))
    position: Mapped[int] = mapped_column(default=0)
