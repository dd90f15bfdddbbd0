"""Value objects of a KPI: where it starts, where it should be when, how it is computed."""

from datetime import date
from typing import Annotated

from pydantic import Field, JsonValue

from api.core.schemas import Key, Note, Schema
from api.core.text import PartialDate

Amount = Annotated[float, Field(ge=-1e15, le=1e15)]


class Baseline(Schema):
    """Where a KPI stood before: "increase" means nothing without it."""

    value: Amount | None = None
    on: PartialDate | None = None
    note: Note | None = None


class Target(Schema):
    """A value to be reached by a day."""

    value: Amount
    due_on: date


class Formula(Schema):
    """How a KPI is computed from the records: the name of a calculation, and its parameters."""

    name: Key = Field(examples=["star-conferences-held"])
    parameters: dict[str, JsonValue] = Field(default={}, max_length=20)
