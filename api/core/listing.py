"""Lists: filters, sorting and keyset pages, as one SQL statement per shape of query.

A query's *shape* is which parameters it uses, not their values; the statement of a shape is built
once and kept. Pages go by keyset (`keyset.py`), so that a page costs the same at any depth and
nothing is skipped or shown twice.
"""

import base64
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from pydantic import BaseModel
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import class_mapper
from sqlalchemy.sql.visitors import ExternallyTraversible, replacement_traverse
from sqlalchemy.types import TypeEngine

from api.core.db import Base, Json
from api.core.errors import Fault, Unprocessable
from api.core.keyset import Keyset, SortKey
from api.core.projection import json_rows
from api.core.schemas import ListQuery, column_bound
from api.core.strict_json import JsonRefused, loads

NAMES: Final = "sub_fora"
"""The revision that the words of a search rest on: bodies are found by each of their names."""
WRONG_CURSOR: Final = "Use the cursor of the page before, unchanged."
CONTROL: Final = frozenset({"limit", "cursor", "count", "sort", "format"})

Filter = Callable[[ColumnElement[Any]], ColumnElement[bool]]
"""A condition made from a bound parameter, for filters that are not one column or link."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What decides the text of a list's statement."""

    filters: tuple[str, ...]
    sort: tuple[SortKey, ...]
    cursor_nulls: tuple[bool, ...] | None
    count: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as text for the driver: numbered parameters, and the values it was built with.

    psycopg would look for parameters in a named text at each call, which costs more than sending
    it; numbered ones go to PostgreSQL as they are.
    """

    sql: bytes
    parameters: tuple[str, ...] = ()
    constants: Mapping[str, object] = field(default_factory=dict)

    def bind(self, values: Mapping[str, object]) -> list[object]:
        """The values in the order of the parameters."""
        return [
            values[name] if name in values else self.constants.get(name) for name in self.parameters
        ]


@dataclass(frozen=True, slots=True)
class ListRequest:
    """A query, taken apart: the shape, and the values to bind to it."""

    shape: Shape
    values: Mapping[str, object] = field(default_factory=dict)


def parse(query: ListQuery) -> ListRequest:
    """Take a validated query apart.

    Raises:
        Unprocessable: the cursor is not one of ours, or belongs to another order.
    """
    given = {
        name: getattr(query, name)
        for name in type(query).model_fields
        if name not in CONTROL and getattr(query, name) not in (None, [])
    }
    sort = tuple(SortKey(part.lstrip("-"), part.startswith("-")) for part in query.sort.split(","))
    values: dict[str, object] = {**given, "limit": query.limit}
    nulls = None
    if query.cursor is not None:
        position = decode_cursor(query.cursor, sort)
        nulls = tuple(value is None for value in position[:-1])
        values |= {f"after_{n}": value for n, value in enumerate(position) if value is not None}
    return ListRequest(Shape(tuple(given), sort, nulls, query.count), values)


def encode_cursor(order: str, position: str) -> str:
    """The cursor after a row: the order it belongs to and the row's sort values, as JSON text."""
    return (
        base64.urlsafe_b64encode(f"[{json.dumps(order)},{position}]".encode()).decode().rstrip("=")
    )


def decode_cursor(cursor: str, sort: Sequence[SortKey]) -> list[Json]:
    """The sort values and the id that a cursor holds.

    Raises:
        Unprocessable: it is none of ours, or was given for another order.
    """
    match cursor_content(cursor):
        case [str(order), [*values, str(last)]] if order == order_text(sort) and _is_uuid(last):
            is_plain = all(
                value is None or isinstance(value, (str, int, float)) for value in values
            )
            if is_plain and len(values) == len(sort):
                return [*(None if value is None else str(value) for value in values), last]
    raise wrong_cursor()


def cursor_content(cursor: str) -> Json:
    """The order and the place that a cursor holds; None, where it is not made as ours are."""
    try:
        return loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (JsonRefused, ValueError):
        return None


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def wrong_cursor() -> Unprocessable:
    """The refusal of a cursor that we did not give out for this list."""
    return Unprocessable(faults=[Fault("cursor", WRONG_CURSOR, parameter="cursor")])


def order_text(sort: Sequence[SortKey]) -> str:
    """A sort order as it is written in the parameter."""
    return ",".join(f"{'-' if key.descending else ''}{key.name}" for key in sort)


