"""The support board in one statement.

An open need is `matched` exactly while a match of it is agreed or delivered: matches move it
(`SupportMatchService`). So its status says whether it has support, and the list of needs by status
shows what was counted.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Text,
    column,
    func,
    literal_column,
    or_,
    select,
    values,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from api.core.actors import Actor
from api.core.listing import Statement, compiled, late
from api.core.settings import API_BASE
from api.cross_cutting_areas.models import CrossCuttingArea
from api.economies.models import Economy
from api.insight.figures import (
    Parameters,
    are_on_record,
    as_object,
    constant,
    figure,
)
from api.insight.statements import kept_by_reach
from api.recommendations.models import Priority
from api.strategic_plans.models import StrategicPlan
from api.support_matches.models import Outcome, SupportMatch, SupportMatchStatus
from api.support_matches.service import SupportMatchService
from api.support_needs.models import SupportNeed, SupportNeedStatus
from api.support_needs.service import OPEN, SupportNeedService
from api.support_offers.models import SupportOffer, SupportOfferStatus, support_offer_areas
from api.support_offers.service import SupportOfferService

PLAN: Final = late("plan", Text())
AREA: Final = late("area", Text())
ECONOMY: Final = late("economy", Text())
NAMED: Final = (
    *((PLAN, StrategicPlan.ref), (ECONOMY, Economy.code)),
    (AREA, CrossCuttingArea.code),
)
FORUM: Final = select(StrategicPlan.forum).where(StrategicPlan.ref == PLAN).scalar_subquery()
UNSUPPORTED: Final = tuple(
    status for status in SupportNeedStatus if status in OPEN - {SupportNeedStatus.MATCHED}
)
MOVED: Final = (Outcome.GAP_CLOSED, Outcome.GAP_NARROWED)
NARROWED: Final[Parameters] = {"forum": FORUM, "economy": ECONOMY, "area": AREA}


@kept_by_reach
def board_statement(actor: Actor) -> Statement:
    """One statement that answers the board as JSON, as this actor may see it."""
    needs, offers = _needs(actor), _offers(actor)
    matches = _matches(actor, needs)
    economies = _economies(needs)
    code, position = economies.c.code, economies.c.position
    rows = select(economies.c.row).order_by(position, code)
    without = select(code).where(~economies.c.has_support).order_by(position, code)
    moved = _count(matches, "outcome", MOVED)
    of_offers = {"offered_by_economy": ECONOMY, "areas": AREA}
    answers = {
        "plan": PLAN,
        "area": AREA,
        "economy": ECONOMY,
        "open": _figure(needs, "/support-needs", "status", _in_order(OPEN)),
        "needs": _columns(needs, matches),
        "offers": _each(offers, "/support-offers", "status", SupportOfferStatus, of_offers),
        "matches": _each(matches, "/support-matches", "status", SupportMatchStatus),
        "outcomes": _each(matches, "/support-matches", "outcome", Outcome),
        "gaps_moved": figure(moved, "/support-matches", {**NARROWED, "outcome": ",".join(MOVED)}),
        "economies": func.array(rows.scalar_subquery()),
        "without_support": func.array(without.scalar_subquery()),
    }
    return compiled(select(as_object(answers)).where(*are_on_record(NAMED)))


def _needs(actor: Actor) -> CTE:
    """The needs that the actor may see and the query asks for."""
    return (
        select(
            *(SupportNeed.ref, SupportNeed.economy, SupportNeed.title, SupportNeed.kind),
            *(SupportNeed.area, SupportNeed.priority, SupportNeed.status),
        )
        .where(
            SupportNeedService.visible(actor),
            or_(PLAN.is_(None), SupportNeed.forum == FORUM),
            or_(AREA.is_(None), SupportNeed.area == AREA),
            or_(ECONOMY.is_(None), SupportNeed.economy == ECONOMY),
        )
        .cte("seen_needs")
    )


def _offers(actor: Actor) -> CTE:
    """The offers that the actor may see and the query asks for; no plan narrows them."""
    areas = support_offer_areas.c
    in_area = select(areas.owner_id).where(areas.target_key == AREA)
    return (
        select(SupportOffer.ref, SupportOffer.status)
        .where(
            SupportOfferService.visible(actor),
            or_(AREA.is_(None), SupportOffer.id.in_(in_area)),
            or_(ECONOMY.is_(None), SupportOffer.offered_by_economy == ECONOMY),
        )
        .cte("seen_offers")
    )


def _matches(actor: Actor, needs: CTE) -> CTE:
    """The matches of those needs."""
    return (
        select(
            *(SupportMatch.ref, SupportMatch.need, SupportMatch.offer, SupportMatch.activity),
            *(SupportMatch.status, SupportMatch.outcome),
        )
        .join(needs, needs.c.ref == SupportMatch.need)
        .where(SupportMatchService.visible(actor))
        .cte("seen_matches")
    )


def _columns(needs: CTE, matches: CTE) -> ColumnElement[Any]:
    """The needs by status, each with its matches; every status has its column."""
    column_of = _kinds(SupportNeedStatus)
    status = column_of.c.value
    match = {name: matches.c[name] for name in ("ref", "offer", "activity", "status", "outcome")}
    of_need = (
        select(as_object(match))
        .where(matches.c.need == needs.c.ref)
        .order_by(matches.c.ref)
        .correlate(needs)
    )
    candidates = func.concat(
        constant(f"{API_BASE}/support-needs/"), needs.c.ref, constant("/candidates")
    )
    need = {
        **{n: needs.c[n] for n in ("ref", "economy", "title", "kind", "area", "priority")},
        "is_supported": needs.c.status == SupportNeedStatus.MATCHED,
        "matches": func.array(of_need.scalar_subquery()),
        "candidates": candidates,
    }
    urgency = func.array_position(_words(Priority), needs.c.priority)
    rows = (
        select(as_object(need))
        .where(needs.c.status == status)
        .order_by(urgency.desc().nulls_last(), needs.c.ref)
        .correlate(column_of)
    )
    count = (
        select(func.count())
        .select_from(needs)
        .where(needs.c.status == status)
        .correlate(column_of)
        .scalar_subquery()
    )
    parts = {"status": status, "needs": func.array(rows.scalar_subquery())}
    shown = select(
        figure(count, "/support-needs", {**NARROWED, "status": status}, **parts)
    ).order_by(column_of.c.position)
    return func.array(shown.scalar_subquery())


def _each(
    rows: CTE, path: str, name: str, kind: type[StrEnum], narrowed: Parameters = NARROWED
) -> ColumnElement[Any]:
    """How many rows have each value of an enumeration, those that none has included."""
    kinds = _kinds(kind)
    value = kinds.c.value
    count = (
        select(func.count())
        .select_from(rows)
        .where(rows.c[name] == value)
        .correlate(kinds)
        .scalar_subquery()
    )
    counted = figure(count, path, {**narrowed, name: value}, **{name: value})
    shown = select(counted).order_by(kinds.c.position)
    return func.array(shown.scalar_subquery())


def _economies(needs: CTE) -> CTE:
    """Each economy with open needs, and how many of those have support."""
    code = needs.c.economy
    narrowed: Parameters = {**NARROWED, "economy": code}

    def of_statuses(statuses: Iterable[StrEnum]) -> ColumnElement[Any]:
        """The needs in one of these states, counted within the economy."""
        kept = tuple(statuses)
        count = func.count().filter(needs.c.status.in_(kept))
        return figure(count, "/support-needs", {**narrowed, "status": ",".join(kept)})

    has_support = func.bool_or(needs.c.status == SupportNeedStatus.MATCHED)
    row = {
        "code": code,
        "name": Economy.name,
        "open": of_statuses(_in_order(OPEN)),
        "supported": of_statuses([SupportNeedStatus.MATCHED]),
        "unsupported": of_statuses(UNSUPPORTED),
        "has_support": has_support,
    }
    return (
        select(code.label("code"), Economy.position, has_support.label("has_support"))
        .add_columns(as_object(row).label("row"))
        .join(Economy, Economy.code == code)
        .where(needs.c.status.in_(_in_order(OPEN)))
        .group_by(code, Economy.name, Economy.position)
        .cte("open_needs")
    )


def _figure(rows: CTE, path: str, name: str, of: tuple[StrEnum, ...]) -> ColumnElement[Any]:
    return figure(_count(rows, name, of), path, {**NARROWED, name: ",".join(of)})


def _count(rows: CTE, name: str, of: tuple[StrEnum, ...]) -> ColumnElement[int]:
    return select(func.count()).select_from(rows).where(rows.c[name].in_(of)).scalar_subquery()


def _in_order(statuses: frozenset[SupportNeedStatus]) -> tuple[SupportNeedStatus, ...]:
    return tuple(status for status in SupportNeedStatus if status in statuses)


def _kinds(kind: type[StrEnum]) -> FromClause:
    """The values of an enumeration as rows, in their order."""
    rows: list[tuple[ColumnElement[Any], ...]] = [
        (constant(value), literal_column(str(n))) for n, value in enumerate(kind)
    ]
    return values(column("value", Text), column("position"), name="kinds").data(rows)


def _words(kind: type[StrEnum]) -> ColumnElement[Any]:
    return array([constant(value) for value in kind], type_=ARRAY(Text))
