"""Users: the secretariat keeps all of them, a focal point those of its own economy."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel
from sqlalchemy import ColumnElement, exists, func, or_, select, true

from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.errors import Conflict, Fault, Unprocessable
from api.core.front import PRINCIPALS
from api.core.passwords import faults_in, passwords
from api.core.seats import scope_fault
from api.core.service import ResourceService
from api.users.models import User, UserSeat
from api.users.schemas import UserCreate, UserFields, UserRead

WHO_KEEPS_USERS = frozenset({Role.SECRETARIAT, Role.FOCAL_POINT})


class LastSecretariat(Conflict):
    """The only active secretariat account cannot be disabled or give up its seat."""

    slug, title = "last-secretariat", "Somebody must be able to manage accounts"


class UserService(ResourceService[User]):
    """A focal point gives its own economy's seats only, so no role above its own."""

    name = "users"
    read = UserRead
    model = User
    roles = dict.fromkeys(("create", "update", "invite", "sign-out"), WHO_KEEPS_USERS)
    parents = (PRINCIPALS,)

    @classmethod
    def visible(cls, actor: Actor) -> ColumnElement[bool]:
        """Oneself; for a focal point, whoever sits for its economy; for the secretariat, all."""
        if actor.is_secretariat:
            return true()
        kept = [seat.economy for seat in actor.seats if seat.role is Role.FOCAL_POINT]
        seated = exists().where(UserSeat.user_id == User.id, UserSeat.economy.in_(kept))
        return or_(User.id == actor.id, seated)

    def owns(self, seat: Seat, row: User) -> bool:
        """Whether every seat of a user is one that this focal point may give."""
        return bool(row.seats) and all(
            given.role in ECONOMY_ROLES and given.economy == seat.economy for given in row.seats
        )

    def check(self, row: User) -> Iterable[Fault]:
        """Each seat has the scope that its role asks for, and is given once."""
        seen: set[Seat] = set()
        for place, given in enumerate(row.seats):
            fault = scope_fault(given.seat, f"/seats/{place}")
            if fault:
                yield fault
            elif given.seat in seen:
                yield Fault("seat.duplicate", "This seat is given twice.", f"/seats/{place}")
            seen.add(given.seat)

    def create(self, payload: BaseModel, state: StrEnum | None = None) -> User:
        """Store a new user, with a first password if one was sent.

        Raises:
            Forbidden, Unprocessable, TooManyHashes.
        """
        if not isinstance(payload, UserCreate):
            raise TypeError("a user is made from UserCreate")
        self.may("create")
        hashed = None
        if payload.password is not None:
            secret = payload.password.get_secret_value()
            faults = faults_in(secret, payload.email)
            if faults:
                raise Unprocessable(faults=faults)
            hashed = passwords().hash(secret)
        stored = {name: getattr(payload, name) for name in UserFields.model_fields}
        row = super().create(UserFields.model_construct(**stored), state)
        row.password_hash = hashed
        return row

    def update(self, row: User, payload: BaseModel) -> User:
        """Change a user; disabling ends every session.

        Raises:
            Forbidden, Unprocessable, LastSecretariat.
        """
        was_active, was_secretariat = row.is_active, is_active_secretariat(row)
        super().update(row, payload)
        if was_active and not row.is_active:
            self.sign_out_everywhere(row)
        if was_secretariat and not is_active_secretariat(row):
            self._demand_a_secretariat()
        return row

    def sign_out(self, row: User) -> None:
        """End every session of theirs, for example when a machine was lost."""
        self.sign_out_everywhere(row)

    def sign_out_everywhere(self, row: User) -> None:
        """End every session of a user, from this instant."""
        row.signed_out_at = self.session.execute(select(func.clock_timestamp())).scalar_one()
        self.session.flush()

    def _demand_a_secretariat(self) -> None:
        """Hold all secretariat accounts still, so that two cannot give up at the same moment."""
        active = (
            select(User.id)
            .where(
                User.is_active,
                exists().where(UserSeat.user_id == User.id, UserSeat.role == Role.SECRETARIAT),
            )
            .order_by(User.id)
            .with_for_update(of=User)
        )
        if not self.session.scalars(active).all():
            raise LastSecretariat


def is_active_secretariat(row: User) -> bool:
    """Whether this account can manage all others."""
    return row.is_active and any(given.role is Role.SECRETARIAT for given in row.seats)
