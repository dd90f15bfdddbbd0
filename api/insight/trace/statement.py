"""A trace as one statement: find the record, walk both ways, show what is nearest to hand."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import (
    CTE,
    Boolean,
    ColumnElement,
    Integer,
    Select,
    Text,
    Uuid,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.elements import True_

from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.core.settings import API_BASE
from api.implementations.models import Implementation
from api.insight.figures import as_object
from api.insight.records import RecordKind
from api.insight.statements import kept_by_reach
from api.insight.trace.filters import BENEATH
from api.insight.trace.links import LINKS, TRACED, Rows, above, beneath
from api.insight.trace.orphans import orphans_of
from api.insight.trace.schemas import Direction, TraceKind

UUID: Final = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
MOST_NAMED: Final = 100
"""Refs that an address names; what a list's filter takes."""
Node = tuple[RecordKind, Direction, CTE]


@kept_by_reach
def trace_statement(actor: Actor) -> Statement:
    """One statement that answers a record's trace as JSON, as this actor may see it."""
    root = union_all(*(_itself(kind, actor) for kind in TRACED)).cte("root")

    def seed(kind: RecordKind) -> Rows:
        return select(root.c.ref).where(root.c.kind == kind.name)

    nodes = [
        *_nodes(actor, Direction.UPSTREAM, above(seed), root),
        *_nodes(actor, Direction.DOWNSTREAM, beneath(seed), root),
    ]
    shown = union_all(
        select(root.c.ref, root.c.kind, literal(Direction.SELF.value, Text()).label("direction")),
        *(_shown(*node) for node in nodes),
    ).cte("shown")
    evidence = _evidence(shown)
    ref, kind = (select(root.c[name]).scalar_subquery() for name in ("ref", "kind"))
    is_plan = and_(kind == TraceKind.STRATEGIC_PLAN.value, late("orphans", Boolean()))
    answer = {
        "ref": ref,
        "kind": kind,
        "nodes": _array(_told_nodes(shown)),
        "evidence": _array(select(evidence.c.told).order_by(evidence.c.ref, evidence.c.n)),
        "edges": _array(_edges(shown)),
        "counts": _array(_counts(nodes, ref)),
        "orphans": case((is_plan, _array(orphans_of(actor, ref))), else_=null()),
    }
    return compiled(select(as_object(answer)).where(ref.is_not(None)))


def _array(rows: Rows) -> ColumnElement[Any]:
    return func.array(rows.scalar_subquery())


def _itself(kind: RecordKind, actor: Actor) -> Rows:
    # A piece of evidence is traced with the implementation that shows it.
    key = cast(func.split_part(late("key", Text()), "#", 1), Text)
    # Each side of the OR in a form that an index answers.
    by_id = kind.model.id == cast(case((key.regexp_match(UUID), key)), Uuid)
    return select(kind.ref.label("ref"), literal(kind.name, Text()).label("kind")).where(
        or_(kind.ref == key, by_id), kind.resource.service.visible(actor)
    )


def _nodes(actor: Actor, direction: Direction, reached: Mapping[Any, CTE], root: CTE) -> list[Node]:
    """What was reached of each kind, as the actor may see it."""
    nodes = []
    for kind in TRACED:
        found, itself = reached[kind.model].c.ref, select(root.c.ref)
        visible = kind.resource.service.visible(actor)
        rows = select(found.label("ref")).where(found.not_in(itself))
        if not isinstance(visible, True_):
            rows = select(kind.ref.label("ref")).where(
                kind.ref.in_(select(found)), kind.ref.not_in(itself), visible
            )
        nodes.append((kind, direction, rows.cte(f"{direction.value}_{kind.name}")))
    return nodes


def _shown(kind: RecordKind, direction: Direction, rows: CTE) -> Rows:
    """The first of what was reached, by ref."""
    first = select(rows.c.ref).order_by(rows.c.ref).limit(late("limit", Integer())).subquery()
    return select(
        first.c.ref,
        literal(kind.name, Text()).label("kind"),
        literal(direction.value, Text()).label("direction"),
    )


