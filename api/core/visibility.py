"""Visibility: who may see a record that is not public. One predicate, also a database policy."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Index, or_, text, true
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import get_history

from api.core.actors import Actor
from api.core.db import Record
from api.core.refs import hidden_ref, next_ref


class Visibility(StrEnum):
    """Who may see a record.

    Public is everyone. Members are all who sign in. Restricted is the secretariat, the forum's
    own seats, and the economies that lead the work.
    """

    PUBLIC = "public"
    MEMBERS = "members"
    RESTRICTED = "restricted"


def origin_index(table: str) -> Index:
    """An identity in another system is used once, among records that others can see.

    A restricted one does not count: a conflict would tell that somebody's hidden record has it.
    """
    return Index(
        f"ix_{table}_origin",
        "source_system",
        "external_ref",
        unique=True,
        postgresql_where=text("visibility <> 'restricted'"),
    )


def seen_by(
    actor: Actor,
    visibility: Any,  # noqa: ANN401 - a mapped column of the enum
    own: ColumnElement[bool],
) -> ColumnElement[bool]:
    """Which rows an actor can see, given which are their own.

    The policies in the migrations say the same; `tests/access` compares the two.
    """
    if actor.is_secretariat:
        return true()
    if actor.is_anonymous:
        is_public: ColumnElement[bool] = visibility == Visibility.PUBLIC
        return is_public
    return or_(visibility.in_([Visibility.PUBLIC, Visibility.MEMBERS]), own)


def became_public(row: Record) -> bool:
    """Whether the pending change makes a record public."""
    return Visibility.PUBLIC in (get_history(row, "visibility").added or ())


def new_ref(session: Session, series: str, visibility: Visibility) -> str:
    """The ref of a new record; a restricted one is not counted where others could see the gap."""
    if visibility is Visibility.RESTRICTED:
        return hidden_ref(series)
    return next_ref(session, series)
