"""The statements behind the feed of changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    cast,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    union_all,
)

from api.activities.models import Activity
from api.activity_reports.models import ActivityReport
from api.changes.audiences import AUDIENCES
from api.core.actors import Actor
from api.core.db import Record
from api.core.ledger import LOCKS, PUBLISH, RESERVE, RESERVED, audit_events, ledger_head
from api.core.listing import Statement, compiled, late
from api.core.projection import as_json, json_rows
from api.core.resource import AnyResource
from api.router import RESOURCES
from api.strategic_plans.models import FocusArea, Kpi, Objective, StrategicPlan
from api.support_matches.models import SupportMatch
from api.support_needs.models import SupportNeed


@dataclass(frozen=True, slots=True)
class Follower:
    """Records that change, for their readers, when a record of another resource does."""

    source: str
    target: str
    on: ColumnElement[bool]
    by_sight: bool
    """Whether what follows is who sees them, rather than what they show."""


FOLLOWERS: Final = (
    Follower("activities", "activity_reports", ActivityReport.activity == Activity.ref, True),  # noqa: FBT003
    Follower("support_needs", "support_matches", SupportMatch.need == SupportNeed.ref, True),  # noqa: FBT003
    Follower("focus_areas", "strategic_plans", FocusArea.plan == StrategicPlan.ref, False),  # noqa: FBT003
    Follower("objectives", "strategic_plans", Objective.plan == StrategicPlan.ref, False),  # noqa: FBT003
    Follower("kpis", "strategic_plans", Kpi.plan == StrategicPlan.ref, False),  # noqa: FBT003
    Follower("kpis", "objectives", Kpi.objective == Objective.ref, False),  # noqa: FBT003
)
"""Reports and matches are seen by whoever sees the activity or the need; a plan shows its parts."""

PULLED: Final[Mapping[str, AnyResource]] = {
    resource.name: resource
    for resource in RESOURCES
    if not resource.is_personal and resource.name != "recommendation_likenesses"
}
"""Everything but accounts, which are nobody's to mirror, and what was answered to a suggestion:
that is seen by whoever sees both of two records, and no event says when they cease to."""

BIRTHS: Final = ("create", "restore")
"""Before these there was nothing to see."""
_EVENTS: Final = audit_events.c


def sources_of(resources: Iterable[str]) -> list[str]:
    """The resources whose events concern these."""
    wanted = set(resources)
    return sorted(wanted | {held.source for held in FOLLOWERS if held.target in wanted})


def settled_until() -> Statement:
    """The number up to which nobody writes any more.

    That is the ledger's end, or the first reservation whose numbers are still being written. It has
    to be asked before the events are: a transaction lets go of its lock when it can be seen.
    """
    published = audit_events.alias("published")
    is_published = (
        select(published.c.seq)
        .where(published.c.record_id == _EVENTS.record_id, published.c.action == PUBLISH)
        .exists()
    )
    locks = table(
        "pg_locks",
        *(column(name) for name in ("locktype", "classid", "objid", "objsubid", "granted")),
    )
    is_held = (
        select(locks.c.objid)
        .where(
            locks.c.locktype == "advisory",
            locks.c.granted,
            cast(locks.c.classid, BigInteger) == LOCKS,
            cast(locks.c.objid, BigInteger) == cast(_EVENTS.changes["lock"][1].astext, BigInteger),
        )
        .exists()
    )
    is_reservation = and_(_EVENTS.resource == RESERVED, _EVENTS.action == RESERVE)
    first_open = select(func.min(_EVENTS.seq)).where(is_reservation, ~is_published, is_held)
    end = select(func.max(ledger_head.c.seq))
    return compiled(select(func.coalesce(first_open.scalar_subquery(), end.scalar_subquery())))


def events_after() -> Statement:
    """Events that may matter, in their order, with what the feed must know of each.

    Place, time, resource, record; whether it may have moved who sees the record; whether it
    is the record's last; whether it is its first.
    """
    later = audit_events.alias()
    is_last = ~(
        select(later.c.seq)
        .where(
            later.c.record_id == _EVENTS.record_id,
            later.c.resource == _EVENTS.resource,
            later.c.seq > _EVENTS.seq,
        )
        .exists()
    )
    may_move = _may_move()
    return compiled(
        select(
            _EVENTS.seq,
            _EVENTS.at,
            _EVENTS.resource,
            _EVENTS.record_id,
            may_move,
            is_last,
            _EVENTS.action.in_(BIRTHS),
        )
        .where(
            _EVENTS.seq >= late("seq", BigInteger()),
            _EVENTS.seq <= late("end", BigInteger()),
            _EVENTS.resource == func.any(late("resources", ARRAY(Text))),
            or_(may_move, is_last),
        )
        .order_by(_EVENTS.seq)
        .limit(late("batch", Integer()))
    )


def _may_move() -> ColumnElement[bool]:
    """Whether an event changed what decides who sees its record."""
    return or_(
        *(
            and_(
                _EVENTS.resource == resource,
                _EVENTS.changes.has_any(literal(sorted(held.fields), ARRAY(Text))),
            )
            for resource, held in AUDIENCES.items()
        )
    )


def states_for(actor: Actor, resources: Sequence[str]) -> Statement:
    """The records that the events of some records concern, as they are now.

    The parameters are the ids of those, for each resource its own (`ids_of`). Answers whose event,
    resource, id, key, version, and whether the actor sees it.
    """
    parts: list[Select[*tuple[Any, ...]]] = []
    for name in resources:
        parts.append(_states(name, name, actor))
        followed = [held for held in FOLLOWERS if held.target == name]
        parts += [_states(held.source, name, actor, held.on) for held in followed]
    return compiled(select(union_all(*parts).subquery()))


def _states(
    source: str, target: str, actor: Actor, on: ColumnElement[bool] | None = None
) -> Select[*tuple[Any, ...]]:
    model, caused_by = _model(target), _model(source)
    statement = select(
        literal(source, Text).label("source"),
        caused_by.id.label("source_id"),
        literal(target, Text).label("target"),
        model.id,
        cast(getattr(model, model.__key__), Text).label("key"),
        model.version,
        PULLED[target].service.visible(actor).label("seen"),
    )
    if on is not None:
        statement = statement.select_from(caused_by).join(model, on)
    return statement.where(caused_by.id == func.any(late(ids_of(source), ARRAY(Uuid))))


def ids_of(resource: str) -> str:
    """The parameter that holds the ids of a resource's records."""
    return f"ids_{resource}"


