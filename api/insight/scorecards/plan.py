"""The plan that is asked about: its versions, its fora, its KPIs, and the day."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Double,
    Integer,
    Text,
    and_,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB

from api.core.actors import Actor
from api.core.listing import late
from api.insight.insight import is_asked_for
from api.insight.scorecards.formulas import FORMULAS
from api.insight.scorecards.formulas.formula import Scope
from api.strategic_plans.models import Kpi, Measure, StrategicPlan
from api.sub_fora.models import SubForum


@dataclass(frozen=True, slots=True)
class PlanAsked:
    """What every part of the statement starts from."""

    actor: Actor
    plan: CTE
    versions: CTE
    fora: CTE
    kpis: CTE
    """Every KPI, with the period that it is computed over."""
    as_of: ColumnElement[Any]

    def facts(self) -> CTE:
        """What the plan's formulas count, each record as one fact per KPI and part."""
        scope = Scope(self.actor, self.kpis, self.fora, self.versions, self.as_of)
        found = [
            facts
            for formula in FORMULAS.values()
            if not (formula.is_for_members and self.actor.is_anonymous)
            for facts in formula.facts(scope)
        ]
        return union_all(*found).cte("facts")

    def asks_economies(self) -> ColumnElement[bool]:
        """Whether a KPI is counted from what economies themselves report."""
        names = [f.name for f in FORMULAS.values() if f.is_by_economy]
        return func.coalesce(self.kpis.c.formula.in_(names), literal_column("false"))

    def is_withheld(self) -> ColumnElement[bool]:
        """Whether a KPI is counted from what this actor sees none of."""
        names = [f.name for f in FORMULAS.values() if f.is_for_members]
        if not self.actor.is_anonymous:
            return literal_column("false")
        return func.coalesce(self.kpis.c.formula.in_(names), literal_column("false"))


def plan_asked(actor: Actor) -> PlanAsked:
    """The plan of the path, as on the day of the query (`as_of`), today if none is said."""
    plan = (
        select(
            StrategicPlan.ref,
            StrategicPlan.forum,
            StrategicPlan.amends,
            StrategicPlan.starts_on,
            StrategicPlan.ends_on,
        )
        .where(is_asked_for(StrategicPlan))
        .cte("plan")
    )
    as_of = func.coalesce(cast(late("as_of", Text()), Date), func.current_date(), type_=Date())
    return PlanAsked(actor, plan, _versions(plan), _fora(plan), _kpis(plan), as_of)


def _versions(plan: CTE) -> CTE:
    """The version, the one that it amends, and so on."""
    versions = select(plan.c.ref, plan.c.amends).cte("versions", recursive=True)
    before = select(StrategicPlan.ref, StrategicPlan.amends).join(
        versions, versions.c.amends == StrategicPlan.ref
    )
    return versions.union(before)


def _fora(plan: CTE) -> CTE:
    """The plan's forum, and those whose work it went on with."""
    fora = (
        select(SubForum.code, SubForum.predecessor)
        .join(plan, plan.c.forum == SubForum.code)
        .cte("fora", recursive=True)
    )
    before = select(SubForum.code, SubForum.predecessor).join(
        fora, fora.c.predecessor == SubForum.code
    )
    return fora.union(before)


def _kpis(plan: CTE) -> CTE:
    formula = type_coerce(Kpi.formula, JSONB)
    parameters = func.coalesce(formula["parameters"], literal_column("'{}'::jsonb"), type_=JSONB())

    def bound(end: str, otherwise: ColumnElement[Any]) -> ColumnElement[Any]:
        said = formula["parameters"]["period"][end].astext
        return func.coalesce(cast(said, Date), otherwise, type_=Date())

    return (
        select(
            Kpi.ref,
            Kpi.objective,
            Kpi.measure,
            type_coerce(Kpi.baseline, JSONB).label("baseline"),
            type_coerce(Kpi.targets, JSONB).label("targets"),
            Kpi.direction,
            formula["name"].astext.label("formula"),
            parameters.label("parameters"),
            bound("from", plan.c.starts_on).label("starts_on"),
            bound("to", plan.c.ends_on).label("ends_on"),
            plan.c.ends_on.label("plan_ends_on"),
            (Kpi.measure == Measure.SHARE).label("is_share"),
        )
        .join(plan, plan.c.ref == Kpi.plan)
        .cte("plan_kpis")
    )


def aims_of(asked: PlanAsked) -> CTE:
    """Each target of each KPI, and which of them is the next; a KPI without any has one of none.

    The next is the first that is not past; when all are, the last.
    """
    kpis = asked.kpis
    target = (
        func.jsonb_array_elements(kpis.c.targets, type_=JSONB())
        .table_valued("said", with_ordinality="place")
        .render_derived()
        .lateral("target")
    )
    said = cast(target.c.said, JSONB)
    due_on = cast(said["due_on"].astext, Date)
    is_past = func.coalesce(due_on < asked.as_of, literal_column("false"))
    distance = func.abs(due_on - asked.as_of)
    order = func.row_number().over(partition_by=kpis.c.ref, order_by=(is_past, distance))
    return (
        select(
            kpis.c.ref.label("kpi"),
            func.coalesce(cast(target.c.place, Integer), 0).label("place"),
            due_on.label("due_on"),
            cast(said["value"].astext, Double).label("target"),
            (order == 1).label("is_next"),
        )
        .select_from(kpis.outerjoin(target, true()))
        .cte("aims")
    )


def counted_of(asked: PlanAsked, facts: CTE, aims: CTE) -> CTE:
    """What counts towards each aim: every key once, on its first day."""
    for_the_aim = or_(facts.c.due_on.is_(None), facts.c.due_on == aims.c.due_on)
    return (
        select(
            aims.c.kpi,
            aims.c.place,
            facts.c.part,
            facts.c.key,
            facts.c.economy,
            func.min(facts.c.resource).label("resource"),
            func.min(func.coalesce(facts.c.on, asked.as_of)).label("on"),
        )
        .join(aims, and_(aims.c.kpi == facts.c.kpi, for_the_aim))
        .where(func.coalesce(facts.c.on, asked.as_of) <= asked.as_of)
        .group_by(aims.c.kpi, aims.c.place, facts.c.part, facts.c.key, facts.c.economy)
        .cte("counted")
    )
