"""Pages by keyset: "after these values and this id", said so that PostgreSQL starts from an index.

NULLs come last in both directions, and no index is searched for "later, or NULL". So a page is put
together from *stretches*: later in the last key and equal in those before it, NULL in the last key,
later in the one before that, and so on. Each is one range of an index and gives no more rows than
the page needs, so a page costs the same at any depth. Within a stretch the key that it runs along
is never NULL, so that one index serves both directions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Select,
    Text,
    bindparam,
    cast,
    func,
    select,
    union_all,
)

from api.core.db import Base

POSITION: Final = "after_"
"""Parameters `after_0`, `after_1` and so on hold the sort values of the row before the page."""


@dataclass(frozen=True, slots=True)
class SortKey:
    """One part of a sort order."""

    name: str
    descending: bool


@dataclass(frozen=True, slots=True)
class _Key:
    """A sort key as a column."""

    column: ColumnElement[Any]
    descending: bool
    is_nullable: bool

    def along(self) -> ColumnElement[Any]:
        """In the key's direction, where there are no NULLs."""
        return self.column.desc() if self.descending else self.column.asc()

    def order(self) -> ColumnElement[Any]:
        """In the key's direction, NULLs last."""
        return self.along().nulls_last() if self.is_nullable else self.along()

    def later(self, position: ColumnElement[Any]) -> ColumnElement[bool]:
        """What comes after a value in the key's direction."""
        return self.column < position if self.descending else self.column > position


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows that stand together in the order."""

    conditions: Sequence[ColumnElement[bool]]
    order: Sequence[ColumnElement[Any]]


class Keyset:
    """A sort order of a resource's records, made total."""

    def __init__(self, model: type[Base], sort: Sequence[SortKey]) -> None:
        self._model = model
        self._sorted = [_key(getattr(model, key.name), key.descending) for key in sort]
        self._keys = list(self._sorted)
        if not any(_is_unique(key.column) for key in self._sorted):
            self._keys.append(_key(model.id, sort[-1].descending))

    def order(self) -> list[ColumnElement[Any]]:
        """The order of all records."""
        return [key.order() for key in self._keys]

    def page(
        self,
        conditions: Sequence[ColumnElement[bool]],
        cursor_nulls: Sequence[bool] | None,
        limit: ColumnElement[int],
    ) -> Select[*tuple[Any, ...]]:
        """The rows of a page: `id`, `position` for the next cursor, and `n`, their place."""
        names = [f"key_{n}" for n in range(len(self._keys))]
        keys = [key.column.label(name) for key, name in zip(self._keys, names, strict=True)]
        position = func.json_build_array(*(k.column for k in self._sorted), self._model.id)
        stretches = [
            select(self._model.id.label("id"), position.label("position"), *keys)
            .where(*conditions, *stretch.conditions)
            .order_by(*stretch.order)
            .limit(limit)
            for stretch in self._stretches(cursor_nulls)
        ]
        joined = stretches[0] if len(stretches) == 1 else union_all(*stretches)
        found = joined.subquery("found")
        order = [
            _Key(found.c[name], key.descending, key.is_nullable).order()
            for key, name in zip(self._keys, names, strict=True)
        ]
        place = func.row_number().over(order_by=order).label("n")
        return select(found.c.id, found.c.position, place).order_by(*order).limit(limit)

    def _stretches(self, cursor_nulls: Sequence[bool] | None) -> list[_Stretch]:
        """Those from the cursor on; from the beginning, if there is none."""
        if cursor_nulls is None:
            return self._beginning()
        found: list[_Stretch] = []
        before: list[ColumnElement[bool]] = []
        for n, key in enumerate(self._keys):
            rest = [later.order() for later in self._keys[n + 1 :]]
            if n < len(cursor_nulls) and cursor_nulls[n]:
                before.append(key.column.is_(None))
                continue
            position = cast(_position(n), key.column.type)
            found.append(_Stretch([*before, key.later(position)], [key.along(), *rest]))
            if key.is_nullable:
                found.append(_Stretch([*before, key.column.is_(None)], rest))
            before.append(key.column == position)
        return found

    def _beginning(self) -> list[_Stretch]:
        first, *others = self._keys
        rest = [later.order() for later in others]
        if not first.is_nullable:
            return [_Stretch([], [first.along(), *rest])]
        return [
            _Stretch([first.column.is_not(None)], [first.along(), *rest]),
            _Stretch([first.column.is_(None)], rest),
        ]


def _position(n: int) -> BindParameter[str]:
    return bindparam(f"{POSITION}{n}", None, type_=Text(), required=False)


def _key(column: Any, descending: bool) -> _Key:  # noqa: ANN401, FBT001 - any mapped column
    expression = column.expression
    is_nullable = not isinstance(expression, Column) or bool(expression.nullable)
    return _Key(column, descending, is_nullable)


def _is_unique(column: Any) -> bool:  # noqa: ANN401 - as above
    """Whether the order leaves no ties after this key: NULLs would be ties."""
    expression = column.expression
    return isinstance(expression, Column) and bool(expression.unique) and not expression.nullable
