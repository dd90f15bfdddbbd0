"""What may meet a need, ranked: offers and activities, with points for what they share with it.

Area and kind weigh 30 each, topics 10 each up to 20, capacity and recency 10 each: 100 in all.
Each point has its reason, in words that a person can check against the two records.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Row,
    Select,
    Text,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from api.activities.models import (
    Activity,
    ActivityKind,
    ActivityStatus,
    activity_areas,
    activity_lead_economies,
    activity_topics,
)
from api.activities.service import ActivityService
from api.core.actors import Actor
from api.core.listing import late
from api.core.text import long_day
from api.cross_cutting_areas.models import CrossCuttingArea
from api.support_matches.models import SupportMatch, SupportMatchStatus
from api.support_matches.schemas import Candidate
from api.support_matches.values import MatchReason, ReasonCode
from api.support_needs.models import SupportKind, SupportNeed, support_need_topics
from api.support_offers.models import (
    SupportOffer,
    SupportOfferStatus,
    support_offer_areas,
    support_offer_topics,
)
from api.support_offers.service import SupportOfferService
from api.topics.models import Topic

AREA, KIND, TOPIC, TOPICS_MOST, CAPACITY, RECENCY = 30, 30, 10, 20, 10, 10
MOST: Final = 20
"""How many candidates are answered."""
RECENT_DAYS: Final = 365
LIVE: Final = (SupportMatchStatus.PROPOSED, SupportMatchStatus.AGREED, SupportMatchStatus.DELIVERED)
HOLDS_CAPACITY: Final = (SupportMatchStatus.AGREED, SupportMatchStatus.DELIVERED)
TEACHES: Final = (
    *(ActivityKind.WORKSHOP, ActivityKind.TRAINING, ActivityKind.CAPACITY_BUILDING),
    *(ActivityKind.SEMINAR, ActivityKind.EXERCISE),
)
AHEAD: Final = (ActivityStatus.PROPOSED, ActivityStatus.ENDORSED, ActivityStatus.UNDER_WAY)


def ranked(actor: Actor, *, only_fitting: bool = True) -> Select[Any]:
    """The candidates of the need `need`, the best first, as this actor may see them.

    With `only_fitting` they share an area, a kind or a topic with it, and `MOST` are answered.
    """
    found = union_all(_offers(actor), _activities(actor)).subquery("found")
    points = found.c
    score = points.area + points.kind + points.topics + points.capacity + points.recency
    statement = select(found, score.label("score")).order_by(score.desc(), points.ref)
    if not only_fitting:
        return statement
    return statement.where(points.area + points.kind + points.topics > 0).limit(MOST)


def candidate_of(row: Sequence[Any] | Row[Any]) -> Candidate:
    """A row of `ranked` with its reasons in words."""
    (source, ref, title, provider, area, kind, topics, capacity, recency) = row[:9]
    (shared, area_name, kind_name, room, day, score) = row[9:15]
    is_offer = source == "offer"
    said = [
        (ReasonCode.AREA, area, f"Both are in the area “{area_name}”."),
        (ReasonCode.KIND, kind, f"It can be {kind_name}, which is what is needed."),
        (ReasonCode.TOPICS, topics, f"Both are about {', '.join(shared)}."),
        (ReasonCode.CAPACITY, capacity, f"It has room for {room} more."),
        (
            ReasonCode.RECENCY,
            recency,
            # Of an activity the first day is known that it may mean, and often no more than that.
            f"Last confirmed on {long_day(day)}."
            if is_offer
            else "It can begin within twelve months.",
        ),
    ]
    return Candidate(
        offer=ref if is_offer else None,
        activity=None if is_offer else ref,
        title=title,
        provider=provider,
        score=score,
        reasons=[MatchReason(code=c, detail=text, points=p) for c, p, text in said if p],
    )


def _need() -> ColumnElement[bool]:
    return SupportNeed.ref == late("need", Text())


def _points(condition: ColumnElement[bool], points: int) -> ColumnElement[int]:
    return case((condition, points), else_=0)


def _shared_topics(links: Any, owner: ColumnElement[Any]) -> ColumnElement[Any]:  # noqa: ANN401
    wanted = support_need_topics.c
    return func.array(
        select(Topic.name)
        .join(links, links.c.target_key == Topic.code)
        .where(
            links.c.owner_id == owner,
            links.c.target_key.in_(
                select(wanted.target_key).where(wanted.owner_id == SupportNeed.id)
            ),
        )
        .order_by(Topic.name)
        .scalar_subquery()
    )


def _topic_points(shared: ColumnElement[Any]) -> ColumnElement[int]:
    return func.least(func.cardinality(shared, type_=Integer()) * TOPIC, TOPICS_MOST)


def _in_area(links: Any, owner: ColumnElement[Any]) -> ColumnElement[bool]:  # noqa: ANN401
    return exists().where(links.c.owner_id == owner, links.c.target_key == SupportNeed.area)


def _area_name() -> ColumnElement[str | None]:
    named = select(CrossCuttingArea.name).where(CrossCuttingArea.code == SupportNeed.area)
    return named.correlate(SupportNeed).scalar_subquery()


def _is_tried(column: ColumnElement[Any], ref: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether it is proposed or at work for this need already."""
    return exists().where(
        SupportMatch.need == SupportNeed.ref, column == ref, SupportMatch.status.in_(LIVE)
    )


