"""What focus areas, objectives and KPIs have in common: they live and freeze with their plan."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from sqlalchemy import ARRAY, ColumnElement, Text, func, select, type_coerce

from api.core.actors import Seat
from api.core.db import Json, Record
from api.core.errors import Fault
from api.core.listing import Filter
from api.core.service import ResourceService
from api.strategic_plans.models import PlanPart, StrategicPlan
from api.strategic_plans.service import WHO_KEEPS_PLANS, open_plan

Part = TypeVar("Part", bound=PlanPart)


def of_forum(part: type[PlanPart]) -> Filter:
    """A filter of parts: they are of a plan of one of these fora."""

    def condition(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
        fora = func.any(type_coerce(wanted, ARRAY(Text)))
        return part.plan.in_(select(StrategicPlan.ref).where(StrategicPlan.forum == fora))

    return condition


class PlanPartService(ResourceService[Part]):
    """A part changes only while its plan is a draft, and changes the plan's version with it."""

    parents: ClassVar[tuple[str, ...]] = ("strategic_plans",)
    roles = {"create": WHO_KEEPS_PLANS, "update": WHO_KEEPS_PLANS}

    def owns(self, seat: Seat, row: Part) -> bool:
        """A chair keeps the plans of their own forum."""
        forum = self.session.scalar(
            select(StrategicPlan.forum).where(StrategicPlan.ref == row.plan)
        )
        return forum is not None and seat.forum == forum

    def check(self, row: Part) -> Iterable[Fault]:
        """The plan is open, and the ref belongs to it."""
        open_plan(self.session, row.plan)
        if not row.ref.startswith(f"{row.plan}."):
            yield Fault("plan.foreign-ref", f"The ref begins with '{row.plan}.'.", pointer="/ref")

    def account(
        self,
        row: Part,
        action: str,
        seat: Seat,
        *,
        before: Mapping[str, Json],
        after: Mapping[str, Json] | None = None,
        reason: str | None = None,
    ) -> None:
        """Whoever reads a holder sees its parts, so its version moves with theirs."""
        super().account(row, action, seat, before=before, after=after, reason=reason)
        for holder in self.holders(row):
            holder.version += 1
            holder.updated_at = row.updated_at
        self.session.flush()

    def holders(self, row: Part) -> list[Record]:
        """The records whose answers show this part, locked."""
        return [open_plan(self.session, row.plan)]