def moves_of() -> Statement:
    """The events that may have moved who sees these records, from a place on."""
    return compiled(
        select(_EVENTS.record_id, _EVENTS.seq, _EVENTS.changes)
        .where(
            _EVENTS.record_id == func.any(late("ids", ARRAY(Uuid))),
            _EVENTS.resource == late("resource", Text()),
            _EVENTS.seq >= late("seq", BigInteger()),
            _may_move(),
        )
        .order_by(_EVENTS.seq)
    )


def values_of(resource: str) -> Statement:
    """What decides who sees these records, as it is now: what it was is reckoned from it."""
    held, model = PULLED[resource], _model(resource)
    fields = AUDIENCES[resource].fields | {"id"}
    columns = [c for c in json_rows(held.service.read, model) if c.name in fields]
    return compiled(as_json(select(*columns).where(model.id == func.any(late("ids", ARRAY(Uuid))))))


def records_of(resource: str, actor: Actor) -> Statement:
    """These records as the actor reads them: id and JSON text."""
    held, model = PULLED[resource], _model(resource)
    record = (
        select(*json_rows(held.service.read, model))
        .where(model.id == func.any(late("ids", ARRAY(Uuid))), held.service.visible(actor))
        .subquery("record")
    )
    text = cast(func.row_to_json(literal_column("record")), Text)
    return compiled(select(record.c.id, text).select_from(record))


def _model(resource: str) -> type[Record]:
    model: type[Record] = PULLED[resource].service.model
    return model
