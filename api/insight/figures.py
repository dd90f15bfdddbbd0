"""Figures and the addresses that open them, made by PostgreSQL in the statement that counts."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import JSON, ColumnElement, Text, case, cast, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute

from api.core.settings import API_BASE

Parameters = Mapping[str, str | ColumnElement[Any]]
"""The parameters of a list; one whose value is null is left out."""


def address(path: str, parameters: Parameters) -> ColumnElement[str]:
    """The address of the list that shows what was counted: keys and codes need no escaping."""
    pairs = [_pair(name, value) for name, value in parameters.items()]
    query = func.nullif(func.concat_ws("&", *pairs, type_=Text()), "")
    return func.concat(constant(f"{API_BASE}{path}"), constant("?").concat(query), type_=Text())


def figure(
    count: ColumnElement[Any], path: str, parameters: Parameters, **more: ColumnElement[Any]
) -> ColumnElement[Any]:
    """A number with the address of its records."""
    return as_object({"count": count, **more, "records": address(path, parameters)})


def as_object(parts: Mapping[str, Any]) -> ColumnElement[Any]:
    """Columns as one JSON object, under their names."""
    return func.json_build_object(*(item for pair in parts.items() for item in pair))


def constant(text: str) -> ColumnElement[str]:
    """A word of ours as SQL: never what a caller sent."""
    return literal_column(f"'{text}'", Text())


def day_as_known(column: Any) -> ColumnElement[str]:  # noqa: ANN401 - a mapped value object
    """The text of a date that is known to the year, the month or the day."""
    return cast(column, JSONB).op("#>>", return_type=Text())(literal_column("'{}'"))


def cut_at_word(text: ColumnElement[Any], length: int) -> ColumnElement[str]:
    """A text of so many characters at most; a longer one ends after a word, with an ellipsis."""
    whole_words = func.regexp_replace(func.left(text, length), constant(r"\s+\S*$"), "")
    shortened = func.concat(func.left(whole_words, length - 1), constant("…"), type_=Text())
    return case((func.length(text) > length, shortened), else_=text)


def no_items() -> ColumnElement[Any]:
    """An empty list."""
    return literal_column("'[]'::json", JSON())


def are_on_record(
    asked: Iterable[tuple[ColumnElement[str], InstrumentedAttribute[str]]],
) -> list[ColumnElement[bool]]:
    """That what a query names is there, or is not named."""
    return [or_(given.is_(None), select(key).where(key == given).exists()) for given, key in asked]


def _pair(name: str, value: str | ColumnElement[Any]) -> ColumnElement[str]:
    if isinstance(value, str):
        return constant(f"{name}={value}")
    return constant(f"{name}=").op("||")(value)