def _offers(actor: Actor) -> Select[Any]:
    shared = _shared_topics(support_offer_topics, SupportOffer.id.expression)
    taken = (
        select(func.count())
        .where(SupportMatch.offer == SupportOffer.ref, SupportMatch.status.in_(HOLDS_CAPACITY))
        .scalar_subquery()
    )
    room = SupportOffer.capacity - taken
    touched = cast(SupportOffer.updated_at, Date)
    is_kind = func.coalesce(
        SupportOffer.kinds.bool_op("?")(cast(SupportNeed.kind, Text)), literal(value=False)
    )
    is_recent = touched >= func.current_date() - RECENT_DAYS
    provider = func.coalesce(
        SupportOffer.offered_by_economy,
        SupportOffer.offered_by_sub_forum,
        SupportOffer.offered_by_organization,
    )
    in_area = _in_area(support_offer_areas, SupportOffer.id.expression)
    until = SupportOffer.available_until
    found = select(
        literal("offer").label("source"),
        SupportOffer.ref.label("ref"),
        SupportOffer.title.label("title"),
        provider.label("provider"),
        _points(in_area, AREA).label("area"),
        _points(is_kind, KIND).label("kind"),
        _topic_points(shared).label("topics"),
        _points(func.coalesce(room > 0, literal(value=False)), CAPACITY).label("capacity"),
        _points(is_recent, RECENCY).label("recency"),
        shared.label("shared"),
        _area_name().label("area_name"),
        func.replace(cast(SupportNeed.kind, Text), "-", " ").label("kind_name"),
        room.label("room"),
        touched.label("day"),
    )
    with_need = found.select_from(SupportOffer).join(SupportNeed, _need())
    return with_need.where(
        SupportOfferService.visible(actor),
        SupportOffer.status == SupportOfferStatus.OPEN,
        SupportOffer.offered_by_economy.is_distinct_from(SupportNeed.economy),
        or_(SupportOffer.capacity.is_(None), room > 0),
        or_(until.is_(None), until >= func.current_date()),
        ~_is_tried(SupportMatch.offer.expression, SupportOffer.ref.expression),
    )


def _activities(actor: Actor) -> Select[Any]:
    shared = _shared_topics(activity_topics, Activity.id.expression)
    leads = activity_lead_economies.c
    of_this = leads.owner_id == Activity.id
    provider = select(func.string_agg(leads.target_key, "; ")).where(of_this).scalar_subquery()
    is_own = exists().where(of_this, leads.target_key == SupportNeed.economy)
    is_kind = and_(Activity.kind.in_(TEACHES), SupportNeed.kind == SupportKind.TRAINING)
    today = func.current_date()
    is_soon = and_(Activity.starts_on >= today, Activity.starts_on < today + RECENT_DAYS)
    in_area = _in_area(activity_areas, Activity.id.expression)
    found = select(
        literal("activity").label("source"),
        Activity.ref.label("ref"),
        Activity.title.label("title"),
        provider.label("provider"),
        _points(in_area, AREA).label("area"),
        _points(is_kind, KIND).label("kind"),
        _topic_points(shared).label("topics"),
        literal(0).label("capacity"),
        _points(func.coalesce(is_soon, literal(value=False)), RECENCY).label("recency"),
        shared.label("shared"),
        _area_name().label("area_name"),
        func.replace(cast(SupportNeed.kind, Text), "-", " ").label("kind_name"),
        cast(null(), Integer).label("room"),
        Activity.starts_on.label("day"),
    )
    with_need = found.select_from(Activity).join(SupportNeed, _need())
    return with_need.where(
        ActivityService.visible(actor),
        Activity.status.in_(AHEAD),
        ~is_own,
        ~_is_tried(SupportMatch.activity.expression, Activity.ref.expression),
    )
