"""The addresses of engagements."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Date,
    Integer,
    Text,
    and_,
    extract,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from api.core.resource import Resource
from api.engagements.models import (
    Counterpart,
    Engagement,
    engagement_organizations,
    engagement_sub_fora,
)
from api.engagements.schemas import EngagementCreate, EngagementQuery, EngagementUpdate
from api.engagements.service import EngagementService


def was_with(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """One of these fora or organizations was on the other side."""
    keys = func.any(type_coerce(wanted, ARRAY(Text)))
    linked = (
        select(table.c.owner_id).where(table.c.target_key == keys)
        for table in (engagement_sub_fora, engagement_organizations)
    )
    return or_(*(Engagement.id.in_(owners) for owners in linked))


def took_part(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """One of these was on either side."""
    keys = func.any(type_coerce(wanted, ARRAY(Text)))
    return or_(Engagement.forum == keys, was_with(wanted))


def has_counterpart(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Another forum, or an organization, was on the other side."""
    sides = func.any(type_coerce(wanted, ARRAY(Text)))
    fora = engagement_sub_fora.c
    others = select(fora.owner_id).where(fora.target_key != Engagement.forum)
    return or_(
        and_(
            literal(Counterpart.SUB_FORA.value) == sides,
            Engagement.id.in_(others.correlate(Engagement)),
        ),
        and_(
            literal(Counterpart.ORGANIZATIONS.value) == sides,
            Engagement.id.in_(select(engagement_organizations.c.owner_id)),
        ),
    )


def has_follow_up(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """Somebody is to do something next, or nobody is."""
    return Engagement.follow_up.is_not(None) == wanted


def was_in(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
    """It was in one of these years."""
    years = func.any(type_coerce(wanted, ARRAY(Integer)))
    return extract("year", Engagement.held_on) == years


def was_before(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """It was before a day."""
    return Engagement.held_on < type_coerce(day, Date)


def was_after(day: ColumnElement[Any]) -> ColumnElement[bool]:
    """It was on a day or later."""
    return Engagement.held_on >= type_coerce(day, Date)


resource = Resource(
    EngagementService,
    one="engagement",
    query=EngagementQuery,
    create=EngagementCreate,
    update=EngagementUpdate,
    filters={
        "with": was_with,
        "party": took_part,
        "counterparts": has_counterpart,
        "has_follow_up": has_follow_up,
        "year": was_in,
        "on_before": was_before,
        "on_after": was_after,
    },
)
