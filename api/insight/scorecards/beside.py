"""Counts that stand beside a KPI and are no measure of it."""

from typing import Any

from sqlalchemy import ColumnElement, Text, and_, func, literal, null, select

from api.activities.models import Activity, ActivityStatus, activity_areas, activity_kpis
from api.activities.service import ActivityService
from api.insight.figures import as_object
from api.insight.scorecards.plan import PlanAsked
from api.strategic_plans.models import Kpi, Objective, objective_areas


def counts_beside(asked: PlanAsked) -> ColumnElement[Any]:
    """Activities that name the KPI, then, of a manual one, those in its objective's areas."""
    naming = select(_count("naming", null(), _naming(asked))).correlate(Kpi)
    area = objective_areas.c.target_key
    in_areas = (
        select(_count("in_area", area, _in_area(asked, area)))
        .where(objective_areas.c.owner_id == Objective.id, asked.kpis.c.formula.is_(None))
        .order_by(area)
        .correlate(Kpi, Objective, asked.kpis)
    )
    return func.array_cat(
        func.array(naming.scalar_subquery()), func.array(in_areas.scalar_subquery())
    )


def _count(part: str, area: ColumnElement[Any], count: ColumnElement[Any]) -> ColumnElement[Any]:
    return as_object({"part": literal(part, Text()), "area": area, "count": count})


def _held(asked: PlanAsked) -> ColumnElement[bool]:
    """Completed by the day asked for, as the actor sees it."""
    return and_(
        Activity.status == ActivityStatus.COMPLETED,
        Activity.ends_on <= asked.as_of,
        ActivityService.visible(asked.actor),
    )


def _naming(asked: PlanAsked) -> ColumnElement[int]:
    names = activity_kpis.c
    found = (
        select(Activity.id)
        .join(activity_kpis, names.owner_id == Activity.id)
        .where(_held(asked), names.target_key == Kpi.ref)
        .correlate(Kpi)
        .subquery()
    )
    return select(func.count()).select_from(found).scalar_subquery()


def _in_area(asked: PlanAsked, area: ColumnElement[Any]) -> ColumnElement[int]:
    areas, kpis = activity_areas.c, asked.kpis.c
    return (
        select(func.count())
        .select_from(Activity)
        .join(activity_areas, areas.owner_id == Activity.id)
        .where(
            _held(asked),
            areas.target_key == area,
            Activity.forum.in_(select(asked.fora.c.code)),
            Activity.ends_on >= func.coalesce(kpis.starts_on, Activity.ends_on),
            Activity.ends_on <= func.coalesce(kpis.ends_on, Activity.ends_on),
        )
        .correlate(objective_areas, asked.kpis)
        .scalar_subquery()
    )