class ListBuilder:
    """Builds the statement of each shape of a resource's lists."""

    def __init__(
        self,
        model: type[Base],
        read: type[BaseModel],
        query: type[ListQuery],
        special: Mapping[str, Filter],
    ) -> None:
        self._model = model
        self._read = read
        self._query = query
        self._special = special

    def add(self, name: str, condition: Filter) -> None:
        """Take a filter from whoever knows the records that it looks at."""
        self._special = {**self._special, name: condition}

    def build(self, shape: Shape, visible: ColumnElement[bool]) -> Statement:
        """The statement of a shape, for those who see what `visible` says.

        It answers one row: the records joined by commas, the last one's position, whether more
        follow, and the total (or null).
        """
        model = self._model
        conditions = [visible, *(self._condition(name) for name in shape.filters)]
        one_more = late("limit", Integer()) + 1
        rows = Keyset(model, shape.sort).page(conditions, shape.cursor_nulls, one_more)
        page = rows.cte("page")
        record = (
            select(*json_rows(self._read, model)).where(model.id == page.c.id).lateral("record")
        )
        limit = late("limit", Integer())
        total: ColumnElement[Any] = literal_column("NULL")
        if shape.count:
            total = select(func.count()).select_from(model).where(*conditions).scalar_subquery()
        text = cast(func.row_to_json(literal_column("record")), Text)
        statement = (
            select(
                func.string_agg(
                    text, postgresql.aggregate_order_by(literal_column("','"), page.c.n)
                ).filter(page.c.n <= limit),
                func.max(cast(page.c.position, Text)).filter(page.c.n == limit),
                func.max(page.c.n) > limit,
                total,
            )
            .select_from(page)
            .join(record, true())
        )
        return compiled(statement)

    def where(self, filters: Mapping[str, object]) -> ColumnElement[bool]:
        """The condition of a list under these filters, for whoever counts what it shows.

        A value may be an expression, such as today.

        Raises:
            ValidationError: the list does not take such a filter, or not this value.
        """
        plain = {name: v for name, v in filters.items() if not isinstance(v, ColumnElement)}
        query = self._query.model_validate(plain)
        values = {**filters, **{name: getattr(query, name) for name in plain}}
        return and_(true(), *(_put(self._condition(n), n, v) for n, v in values.items()))

    def whole(self, shape: Shape, visible: ColumnElement[bool]) -> Select[str]:
        """Every record of a list as JSON text, in its order, for a file."""
        model = self._model
        conditions = [visible, *(self._condition(name) for name in shape.filters)]
        listed = (
            select(model.id)
            .add_columns(
                func.row_number().over(order_by=Keyset(model, shape.sort).order()).label("n")
            )
            .where(*conditions)
            .cte("listed")
        )
        record = (
            select(*json_rows(self._read, model)).where(model.id == listed.c.id).lateral("record")
        )
        return (
            select(cast(func.row_to_json(literal_column("record")), Text))
            .select_from(listed)
            .join(record, true())
            .order_by(listed.c.n)
        )

    def _condition(self, name: str) -> ColumnElement[bool]:
        model = self._model
        if name in self._special:
            return self._special[name](late(name))
        bound = column_bound(name)
        if bound and hasattr(model, bound[0]):
            column = expression_of(model, bound[0])
            limit = late(name, column.type)
            return column < limit if bound[1] == "before" else column >= limit
        if name == "q":
            # First what is found: the planner would rather walk the whole order and look.
            asked = select(func.ctwg_asked(late("q", Text()))).scalar_subquery()
            hits = found_by(model, asked).cte("hits").prefix_with("MATERIALIZED")
            return model.id.in_(select(hits.c.id))
        relation = class_mapper(model).relationships.get(name)
        if relation is not None and relation.secondary is not None:
            links = relation.secondary.alias()
            wanted = late(name, ARRAY(Text))
            return model.id.in_(
                select(links.c.owner_id).where(links.c.target_key == func.any(wanted))
            )
        column = expression_of(model, name)
        annotation = self._query.model_fields[name].annotation
        if getattr(annotation, "__origin__", None) is list:
            kind = column.type if isinstance(column.type, (Integer, Date)) else Text()
            return column == func.any(late(name, ARRAY(kind)))
        return column == late(name, column.type)


def found_by(model: type[Base], asked: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """The ids of the records that hold all the words of a query, whoever may see them."""
    finds: str | None = getattr(model, "__finds__", None)
    if finds is not None:
        return select(getattr(func, finds)(asked).column_valued("id"))
    return select(model.id).where(expression_of(model, "search").bool_op("@@")(asked))


def _put(condition: ColumnElement[bool], name: str, value: object) -> ColumnElement[bool]:
    """A condition with a value or an expression in place of a parameter."""

    def replace(element: ExternallyTraversible, **_: object) -> ExternallyTraversible | None:
        if not isinstance(element, BindParameter) or element.key != name:
            return None
        if isinstance(value, ColumnElement):
            return value
        return bindparam(None, value, type_=element.type, unique=True)

    return replacement_traverse(condition, {}, replace)


def late(name: str, kind: TypeEngine[Any] | None = None) -> BindParameter[Any]:
    """A parameter whose value comes with each request, not with the shape."""
    return bindparam(name, None, type_=kind, required=False)


def expression_of(model: type[Base], name: str) -> ColumnElement[Any]:
    """The mapped column of a name."""
    column: ColumnElement[Any] = getattr(model, name)
    return column


def compiled(statement: Select[Any]) -> Statement:
    """A statement as text for psycopg, with the values that it was built with."""
    dialect = postgresql.psycopg.dialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
    result = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    constants = {name: value for name, value in result.params.items() if value is not None}
    return Statement(str(result).encode(), tuple(result.positiontup or ()), constants)
