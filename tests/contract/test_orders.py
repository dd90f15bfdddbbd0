"""Each published order of the long lists starts from an index, at its beginning and in its depth.

Of plans, not of times: PostgreSQL is asked how it would go about it, with sorting made dear, so
that it sorts only where no index gives the order.
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import psycopg
import pytest

from api.core.actors import ANONYMOUS, SYSTEM, Actor
from api.core.keyset import SortKey
from api.core.listing import Shape
from api.core.resource import AnyResource
from api.router import RESOURCES

LONG: Final = (
    *("recommendations", "activities", "implementations", "kpi_measurements"),
    *("engagements", "activity_reports", "support_needs", "support_offers", "support_matches"),
)
Plan = dict[str, Any]
SOME: Final = {
    int: "2020",
    date: "2020-01-01",
    datetime: "2020-01-01 00:00:00+00",
    UUID: "00000000-0000-0000-0000-000000000000",
}


def orders(resource: AnyResource) -> list[str]:
    """The published orders, both ways, and the one that nobody asked for."""
    field = resource.query.model_fields["sort"]
    extra = field.json_schema_extra
    assert isinstance(extra, dict)
    names = extra["x-sortable"]
    assert isinstance(names, list)
    return [str(field.default), *(f"{sign}{name}" for name in names for sign in ("", "-"))]


def shape(order: str, *, cursor: bool | None) -> Shape:
    """The first page of an order; or one after a value, or after a NULL."""
    sort = tuple(SortKey(part.lstrip("-"), part.startswith("-")) for part in order.split(","))
    nulls = None if cursor is None else (cursor, *(False for _ in sort[1:]))
    return Shape((), sort, nulls, count=False)


CASES: Final = [
    pytest.param(resource, order, id=f"{resource.name}-{order}")
    for resource in RESOURCES
    if resource.name in LONG
    for order in orders(resource)
]


def position(resource: AnyResource, asked: Shape) -> dict[str, str]:
    """Values of a row before the page, of the kinds of its columns."""
    names = [*(key.name for key in asked.sort), "id"]
    columns = [getattr(resource.service.model, name).type for name in names]
    return {f"after_{n}": SOME.get(column.python_type, "x") for n, column in enumerate(columns)}


def plan_of(owner: psycopg.Connection, resource: AnyResource, asked: Shape, actor: Actor) -> Plan:
    """How PostgreSQL would answer a page."""
    statement = resource.lists.build(asked, resource.service.visible(actor))
    with owner.transaction():
        for dear in ("seqscan", "sort", "incremental_sort", "bitmapscan"):
            owner.execute(f"SET LOCAL enable_{dear} = off".encode())
        cursor = psycopg.RawCursor(owner)
        values = {"limit": 50, **position(resource, asked)}
        cursor.execute(b"EXPLAIN (FORMAT JSON) " + statement.sql, statement.bind(values))
        [[answer]] = cursor.fetchall()
    plan: Plan = answer[0]["Plan"]
    return plan


def stretches(plan: Plan, above: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each scan of the list's own rows, and what stands between it and the limit above it."""
    children = plan.get("Plans", [])
    # What a stranger sees none of is not looked for.
    if not children and "Limit" in above and plan.get("One-Time Filter") != "false":
        nearest = len(above) - above[::-1].index("Limit")
        yield plan["Node Type"], above[nearest:]
    for child in children:
        if child.get("Parent Relationship") not in {"SubPlan", "InitPlan"}:
            yield from stretches(child, (*above, plan["Node Type"]))
        elif child.get("Subplan Name", "").startswith("CTE page"):
            yield from stretches(child)


@pytest.mark.parametrize("after", ["the beginning", "a value", "a NULL"])
@pytest.mark.parametrize(("resource", "order"), CASES)
def test_each_order_starts_from_an_index(
    owner: psycopg.Connection, resource: AnyResource, order: str, after: str
) -> None:
    asked = shape(order, cursor={"the beginning": None, "a value": False, "a NULL": True}[after])
    column = getattr(resource.service.model, asked.sort[0].name)
    if after == "a NULL" and not column.expression.nullable:
        pytest.skip("it is never NULL")
    for actor in (SYSTEM, ANONYMOUS):
        plan = plan_of(owner, resource, asked, actor)
        found = list(stretches(plan))
        assert found or actor is ANONYMOUS
        for scan, between in found:
            assert scan in {"Index Scan", "Index Only Scan"}, (scan, between)
            assert not {"Sort", "Incremental Sort"} & set(between), (scan, between)


def test_a_sort_is_seen_where_no_index_gives_the_order(owner: psycopg.Connection) -> None:
    """Such as two orders at once: what the test above looks for can be found."""
    recommendations = next(r for r in RESOURCES if r.name == "recommendations")
    plan = plan_of(owner, recommendations, shape("priority,-due_on", cursor=None), SYSTEM)
    between = [node for _, nodes in stretches(plan) for node in nodes]
    assert {"Sort", "Incremental Sort"} & set(between)
