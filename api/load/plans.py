"""Plans of the record, as trees: the plan, then its parts, then the state it is in."""

from datetime import date

from pydantic import TypeAdapter
from sqlalchemy import select

import api.insight.scorecards.formulas  # noqa: F401 - a plan may only name formulas that are known
from api.core.actors import Role, Seat
from api.core.schemas import Schema
from api.focus_areas.schemas import FocusAreaCreate, FocusAreaUpdate
from api.focus_areas.service import FocusAreaService
from api.kpis.schemas import KpiCreate, KpiUpdate
from api.kpis.service import KpiService
from api.load.files import RecordFiles
from api.load.recorder import Recorder, Row
from api.load.report import Outcome
from api.objectives.schemas import ObjectiveCreate, ObjectiveUpdate
from api.objectives.service import ObjectiveService
from api.strategic_plans.models import PlanStatus, StrategicPlan
from api.strategic_plans.schemas import StrategicPlanCreate, StrategicPlanUpdate
from api.strategic_plans.service import StrategicPlanService


class RecordedFocusArea(FocusAreaUpdate):
    """A focus area in a plan's file."""

    ref: str


class RecordedKpi(KpiUpdate):
    """A KPI or sub-item in a plan's file."""

    ref: str


class RecordedObjective(ObjectiveUpdate):
    """An objective in a plan's file, with its KPIs."""

    ref: str
    kpis: list[RecordedKpi]


class RecordedPlan(StrategicPlanUpdate):
    """A plan's file."""

    ref: str
    forum: str
    status: PlanStatus
    plan_version: int
    endorsed_on: date | None
    period_precision: str
    focus_areas: list[RecordedFocusArea]
    objectives: list[RecordedObjective]


class PlanTree(Schema):
    """A plan with everything in it, for the digest that tells whether its file changed."""

    plan: RecordedPlan


def load_plans(files: RecordFiles, recorder: Recorder) -> None:
    """Each plan with its parts; what is there already is frozen and stays."""
    for plan in TypeAdapter(list[RecordedPlan]).validate_python(files.plans()):
        if plan.note and plan.note.startswith("INCOMPLETE"):
            recorder.report.doubt("strategic_plans", plan.ref, "incomplete", plan.note)
        _keep_in_step(plan, recorder)


def _keep_in_step(plan: RecordedPlan, recorder: Recorder) -> None:
    row = Row("strategic_plans", plan.ref, PlanTree(plan=plan), StrategicPlanUpdate)
    stored = recorder.session.scalars(
        select(StrategicPlan).where(StrategicPlan.ref == plan.ref)
    ).one_or_none()
    if stored is None:
        recorder.book(row, _create(plan, recorder), Outcome.CREATED)
    elif recorder.is_as_remembered(row):
        recorder.book(row, stored, Outcome.UNCHANGED)
    else:
        # A plan is amended by its forum in the product, never by a file under its feet.
        recorder.book(row, stored, Outcome.KEPT)


def _create(plan: RecordedPlan, recorder: Recorder) -> StrategicPlan:
    context = (recorder.session, recorder.ledger, recorder.actor)
    service = StrategicPlanService(*context)
    fields = plan.model_dump(include=set(StrategicPlanCreate.model_fields))
    stored = service.create(StrategicPlanCreate.model_validate(fields))
    areas, objectives, kpis = (
        FocusAreaService(*context),
        ObjectiveService(*context),
        KpiService(*context),
    )
    for position, area in enumerate(plan.focus_areas, start=1):
        said = area.model_dump(include=set(FocusAreaUpdate.model_fields))
        said |= {"ref": area.ref, "plan": plan.ref, "position": position}
        areas.create(FocusAreaCreate.model_validate(said))
    for position, objective in enumerate(plan.objectives, start=1):
        said = objective.model_dump(include=set(ObjectiveUpdate.model_fields))
        said |= {"ref": objective.ref, "plan": plan.ref, "position": position}
        objectives.create(ObjectiveCreate.model_validate(said))
        for place, kpi in enumerate(objective.kpis, start=1):
            said = kpi.model_dump(include=set(KpiUpdate.model_fields))
            said |= {"ref": kpi.ref, "objective": objective.ref, "position": place}
            kpis.create(KpiCreate.model_validate(said))
    before = service.snapshot(stored)
    stored.status = plan.status
    stored.plan_version = plan.plan_version
    # The day stays empty where it is not known; the verb would put today.
    stored.endorsed_on = plan.endorsed_on
    return service.store(stored, "restore", Seat(Role.SECRETARIAT), before)
