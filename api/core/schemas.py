"""What travels over the wire: the bases of every resource's Create, Update, Read and Query."""

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from api.core.errors import Fault, Severity
from api.core.formats import ExportFormat
from api.core.text import Code, Line, Paragraphs, PartialDate, Precision, WebAddress

T = TypeVar("T")

Title = Annotated[str, Line(max_length=300)]
Label = Annotated[str, Line(max_length=60)]
Prose = Annotated[str, Paragraphs(max_length=20_000)]
Note = Annotated[str, Paragraphs(max_length=5_000)]
Key = Annotated[str, Code(max_length=64)]
Address = Annotated[str, WebAddress()]
Money = Annotated[
    Decimal,
    Field(ge=0, max_digits=14, decimal_places=2),
    PlainSerializer(float, return_type=float, when_used="json"),
]
"""US dollars, with cents."""
Citation = Annotated[str, Line(max_length=2_000)]


class Schema(BaseModel):
    """Refuses what it does not know, and numbers that are none (NaN, Infinity)."""

    model_config = ConfigDict(
        extra="forbid", allow_inf_nan=False, from_attributes=True, use_enum_values=False
    )


class ReadSchema(Schema):
    """A record as it is read: its identity, its age, its version (also its ETag)."""

    id: UUID
    created_at: datetime
    updated_at: datetime
    version: int = Field(ge=1, description="Raised at each change; the ETag of the record.")


class SourcedFields(Schema):
    """Where the facts of a record come from, and what is in doubt about them."""

    sources: list[Citation] = Field(
        default=[], max_length=50, description="Addresses or citations of the papers behind it."
    )
    note: Note | None = Field(default=None, description="What a reader should know about it.")
    certainty: Note | None = Field(default=None, description="What is in doubt, as recorded.")
    source_system: Key | None = Field(
        default=None, description="The system that the record came from."
    )
    external_ref: Citation | None = Field(default=None, description="Its identity over there.")


def omitted() -> Any:  # noqa: ANN401 - stands in for a default of any field's type
    """The default of a field that a merge patch may leave out, but may not set to null.

    Absence is told by `model_fields_set`; the specification shows neither default nor null.
    """
    return Field(default_factory=lambda: None)


class Period(Schema):
    """A span of time as far as it is known: each end a year, a month or a day.

    `precision` is the coarser of the two ends. When it is sent and coarser than both, the ends
    are cut to it, so that 2013-06-01 "to the month" is June 2013 and never a first of June.
    """

    start: PartialDate | None = Field(default=None, examples=["2018-05-09"])
    end: PartialDate | None = Field(default=None, examples=["2018-05-10"])
    precision: Precision | None = Field(default=None, examples=["day"])

    @model_validator(mode="after")
    def _agree_on_precision(self) -> "Period":
        coarseness = list(Precision).index
        ends = {name: end for name in ("start", "end") if (end := getattr(self, name)) is not None}
        derived = max((end.precision for end in ends.values()), key=coarseness, default=None)
        sent = self.precision
        if sent and derived and coarseness(sent) < coarseness(derived):
            raise PydanticCustomError("precision", "the dates are not known to this precision")
        if sent and derived and coarseness(sent) > coarseness(derived):
            self.__dict__ |= {name: PartialDate(end.first, sent) for name, end in ends.items()}
            derived = sent
        self.__dict__["precision"] = derived
        # Derived, hence never part of what a merge patch finds stored.
        self.__pydantic_fields_set__.discard("precision")
        return self


def _split(value: object) -> object:
    """`a,b` means any of them."""
    if isinstance(value, str):
        value = [value]
    if isinstance(value, Sequence):
        return [part for item in value for part in str(item).split(",") if part]
    return value


AnyOf = Annotated[list[T], BeforeValidator(_split), Field(max_length=100)]
"""A filter that takes one value or several: the record matches any of them."""


Beneath = Annotated[
    AnyOf[Annotated[str, Code(max_length=100)]],
    Field(description="What came of one of these records, however far down (see `/trace`)."),
]
"""A filter that follows the links of other resources; `api.insight.trace` says how."""


def sortable(default: str, *fields: str) -> Any:  # noqa: ANN401 - a field's default
    """The `sort` parameter of a list: one or more of the published fields, `-` for descending."""
    names = "|".join(fields)
    return Field(
        default=default,
        pattern=f"^-?({names})(,-?({names})){{0,3}}$",
        description=f"Any of {', '.join(fields)}; `-` for descending; several split by commas.",
        json_schema_extra={"x-sortable": list(fields)},
    )


class Reason(Schema):
    """Why: what a verb asks for that ends, returns or takes back something."""

    reason: Note | None = None


class ListQuery(Schema):
    """The parameters of every list. Unknown parameters are refused.

    A field named like a column or a link filters it; `<column>_before` and `<column>_after`
    (exclusive, inclusive) bound a date.
    """

    limit: int = Field(default=50, ge=1, le=500)
    cursor: str | None = Field(
        default=None, max_length=2_000, description="Where the last page ended, as it said."
    )
    count: bool = Field(default=False, description="Also say how many there are in all.")
    sort: str = ""
    format: ExportFormat | None = Field(
        default=None, description="The whole list as a file; `Accept` says the same."
    )


class SearchQuery(ListQuery):
    """A list that can also be searched by words."""

    q: Annotated[str, Line(max_length=100)] | None = Field(
        default=None, description="Words to find; accents and case do not matter."
    )


class Page(Schema, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None = Field(description="The cursor of the next page; null on the last.")
    total: int = Field(
        default=0, ge=0, description="How many there are in all; only with `count=true`."
    )


class FaultRead(Schema):
    """One thing that is wrong, and where."""

    code: str
    detail: str
    pointer: str | None = None
    parameter: str | None = None
    source: str | None = None
    carries: list[str] = []


class ProblemRead(BaseModel):
    """A problem document (RFC 9457); each `type` has its page."""

    type: str = Field(examples=["/problems/not-found"])
    title: str
    status: int
    detail: str
    instance: str
    request_id: str
    errors: list[FaultRead] = []


class FindingRead(Schema):
    """What a rule found: the code that a refused verb would carry."""

    code: str
    severity: Severity
    pointer: str
    detail: str
    source: str
    carries: list[str] = Field(
        default=[], description="Codes found in another record that this finding speaks of."
    )


class Findings(Schema):
    """The answer of a linter; empty when the record is sound."""

    findings: list[FindingRead]


def column_bound(name: str) -> tuple[str, str] | None:
    """`due_on_before` is the column `due_on` with an upper bound; None for plain names."""
    match = re.fullmatch(r"(.+)_(before|after)", name)
    return (match[1], match[2]) if match else None


def faults_of(error: ValidationError, prefix: tuple[str, ...] = ()) -> list[Fault]:
    """Pydantic's findings as faults: pointer and message, never the input."""
    return [
        Fault(
            code=item["type"].replace("_", "-"),
            detail=item["msg"],
            pointer="".join(f"/{part}" for part in (*prefix, *item["loc"])),
        )
        for item in error.errors(include_input=False, include_context=False, include_url=False)
    ]
