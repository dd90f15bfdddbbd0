"""Action plans: who has reviewed, who has updated, whose editions report what works."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal

from pydantic import Field
from sqlalchemy import ColumnElement, Date, Text, and_, case, cast, func, literal_column, select
from sqlalchemy.dialects.postgresql import JSONB

from api.action_plans.models import ActionPlan, ActionPlanStatus, Edition
from api.action_plans.service import FILED, ActionPlanService
from api.core.errors import Fault
from api.core.schemas import Schema
from api.economies.models import Economy
from api.insight.scorecards.formulas.formula import (
    Counted,
    Facts,
    Formula,
    Scope,
    day_after,
    listed,
)
from api.kpis.values import FormulaParameters
from api.strategic_plans.models import Measure
from api.strategic_plans.values import Target


class Milestone(Schema):
    """An edition that every economy brings to a date by a day, which is a target's."""

    edition: Edition
    date_field: Literal["reviewed_on", "updated_on"]
    due_on: date


class CycleParameters(FormulaParameters):
    """The milestones of the cycle, one for each target of the KPI."""

    measures = frozenset({Measure.SHARE})

    milestones: list[Milestone] = Field(min_length=1, max_length=20)
    denominator: Literal["economies"] = "economies"

    def unfit(self, targets: list[Target]) -> Iterator[Fault]:
        """Each milestone is due with a target."""
        days = {target.due_on for target in targets}
        for place, milestone in enumerate(self.milestones):
            if milestone.due_on not in days:
                detail = f"No target of the KPI is due on {milestone.due_on}."
                pointer = f"/formula/parameters/milestones/{place}/due_on"
                yield Fault("kpi.formula-parameters", detail, pointer=pointer)


class EffectivenessParameters(FormulaParameters):
    """Which editions count; those that were filed where it is not said."""

    status: list[Literal["submitted", "reviewed"]] = Field(
        default=["submitted", "reviewed"], min_length=1, max_length=2
    )


_WHOLE: Final[ColumnElement[str]] = literal_column("'{}'")


def last_day(name: str) -> ColumnElement[Any]:
    """The last day that a date of an edition, as far as it is known, may be."""
    return func.ctwg_last_day(getattr(ActionPlan, name).op("#>>")(_WHOLE), type_=Date())


def first_day(name: str) -> ColumnElement[Any]:
    """The first day that it may be."""
    return func.ctwg_first_day(getattr(ActionPlan, name).op("#>>")(_WHOLE), type_=Date())


def _edition_title() -> ColumnElement[str]:
    return func.concat_ws(" ", ActionPlan.economy, func.translate(ActionPlan.edition, "_", " "))


def _is_of_plan(scope: Scope) -> ColumnElement[bool]:
    return and_(
        ActionPlan.plan.in_(select(scope.versions.c.ref)), ActionPlanService.visible(scope.actor)
    )


def _cycle(scope: Scope) -> list[Facts]:
    named = scope.is_computed_by("action-plan-cycle")
    milestone = (
        func.jsonb_array_elements(scope.kpis.c.parameters["milestones"], type_=JSONB())
        .table_valued("said", joins_implicitly=True)
        .render_derived()
        .lateral()
    )
    said = cast(milestone.c.said, JSONB)
    is_review = said["date_field"].astext == "reviewed_on"
    day = case((is_review, last_day("reviewed_on")), else_=last_day("updated_on"))
    is_there = case(
        (is_review, ActionPlan.status == ActionPlanStatus.REVIEWED),
        else_=ActionPlan.status.in_(FILED),
    )
    due_on = cast(said["due_on"].astext, Date)

    def editions(part: Literal["value", "reported"], on: ColumnElement[Any]) -> Facts:
        fact = scope.fact(
            part,
            "action_plans",
            ActionPlan.ref,
            on=on,
            title=_edition_title(),
            key=ActionPlan.economy,
            economy=ActionPlan.economy,
            due_on=due_on,
        )
        is_edition = ActionPlan.edition == said["edition"].astext
        return fact.join(milestone, named).join(ActionPlan, and_(is_edition, _is_of_plan(scope)))

    economies = scope.fact(
        "of", "economies", Economy.code, on=scope.kpis.c.starts_on, title=Economy.name
    ).join(Economy, named)
    return [
        editions("value", day).where(is_there, day <= scope.as_of),
        # A draft tells nobody anything yet.
        editions("reported", scope.kpis.c.starts_on).where(ActionPlan.status.in_(FILED)),
        economies,
    ]


def _cycle_address(counted: Counted, part: str, resource: str) -> str | None:
    if resource == "economies":
        return "/api/v1/economies"
    said = [m for m in counted.parameters["milestones"] if m["due_on"] == counted.due_on]
    if part != "value" or not said:
        return None
    is_review = said[0]["date_field"] == "reviewed_on"
    status = "reviewed" if is_review else "submitted,reviewed"
    by = {f"{said[0]['date_field']}_before": day_after(counted.as_of)}
    return listed(
        "/action-plans", plan=counted.versions, edition=said[0]["edition"], status=status, **by
    )


def _effectiveness(scope: Scope) -> list[Facts]:
    named = scope.is_computed_by("action-plan-effectiveness-reports")
    day = last_day("updated_on")
    states = scope.lists_or_is_silent("status", cast(ActionPlan.status, Text))
    facts = []
    for part, condition in (
        ("value", ActionPlan.reports_effectiveness.is_(True)),
        ("reported", ActionPlan.reports_effectiveness.is_not(None)),
    ):
        fact = scope.fact(
            part,  # type: ignore[arg-type]  # two of the parts
            "action_plans",
            ActionPlan.ref,
            on=day,
            title=_edition_title(),
            economy=ActionPlan.economy,
        )
        is_within = and_(scope.within(day, "value"), scope.within(first_day("updated_on"), "value"))
        filed = and_(ActionPlan.status.in_(FILED), states, is_within)
        facts.append(fact.join(ActionPlan, _is_of_plan(scope)).where(named, filed, condition))
    return facts


def _effectiveness_address(counted: Counted, part: str, resource: str) -> str | None:
    del resource
    if part != "value":
        return None
    first, last = counted.span(part)
    return listed(
        "/action-plans",
        plan=counted.versions,
        status=counted.parameters.get("status", ["submitted", "reviewed"]),
        reports_effectiveness="true",
        updated_on_after=first,
        updated_on_before=day_after(last),
    )


ACTION_PLAN_CYCLE: Final = Formula(
    name="action-plan-cycle",
    parameters=CycleParameters,
    counts="economies that have brought the edition to its date, of all economies",
    facts=_cycle,
    address=_cycle_address,
    resource="action_plans",
    is_by_economy=True,
)
ACTION_PLAN_EFFECTIVENESS_REPORTS: Final = Formula(
    name="action-plan-effectiveness-reports",
    parameters=EffectivenessParameters,
    counts="filed editions of which every entry tells measures taken and how well they work",
    facts=_effectiveness,
    address=_effectiveness_address,
    resource="action_plans",
    is_by_economy=True,
)
