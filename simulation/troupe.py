"""Who takes part in a simulation, and what they share: the seed, the scale, their seats."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final

import httpx

from simulation.behaviours import Behaviour, draw
from simulation.people import SECRETARIAT, Json, Person, address_of, hire, welcome
from simulation.subjects import FORUM, YEARS

SEED: Final = 2018
LIAISONS: Final = ("SCCP", "TPTWG", "EPWG", "BMG")
OTHER_FORUM: Final = "TELWG"
HIRING: Final = 2
"""At a time: as many as the service hashes passwords for."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is played."""

    years: tuple[int, ...] = tuple(YEARS)
    economies: int = 21
    activities: int = 6
    """In a year, besides STAR conferences."""


@dataclass(slots=True)
class Troupe:
    """Everybody, signed in, with the lot that decides what they do."""

    scale: Scale
    chance: random.Random
    secretariat: Person
    chair: Person
    other_chair: Person
    """Of the second forum."""
    focal_points: dict[str, Person]
    validators: dict[str, Person]
    liaisons: dict[str, Person]
    behaviours: dict[str, Behaviour]
    say: Say
    blocked: list[str] = field(default_factory=list)
    """Implementations in whose way something stands."""

    @property
    def economies(self) -> list[str]:
        """The codes of those that take part."""
        return list(self.focal_points)

    def happens(self, likely: float) -> bool:
        """Draw a lot."""
        return self.chance.random() < likely

    def those(self, trait: Callable[[Behaviour], bool]) -> list[str]:
        """The economies whose behaviour has a trait."""
        return [code for code, behaviour in self.behaviours.items() if trait(behaviour)]


def assemble(http: httpx.Client, invitation: str, scale: Scale, seed: int, say: Say) -> Troupe:
    """Make everybody's account over the API, from the link for the first one."""
    email = address_of(SECRETARIAT)
    secretariat = welcome(http, invitation, email, "Secretariat (simulated)")
    chance = lot(seed)
    listed = secretariat.get("/economies?sort=position&limit=50")["items"]
    codes = [str(economy["code"]) for economy in listed[: scale.economies]]

    def hired(role: str, scope: str, codes: Sequence[str]) -> dict[str, Person]:
        def hire_one(code: str) -> Person:
            words = f"{role.replace('_', ' ').capitalize()} of {code} (simulated)"
            return hire(secretariat, f"{role}.{code}".lower(), words, {"role": role, scope: code})

        # Hashing passwords is most of it, and one core could do no other.
        with ThreadPoolExecutor(HIRING) as pool:
            return dict(zip(codes, pool.map(hire_one, codes), strict=True))

    chairs = hired("chair", "forum", (FORUM, OTHER_FORUM))
    return Troupe(
        scale=scale,
        chance=chance,
        secretariat=secretariat,
        chair=chairs[FORUM],
        other_chair=chairs[OTHER_FORUM],
        focal_points=hired("focal_point", "economy", codes),
        validators=hired("validator", "economy", codes),
        liaisons=hired("liaison", "forum", LIAISONS),
        behaviours=draw(codes, chance),
        say=say,
    )


def lot(seed: int) -> random.Random:
    """What decides: the same seed gives the same story, which is all that is asked of it."""
    return random.Random(seed)  # noqa: S311 - no secret


def cast_by_lot(codes: list[str], scale: Scale, seed: int) -> dict[str, Behaviour]:
    """The behaviours that a simulation of this seed gave."""
    return draw(codes[: scale.economies], lot(seed))


def of_plan(plan: str, part: str) -> str:
    """The ref of a part of a plan."""
    return f"{plan}.{part}"


def share(part: Json, troupe: Troupe) -> Json:
    """Some women among the delegates of a part of a participation, as the lot has it."""
    delegates = int(part["delegates"])
    return {**part, "women": sum(troupe.happens(0.4) for _ in range(delegates))}
