"""What is sent and read of imports."""

from datetime import datetime

from pydantic import Field

from api.core.schemas import Label, ReadSchema, Schema, Title
from api.imports.models import ImportStatus, RowAction


class ImportCreate(Schema):
    """A file that was sent in."""

    resource: Label = Field(examples=["activities"])
    dry_run: bool = False
    media_type: Title
    digest: Title


class ImportFaultRead(Schema):
    """What is wrong, and where. Row 1 of a CSV file is its heading."""

    row: int | None = Field(description="The row as a spreadsheet counts it; null: the file.")
    column: str | None = Field(description="The column; null: the whole row.")
    code: str
    detail: str


class ImportedRowRead(Schema):
    """What one row came to, or would come to."""

    row: int = Field(description="The row as a spreadsheet counts it.")
    action: RowAction
    key: Label | None = Field(
        default=None, description="Which record; null for one that a dry run would make."
    )
    fields: list[Label] = Field(default=[], description="The fields that change.")


class ImportRead(ReadSchema):
    """A file of rows, and what became of it: all of them were written, or none."""

    resource: Label = Field(examples=["activities"])
    dry_run: bool = Field(description="Judged like any other, then rolled back.")
    status: ImportStatus
    media_type: Title
    digest: Title = Field(description="SHA-256 of the file.")
    processed: int = Field(description="Rows read.")
    created: int
    updated: int
    unchanged: int
    failed: int = Field(description="Rows with something wrong; nothing is written then.")
    faults: int = Field(description="How many things are wrong; `errors` holds the first 1,000.")
    errors: list[ImportFaultRead]
    rows: list[ImportedRowRead] = Field(
        description="What each of the first 1,000 rows came to; in a dry run, what it would."
        " `/imports/{key}/rows` tells of all."
    )
    progress: float = Field(ge=0, le=1, description="How far it has come.")
    finished_at: datetime | None


class ImportRowsQuery(Schema):
    """Which rows to tell of: all of them, in the order of the file, page by page."""

    action: RowAction | None = Field(default=None, description="Only those that came to this.")
    limit: int = Field(default=500, ge=1, le=500)
    cursor: str | None = Field(
        default=None, max_length=300, description="The `next` of the page before."
    )


class ImportRowsRead(Schema):
    """A page of what the rows of an import came to, or in a dry run would have."""

    items: list[ImportedRowRead]
    next: str | None = Field(description="The cursor of the next page; null on the last.")
