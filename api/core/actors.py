"""Who acts: seats are roles with a scope, and work belongs to the seat, not to the person."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from uuid import UUID


class Role(StrEnum):
    """What a seat is for."""

    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    FOCAL_POINT = "focal_point"
    VALIDATOR = "validator"
    LIAISON = "liaison"
    OBSERVER = "observer"


ECONOMY_ROLES = frozenset({Role.FOCAL_POINT, Role.VALIDATOR})
FORUM_ROLES = frozenset({Role.CHAIR, Role.LIAISON})


@dataclass(frozen=True, slots=True, order=True)
class Seat:
    """A role, for one economy (`economy`, an ISO code) or one forum (`forum`, an acronym)."""

    role: Role
    economy: str | None = None
    forum: str | None = None

    def __str__(self) -> str:
        scope = self.economy or self.forum
        return f"{self.role}:{scope}" if scope else str(self.role)


@dataclass(frozen=True)
class Actor:
    """Whoever makes a request, as the database knows them at this request.

    `scopes` narrows what a service account may do (`activities:write`); None means everything
    that the seats allow. `id` is None for an anonymous visitor and for the system itself.
    """

    id: UUID | None
    name: str
    seats: tuple[Seat, ...] = ()
    scopes: frozenset[str] | None = None
    session_id: UUID | None = None
    is_system: bool = False

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody signed in."""
        return self.id is None and not self.is_system

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles of all seats."""
        return frozenset(seat.role for seat in self.seats)

    @cached_property
    def is_secretariat(self) -> bool:
        """Whether a secretariat seat is among the seats."""
        return Role.SECRETARIAT in self.roles

    @cached_property
    def economies(self) -> tuple[str, ...]:
        """Codes of the economies that the seats speak for."""
        return tuple(sorted({seat.economy for seat in self.seats if seat.economy}))

    @cached_property
    def forums(self) -> tuple[str, ...]:
        """Acronyms of the fora that the seats speak for."""
        return tuple(sorted({seat.forum for seat in self.seats if seat.forum}))

    @cached_property
    def reach(self) -> str:
        """What this actor can see, as a key: actors with one reach get the same answers."""
        if self.is_anonymous:
            return "public"
        return "|".join(["member", *sorted(str(seat) for seat in self.seats)])


ANONYMOUS = Actor(id=None, name="anonymous")
SYSTEM = Actor(id=None, name="system", seats=(Seat(Role.SECRETARIAT),), is_system=True)
