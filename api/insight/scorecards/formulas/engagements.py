"""Engagements of the forum with others, and activities that it held together with them."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import Field
from sqlalchemy import ColumnElement, and_, func, or_, select

from api.activities.models import Activity, ActivityKind
from api.engagements.models import (
    Counterpart,
    Engagement,
    EngagementKind,
    engagement_organizations,
    engagement_sub_fora,
)
from api.engagements.service import EngagementService
from api.insight.scorecards.formulas.activities import activity_fact, held_in, is_with_other_fora
from api.insight.scorecards.formulas.formula import (
    Counted,
    Facts,
    Formula,
    Part,
    Scope,
    day_after,
    listed,
)
from api.kpis.values import FormulaParameters


class ForaParameters(FormulaParameters):
    """Whether activities with partner fora count besides engagements with them."""

    include_joint_activities: bool = True


class EngagementParameters(FormulaParameters):
    """Which engagements are counted, and with whom; with anybody where it is not said."""

    kinds: list[EngagementKind] = Field(min_length=1, max_length=20)
    counterparts: list[Counterpart] = Field(default=[*Counterpart], min_length=1, max_length=2)


class JointParameters(FormulaParameters):
    """Which engagements and which activities count as capacity building with others."""

    engagement_kinds: list[EngagementKind] = Field(min_length=1, max_length=20)
    activity_kinds: list[ActivityKind] = Field(min_length=1, max_length=20)


def engagement_fact(scope: Scope, part: Part) -> Facts:
    """An engagement of the forum as a fact, on its first day."""
    title = func.concat_ws(" ", func.translate(Engagement.kind, "-", " "), Engagement.outcome)
    fact = scope.fact(part, "engagements", Engagement.ref, on=Engagement.held_on, title=title)
    return fact.join(
        Engagement,
        and_(
            scope.is_of_forum(Engagement.forum),
            scope.within(Engagement.held_on, part),
            EngagementService.visible(scope.actor),
        ),
    )


def is_with_sub_fora() -> ColumnElement[bool]:
    """Another forum is on the other side."""
    others = engagement_sub_fora.c
    return Engagement.id.in_(select(others.owner_id).where(others.target_key != Engagement.forum))


def is_with_organizations() -> ColumnElement[bool]:
    """An organization is on the other side."""
    return Engagement.id.in_(select(engagement_organizations.c.owner_id))


def engaged_in(counted: Counted, part: str) -> Mapping[str, Any]:
    """The filters of the list of engagements that `engagement_fact` counts."""
    first, last = counted.span(part)
    return {"forum": counted.fora, "on_after": first, "on_before": day_after(last)}


def _with_fora(scope: Scope) -> list[Facts]:
    named = scope.is_computed_by("engagements-with-fora")
    told = scope.kpis.c.parameters["include_joint_activities"].astext
    joint = func.coalesce(told, "true") == "true"
    return [
        engagement_fact(scope, "value").where(named, is_with_sub_fora()),
        activity_fact(scope, "value").where(named, joint, is_with_other_fora()),
    ]


def _by_kind(scope: Scope) -> list[Facts]:
    side = or_(
        and_(scope.lists_or_is_silent("counterparts", "sub_fora"), is_with_sub_fora()),
        and_(scope.lists_or_is_silent("counterparts", "organizations"), is_with_organizations()),
    )
    return [
        engagement_fact(scope, "value").where(
            scope.is_computed_by("engagements-by-kind"), scope.lists("kinds", Engagement.kind), side
        )
    ]


def _joint(scope: Scope) -> list[Facts]:
    named = scope.is_computed_by("joint-capacity-building")
    kinds = scope.lists("engagement_kinds", Engagement.kind)
    activities = scope.lists("activity_kinds", Activity.kind)
    return [
        engagement_fact(scope, "value").where(named, kinds, is_with_sub_fora()),
        activity_fact(scope, "value").where(named, activities, is_with_other_fora()),
    ]


def _address(kinds: str, activity_kinds: str) -> Any:  # noqa: ANN401 - the address of a formula
    """The lists of both resources; the parameters name the kinds, if they do."""

    def address(counted: Counted, part: str, resource: str) -> str | None:
        said = counted.parameters
        if resource == "activities":
            wanted = said.get(activity_kinds)
            filters = {"has_partner_fora": "true", "kind": wanted, **held_in(counted, part)}
            return listed("/activities", **filters)
        sides = said.get("counterparts", ["sub_fora"] if kinds != "kinds" else None)
        filters = {"counterparts": sides, "kind": said.get(kinds), **engaged_in(counted, part)}
        return listed("/engagements", **filters)

    return address


ENGAGEMENTS_WITH_FORA: Final = Formula(
    name="engagements-with-fora",
    parameters=ForaParameters,
    counts="engagements with other fora and completed activities with partner fora",
    facts=_with_fora,
    address=_address("", ""),
)
ENGAGEMENTS_BY_KIND: Final = Formula(
    name="engagements-by-kind",
    parameters=EngagementParameters,
    counts="engagements of the given kinds",
    facts=_by_kind,
    address=_address("kinds", ""),
    resource="engagements",
)
JOINT_CAPACITY_BUILDING: Final = Formula(
    name="joint-capacity-building",
    parameters=JointParameters,
    counts="engagements and completed activities that built capacity together with other fora",
    facts=_joint,
    address=_address("engagement_kinds", "activity_kinds"),
)
