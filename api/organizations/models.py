"""The table of organizations."""

from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Embedded, Record, Searchable, Sourced


class OrganizationKind(StrEnum):
    """What sort of body it is."""

    UN_BODY = "un_body"
    INTERGOVERNMENTAL = "intergovernmental"
    BUSINESS = "business"
    PRIVATE_COMPANY = "private_company"
    NGO = "ngo"
    ACADEMIA = "academia"
    OTHER = "other"


class Organization(Searchable, Sourced, Record):
    """A body that takes part, or is named, without being a forum of APEC."""

    __tablename__ = "organizations"
    __key__ = "code"
    __search__ = ("name", "acronym", "code", "aliases::text", "note")

    code: Mapped[str] = mapped_column(unique=True)
    acronym: Mapped[str | None]
    name: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(Embedded(list[str]), default=list)
    kind: Mapped[OrganizationKind]
    kind_as_recorded: Mapped[str | None]
    url: Mapped[str | None]

    __table_args__ = (Index("ix_organizations_search", "search", postgresql_using="gin"),)