def _told_nodes(shown: CTE) -> Rows:
    """The nodes, from the upper kinds down."""
    told: list[Select[*tuple[Any, ...]]] = []
    for place, kind in enumerate(TRACED):
        node = {
            "ref": kind.ref,
            "kind": literal(kind.name, Text()),
            "title": kind.heading,
            "status": kind.status,
            "path": kind.path_of(kind.ref),
            "direction": shown.c.direction,
        }
        told.append(
            select(
                literal(place).label("place"), kind.ref.label("ref"), as_object(node).label("told")
            )
            .select_from(kind.model)
            .join(shown, and_(shown.c.ref == kind.ref, shown.c.kind == kind.name))
        )
    every = union_all(*told).subquery("every")
    return select(every.c.told).order_by(every.c.place, every.c.ref)


def _evidence(shown: CTE) -> CTE:
    """What the implementations that are shown have to show; the words are put together later."""
    papers = func.jsonb_array_elements(Implementation.evidence)
    each = papers.table_valued("value", with_ordinality="n").render_derived("paper")
    told = {
        "implementation": Implementation.ref,
        "direction": shown.c.direction,
        "n": each.c.n,
        "title": each.c.value.op("->>")("title"),
    }
    return (
        select(Implementation.ref.label("ref"), each.c.n, as_object(told).label("told"))
        .select_from(Implementation)
        .join(shown, and_(shown.c.ref == Implementation.ref, shown.c.kind == "implementation"))
        .join(each, literal(value=True))
        .cte("evidence")
    )


def _edges(shown: CTE) -> Rows:
    """The links between what is shown."""
    rows = []
    for link in LINKS:
        pairs = link.pairs.subquery()
        upper, lower = shown.alias(), shown.alias()
        names = (link.upper.__tablename__, link.lower.__tablename__)
        of_upper, of_lower = (_name_of(name) for name in names)
        rows.append(
            select(
                pairs.c.upper.label("upper"),
                pairs.c.lower.label("lower"),
                literal(link.name, Text()).label("name"),
            )
            .join(upper, and_(upper.c.ref == pairs.c.upper, upper.c.kind == of_upper))
            .join(lower, and_(lower.c.ref == pairs.c.lower, lower.c.kind == of_lower))
        )
    every = union_all(*rows).subquery("every_link")
    edge = {"from": every.c.upper, "to": every.c.lower, "kind": every.c.name}
    return select(as_object(edge)).order_by(every.c.upper, every.c.lower, every.c.name)


def _name_of(table: str) -> str:
    return next(kind.name for kind in TRACED if kind.resource.name == table)


def _counts(nodes: list[Node], ref: ColumnElement[str]) -> Rows:
    """How many there are of each kind each way, and where one sees them."""
    rows = []
    for place, (kind, direction, reached) in enumerate(nodes):
        count = func.count()
        address = literal(f"{API_BASE}{kind.resource.path}?", Text())
        if direction is Direction.DOWNSTREAM:
            records = address.concat(f"{BENEATH}=").concat(ref)
        else:
            refs = func.string_agg(reached.c.ref, literal(",", Text()))
            named = case((count <= MOST_NAMED, refs), else_=cast(null(), Text))
            records = address.concat("ref=").concat(named)
        told = {
            "direction": literal(direction.value, Text()),
            "kind": literal(kind.name, Text()),
            "count": count,
            "left_off": func.greatest(count - late("limit", Integer()), 0),
            "records": records,
        }
        rows.append(
            select(literal(place).label("place"), as_object(told).label("told"))
            .select_from(reached)
            .having(count > 0)
        )
    every = union_all(*rows).subquery("every_count")
    return select(every.c.told).order_by(every.c.place)
