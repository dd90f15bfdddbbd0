"""What the parameters of every formula have in common; each formula adds its own."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from api.core.db import Record
from api.core.errors import Fault
from api.core.schemas import Schema
from api.strategic_plans.models import Measure
from api.strategic_plans.values import Target


class Span(Schema):
    """From a day to a day, both counted."""

    from_: date = Field(alias="from")
    to: date

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if self.to < self.from_:
            raise PydanticCustomError("period_out_of_order", "it ends before it starts")
        return self


class FormulaParameters(Schema):
    """The parameters of a formula: which records it counts. Nothing else is understood."""

    measures: ClassVar[frozenset[Measure]] = frozenset(
        {Measure.COUNT, Measure.INCREASE, Measure.MILESTONE}
    )
    """How a KPI may be told that is computed so."""
    links: ClassVar[Mapping[str, type[Record]]] = {}
    """Parameters that name records: of which table."""

    period: Span | None = Field(default=None, description="The plan's own where it is not said.")

    def unfit(self, targets: list[Target]) -> Iterator[Fault]:
        """What stands against these parameters on a KPI with these targets."""
        del targets
        return iter(())
