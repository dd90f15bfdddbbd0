"""Links between records, from what gives rise to what comes of it: each is written down once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import CTE, Select, Table, select, union
from sqlalchemy.orm import Mapped

from api.activities.models import (
    Activity,
    activity_focus_areas,
    activity_kpis,
    activity_objectives,
)
from api.activity_reports.models import ActivityReport, report_recommendations
from api.core.db import Record
from api.documents.models import Document
from api.engagements.models import Engagement
from api.implementations.models import Implementation
from api.insight.records import KINDS, RecordKind
from api.kpi_measurements.models import KpiMeasurement
from api.mandates.models import Mandate
from api.meetings.models import Meeting
from api.recommendations.models import Recommendation, recommendation_focus_areas
from api.strategic_plans.models import (
    FocusArea,
    Kpi,
    Objective,
    StrategicPlan,
    focus_area_mandates,
    plan_mandates,
)
from api.support_matches.models import SupportMatch
from api.support_needs.models import SupportNeed
from api.support_offers.models import SupportOffer
from api.work_plans.models import ThrustArea, WorkPlan

Rows = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two kinds of record: pairs of the upper and the lower one's ref."""

    upper: type[Record]
    lower: type[Record]
    name: str
    pairs: Rows
    is_short: bool = False
    """Whether it is walked from the record itself only: what lies behind came of other things."""


def _column(upper: type[Record], link: Mapped[Any], name: str) -> Link:
    """The lower record names the upper one."""
    lower: type[Record] = link.class_  # type: ignore[attr-defined]  # of every mapped attribute
    ref: Mapped[str] = lower.ref  # type: ignore[attr-defined]  # all that are traced have one
    pairs: Rows = select(link.label("upper"), ref.label("lower"))
    return Link(upper, lower, name, pairs.where(link.is_not(None)))


def _table(upper: type[Record], lower: type[Record], links: Table, name: str) -> Link:
    """The lower record names several upper ones."""
    ref: Mapped[str] = lower.ref  # type: ignore[attr-defined]  # all that are traced have one
    pairs = select(links.c.target_key.label("upper"), ref.label("lower"))
    return Link(upper, lower, name, pairs.join(lower, lower.id == links.c.owner_id))


LINKS: Final[tuple[Link, ...]] = (
    _table(Mandate, StrategicPlan, plan_mandates, "mandate"),
    _table(Mandate, FocusArea, focus_area_mandates, "mandate"),
    _column(StrategicPlan, FocusArea.plan, "plan"),
    _column(StrategicPlan, Objective.plan, "plan"),
    _column(Objective, Kpi.objective, "objective"),
    _column(Kpi, Kpi.parent, "parent"),
    _column(Kpi, KpiMeasurement.kpi, "kpi"),
    _column(StrategicPlan, WorkPlan.plan, "plan"),
    Link(
        FocusArea,
        WorkPlan,
        "thrust",
        select(ThrustArea.focus_area.label("upper"), WorkPlan.ref.label("lower")).join(
            WorkPlan, WorkPlan.id == ThrustArea.work_plan_id
        ),
        is_short=True,
    ),
    _column(StrategicPlan, Activity.plan, "plan"),
    _column(WorkPlan, Activity.work_plan, "work_plan"),
    _table(FocusArea, Activity, activity_focus_areas, "focus_area"),
    _table(Objective, Activity, activity_objectives, "objective"),
    _table(Kpi, Activity, activity_kpis, "kpi"),
    _column(Activity, ActivityReport.activity, "activity"),
    _column(StrategicPlan, Recommendation.plan, "plan"),
    _table(FocusArea, Recommendation, recommendation_focus_areas, "focus_area"),
    _column(Mandate, Recommendation.source_mandate, "source"),
    _column(Document, Recommendation.source_document, "source"),
    _column(Activity, Recommendation.source_activity, "source"),
    Link(
        ActivityReport,
        Recommendation,
        "report",
        select(
            ActivityReport.ref.label("upper"), report_recommendations.c.target_key.label("lower")
        ).join(report_recommendations, report_recommendations.c.owner_id == ActivityReport.id),
    ),
    _column(Recommendation, Recommendation.carried_from, "carried_from"),
    Link(
        Recommendation,
        Recommendation,
        "superseded_by",
        select(
            Recommendation.ref.label("upper"), Recommendation.superseded_by.label("lower")
        ).where(Recommendation.superseded_by.is_not(None)),
    ),
    _column(Recommendation, Implementation.recommendation, "recommendation"),
    _column(Implementation, SupportNeed.arises_from_implementation, "arises_from"),
    _column(SupportNeed, SupportMatch.need, "need"),
    _column(SupportOffer, SupportMatch.offer, "offer"),
    _column(Activity, SupportMatch.activity, "activity"),
    _column(Meeting, Engagement.meeting, "meeting"),
)
"""From mandates down to what came of them: the upper kinds before the lower ones."""

_IN_ORDER: Final = (
    *(Mandate, Document, StrategicPlan, FocusArea, Objective, Kpi, KpiMeasurement, WorkPlan),
    *(Activity, ActivityReport, Recommendation, Implementation, SupportNeed, SupportOffer),
    *(SupportMatch, Meeting, Engagement),
)
_KIND_OF: Final = {kind.model: kind for kind in KINDS}
TRACED: Final[tuple[RecordKind, ...]] = tuple(_KIND_OF[model] for model in _IN_ORDER)
"""The kinds of record that are traced, the upper ones first."""
Seed = Callable[[RecordKind], Rows]
"""Refs of a kind that one starts from."""


def beneath(seed: Seed) -> Mapping[type[Record], CTE]:
    """The refs, of each kind, of what one starts from and of all that came of it."""
    return _walk(seed, TRACED, "lower", "upper")


def above(seed: Seed) -> Mapping[type[Record], CTE]:
    """The refs, of each kind, of what one starts from and of all that gave rise to it."""
    return _walk(seed, tuple(reversed(TRACED)), "upper", "lower")


def _walk(
    seed: Seed, kinds: tuple[RecordKind, ...], to: str, start: str
) -> dict[type[Record], CTE]:
    """Kind by kind: the links go one way, so each kind is complete before it is walked on from."""
    reached: dict[type[Record], CTE] = {}
    shown: dict[type[Record], CTE] = {}
    for kind in kinds:
        model: type[Record] = kind.model
        name = f"{to}_{kind.resource.name}"
        arriving = [link for link in LINKS if getattr(link, to) is model]
        rows = [seed(kind)]
        short = []
        for link in arriving:
            origin = getattr(link, start)
            if origin is model:
                continue
            pairs = link.pairs.subquery()
            if link.is_short:
                seeds = seed(_KIND_OF[origin]).subquery()
                short.append(select(pairs.c[to]).where(pairs.c[start].in_(select(seeds.c[0]))))
            elif origin in reached:
                from_here = select(reached[origin].c.ref)
                rows.append(select(pairs.c[to]).where(pairs.c[start].in_(from_here)))
        found = select(union(*_as_ref(rows)).subquery().c.ref).cte(name, recursive=True)
        own = [link.pairs for link in arriving if getattr(link, start) is model]
        if own:
            pairs = union(*own).subquery()
            onward = select(pairs.c[to].label("ref")).join(found, pairs.c[start] == found.c.ref)
            found = found.union(onward)
        reached[model] = found
        every = [select(found.c.ref), *_as_ref(short)]
        shown[model] = union(*every).cte(f"{name}_too") if short else found
    return shown


def _as_ref(rows: list[Rows]) -> list[Rows]:
    return [select(each.subquery().c[0].label("ref")) for each in rows]
