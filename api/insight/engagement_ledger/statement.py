"""The ledger of contacts in one statement: each contact once per counterpart, then counted."""

from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Text,
    and_,
    case,
    cast,
    func,
    literal_column,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.engagements.models import (
    Engagement,
    EngagementDirection,
    EngagementKind,
    engagement_organizations,
    engagement_sub_fora,
)
from api.engagements.service import EngagementService
from api.insight.engagement_ledger.schemas import CounterpartKind, Directions, Reciprocity
from api.insight.figures import Parameters, as_object, day_as_known, figure
from api.insight.statements import kept_by_reach
from api.organizations.models import Organization
from api.strategic_plans.models import StrategicPlan
from api.sub_fora.models import SubForum

Columns = ReadOnlyColumnCollection[str, Any]
PATH: Final = "/engagements"
SILENT_AFTER: Final = late("silent_after_days", Integer())
DIRECTIONS: Final = tuple(Directions.model_fields)


@kept_by_reach
def ledger_statement(actor: Actor) -> Statement:
    """One statement that answers a plan's ledger as JSON, as this actor may see it."""
    plan = _plan()
    contacts = _contacts(plan, actor)
    counterparts = _counterparts(plan, contacts)
    once = (
        select(*(contacts.c[name] for name in ("ref", "kind", "direction", "on", "held_on")))
        .add_columns(contacts.c.is_counted)
        .distinct()
        .subquery("once")
    )
    sums = (
        select(*(part.label(name) for name, part in _directions(plan, once.c, {}).items()))
        .select_from(plan.outerjoin(once, true()))
        .group_by(*plan.c)
        .subquery("sums")
    )
    code = counterparts.c.code
    rows = select(counterparts.c.row).order_by(code)
    silent = select(code).where(counterparts.c.is_silent).order_by(code)
    answers = {
        "plan": plan.c.ref,
        **{name: plan.c[name] for name in ("forum", "starts_on", "ends_on", "as_of")},
        "silent_after_days": SILENT_AFTER,
        **{name: sums.c[name] for name in DIRECTIONS},
        "counterparts": func.array(rows.scalar_subquery()),
        "silent": func.array(silent.scalar_subquery()),
    }
    return compiled(select(as_object(answers)).select_from(plan.join(sums, true())))


def _plan() -> CTE:
    """The plan, and the day that its ledger is told of."""
    return (
        select(
            *(StrategicPlan.ref, StrategicPlan.forum),
            *(StrategicPlan.starts_on, StrategicPlan.ends_on),
            # The lesser of what is known: a plan without an end goes on.
            func.least(func.current_date(), StrategicPlan.ends_on).label("as_of"),
        )
        .where(StrategicPlan.ref == late("plan", Text()))
        .cte("plan")
    )


def _contacts(plan: CTE, actor: Actor) -> CTE:
    """Each contact of the forum until then, once for each code on the other side."""
    linked = [
        select(table.c.target_key, table.c.owner_id)
        for table in (engagement_sub_fora, engagement_organizations)
    ]
    parties = union(*linked).subquery("parties")
    code, engagement = parties.c
    is_counted = and_(
        or_(plan.c.starts_on.is_(None), Engagement.held_on >= plan.c.starts_on),
        Engagement.held_on <= plan.c.as_of,
    )
    return (
        select(
            *(code.label("code"), Engagement.ref, Engagement.kind, Engagement.direction),
            *(day_as_known(Engagement.on).label("on"), Engagement.held_on),
            is_counted.label("is_counted"),
        )
        .join(parties, engagement == Engagement.id)
        .join(plan, plan.c.forum == Engagement.forum)
        .where(
            EngagementService.visible(actor),
            Engagement.held_on <= plan.c.as_of,
            code != plan.c.forum,
        )
        .cte("contacts")
    )


def _directions(
    plan: CTE,
    rows: Columns,
    narrowed: dict[str, ColumnElement[Any]],
) -> dict[str, ColumnElement[Any]]:
    """What was given, received and done together, over the contacts of one group."""
    period = {
        "on_after": cast(plan.c.starts_on, Text),
        "on_before": cast(plan.c.as_of + 1, Text),
    }
    where = {"forum": plan.c.forum, **narrowed, **period}

    def contacts(name: str | None = None, value: str = "") -> ColumnElement[Any]:
        is_meant = and_(rows.is_counted, rows[name] == value) if name else rows.is_counted
        last_on = _last(rows.on, rows).filter(is_meant)
        parameters: Parameters = {**where, name: value} if name else where
        count = func.count().filter(is_meant)
        return figure(count, PATH, parameters, last_on=_first_of(last_on))

    return {
        "contacts": contacts(),
        "given": contacts("direction", EngagementDirection.GIVEN.value),
        "received": contacts("direction", EngagementDirection.RECEIVED.value),
        "joint": contacts("direction", EngagementDirection.JOINT.value),
        "reports_sent": contacts("kind", EngagementKind.REPORT_SENT.value),
        "reports_received": contacts("kind", EngagementKind.REPORT_RECEIVED.value),
    }


def _counterparts(plan: CTE, contacts: CTE) -> CTE:
    """Each counterpart with what was counted, and how long ago the last contact was."""
    rows = contacts.c
    code = rows.code

    given, received, joint = (
        func.count().filter(and_(rows.is_counted, rows.direction == direction.value))
        for direction in EngagementDirection
    )
    last = {name: _first_of(_last(rows[name], rows)) for name in ("ref", "kind", "on")}
    days = (plan.c.as_of - func.max(rows.held_on)).self_group()
    is_silent = cast(days, Integer) > SILENT_AFTER
    kind = case(
        (SubForum.code.is_not(None), CounterpartKind.SUB_FORUM.value),
        else_=CounterpartKind.ORGANIZATION.value,
    )
    row = {
        "code": code,
        "kind": kind,
        "name": func.coalesce(SubForum.name, Organization.name),
        **_directions(plan, rows, {"with": code}),
        "balance": given - received,
        "reciprocity": _reciprocity(given, received, joint),
        "last": as_object(last),
        "days_since_last": days,
        "is_silent": is_silent,
    }
    return (
        select(code.label("code"), is_silent.label("is_silent"), as_object(row).label("row"))
        .select_from(
            contacts.join(plan, true())
            .outerjoin(SubForum, SubForum.code == code)
            .outerjoin(Organization, Organization.code == code)
        )
        .group_by(*plan.c, code, SubForum.code, SubForum.name, Organization.name)
        .cte("counterparts")
    )


def _reciprocity(
    given: ColumnElement[int], received: ColumnElement[int], joint: ColumnElement[int]
) -> ColumnElement[str]:
    """Which way the contacts went."""
    return case(
        (and_(given > 0, received > 0), Reciprocity.MUTUAL.value),
        (given > 0, Reciprocity.ONLY_GIVEN.value),
        (received > 0, Reciprocity.ONLY_RECEIVED.value),
        (joint > 0, Reciprocity.ONLY_JOINT.value),
        else_=Reciprocity.NONE.value,
    )


def _last(column: ColumnElement[Any], rows: Columns) -> Any:  # noqa: ANN401 - an aggregate
    """The values of a column, the latest contact's first."""
    order = aggregate_order_by(cast(column, Text), rows.held_on.desc(), rows.ref.desc())
    return func.array_agg(order, type_=ARRAY(Text))


def _first_of(values: Any) -> ColumnElement[Any]:  # noqa: ANN401 - an aggregate, filtered or not
    return func.coalesce(values, literal_column("'{}'::text[]", ARRAY(Text)))[1]
