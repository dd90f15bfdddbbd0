"""One statement of all that is asked of an actor's seats, most urgent first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    CTE,
    ColumnElement,
    Integer,
    Select,
    Text,
    case,
    cast,
    false,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on

from api.core.actors import ECONOMY_ROLES, Actor, Role
from api.core.listing import Statement, compiled, late
from api.insight.attention.duties import DUTIES, Duty
from api.insight.attention.missing import (
    EDITION_BY,
    IMPORT_BY,
    editions_due,
    focal_economies,
    imports_failed,
)
from api.insight.attention.schemas import AttentionKind as Kind
from api.insight.attention.schemas import Urgency
from api.insight.records import KIND_OF
from api.insight.statements import kept_by_reach

SOON_DAYS: Final = 30
LONG_PAST_DAYS: Final = 3 * 365
"""What is overdue for longer is history to be tidied, and no longer urgent."""
NAMES: Final = ("key", "ref", "due_on", "since", "economy", "forum", "detail")
TODAY: Final[ColumnElement[Any]] = func.current_date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one sort of an actor's seats is asked for under one duty."""

    kind: Kind
    role: Role
    rows: Select[Any]
    economies: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    records: ColumnElement[Any] | None = None
    by_caller: bool
    is_awaited: bool


def parts_of(actor: Actor) -> Iterator[Part]:
    """Everything that the actor's seats are asked for."""
    for duty in DUTIES:
        yield from _of_duty(actor, duty)
    economies = focal_economies(actor)
    if actor.is_secretariat or economies:
        yield Part(
            kind=Kind.FILE_EDITION,
            role=Role.SECRETARIAT if actor.is_secretariat else Role.FOCAL_POINT,
            rows=editions_due(actor),
            economies=() if actor.is_secretariat else tuple(economies),
            by_caller=bool(actor.roles & EDITION_BY),
            is_awaited=False,
        )
    if actor.roles & IMPORT_BY:
        yield Part(
            kind=Kind.MEND_IMPORT,
            role=Role.SECRETARIAT,
            rows=imports_failed(actor),
            by_caller=True,
            is_awaited=True,
        )


def _of_duty(actor: Actor, duty: Duty) -> Iterator[Part]:
    """The lists of one duty: all for the secretariat, else one for each sort of seats."""
    scopes: dict[str, tuple[Role, set[str]]] = {}
    if actor.is_secretariat and Role.SECRETARIAT in duty.by:
        scopes[""] = (Role.SECRETARIAT, set())
    else:
        for seat in actor.seats:
            scope = seat.economy or seat.forum
            if seat.role in duty.by and scope is not None:
                _, codes = scopes.setdefault(duty.by[seat.role], (seat.role, set()))
                codes.add(scope)
    for name, (role, codes) in scopes.items():
        own = duty.asks.narrowed(**{name: sorted(codes)}) if name else duty.asks
        service = own.resource.service
        columns = [column.label(label) for label, column in duty.columns().items()]
        scoped = tuple(sorted(codes))
        yield Part(
            kind=duty.kind,
            role=role,
            rows=select(*columns).where(own.condition, service.visible(actor)),
            economies=scoped if role in ECONOMY_ROLES else (),
            forums=() if role in ECONOMY_ROLES else scoped,
            records=own.address,
            by_caller=any(map(duty.may, actor.roles)),
            is_awaited=duty.is_awaited,
        )


@kept_by_reach
def attention_statement(actor: Actor) -> Statement:
    """One statement that answers what is asked of an actor's seats as JSON."""
    parts = list(parts_of(actor))
    if not parts:
        nothing = func.json_build_object(
            "total", 0, "items", func.json_build_array(), "counts", func.json_build_array()
        )
        return compiled(select(nothing))
    asked = union_all(*(_numbered(place, part) for place, part in enumerate(parts))).cte("asked")
    items = _items(asked, parts)
    filters = (_is_wanted(name, items.c[name]) for name in ("kind", "urgency"))
    wanted = select(items).where(*filters)
    page = wanted.order_by(*_order(items)).limit(late("limit", Integer())).cte("page")
    total = select(func.count()).select_from(wanted.subquery()).scalar_subquery()
    return compiled(
        select(
            func.json_build_object(
                "total",
                total,
                "items",
                func.array(_page_items(page, parts).scalar_subquery()),
                "counts",
                func.array(_counts(asked, parts).scalar_subquery()),
            )
        )
    )


