"""Coverage: focus areas by objectives, and which parts of a plan nobody serves."""

from typing import Any

from sqlalchemy import CTE, ColumnElement, ScalarSelect, Select, Table, func, select

from api.activities.models import (
    Activity,
    activity_focus_areas,
    activity_kpis,
    activity_objectives,
)
from api.activities.service import ActivityService
from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.recommendations.models import Recommendation, recommendation_focus_areas
from api.recommendations.service import RecommendationService
from api.strategic_plans.models import FocusArea, Kpi, Objective, PlanPart, StrategicPlan


def coverage_statement(actor: Actor) -> Statement:
    """One statement that answers a plan's coverage as JSON, as this actor may see it."""
    plan = late("plan")
    activities = (
        select(Activity.id)
        .where(Activity.plan == plan, ActivityService.visible(actor))
        .cte("seen_activities")
    )
    recommendations = (
        select(Recommendation.id)
        .where(
            Recommendation.id.in_(_named(recommendation_focus_areas, FocusArea, plan)),
            RecommendationService.visible(actor),
        )
        .cte("seen_recommendations")
    )
    served = {
        "focus_areas": elements(
            FocusArea,
            plan,
            {
                "activities": count_naming(activity_focus_areas, activities, FocusArea),
                "recommendations": count_naming(
                    recommendation_focus_areas, recommendations, FocusArea
                ),
            },
        ),
        "objectives": elements(
            Objective,
            plan,
            {"activities": count_naming(activity_objectives, activities, Objective)},
        ),
        "kpis": elements(Kpi, plan, {"activities": count_naming(activity_kpis, activities, Kpi)}),
        "cells": cells(activities),
    }
    return compiled(
        select(
            func.json_build_object(
                "plan",
                StrategicPlan.ref,
                "activities",
                select(func.count()).select_from(activities).scalar_subquery(),
                "recommendations",
                select(func.count()).select_from(recommendations).scalar_subquery(),
                *(part for pair in served.items() for part in pair),
            )
        ).where(StrategicPlan.ref == plan)
    )


def _named(links: Table, part: type[PlanPart], plan: ColumnElement[str]) -> Select[object]:
    """The owners of links to any part of the plan."""
    return (
        select(links.c.owner_id).join(part, part.ref == links.c.target_key).where(part.plan == plan)
    )


def count_naming(links: Table, seen: CTE, part: type[PlanPart]) -> ScalarSelect[int]:
    """How many of the seen records name a part."""
    return (
        select(func.count())
        .select_from(links.join(seen, seen.c.id == links.c.owner_id))
        .where(links.c.target_key == part.ref)
        .correlate(part)
        .scalar_subquery()
    )


def elements(
    part: type[PlanPart], plan: ColumnElement[Any], counts: dict[str, ColumnElement[Any]]
) -> ColumnElement[object]:
    """Each part of a plan, in its order, with what was counted of it."""
    named = [item for name, count in counts.items() for item in (name, count)]
    rows = (
        select(func.json_build_object("ref", part.ref, *named))
        .where(part.plan == plan)
        .order_by(part.position, part.ref)
    )
    return func.array(rows.scalar_subquery())


def cells(activities: CTE) -> ColumnElement[object]:
    """Focus areas by objectives: how many of the activities serve both."""
    areas, objectives = activity_focus_areas.c, activity_objectives.c
    rows = (
        select(
            func.json_build_object(
                "focus_area",
                areas.target_key,
                "objective",
                objectives.target_key,
                "activities",
                func.count(),
            )
        )
        .select_from(
            activities.join(activity_focus_areas, areas.owner_id == activities.c.id).join(
                activity_objectives, objectives.owner_id == activities.c.id
            )
        )
        .group_by(areas.target_key, objectives.target_key)
        .order_by(areas.target_key, objectives.target_key)
    )
    return func.array(rows.scalar_subquery())
