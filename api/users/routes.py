"""The addresses of users."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, func, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from api.core.listing import Filter
from api.core.resource import Resource, Verb
from api.users.models import User, UserSeat
from api.users.schemas import UserCreate, UserQuery, UserUpdate
from api.users.service import UserService


def seated(column: InstrumentedAttribute[Any]) -> Filter:
    """One of a user's seats has one of these values in a column."""

    def condition(wanted: ColumnElement[Any]) -> ColumnElement[bool]:
        values = func.any(type_coerce(wanted, ARRAY(Text)))
        return User.id.in_(select(UserSeat.user_id).where(column == values))

    return condition


resource = Resource(
    UserService,
    one="user",
    query=UserQuery,
    create=UserCreate,
    update=UserUpdate,
    verbs=(Verb("sign-out"),),
    filters={
        "role": seated(UserSeat.role),
        "economy": seated(UserSeat.economy),
        "forum": seated(UserSeat.forum),
    },
    is_personal=True,
)
