"""Statements that take long to put together, kept for each reach."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from typing import Final

from api.core.actors import Actor
from api.core.listing import Statement

MAX_REACHES: Final = 200


def kept_by_reach(make: Callable[[Actor], Statement]) -> Callable[[Actor], Statement]:
    """Make a statement once for all actors who see the same: it depends on their seats only."""
    kept: OrderedDict[str, Statement] = OrderedDict()

    @wraps(make)
    def of_reach(actor: Actor) -> Statement:
        statement = kept.get(actor.reach)
        if statement is None:
            statement = kept[actor.reach] = make(actor)
            if len(kept) > MAX_REACHES:
                kept.popitem(last=False)
        else:
            kept.move_to_end(actor.reach)
        return statement

    return of_reach
