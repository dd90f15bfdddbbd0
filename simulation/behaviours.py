"""How economies behave. Which economy gets which behaviour is drawn by lot from the seed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Chances, each of 1."""

    name: str
    answers: float
    """That it answers a recommendation at all."""
    works: float
    """That it does something about what it has accepted."""
    is_blocked: float
    """That something stands in its way then."""
    finishes: float
    """That it has carried it out by the end."""
    reports: float
    """That it reports on time what it has held, and reviews its action plan."""
    leads: bool
    """Whether it holds activities."""
    gives: bool
    """Whether it offers support."""


ACTIVE: Final = Behaviour("active", 0.95, 0.9, 0.1, 0.75, 1.0, leads=True, gives=True)
STEADY: Final = Behaviour("steady", 0.8, 0.75, 0.15, 0.55, 0.9, leads=True, gives=False)
STRUGGLING: Final = Behaviour("struggling", 0.75, 0.8, 0.6, 0.25, 0.6, leads=False, gives=False)
SLOW: Final = Behaviour("slow", 0.4, 0.5, 0.1, 0.3, 0.35, leads=True, gives=False)
SILENT: Final = Behaviour("silent", 0.0, 0.0, 0.0, 0.0, 0.0, leads=False, gives=False)

MIX: Final = (
    *(ACTIVE, STEADY, STRUGGLING, SLOW, SILENT),
    *(ACTIVE, STEADY, STRUGGLING, SLOW, SILENT),
    *(ACTIVE, STEADY, STRUGGLING, SLOW),
    *(ACTIVE, STEADY, STRUGGLING, SLOW),
    *(ACTIVE, STEADY, STEADY),
)
"""Of 21; a smaller cast has the first of them, so that few are still unlike."""


def draw(economies: Sequence[str], chance: random.Random) -> dict[str, Behaviour]:
    """Give each economy a behaviour, by lot."""
    mixed = list(MIX[: len(economies)])
    chance.shuffle(mixed)
    return dict(zip(economies, mixed, strict=True))
