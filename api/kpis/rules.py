"""Formulas of computed KPIs: known by name, with parameters that mean something."""

from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.assignment import unknown
from api.core.errors import Fault
from api.core.lacks import Gaps
from api.core.schemas import faults_of
from api.kpis.schemas import KpiLack
from api.kpis.values import FormulaParameters
from api.strategic_plans.models import Kpi
from api.strategic_plans.values import Formula

PLACE = "/formula/parameters"


def formula_faults(
    session: Session, row: Kpi, formula: Formula, known: Mapping[str, type[FormulaParameters]]
) -> Iterator[Fault]:
    """What is wrong with the formula of a KPI."""
    kind = known.get(formula.name)
    if kind is None:
        detail = f"There is no such formula; there are {', '.join(sorted(known))}."
        yield Fault("kpi.unknown-formula", detail, pointer="/formula/name")
        return
    if row.measure not in kind.measures:
        told = ", ".join(sorted(kind.measures))
        detail = f"'{formula.name}' computes a KPI whose measure is {told}."
        yield Fault("kpi.formula-measure", detail, pointer="/measure")
    try:
        parameters = kind.model_validate(formula.parameters)
    except ValidationError as error:
        for fault in faults_of(error, ("formula", "parameters")):
            yield Fault("kpi.formula-parameters", fault.detail, pointer=fault.pointer)
        return
    for name, model in kind.links.items():
        yield from _unknown_links(session, parameters, name, model)
    yield from parameters.unfit(row.targets or [])


def _unknown_links(
    session: Session, parameters: FormulaParameters, name: str, model: type
) -> Iterator[Fault]:
    """Keys among the parameters that no record has."""
    said = getattr(parameters, name)
    for place, key in enumerate([said] if isinstance(said, str) else said):
        found = select(model.id).where(getattr(model, model.__key__) == key)  # type: ignore[attr-defined]  # of every record
        if session.execute(found).first() is None:
            pointer = f"{PLACE}/{name}" + ("" if isinstance(said, str) else f"/{place}")
            yield unknown(model, key, pointer)


LACKS: Final[Gaps] = {KpiLack.BASELINE: Kpi.baseline.is_(None)}
"""What a KPI may lack, as far as it says so itself."""
