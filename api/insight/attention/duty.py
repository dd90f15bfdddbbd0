"""A duty: records that ask something of some seats, and what settles them.

It is a list under filters, so that what is counted and what its address shows are the same. A
seat's own part of the list is one filter more.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Date, Text, cast, func, null

from api.core.actors import Role
from api.core.resource import AnyResource
from api.core.settings import API_BASE
from api.insight.attention.schemas import AttentionKind
from api.insight.lists import RecordList

TODAY: Final[ColumnElement[Any]] = func.current_date()


@dataclass(frozen=True, slots=True)
class Own:
    """Which part of a list is a seat's own; without a filter, all of it."""

    by: str = ""
    """The filter that takes the seat's economy or forum."""
    when: tuple[tuple[str, object], ...] = ()
    """What else must hold before this seat is asked."""
    is_seen: bool = False
    """It is for others to settle; this seat sees it, and may ask them."""


def own(by: str, **when: object) -> Own:
    """The part that one filter keeps, and no more than what else must hold."""
    return Own(by, tuple(when.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Records that ask something of somebody."""

    kind: AttentionKind
    resource: AnyResource
    filters: Mapping[str, object]
    by: Mapping[Role, Own]
    """Who is asked, each for their own part."""
    verb: str
    form: AnyResource | None = None
    """What the action makes, where it is no verb of the record."""
    due_on: Any = None
    since: Any = None
    """By default, since its last change."""
    detail: Any = None
    """What the words say besides."""
    economy: Any = None
    """By default, the record's own."""
    forum: Any = None
    """By default, the record's own."""
    is_awaited: bool = False
    """Whether somebody else waits for it."""

    def asks(self, part: Own, scopes: list[str]) -> RecordList:
        """The list of what is asked of seats for these economies or fora."""
        mine = {part.by: scopes} if part.by else {}
        return RecordList(self.resource, {**self.filters, **dict(part.when), **mine})

    def columns(self) -> dict[str, ColumnElement[Any]]:
        """What is said of each record."""
        model = self.resource.service.model
        ref = getattr(model, model.__key__)
        since = model.updated_at if self.since is None else self.since
        return {
            "key": ref,
            "ref": ref,
            "due_on": cast(_or_null(self.due_on), Date),
            "since": cast(since, Date),
            "economy": cast(_or_own(self.economy, model, "economy"), Text),
            "forum": cast(_or_own(self.forum, model, "forum"), Text),
            "detail": cast(_or_null(self.detail), Text),
        }

    def may(self, role: Role) -> bool:
        """Whether a role may take the action itself."""
        if self.form is not None:
            return role in self.form.service.roles_for("create")
        return role in self.resource.service.roles_for(self.verb)

    def settled_at(self, ref: str | None) -> tuple[str, str]:
        """The record's address, and where what settles it is sent."""
        path = f"{API_BASE}{self.resource.path}/{ref}"
        if self.form is not None:
            return path, f"{API_BASE}{self.form.path}"
        return path, path if self.verb == "update" else f"{path}/{self.verb}"


def _or_null(column: Any) -> Any:  # noqa: ANN401 - any column
    return null() if column is None else column


def _or_own(column: Any, model: Any, name: str) -> Any:  # noqa: ANN401 - any column
    return _or_null(getattr(model, name, None)) if column is None else column
