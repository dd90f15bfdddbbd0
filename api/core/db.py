"""Tables: the declarative base, column types, and how records link to one another.

Links point at the permanent key of the other record (`economies.code`, `focus_areas.ref`), not at
its UUID: what the database holds is what the API says, no join is needed to say it, and PostgreSQL
guards it (ADR 0003).
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID, uuid4

from pydantic import TypeAdapter
from sqlalchemy import (
    Column,
    ColumnElement,
    Computed,
    Date,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    Numeric,
    Table,
    Text,
    TypeDecorator,
    Uuid,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedColumn,
    class_mapper,
    declared_attr,
    mapped_column,
)
from sqlalchemy.sql.schema import CallableColumnDefault, ScalarElementColumnDefault

T = TypeVar("T")
M = TypeVar("M", bound="Base")
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Embedded(TypeDecorator[T], Generic[T]):
    """A value object, or a list of them, held as JSON in one column and validated on the way."""

    impl = JSONB(none_as_null=True)
    cache_ok = True

    def __init__(self, kind: type[T]) -> None:
        super().__init__()
        self.kind = kind
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:
        """To what JSONB takes."""
        del dialect
        return None if value is None else self._adapter.dump_python(value, mode="json")

    def process_result_value(self, value: object, dialect: Dialect) -> T | None:
        """Back to the value object."""
        del dialect
        return None if value is None else self._adapter.validate_python(value)


class Base(DeclarativeBase):
    """What every table has: a UUID and the naming of its constraints."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        datetime: DateTime(timezone=True),
        date: Date(),
        Decimal: Numeric(16, 2),
        UUID: Uuid(),
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=True,
            values_callable=lambda kind: [member.value for member in kind],
            length=40,
        ),
    }

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)


class Record(Base):
    """What every record of a resource has: its age, its last change, its version.

    `__key__` names the attribute by which people and links quote the record.
    """

    __abstract__ = True
    __key__: ClassVar[str] = "id"
    # Never read back what was inserted in the same statement: row-level security would judge a
    # restricted record before its links say whose it is.
    __mapper_args__ = {"eager_defaults": False}

    created_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    updated_at: Mapped[datetime] = mapped_column(server_default=func.clock_timestamp())
    version: Mapped[int] = mapped_column(default=1, server_default="1")

    @property
    def key(self) -> str:
        """How this record is quoted in links, addresses and messages."""
        return str(getattr(self, type(self).__key__))


class Sourced:
    """Where a record came from, for what was imported or read off a published paper.

    `sources` are addresses or citations; `note` and `certainty` say what is in doubt about the
    facts; (`source_system`, `external_ref`) is the record's identity over there.
    """

    sources: Mapped[list[str]] = mapped_column(Embedded(list[str]), default=list)
    note: Mapped[str | None]
    certainty: Mapped[str | None]
    source_system: Mapped[str | None]
    external_ref: Mapped[str | None]


class Searchable:
    """A record that `q` searches; `__search__` names its text columns, the weightiest first.

    `__finds__` names the function that looks in the index where row-level security stands before
    it: PostgreSQL judges every row first unless the ids are found by somebody else.
    """

    __search__: ClassVar[tuple[str, ...]] = ()
    __finds__: ClassVar[str | None] = None

    @declared_attr
    def search(cls) -> Mapped[Any]:  # noqa: N805 - a declared_attr is given the class
        """The words of the record, folded and stemmed by PostgreSQL."""
        return mapped_column(
            TSVECTOR, Computed(search_expression(cls.__search__), persisted=True), deferred=True
        )


def search_expression(columns: tuple[str, ...]) -> str:
    """The SQL of a record's search vector: the first column weighs A, the next B, and so on."""
    return " || ".join(
        f"setweight(ctwg_vector(coalesce({column}, '')), '{weight}')"
        for column, weight in zip(columns, "ABCDDDDD", strict=False)
    )


def only_in_sql(
    expression: Callable[[type[M]], ColumnElement[T]],
) -> hybrid_property[ColumnElement[T]]:
    """A property that PostgreSQL alone can tell, such as what depends on the day.

    It is made from the mapped class, and stands in selects and conditions like a column.
    """
    return hybrid_property(expression)


def order_indexes(table: str, *columns: str) -> tuple[Index, ...]:
    """An index for each order that a long list may have; each serves both directions."""
    return tuple(Index(f"ix_{table}_by_{column}", column, "id") for column in columns)


def link(target: str, **options: Any) -> MappedColumn[Any]:  # noqa: ANN401 - mapped_column's own
    """A column that holds the permanent key of one other record, such as `economies.code`."""
    return mapped_column(
        ForeignKey(target, onupdate="CASCADE", ondelete="RESTRICT"), index=True, **options
    )


def link_table(name: str, owner: str, target: str) -> Table:
    """A set of links: the owner's UUID in `owner_id`, another's permanent key in `target_key`."""
    return Table(
        name,
        Base.metadata,
        Column("owner_id", ForeignKey(f"{owner}.id", ondelete="CASCADE"), primary_key=True),
        Column(
            "target_key",
            Text,
            ForeignKey(target, onupdate="CASCADE", ondelete="RESTRICT"),
            primary_key=True,
        ),
        Index(None, "target_key", "owner_id"),
    )


def defaults_of(model: type[Record]) -> dict[str, object]:
    """The defaults of a table's columns, so that rules can judge a record before it is stored."""
    defaults: dict[str, object] = {}
    for column in class_mapper(model).columns:
        if isinstance(column.default, ScalarElementColumnDefault):
            defaults[column.key] = column.default.arg
        elif isinstance(column.default, CallableColumnDefault):
            defaults[column.key] = column.default.arg(None)  # type: ignore[arg-type]  # ours ask nothing of it
    return defaults
