"""What is asked of seats by what is not there: editions not filed, files not imported, gaps."""

from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Text,
    and_,
    case,
    cast,
    column,
    func,
    literal,
    null,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased

from api.action_plans.models import ActionPlan
from api.action_plans.service import FILED, ActionPlanService
from api.core.actors import Actor, Role
from api.economies.models import Economy
from api.economies.service import EconomyService
from api.imports.models import Import, ImportStatus
from api.imports.service import ImportService
from api.insight.attention.duty import TODAY
from api.insight.data_quality.checks import CHECKS
from api.strategic_plans.models import Kpi, PlanStatus, StrategicPlan
from api.strategic_plans.service import StrategicPlanService

CYCLE: Final = "action-plan-cycle"
"""The formula of a KPI that asks every economy for editions of its action plan."""
AHEAD_DAYS: Final = 365
"""An edition is asked for in the year before its day, until a year after the plan's end."""
IMPORT_DAYS: Final = 14
"""A failed import is told of for two weeks, unless the same resource was imported since."""
EDITION_BY: Final = frozenset({Role.FOCAL_POINT})
IMPORT_BY: Final = frozenset({Role.SECRETARIAT})


def editions_due(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Editions that a plan's milestones ask of economies, and that they have not filed."""
    formula = type_coerce(Kpi.formula, JSONB)
    listed = func.jsonb_array_elements(formula["parameters"]["milestones"])
    each = listed.table_valued(column("value", JSONB)).render_derived("milestone")
    edition, due_on = each.c.value["edition"].astext, cast(each.c.value["due_on"].astext, Date)
    filed = (
        select(ActionPlan.id)
        .where(
            ActionPlan.economy == Economy.code,
            ActionPlan.plan == StrategicPlan.ref,
            ActionPlan.edition == edition,
            ActionPlan.status.in_(FILED),
            ActionPlanService.visible(actor),
        )
        .correlate(Economy, StrategicPlan, each)
    )
    begun = (
        select(ActionPlan.ref)
        .where(
            ActionPlan.economy == Economy.code,
            ActionPlan.plan == StrategicPlan.ref,
            ActionPlan.edition == edition,
            ActionPlanService.visible(actor),
        )
        .correlate(Economy, StrategicPlan, each)
        .scalar_subquery()
    )
    is_asked = and_(
        formula["name"].astext == CYCLE,
        StrategicPlan.status == PlanStatus.ENDORSED,
        or_(StrategicPlan.ends_on.is_(None), StrategicPlan.ends_on > TODAY - AHEAD_DAYS),
        due_on < TODAY + AHEAD_DAYS,
    )
    whose = true() if actor.is_secretariat else Economy.code.in_(focal_economies(actor))
    return (
        select(
            func.concat_ws(" ", Economy.code, StrategicPlan.ref, edition).label("key"),
            begun.label("ref"),
            due_on.label("due_on"),
            cast(StrategicPlan.endorsed_on, Date).label("since"),
            cast(Economy.code, Text).label("economy"),
            cast(StrategicPlan.forum, Text).label("forum"),
            func.concat(
                Economy.name, ": ", func.translate(edition, "_", " "), " of ", StrategicPlan.ref
            ).label("detail"),
        )
        .select_from(Kpi)
        .join(each, true())
        .join(StrategicPlan, StrategicPlan.ref == Kpi.plan)
        .join(Economy, true())
        .where(
            is_asked,
            whose,
            StrategicPlanService.visible(actor),
            EconomyService.visible(actor),
            ~filed.exists(),
        )
    )


def imports_failed(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Files whose rows did not get in, and have not since."""
    later = aliased(Import)
    since = cast(Import.finished_at, Date)
    went_well = select(later.id).where(
        later.resource == Import.resource,
        later.status == ImportStatus.SUCCEEDED,
        later.dry_run.is_(False),
        later.finished_at > Import.finished_at,
    )
    return select(
        cast(Import.id, Text).label("key"),
        cast(Import.id, Text).label("ref"),
        cast(null(), Date).label("due_on"),
        since.label("since"),
        cast(null(), Text).label("economy"),
        cast(null(), Text).label("forum"),
        func.concat(Import.resource, ": ", Import.faults).label("detail"),
    ).where(
        Import.status == ImportStatus.FAILED,
        Import.dry_run.is_(False),
        since > TODAY - IMPORT_DAYS,
        ~went_well.exists(),
        ImportService.visible(actor),
    )


def gaps_in_the_record(actor: Actor) -> Select[*tuple[Any, ...]]:
    """One thing to do, if any record lacks something: data quality says which, and what."""
    kinds: dict[str, list[ColumnElement[bool]]] = {}
    for check in CHECKS:
        service = check.asks.resource.service
        lacking = select(service.model.id).where(check.asks.condition, service.visible(actor))
        kinds.setdefault(check.asks.resource.name, []).append(lacking.exists())
    found = [case((or_(*gaps), name.replace("_", " "))) for name, gaps in kinds.items()]
    told = select(func.nullif(func.concat_ws(", ", *found), "").label("detail")).subquery()
    nothing = cast(null(), Text)
    return select(
        literal("gaps", Text()).label("key"),
        nothing.label("ref"),
        cast(null(), Date).label("due_on"),
        cast(null(), Date).label("since"),
        nothing.label("economy"),
        nothing.label("forum"),
        told.c.detail,
    ).where(told.c.detail.is_not(None))


def focal_economies(actor: Actor) -> list[str]:
    """The economies whose focal point the actor is."""
    return sorted(
        {seat.economy for seat in actor.seats if seat.role is Role.FOCAL_POINT and seat.economy}
    )
