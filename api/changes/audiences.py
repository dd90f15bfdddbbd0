"""Who could see a record as it was: the ledger's values in, the answer of `visible()` out.

What a record is now is asked of the database, by `visible()` itself. What it was is only in the
ledger, as values; here each resource's `visible()` is said once more over those. A test compares
the two on every record, for every kind of caller (tests/changes).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from api.core.actors import Actor
from api.core.db import Json
from api.core.visibility import Visibility

Values = Mapping[str, Json]
OwnedBy = Callable[[Actor, Values], bool]


@dataclass(frozen=True, slots=True)
class Audience:
    """The fields of a record that decide who sees it, and what they decide."""

    fields: frozenset[str]
    saw: Callable[[Actor, Values], bool]


def _by_visibility(fields: Iterable[str], own: OwnedBy) -> Audience:
    def saw(actor: Actor, values: Values) -> bool:
        visibility = values.get("visibility")
        if visibility is None:
            return False
        if actor.is_anonymous:
            return visibility == Visibility.PUBLIC
        return visibility != Visibility.RESTRICTED or own(actor, values)

    return Audience(frozenset({"visibility", *fields}), saw)


def _any(held: Iterable[str], value: Json) -> bool:
    """Whether one of the codes is the value, or in it."""
    named = value if isinstance(value, list) else [value]
    return not set(held).isdisjoint(code for code in named if isinstance(code, str))


def _part(values: Values, field: str, name: str) -> Any:  # noqa: ANN401 - any JSON
    held = values.get(field)
    return held.get(name) if isinstance(held, dict) else None


def _owns_activity(actor: Actor, values: Values) -> bool:
    return (
        _any(actor.forums, values.get("forum"))
        or _any(actor.economies, values.get("lead_economies"))
        or _any(actor.economies, values.get("co_sponsors"))
    )


def _owns_recommendation(actor: Actor, values: Values) -> bool:
    return (
        _any(actor.forums, values.get("forum"))
        or bool(actor.economies and _part(values, "addressed_to", "all_economies"))
        or _any(actor.economies, _part(values, "addressed_to", "economies"))
        or _any(actor.forums, _part(values, "addressed_to", "sub_fora"))
    )


def _owns_engagement(actor: Actor, values: Values) -> bool:
    return _any(actor.forums, values.get("forum")) or _any(
        actor.forums, _part(values, "with", "sub_fora")
    )


def _owns_offer(actor: Actor, values: Values) -> bool:
    return _any(actor.economies, _part(values, "offered_by", "economy")) or _any(
        actor.forums, _part(values, "offered_by", "sub_forum")
    )


def _owns_by_codes(actor: Actor, values: Values) -> bool:
    return _any(actor.economies, values.get("economy")) or _any(actor.forums, values.get("forum"))


def _saw_work_plan(actor: Actor, values: Values) -> bool:
    return not actor.is_anonymous or values.get("status") in {"endorsed", "closed"}


def _saw_measurement(actor: Actor, values: Values) -> bool:
    status, visibility = values.get("status"), values.get("visibility")
    if actor.is_anonymous:
        return status == "verified" and visibility == Visibility.PUBLIC
    shown = status == "verified" and visibility in {Visibility.PUBLIC, Visibility.MEMBERS}
    of_forum = _any(actor.forums, values.get("forum")) and (
        values.get("economy") is None or status != "draft"
    )
    return shown or _any(actor.economies, values.get("economy")) or of_forum


AUDIENCES: Final[Mapping[str, Audience]] = {
    "activities": _by_visibility(("forum", "lead_economies", "co_sponsors"), _owns_activity),
    "recommendations": _by_visibility(("forum", "addressed_to"), _owns_recommendation),
    "engagements": _by_visibility(("forum", "with"), _owns_engagement),
    "meetings": _by_visibility(
        ("forum",), lambda actor, values: _any(actor.forums, values.get("forum"))
    ),
    "action_plans": _by_visibility(
        ("economy",), lambda actor, values: _any(actor.economies, values.get("economy"))
    ),
    # Whom a need was shared with, in private, only grows: who lost sight of it was not among them.
    "support_needs": _by_visibility(("economy", "forum"), _owns_by_codes),
    "support_offers": _by_visibility(("offered_by",), _owns_offer),
    "kpi_measurements": Audience(
        frozenset({"status", "visibility", "economy", "forum"}), _saw_measurement
    ),
    "work_plans": Audience(frozenset({"status"}), _saw_work_plan),
}
"""Of the resources whose records can be lost sight of. All others are seen by the same callers for
ever: by everybody, or, for implementations, by parties and a forum that never change."""

MEMBERS_ONLY: Final = frozenset({"activity_reports"})
"""Records that follow others, but whoever did not sign in never sees."""


def saw(actor: Actor, resource: str, values: Values) -> bool:
    """Whether an actor with these seats saw a record when it had these values."""
    return actor.is_secretariat or AUDIENCES[resource].saw(actor, values)