def _numbered(place: int, part: Part) -> Select[Any]:
    return part.rows.add_columns(
        literal(place).label("part"), literal(part.kind.value, Text()).label("kind")
    )


def _items(asked: CTE, parts: list[Part]) -> CTE:
    """What is asked, each once, with how soon."""
    one = asked.c
    rows = select(*(one[name] for name in NAMES), one.part, one.kind)
    if len({part.kind for part in parts}) < len(parts):
        rows = rows.ext(distinct_on(one.kind, one.key)).order_by(one.kind, one.key, one.part)
    each = rows.subquery("each")
    awaited = [place for place, part in enumerate(parts) if part.is_awaited]
    days = cast(each.c.due_on - TODAY, Integer)
    urgency = case(
        (days < -LONG_PAST_DAYS, Urgency.LATER.value),
        (days < 0, Urgency.OVERDUE.value),
        (days <= SOON_DAYS, Urgency.SOON.value),
        (each.c.part.in_(awaited) if awaited else false(), Urgency.WAITING.value),
        else_=Urgency.LATER.value,
    )
    return select(each, days.label("days"), cast(urgency, Text).label("urgency")).cte("items")


def _is_wanted(name: str, column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Under a filter of the query; everything where it is empty."""
    wanted = type_coerce(late(name, ARRAY(Text)), ARRAY(Text))
    return or_(func.cardinality(wanted) == 0, column == func.any(wanted))


def _order(of: Any) -> list[ColumnElement[Any]]:  # noqa: ANN401 - a CTE or its page
    places = {urgency.value: place for place, urgency in enumerate(Urgency)}
    kinds = {kind.value: place for place, kind in enumerate(Kind)}
    return [
        case(places, value=of.c.urgency),
        of.c.days.asc().nulls_last(),
        of.c.since.asc().nulls_last(),
        case(kinds, value=of.c.kind),
        of.c.key,
    ]


def _page_items(page: CTE, parts: list[Part]) -> Select[Any]:
    one = page.c
    own = [place for place, part in enumerate(parts) if part.by_caller]
    told: dict[str, ColumnElement[Any]] = {
        **{name: one[name] for name in (*NAMES[1:], "days", "urgency", "kind")},
        "title": _title(page),
        "by_caller": one.part.in_(own) if own else false(),
    }
    return select(_object(told)).order_by(*_order(page))


def _title(page: CTE) -> ColumnElement[Any]:
    """What the record is called, whatever its kind."""
    by_resource: dict[str, list[str]] = {}
    for duty in DUTIES:
        by_resource.setdefault(duty.asks.resource.name, []).append(duty.kind.value)
    titles = []
    for name, kinds in by_resource.items():
        kind = KIND_OF[name]
        title = select(kind.heading).where(kind.ref == page.c.ref).correlate(page).scalar_subquery()
        titles.append((page.c.kind.in_(kinds), title))
    return case(*titles, else_=cast(null(), Text))


def _counts(asked: CTE, parts: list[Part]) -> Select[Any]:
    """How many there are of each part, and where one sees them."""
    counted = select(asked.c.part, func.count().label("n")).group_by(asked.c.part).subquery()
    told = [
        (counted.c.part == place, _object(_about(part) | {"count": counted.c.n}))
        for place, part in enumerate(parts)
    ]
    return select(case(*told)).order_by(counted.c.part)


def _about(part: Part) -> dict[str, ColumnElement[Any]]:
    return {
        "kind": literal(part.kind.value, Text()),
        "role": literal(part.role.value, Text()),
        "economies": cast(list(part.economies), ARRAY(Text)),
        "forums": cast(list(part.forums), ARRAY(Text)),
        "records": cast(null(), Text) if part.records is None else part.records,
    }


def _object(told: Mapping[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    return func.json_build_object(*(item for pair in told.items() for item in pair))
