"""Rules of KPIs: computed ones say how, sub-items stay within their objective."""

from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar

from sqlalchemy import select

from api.core.db import Record
from api.core.errors import Fault
from api.kpis.rules import formula_faults
from api.kpis.schemas import KpiRead
from api.kpis.values import FormulaParameters
from api.strategic_plans.models import Kpi, KpiSource, Objective
from api.strategic_plans.parts import PlanPartService


class KpiService(PlanPartService[Kpi]):
    """KPIs are public; they change while their plan is a draft."""

    name = "kpis"
    read = KpiRead
    model = Kpi
    parents = ("strategic_plans", "objectives")

    formulas: ClassVar[dict[str, type[FormulaParameters]]] = {}
    """By name, from where they are computed: that package imports this one."""

    def holders(self, row: Kpi) -> list[Record]:
        """The plan, and the objective."""
        objective = self.session.scalars(
            select(Objective).where(Objective.ref == row.objective).with_for_update()
        ).one()
        return [*super().holders(row), objective]

    def prepare(self, row: Kpi) -> None:
        """A KPI belongs to the plan of its objective."""
        row.plan = self.session.scalars(
            select(Objective.plan).where(Objective.ref == row.objective)
        ).one()

    def check(self, row: Kpi) -> Iterable[Fault]:
        """What must hold of a KPI at any moment."""
        yield from super().check(row)
        if (row.source is KpiSource.COMPUTED) != (row.formula is not None):
            detail = "A computed KPI names its formula; a manual one has none."
            yield Fault("kpi.formula", detail, pointer="/formula")
        elif row.formula is not None:
            yield from formula_faults(self.session, row, row.formula, self.formulas)
        if row.parent is not None:
            yield from self._check_parent(row, row.parent)
        days = [target.due_on for target in row.targets or []]
        if any(later <= earlier for earlier, later in pairwise(days)):
            detail = "Targets come in the order of their dates."
            yield Fault("kpi.targets-out-of-order", detail, pointer="/targets")

    def _check_parent(self, row: Kpi, ref: str) -> Iterable[Fault]:
        parent = self.session.scalars(select(Kpi).where(Kpi.ref == ref)).one()
        if parent.objective != row.objective or parent.parent is not None or parent is row:
            detail = "A sub-item belongs to a KPI of the same objective that is no sub-item itself."
            yield Fault("kpi.parent", detail, pointer="/parent")
