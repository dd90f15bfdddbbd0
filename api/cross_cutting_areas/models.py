"""The table of cross-cutting areas."""

from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Record, Sourced


class CrossCuttingArea(Sourced, Record):
    """An area of the Consolidated Counter-Terrorism and Secure Trade Strategy (2011)."""

    __tablename__ = "cross_cutting_areas"
    __key__ = "code"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)
