"""One statement of all that is asked of an actor's seats, most urgent first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    CTE,
    Boolean,
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
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
from api.core.settings import API_BASE
from api.insight.attention.duties import DUTIES
from api.insight.attention.duty import TODAY, Duty, Own
from api.insight.attention.missing import (
    EDITION_BY,
    IMPORT_BY,
    editions_due,
    focal_economies,
    gaps_in_the_record,
    imports_failed,
)
from api.insight.attention.schemas import AttentionKind as Kind
from api.insight.attention.schemas import Urgency
from api.insight.records import KIND_OF
from api.insight.statements import kept_by_reach

SOON_DAYS: Final = 30
LONG_PAST_DAYS: Final = 3 * 365
"""What was due or asked for before that stands apart: it is settled, or given up."""
NAMES: Final = ("key", "ref", "due_on", "since", "economy", "forum", "detail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one sort of an actor's seats is asked for under one duty."""

    kind: Kind
    role: Role
    rows: Select[Any]
    economies: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    records: ColumnElement[Any] | None = None
    """The list that shows them; none where what is counted is missing from every list."""
    by_caller: bool
    is_awaited: bool

    @property
    def about(self) -> dict[str, ColumnElement[Any]]:
        """What is said of it beside its number."""
        alone = literal(f"{API_BASE}/attention?kind={self.kind.value}", Text())
        return {
            "kind": literal(self.kind.value, Text()),
            "role": literal(self.role.value, Text()),
            "economies": cast(list(self.economies), ARRAY(Text)),
            "forums": cast(list(self.forums), ARRAY(Text)),
            "by_caller": literal(self.by_caller, Boolean()),
            "records": alone if self.records is None else self.records,
        }


def parts_of(actor: Actor) -> Iterator[Part]:
    """Everything that the actor's seats are asked for, or see that others are."""
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
        for kind, rows in {
            Kind.MEND_IMPORT: imports_failed(actor),
            Kind.MEND_GAPS: gaps_in_the_record(actor),
        }.items():
            yield Part(
                kind=kind,
                role=Role.SECRETARIAT,
                rows=rows,
                by_caller=True,
                is_awaited=kind is Kind.MEND_IMPORT,
            )


def _of_duty(actor: Actor, duty: Duty) -> Iterator[Part]:
    """The lists of one duty: all for the secretariat, else one for each sort of seats."""
    asked: dict[Own, tuple[Role, set[str]]] = {}
    if actor.is_secretariat and Role.SECRETARIAT in duty.by:
        asked[duty.by[Role.SECRETARIAT]] = (Role.SECRETARIAT, set())
    else:
        for seat in actor.seats:
            scope = seat.economy or seat.forum
            if seat.role in duty.by and scope is not None:
                _, codes = asked.setdefault(duty.by[seat.role], (seat.role, set()))
                codes.add(scope)
    for part, (role, codes) in asked.items():
        scopes = sorted(codes)
        records = duty.asks(part, scopes)
        columns = [column.label(label) for label, column in duty.columns().items()]
        visible = duty.resource.service.visible(actor)
        yield Part(
            kind=duty.kind,
            role=role,
            rows=select(*columns).where(records.condition, visible),
            economies=tuple(scopes) if role in ECONOMY_ROLES else (),
            forums=() if role in ECONOMY_ROLES else tuple(scopes),
            records=records.address,
            by_caller=not part.is_seen and any(map(duty.may, actor.roles)),
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
    """The rows of a part; those that others settle only where their kind is asked for."""
    kind = literal(part.kind.value, Text())
    rows = part.rows.add_columns(literal(place).label("part"), kind.label("kind"))
    return rows if part.by_caller else rows.where(kind == func.any(_wanted("kind")))


def _items(asked: CTE, parts: list[Part]) -> CTE:
    """What is asked, each once, with how soon."""
    one = asked.c
    rows = select(*(one[name] for name in NAMES), one.part, one.kind)
    if len({part.kind for part in parts}) < len(parts):
        rows = rows.ext(distinct_on(one.kind, one.key)).order_by(one.kind, one.key, one.part)
    each = rows.subquery("each")
    awaited = [place for place, part in enumerate(parts) if part.is_awaited]
    days = cast(each.c.due_on - TODAY, Integer)
    waited = cast(TODAY - each.c.since, Integer)
    urgency = case(
        (days < -LONG_PAST_DAYS, Urgency.EARLIER.value),
        (days < 0, Urgency.OVERDUE.value),
        (days <= SOON_DAYS, Urgency.SOON.value),
        (and_(days.is_(None), waited > LONG_PAST_DAYS), Urgency.EARLIER.value),
        (each.c.part.in_(awaited) if awaited else false(), Urgency.WAITING.value),
        else_=Urgency.LATER.value,
    )
    columns = (days.label("days"), waited.label("waited"), cast(urgency, Text).label("urgency"))
    return select(each, *columns).cte("items")


def _wanted(name: str) -> ColumnElement[Any]:
    """The values of a filter of the query."""
    return type_coerce(late(name, ARRAY(Text)), ARRAY(Text))


def _is_wanted(name: str, column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Under a filter of the query; everything where it is empty."""
    return or_(func.cardinality(_wanted(name)) == 0, column == func.any(_wanted(name)))


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
        **{name: one[name] for name in (*NAMES[1:], "days", "waited", "urgency", "kind")},
        "title": _title(page),
        "by_caller": one.part.in_(own) if own else false(),
    }
    return select(_object(told)).order_by(*_order(page))


def _title(page: CTE) -> ColumnElement[Any]:
    """What the record is called, whatever its kind."""
    by_resource: dict[str, set[str]] = {}
    for duty in DUTIES:
        by_resource.setdefault(duty.resource.name, set()).add(duty.kind.value)
    titles = []
    for name, kinds in by_resource.items():
        kind = KIND_OF[name]
        title = select(kind.heading).where(kind.ref == page.c.ref).correlate(page).scalar_subquery()
        titles.append((page.c.kind.in_(sorted(kinds)), title))
    return case(*titles, else_=cast(null(), Text))


def _counts(asked: CTE, parts: list[Part]) -> Select[Any]:
    """How many there are of each part, and where one sees them."""
    own = select(asked.c.part, func.count().label("n")).group_by(asked.c.part)
    others = [
        select(literal(place).label("part"), func.count().label("n")).select_from(
            part.rows.subquery()
        )
        for place, part in enumerate(parts)
        if not part.by_caller
    ]
    settled = [place for place, part in enumerate(parts) if part.by_caller]
    counted = union_all(own.where(asked.c.part.in_(settled)), *others).subquery()
    told = [
        (counted.c.part == place, _object(part.about | {"count": counted.c.n}))
        for place, part in enumerate(parts)
    ]
    return select(case(*told)).where(counted.c.n > 0).order_by(counted.c.part)


def _object(told: Mapping[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    return func.json_build_object(*(item for pair in told.items() for item in pair))
