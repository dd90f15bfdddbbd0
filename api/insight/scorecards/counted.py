"""Exactly which records a part of a KPI's value was counted from."""

from sqlalchemy import Date, Text, and_, cast, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from api.core.actors import Actor
from api.core.db import Json
from api.core.listing import Statement, compiled, late
from api.core.settings import API_BASE
from api.insight.figures import as_object
from api.insight.scorecards.plan import aims_of, plan_asked
from api.insight.statements import kept_by_reach
from api.strategic_plans.models import Kpi


@kept_by_reach
def counted_statement(actor: Actor) -> Statement:
    """One statement that answers the records behind a number, as this actor may see them."""
    asked = plan_asked(actor)
    facts, aims = asked.facts(), aims_of(asked)
    kpi, part = late("kpi", Text()), late("part", Text())
    due_on, economy = cast(late("due_on", Text()), Date), late("economy", Text())
    resource = late("resource", Text())
    is_aim = and_(
        aims.c.kpi == kpi, or_(aims.c.due_on == due_on, and_(due_on.is_(None), aims.c.is_next))
    )
    names = ("resource", "record", "key", "title", "on", "economy")
    once = (
        select(*(facts.c[name] for name in names))
        .ext(distinct_on(facts.c.economy, facts.c.key))
        .join(
            aims,
            and_(is_aim, or_(facts.c.due_on.is_(None), facts.c.due_on == aims.c.due_on)),
        )
        .where(
            facts.c.kpi == kpi,
            facts.c.part == part,
            func.coalesce(facts.c.on, asked.as_of) <= asked.as_of,
            or_(economy.is_(None), facts.c.economy == economy),
            or_(resource.is_(None), facts.c.resource == resource),
        )
        .order_by(facts.c.economy, facts.c.key, facts.c.on, facts.c.record)
        .cte("once")
    )
    item = as_object({name: once.c[name] for name in names})
    rows = select(item).order_by(once.c.on, once.c.economy, once.c.key)
    answer = {
        "plan": asked.plan.c.ref,
        "kpi": Kpi.ref,
        "as_of": asked.as_of,
        "part": part,
        "count": select(func.count()).select_from(once).scalar_subquery(),
        "items": func.array(rows.scalar_subquery()),
    }
    is_asked = and_(Kpi.plan == asked.plan.c.ref, Kpi.ref == kpi)
    return compiled(select(as_object(answer)).select_from(asked.plan).join(Kpi, is_asked))


def with_paths(found: Json) -> Json:
    """Where each record is read."""
    if isinstance(found, dict) and isinstance(found["items"], list):
        for item in found["items"]:
            if isinstance(item, dict):
                resource = str(item["resource"]).replace("_", "-")
                item["path"] = f"{API_BASE}/{resource}/{item['record']}"
    return found
