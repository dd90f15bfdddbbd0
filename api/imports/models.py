"""The tables of imports: one row a file that was sent in, and what `ctwg load` remembers."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from api.core.db import Base, Embedded, Record

loaded_rows = Table(
    "loaded_rows",
    Base.metadata,
    Column("file", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("record_version", Integer, nullable=False),
)
"""What the last load of the published record wrote: an unchanged version is still the file's."""

loaded_files = Table(
    "loaded_files",
    Base.metadata,
    Column("name", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
)
"""The content that the last load read, so that the same content need not be read again."""

import_rows = Table(
    "import_rows",
    Base.metadata,
    Column("import_id", Uuid, ForeignKey("imports.id"), primary_key=True),
    Column("last_row", Integer, primary_key=True),
    Column("rows", JSONB, nullable=False),
)
"""What every row of an import came to: sets of `ImportedRow`, each by the number of its last."""


class ImportStatus(StrEnum):
    """Where an import stands."""

    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class ImportFault(BaseModel):
    """What is wrong, and in which row and column of the file."""

    row: int | None
    column: str | None
    code: str
    detail: str


class RowAction(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class ImportedRow(BaseModel):
    """What one row came to: which record, and which of its fields changed."""

    row: int
    action: RowAction
    key: str | None = None
    fields: list[str] = []


class ClaimedNumbers(BaseModel):
    """Numbers of refs that a running import has claimed: so many, up to the last."""

    count: int
    last: int


class Import(Record):
    """A file of rows that somebody sent in, and what became of it."""

    __tablename__ = "imports"

    resource: Mapped[str]
    dry_run: Mapped[bool]
    status: Mapped[ImportStatus] = mapped_column(default=ImportStatus.RUNNING)
    media_type: Mapped[str]
    digest: Mapped[str]
    processed: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    faults: Mapped[int] = mapped_column(default=0)
    errors: Mapped[list[ImportFault]] = mapped_column(Embedded(list[ImportFault]), default=list)
    rows: Mapped[list[ImportedRow]] = mapped_column(
        Embedded(list[ImportedRow]), default=list, server_default="[]"
    )
    numbers: Mapped[dict[str, ClaimedNumbers]] = mapped_column(
        Embedded(dict[str, ClaimedNumbers]), default=dict, server_default="{}"
    )
    progress: Mapped[float] = mapped_column(default=0.0)
    requested_by: Mapped[UUID | None] = mapped_column(index=True)
    finished_at: Mapped[datetime | None]
