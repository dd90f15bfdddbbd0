"""What a year's work covers of its strategic plan: drafts too, so that one can try what if."""

from sqlalchemy import CTE, ColumnElement, func, or_, select, union
from sqlalchemy.orm import aliased

from api.activities.models import (
    Activity,
    activity_co_sponsors,
    activity_focus_areas,
    activity_kpis,
    activity_lead_economies,
    activity_objectives,
)
from api.activities.service import JUDGED, ActivityService
from api.activity_reports.models import ActivityReport, Participation
from api.activity_reports.service import ActivityReportService
from api.core.actors import Actor
from api.core.listing import Statement, compiled
from api.economies.models import Economy
from api.insight.coverage.statement import cells, count_naming, elements
from api.insight.insight import is_asked_for
from api.strategic_plans.models import FocusArea, Kpi, Objective
from api.work_plans.models import ThrustArea, WorkPlan
from api.work_plans.service import WorkPlanService


def coverage_statement(actor: Actor) -> Statement:
    """One statement that answers a work plan's coverage as JSON, as this actor may see it."""
    work = (
        select(WorkPlan.id, WorkPlan.ref, WorkPlan.plan, WorkPlan.status)
        .where(is_asked_for(WorkPlan), WorkPlanService.visible(actor))
        .cte("work")
    )
    activities = (
        select(Activity.id, Activity.ref, Activity.host_economy)
        .join(work, work.c.ref == Activity.work_plan)
        .where(Activity.status.in_(JUDGED), ActivityService.visible(actor))
        .cte("seen_activities")
    )
    answers = {
        "work_plan": work.c.ref,
        "plan": work.c.plan,
        "status": work.c.status,
        "activities": select(func.count()).select_from(activities).scalar_subquery(),
        **_parts(work, activities),
        **_economies(actor, activities),
    }
    named = [part for pair in answers.items() for part in pair]
    return compiled(select(func.json_build_object(*named)).select_from(work))


def _parts(work: CTE, activities: CTE) -> dict[str, ColumnElement[object]]:
    """Each part of the strategic plan, and how many activities name it."""
    plan = select(work.c.plan).scalar_subquery()
    thrust = select(ThrustArea.focus_area).join(work, work.c.id == ThrustArea.work_plan_id)
    of_area = count_naming(activity_focus_areas, activities, FocusArea)
    of_objective = count_naming(activity_objectives, activities, Objective)
    of_kpi = count_naming(activity_kpis, activities, Kpi)
    is_thrust = FocusArea.ref.in_(thrust)
    return {
        "focus_areas": elements(FocusArea, plan, {"activities": of_area, "is_thrust": is_thrust}),
        "objectives": elements(Objective, plan, {"activities": of_objective}),
        "kpis": elements(Kpi, plan, {"activities": of_kpi}),
        "cells": cells(activities),
        "uncovered_kpis": _uncovered_kpis(activities, plan),
    }


def _uncovered_kpis(activities: CTE, plan: ColumnElement[str | None]) -> ColumnElement[object]:
    """KPIs that no activity names, neither them nor a sub-item of theirs."""
    item, links = aliased(Kpi), activity_kpis.c
    served = (
        select(links.owner_id)
        .join(activities, activities.c.id == links.owner_id)
        .join(item, item.ref == links.target_key)
        .where(or_(item.ref == Kpi.ref, item.parent == Kpi.ref))
        .correlate(Kpi)
    )
    rows = (
        select(Kpi.ref)
        .join(Objective, Objective.ref == Kpi.objective)
        .where(Kpi.plan == plan, ~served.exists())
        .order_by(Objective.position, Objective.ref, Kpi.position, Kpi.ref)
    )
    return func.array(rows.scalar_subquery())


def _economies(actor: Actor, activities: CTE) -> dict[str, ColumnElement[object]]:
    """Each economy with the activities that it leads, sponsors, hosts or took part in."""
    linked = [
        select(table.c.target_key, activities.c.id).join(
            activities, activities.c.id == table.c.owner_id
        )
        for table in (activity_lead_economies, activity_co_sponsors)
    ]
    hosts = select(activities.c.host_economy, activities.c.id)
    took_part = (
        select(Participation.economy, activities.c.id)
        .join(ActivityReport, ActivityReport.id == Participation.report_id)
        .join(activities, activities.c.ref == ActivityReport.activity)
        .where(ActivityReportService.visible(actor))
    )
    served = union(*linked, hosts, took_part).cte("served")
    economy, *_ = served.c
    count = (
        select(func.count())
        .select_from(served)
        .where(economy == Economy.code)
        .correlate(Economy)
        .scalar_subquery()
    )
    order = (Economy.position, Economy.code)
    counted = select(func.json_build_object("code", Economy.code, "activities", count))
    unserved = select(Economy.code).where(count == 0)
    return {
        "economies": func.array(counted.order_by(*order).scalar_subquery()),
        "unserved_economies": func.array(unserved.order_by(*order).scalar_subquery()),
    }
