"""The tables of sub-fora and of their roles in the cross-cutting areas."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.core.db import Base, Embedded, Record, Searchable, Sourced, link
from api.core.text import PartialDate


class AreaPart(StrEnum):
    """What a forum does in a cross-cutting area."""

    LEAD = "lead"
    PARTNER = "partner"


class SubForum(Searchable, Sourced, Record):
    """A body of APEC. A name may change while the body goes on: see `predecessor`."""

    __tablename__ = "sub_fora"
    __key__ = "code"
    __search__ = ("name", "code", "aliases::text", "note")

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(Embedded(list[str]), default=list)
    kind: Mapped[str]
    parent: Mapped[str | None] = link("sub_fora.code")
    predecessor: Mapped[str | None] = link("sub_fora.code")
    successor: Mapped[str | None] = link("sub_fora.code")
    active_from: Mapped[PartialDate | None] = mapped_column(Embedded(PartialDate))
    active_to: Mapped[PartialDate | None] = mapped_column(Embedded(PartialDate))
    is_active: Mapped[bool] = mapped_column(default=True)
    history: Mapped[str | None]

    area_roles: Mapped[list["AreaRole"]] = relationship(
        cascade="all, delete-orphan", order_by="AreaRole.area"
    )


class AreaRole(Base):
    """The part of a forum in a cross-cutting area (Strategic Plan 2018-2022, section VI)."""

    __tablename__ = "sub_forum_area_roles"

    sub_forum_id: Mapped[UUID] = mapped_column(
        ForeignKey("sub_fora.id", ondelete="CASCADE"), index=True
    )
    area: Mapped[str] = link("cross_cutting_areas.code")
    role: Mapped[AreaPart]
    note: Mapped[str | None]
