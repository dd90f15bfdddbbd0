"""The addresses of activities."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Integer,
    Table,
    Text,
    extract,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import aliased

from api.activities.models import (
    Activity,
    activity_co_sponsors,
    activity_focus_areas,
    activity_kpis,
    activity_lead_economies,
    activity_objectives,
    activity_partner_fora,
)
from api.activities.rules import LACKS
from api.activities.schemas import (
    ActivityCreate,
    ActivityQuery,
    ActivityUpdate,
    Completion,
    Postponement,
)
from api.activities.service import JUDGED, ActivityService
from api.core.resource import Resource, Verb
from api.core.schemas import Reason
from api.focus_areas.routes import resource as focus_areas
from api.focus_areas.schemas import FocusAreaLack
from api.kpis.routes import resource as kpis
from api.kpis.schemas import KpiLack
from api.objectives.routes import resource as objectives
from api.objectives.schemas import ObjectiveLack
from api.strategic_plans.models import FocusArea, Kpi, Objective


def has_economy(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """An economy leads, sponsors or hosts it."""
    codes = func.any(type_coerce(wanted, ARRAY(Text)))
    linked = (
        select(table.c.owner_id).where(table.c.target_key == codes)
        for table in (activity_lead_economies, activity_co_sponsors)
    )
    return or_(Activity.host_economy == codes, *(Activity.id.in_(owners) for owners in linked))


def began_in(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """It began in one of these years."""
    years = func.any(type_coerce(wanted, ARRAY(Integer)))
    return extract("year", Activity.starts_on) == years


def has_partner_fora(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Another forum is a partner in it, or none is."""
    partners = activity_partner_fora.c
    others = select(partners.owner_id).where(partners.target_key.is_distinct_from(Activity.forum))
    return Activity.id.in_(others.correlate(Activity)) == wanted


def is_unserved(links: Table, named: ColumnElement[bool]) -> ColumnElement[bool]:
    """No work names a part of a plan, as far as the caller sees; what was called off is none."""
    work = (
        select(Activity.id)
        .join(links, links.c.owner_id == Activity.id)
        .where(Activity.status.in_(JUDGED), named)
        .correlate(FocusArea, Objective, Kpi)
    )
    return ~work.exists()


_item = aliased(Kpi)
_items = select(_item.ref).where(or_(_item.ref == Kpi.ref, _item.parent == Kpi.ref)).correlate(Kpi)
# Imports go from child to parent, so the child says what the parents lack of it.
focus_areas.lacks[FocusAreaLack.ACTIVITIES] = is_unserved(
    activity_focus_areas, activity_focus_areas.c.target_key == FocusArea.ref
)
objectives.lacks[ObjectiveLack.ACTIVITIES] = is_unserved(
    activity_objectives, activity_objectives.c.target_key == Objective.ref
)
kpis.lacks[KpiLack.ACTIVITIES] = is_unserved(activity_kpis, activity_kpis.c.target_key.in_(_items))
for _parent in (focus_areas, objectives, kpis):
    _parent.filters_rest_on.setdefault("lacks", []).append("activities")

resource = Resource(
    ActivityService,
    one="activity",
    query=ActivityQuery,
    create=ActivityCreate,
    update=ActivityUpdate,
    verbs=(
        Verb("endorse"),
        Verb("start"),
        Verb("complete", Completion),
        Verb("cancel", Reason),
        Verb("postpone", Postponement),
    ),
    lacks=LACKS,
    filters={"economy": has_economy, "year": began_in, "has_partner_fora": has_partner_fora},
    is_lintable=True,
)
