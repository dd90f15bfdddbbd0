"""Which record a row is about: by its key, by what is unique of it, or by where it came from."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, cast, or_, tuple_
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.db import Json
from api.core.projection import json_select
from api.imports.importable import ORIGIN, Importable
from api.imports.reading import Reading

Snapshot = dict[str, Json]
Identity = tuple[tuple[str, ...], tuple[str, ...]]
"""The columns that name a record, and what a row says in them."""
EXAMPLE: Final = "EXAMPLE"
"""The key of the example in a template: never a record's."""


class Matcher:
    """Finds the records of rows, a set of rows at a time, and rows that are about the same one."""

    def __init__(self, session: Session, actor: Actor, importable: Importable) -> None:
        self._session = session
        self._actor = actor
        self._importable = importable
        self._seen: dict[Identity, int] = {}

    def match(self, readings: Iterable[Reading]) -> dict[int, Snapshot]:
        """The record of each row that has one, as it reads now, by row number.

        Rows that name two records, or the record of an earlier row, are complained of.
        """
        named = [(reading, list(self._identities(reading))) for reading in readings]
        stored = self._stored([identity for _, identities in named for identity in identities])
        found: dict[int, Snapshot] = {}
        for reading, identities in named:
            self._doubt(reading)
            records = {
                str(record["id"]): record
                for identity in identities
                if (record := stored.get(identity)) is not None
            }
            for identity in identities:
                self._note(reading, identity)
            if records:
                found[reading.number] = self._one_of(reading, list(records.values()))
        return found

    def _identities(self, reading: Reading) -> Iterable[Identity]:
        for names in self._importable.identities:
            values = tuple(reading.said(name) or "" for name in names)
            if all(values):
                yield names, values

    def _doubt(self, reading: Reading) -> None:
        if reading.said(self._importable.key) == EXAMPLE:
            detail = "This is the template's example: write your own row over it, or delete it."
            reading.complain("import.example", detail, self._importable.key)
        is_known = ORIGIN in self._importable.identities
        if is_known and len({reading.said(name) is None for name in ORIGIN}) > 1:
            detail = "A source system and an external ref identify a row only together."
            reading.complain("import.half-an-identity", detail, ORIGIN[1])

    def _one_of(self, reading: Reading, records: Sequence[Snapshot]) -> Snapshot:
        key = self._importable.key
        said = reading.said(key)
        if len(records) > 1:
            keys = " and ".join(sorted(str(record[key]) for record in records))
            detail = f"The row names more than one record: {keys}."
            reading.complain("import.two-records", detail, key)
        elif said and str(records[0][key]) != said:
            detail = f"This row is {records[0][key]}; a {key} is permanent."
            reading.complain("import.two-records", detail, key)
        return records[0]

    def _stored(self, identities: Iterable[Identity]) -> dict[Identity, Snapshot]:
        wanted: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for names, values in identities:
            wanted.setdefault(names, set()).add(values)
        if not wanted:
            return {}
        service = self._importable.service
        conditions = [self._any_of(names, values) for names, values in wanted.items()]
        seen = service.visible(self._actor)
        statement = json_select(service.read, self._importable.model, or_(*conditions), seen)
        return {
            (names, tuple(str(snapshot[name]) for name in names)): snapshot
            for snapshot in self._session.scalars(statement)
            for names in wanted
        }

    def _any_of(self, names: tuple[str, ...], values: set[tuple[str, ...]]) -> ColumnElement[bool]:
        model: Any = self._importable.model
        columns = [getattr(model, name) for name in names]
        texts = [c if isinstance(c.type, Text) else cast(c, Text) for c in columns]
        if len(texts) == 1:
            found: ColumnElement[bool] = texts[0].in_([value for (value,) in values])
            return found
        return tuple_(*texts).in_(values)

    def _note(self, reading: Reading, identity: Identity) -> None:
        earlier = self._seen.setdefault(identity, reading.number)
        if earlier != reading.number:
            detail = f"Row {earlier} is about the same record."
            names, _ = identity
            reading.complain("import.row-twice", detail, names[-1])
