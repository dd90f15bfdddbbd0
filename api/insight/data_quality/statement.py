"""Every check in one statement: how many lack it, of how many, and the first of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import CTE, ColumnElement, Select, Text, cast, func, literal, or_, select, union_all
from sqlalchemy.dialects import postgresql

from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.economies.models import Economy
from api.insight.data_quality.checks import CHECKS, QualityCheck
from api.insight.figures import are_on_record, as_object
from api.insight.lists import RecordList
from api.insight.records import KIND_OF
from api.insight.statements import kept_by_reach
from api.strategic_plans.models import StrategicPlan
from api.sub_fora.models import SubForum

EXAMPLES: Final = 5
Asked = Mapping[str, ColumnElement[Any]]
"""Whose records are asked about; null is everybody."""
NAMED: Final = {"forum": SubForum.code, "plan": StrategicPlan.ref, "economy": Economy.code}


@kept_by_reach
def quality_statement(actor: Actor) -> Statement:
    """One statement that answers what the record lacks as JSON, as this actor may see it."""
    asked: Asked = {name: late(name, Text()) for name in NAMED}
    known = are_on_record([(asked[name], key) for name, key in NAMED.items()])
    found = figures_of(CHECKS, actor, asked, "seen")
    answer = {
        "as_of": cast(func.current_date(), Text),
        "checks": func.array(found.scalar_subquery()),
    }
    return compiled(select(as_object(answer)).where(*known))


def figures_of(
    checks: Sequence[QualityCheck], actor: Actor, asked: Asked, name: str
) -> Select[*tuple[Any, ...]]:
    """What each check found, in their order, as JSON; `check` is its place among them."""
    said = [
        (place, check)
        for place, check in enumerate(checks)
        if not (check.is_for_members and actor.is_anonymous)
    ]
    parts: list[Select[*tuple[Any, ...]]] = []
    for _, alike in groupby(said, key=lambda numbered: id(numbered[1].of)):
        parts += _of_records(list(alike), actor, asked, name)
    told = union_all(*parts).subquery("told")
    return select(told.c.told).order_by(told.c.place)


def _of_records(
    checks: list[tuple[int, QualityCheck]], actor: Actor, asked: Asked, name: str
) -> Iterator[Select[*tuple[Any, ...]]]:
    """What the checks of the same records found, which are looked at once."""
    seen = _seen(checks, actor, asked, name)
    for place, check in checks:
        lacks = seen.c[f"lacks_{place}"]
        first = select(seen.c.ref).where(lacks).order_by(seen.c.ref).limit(EXAMPLES)
        count = select(func.count().filter(lacks)).select_from(seen).scalar_subquery()
        figures = {
            "check": literal(place),
            "count": count,
            "of": select(func.count()).select_from(seen).scalar_subquery(),
            "records": _address(check, check.asks, asked),
            "of_records": _address(check, check.of, asked),
            "examples": func.array(first.scalar_subquery()),
        }
        # A check says nothing of a sort of query that its records know nothing of.
        elsewhere = [value.is_(None) for by, value in asked.items() if by not in check.by]
        told = as_object(figures).label("told")
        yield select(literal(place).label("place"), told).where(*elsewhere)


def _seen(checks: list[tuple[int, QualityCheck]], actor: Actor, asked: Asked, name: str) -> CTE:
    """What is looked at, and what it lacks."""
    first, check = checks[0]
    resource = check.of.resource
    kind = KIND_OF[resource.name]
    narrowed = [
        or_(asked[by].is_(None), resource.lists.where({own: postgresql.array([asked[by]])}))
        for by, own in check.by.items()
        if by in asked
    ]
    gaps = [resource.lacks[each.gap].label(f"lacks_{place}") for place, each in checks]
    return (
        select(kind.ref.label("ref"), *gaps)
        .where(check.of.condition, resource.service.visible(actor), *narrowed)
        .cte(f"{name}_{first}")
    )


def _address(check: QualityCheck, records: RecordList, asked: Asked) -> ColumnElement[str]:
    """The list's address under what is asked about."""
    address = records.address
    for by, own in check.by.items():
        if by in asked:
            # What is null adds nothing.
            pair = literal(f"&{own}=", Text()).concat(asked[by])
            address = address.concat(func.coalesce(pair, ""))
    path = f"{records.resource.path}&"
    return func.replace(address, path, path.replace("&", "?"))
