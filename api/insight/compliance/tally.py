"""A tally: the figures of one group of answers, and the score that follows from them."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Numeric,
    Text,
    and_,
    case,
    cast,
    func,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by, array

from api.core.listing import late
from api.implementations.models import Acceptance, Progress, Standing, Verification
from api.insight.compliance.explanation import COUNTED, LEFT_OUT
from api.insight.figures import Parameters, address, as_object, constant, figure, no_items

AXES: Final = {
    "standing": Standing,
    "acceptance": Acceptance,
    "implementation": Progress,
    "verification": Verification,
}
FLAGS: Final = ("is_open", "is_overdue", "is_stale")
BLOCKED: Final = {"implementation": "blocked", "is_open": "true"}
PATH: Final = "/implementations"
PLAN: Final = late("plan", Text())
ECONOMY: Final = late("economy", Text())
AREA: Final = late("area", Text())


def tally_of(figures: CTE, names: Collection[str]) -> list[ColumnElement[Any]]:
    """The named parts of a tally, over the figures of one group."""
    # What names the recommendation need not name its plan and area as well.
    of_many = figures.c.recommendation.is_(None)
    narrowed: Parameters = {
        "plan": case((of_many, PLAN)),
        "area": case((of_many, AREA)),
        "economy": func.coalesce(figures.c.economy, ECONOMY),
        "sub_forum": figures.c.sub_forum,
        "recommendation": figures.c.recommendation,
    }
    axes = {
        axis: _values(figures, axis, "value", tuple(kind), narrowed)
        for axis, kind in AXES.items()
        if axis != "standing"
    }
    flags = {flag: figure(_sum(figures, flag), PATH, {**narrowed, flag: "true"}) for flag in FLAGS}
    parts = {
        "asked": figure(_sum(figures, "standing"), PATH, narrowed),
        "score": _score(figures, narrowed),
        **axes,
        **flags,
        "is_blocked": figure(_sum(figures, "is_blocked"), PATH, {**narrowed, **BLOCKED}),
    }
    return [part.label(name) for name, part in parts.items() if name in names]


def _score(figures: CTE, narrowed: Parameters) -> ColumnElement[Any]:
    """What is done of what is counted, and what is not counted."""
    numerator = _sum(figures, "standing", Standing.IMPLEMENTED)
    denominator = _sum(figures, "standing", *COUNTED)
    return as_object(
        {
            "numerator": numerator,
            "numerator_records": address(
                PATH, {**narrowed, "standing": Standing.IMPLEMENTED.value}
            ),
            "denominator": denominator,
            "denominator_records": address(PATH, {**narrowed, "standing": ",".join(COUNTED)}),
            "share": func.round(cast(numerator, Numeric) / func.nullif(denominator, 0), 4),
            "counted": _values(figures, "standing", "standing", COUNTED, narrowed),
            "left_out": _values(figures, "standing", "reason", LEFT_OUT, narrowed),
        }
    )


def _sum(figures: CTE, axis: str, *of: str) -> ColumnElement[int]:
    """How many answers say so on an axis; anything, unless it is said what."""
    is_meant = and_(figures.c.axis == axis, *([figures.c.value.in_(of)] if of else []))
    return func.coalesce(cast(func.sum(figures.c.count).filter(is_meant), Integer), 0)


def _values(
    figures: CTE, axis: str, name: str, of: tuple[str, ...], narrowed: Parameters
) -> ColumnElement[Any]:
    """The values of an axis that occur, in their order, each with its count."""
    value, records = figures.c.value, address(PATH, {**narrowed, axis: figures.c.value})
    one = as_object({name: value, "count": figures.c.count, "records": records})
    order = func.array_position(array([constant(item) for item in of]), value)
    is_meant = and_(figures.c.axis == axis, value.in_(of))
    return func.coalesce(func.json_agg(aggregate_order_by(one, order)).filter(is_meant), no_items())
