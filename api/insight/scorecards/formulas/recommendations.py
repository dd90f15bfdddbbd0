"""Recommendations identified, and the share of them that is implemented."""

from typing import Any, Final

from pydantic import Field
from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Subquery,
    and_,
    case,
    cast,
    extract,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute

from api.activities.models import Activity, ActivityKind
from api.activities.service import ActivityService
from api.implementations.models import (
    AGREED,
    Acceptance,
    Axis,
    Implementation,
    Progress,
    StatusEvent,
    Verification,
)
from api.implementations.service import ImplementationService
from api.insight.scorecards.formulas.formula import Facts, Formula, Part, Scope
from api.kpis.values import FormulaParameters
from api.organizations.models import Organization, OrganizationKind
from api.recommendations.models import (
    Recommendation,
    RecommendationStatus,
    addressed_organizations,
    recommendation_topics,
)
from api.recommendations.service import RecommendationService
from api.strategic_plans.models import Measure
from api.topics.models import Topic

TAKEN_UP: Final = (RecommendationStatus.ADOPTED, RecommendationStatus.CLOSED)
"""In the record; one that was superseded is counted as the one that took its place."""


class RecommendationParameters(FormulaParameters):
    """Which recommendations: of which activities; if said, about a topic or to organizations."""

    measures = frozenset({Measure.SHARE})
    links = {"topics": Topic}

    activity_kinds: list[ActivityKind] = Field(
        default=[], max_length=20, description="The kinds of activities that they came from."
    )
    topics: list[str] = Field(default=[], max_length=50, description="About one of these, or ...")
    organization_kinds: list[OrganizationKind] = Field(
        default=[], max_length=20, description="... addressed to an organization of these kinds."
    )


def identified_on() -> ColumnElement[Any]:
    """When it was: its activity's last day, else its adoption in its year, else that year's end.

    Where the caller does not see the activity, that is not told.
    """
    adopted_on, year = Recommendation.adopted_on, Recommendation.year
    in_its_year = case((extract("year", adopted_on) == year, adopted_on))
    end_of_year = func.make_date(year, 12, 31)
    return func.coalesce(Activity.ends_on, in_its_year, end_of_year, type_=Date())


def recommendation_fact(scope: Scope, part: Part, on: ColumnElement[Any] | None = None) -> Facts:
    """A recommendation of the forum, or of an activity of the forum, as a fact."""
    day = identified_on()
    fact = scope.fact(
        part,
        "recommendations",
        Recommendation.ref,
        on=day if on is None else on,
        title=Recommendation.text,
    )
    source = and_(
        Activity.ref == Recommendation.source_activity, ActivityService.visible(scope.actor)
    )
    is_of_forum = scope.is_of_forum(func.coalesce(Recommendation.forum, Activity.forum))
    return (
        fact.join(Recommendation, RecommendationService.visible(scope.actor))
        .outerjoin(Activity, source)
        .where(Recommendation.status.in_(TAKEN_UP), is_of_forum, scope.within(day, part))
    )


def _answers(scope: Scope) -> Subquery:
    """What the parties did about each recommendation by the day asked for, as the actor sees it."""
    progress = _state_at(scope, Axis.IMPLEMENTATION, Implementation.implementation)
    acceptance = _state_at(scope, Axis.ACCEPTANCE, Implementation.acceptance)
    checked = _state_at(scope, Axis.VERIFICATION, Implementation.verification)
    is_done = and_(progress == Progress.IMPLEMENTED, checked != Verification.RETURNED)
    is_released = func.coalesce(Implementation.released_on <= scope.as_of, False)
    is_outstanding = and_(
        ~is_done,
        ~is_released,
        progress != Progress.OVERTAKEN_BY_EVENTS,
        acceptance.in_(AGREED),
    )
    return (
        select(
            Implementation.recommendation.label("recommendation"),
            func.bool_or(is_done).label("is_done"),
            func.bool_or(is_outstanding).label("is_outstanding"),
            func.max(_done_on(scope)).filter(is_done).label("done_on"),
        )
        .where(ImplementationService.visible(scope.actor))
        .group_by(Implementation.recommendation)
        .subquery("answers")
    )


def _events(scope: Scope, axis: Axis) -> Select[Any]:
    return select().where(
        StatusEvent.implementation == Implementation.ref,
        StatusEvent.axis == axis,
        cast(StatusEvent.at, Date) <= scope.as_of,
    )


def _state_at(scope: Scope, axis: Axis, now: InstrumentedAttribute[Any]) -> ColumnElement[Any]:
    """Where an axis stood at the end of the day asked for; its first state before any event."""
    first = {Axis.ACCEPTANCE: Acceptance.PENDING, Axis.IMPLEMENTATION: Progress.NOT_STARTED}
    latest = (
        _events(scope, axis)
        .add_columns(StatusEvent.new)
        .order_by(StatusEvent.seq.desc())
        .limit(1)
        .correlate(Implementation)
        .scalar_subquery()
    )
    initial = first.get(axis, Verification.UNVERIFIED).value
    return case((scope.as_of >= func.current_date(), now), else_=func.coalesce(latest, initial))


def _done_on(scope: Scope) -> ColumnElement[Any]:
    """When a party last said that it was implemented."""
    said = _events(scope, Axis.IMPLEMENTATION).where(StatusEvent.new == Progress.IMPLEMENTED)
    day = func.max(cast(StatusEvent.at, Date))
    return said.add_columns(day).correlate(Implementation).scalar_subquery()


def _wanted(scope: Scope) -> ColumnElement[bool]:
    """What the parameters ask for."""
    topics, addressed = recommendation_topics.c, addressed_organizations.c
    about = Recommendation.id.in_(
        select(topics.owner_id).where(scope.lists("topics", topics.target_key))
    )
    to_kind = Recommendation.id.in_(
        select(addressed.owner_id)
        .join(Organization, Organization.code == addressed.target_key)
        .where(scope.lists("organization_kinds", Organization.kind))
    )
    is_about_anything = and_(~scope.says("topics"), ~scope.says("organization_kinds"))
    return and_(
        scope.is_computed_by("recommendations-implemented"),
        scope.lists_or_is_silent("activity_kinds", Activity.kind),
        or_(is_about_anything, about, to_kind),
    )


def _facts(scope: Scope) -> list[Facts]:
    answers = _answers(scope)
    by_its_parties = answers.c.recommendation == Recommendation.ref
    done_on = func.greatest(identified_on(), answers.c.done_on)
    identified, asked, done = (
        recommendation_fact(scope, "identified"),
        recommendation_fact(scope, "of").join(answers, by_its_parties),
        recommendation_fact(scope, "value", done_on).join(answers, by_its_parties),
    )
    is_implemented = and_(answers.c.is_done, ~answers.c.is_outstanding)
    wanted = _wanted(scope)
    return [identified.where(wanted), asked.where(wanted), done.where(wanted, is_implemented)]


RECOMMENDATIONS_IMPLEMENTED: Final = Formula(
    name="recommendations-implemented",
    parameters=RecommendationParameters,
    counts="recommendations that at least one party has implemented and nobody who took them on "
    "still has to, of those whose answers you may see",
    facts=_facts,
)
