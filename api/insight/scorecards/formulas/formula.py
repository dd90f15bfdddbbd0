"""What a formula is: parameters, the facts that it counts, and where one sees them.

A *fact* is one record that one KPI counts, as one part of it: its `value`, what a share is `of`,
the `baseline`, what was `identified`, or that an economy `reported`. Facts with the same key are
counted once. Everything else about a KPI is computed from facts alike (`statement.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal
from urllib.parse import quote

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    cast,
    func,
    literal,
    null,
    or_,
    select,
)

from api.core.actors import Actor
from api.core.settings import API_BASE
from api.kpis.values import FormulaParameters, Span

Part = Literal["value", "of", "baseline", "identified", "reported"]
Facts = Select[Any]

COLUMNS: Final = ("kpi", "due_on", "part", "resource", "record", "key", "title", "on", "economy")
TITLE_LENGTH: Final = 200


class ComparedParameters(FormulaParameters):
    """Parameters of what is compared with a time before, which is counted in the same way."""

    baseline_period: Span | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """What facts are looked for: the plan's computed KPIs, for one actor, until one day."""

    actor: Actor
    kpis: CTE
    """ref, formula, parameters, starts_on, ends_on."""
    fora: CTE
    """The forum whose plan it is, and those that it went on from."""
    versions: CTE
    """This version of the plan, and those that it amends."""
    as_of: ColumnElement[Any]

    def is_computed_by(self, name: str) -> ColumnElement[bool]:
        """The KPI names this formula."""
        computed: ColumnElement[bool] = self.kpis.c.formula == name
        return computed

    def says(self, name: str) -> ColumnElement[bool]:
        """The KPI's formula has a parameter, and it is not empty."""
        said = func.coalesce(cast(self.kpis.c.parameters[name], Text), "null")
        return said.not_in(["null", "[]"])

    def lists(self, name: str, value: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any column
        """A list among the parameters holds a value."""
        held: ColumnElement[bool] = self.kpis.c.parameters[name].has_key(cast(value, Text))
        return held

    def lists_or_is_silent(self, name: str, value: Any) -> ColumnElement[bool]:  # noqa: ANN401
        """As `lists`, or there is no such parameter."""
        return or_(~self.says(name), self.lists(name, value))

    def is_of_forum(self, forum: Any) -> ColumnElement[bool]:  # noqa: ANN401 - as above
        """It belongs to the forum whose plan it is."""
        of_forum: ColumnElement[bool] = forum.in_(select(self.fora.c.code))
        return of_forum

    def within(self, day: Any, part: Part) -> ColumnElement[bool]:  # noqa: ANN401 - as above
        """A day lies in the period that the part is counted in, and is not after `as_of`."""
        if part == "baseline":
            before, until = (self._bound("baseline_period", end) for end in ("from", "to"))
            return and_(day >= before, day <= until, day <= self.as_of)
        first, last = self.kpis.c.starts_on, self.kpis.c.ends_on
        # A plan without dates is open at that end.
        return and_(
            day >= func.coalesce(first, day), day <= func.coalesce(last, day), day <= self.as_of
        )

    def _bound(self, name: str, end: str) -> ColumnElement[Any]:
        return cast(self.kpis.c.parameters[name][end].astext, Date)

    def fact(  # noqa: PLR0913 - the columns of a fact, all by name
        self,
        part: Part,
        resource: str,
        record: SQLColumnExpression[Any],
        *,
        on: SQLColumnExpression[Any],
        title: SQLColumnExpression[Any],
        key: SQLColumnExpression[Any] | None = None,
        economy: SQLColumnExpression[Any] | None = None,
        due_on: SQLColumnExpression[Any] | None = None,
    ) -> Facts:
        """The columns of facts, for a select to join and filter."""
        return select(
            self.kpis.c.ref.label("kpi"),
            cast(null() if due_on is None else due_on, Date).label("due_on"),
            literal(part, Text()).label("part"),
            literal(resource, Text()).label("resource"),
            cast(record, Text).label("record"),
            cast(record if key is None else key, Text).label("key"),
            func.left(cast(title, Text), TITLE_LENGTH).label("title"),
            on.label("on"),
            cast(null() if economy is None else economy, Text).label("economy"),
        ).select_from(self.kpis)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a KPI's numbers were counted from, as the statement says it, to write addresses with."""

    kpi: str
    plan: str
    fora: tuple[str, ...]
    versions: tuple[str, ...]
    first: str | None
    last: str
    """The last day that was counted, at the most `as_of`."""
    due_on: str | None
    as_of: str
    parameters: Mapping[str, Any]

    def span(self, part: str) -> tuple[str | None, str]:
        """The days of a part, both counted."""
        if part == "baseline":
            said = self.parameters["baseline_period"]
            return said["from"], min(said["to"], self.as_of)
        return self.first, self.last


def listed(path: str, **filters: object) -> str:
    """The address of a list under filters; those that are None are left out."""
    pairs = [
        f"{name}={quote(','.join(value) if isinstance(value, (list, tuple)) else str(value))}"
        for name, value in filters.items()
        if value is not None
    ]
    return f"{API_BASE}{path}?{'&'.join(pairs)}".replace("%2C", ",")


def no_list(counted: Counted, part: str, resource: str) -> str | None:
    """What no list of a resource shows exactly: the scorecard lists it itself."""
    del counted, part, resource
    return None


def day_after(day: str) -> str:
    """The day by which a list's `_before`, which is exclusive, counts a day in."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A calculation that KPIs name."""

    name: str
    parameters: type[FormulaParameters]
    counts: str
    """What it counts, in words."""
    facts: Callable[[Scope], list[Facts]]
    address: Callable[[Counted, str, str], str | None] = no_list
    """The list that shows exactly what a part counted of a resource; None where none does."""
    resource: str | None = None
    """The one resource whose list shows the whole value; None where several do, or none."""
    is_by_economy: bool = False
    """Whether the facts are economies' own."""
    is_for_members: bool = False
    """Whether visitors see none of the records, so that 0 would be untrue."""
