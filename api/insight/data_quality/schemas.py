"""What is asked of data quality, and what it answers."""

from datetime import date

from pydantic import Field

from api.core.schemas import Key, Label, Note, Schema, Title
from api.insight.insight import InsightQuery


class DataQualityQuery(InsightQuery):
    """Whose records; checks of records that are nobody's in that sense are left out."""

    forum: Key | None = None
    plan: Key | None = None
    economy: Key | None = None


class Check(Schema):
    """One thing that records may lack."""

    code: Label = Field(description="Stable.", examples=["activity.focus-areas"])
    title: Title
    why: Note = Field(description="Why it matters.")
    source: Title = Field(description="Where that is asked for.")
    count: int = Field(description="Records that lack it, as the caller may see.")
    of: int = Field(description="Records that were looked at.")
    records: str = Field(description="The list that shows exactly those that lack it.")
    of_records: str = Field(description="The list of all that were looked at.")
    examples: list[Key] = Field(description="The first of them.")


class DataQuality(Schema):
    """What the record lacks. Nothing is guessed: what is not known stays empty, and stands here."""

    as_of: date
    checks: list[Check]
