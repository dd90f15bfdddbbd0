"""Which record a row is about: by its ref, or by its identity in the system that it came from."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import or_, tuple_
from sqlalchemy.orm import Session

from api.core.actors import Actor
from api.core.db import Json
from api.core.projection import json_select
from api.imports.importable import Importable
from api.imports.reading import Reading

Snapshot = dict[str, Json]
_IDENTITY: Final = ("source_system", "external_ref")


class Matcher:
    """Finds the records of rows, a set of rows at a time, and rows that are about the same one."""

    def __init__(self, session: Session, actor: Actor, importable: Importable) -> None:
        self._session = session
        self._actor = actor
        self._importable = importable
        self._seen: dict[tuple[str, ...], int] = {}

    def match(self, readings: Iterable[Reading]) -> dict[int, Snapshot]:
        """The record of each row that has one, as it reads now, by row number.

        Rows that name two records, or the record of an earlier row, are complained of.
        """
        rows = list(readings)
        by_ref, by_origin = self._stored(rows)
        found: dict[int, Snapshot] = {}
        for reading in rows:
            ref, origin = reading.said("ref"), _origin(reading)
            if (reading.said("external_ref") is None) != (reading.said("source_system") is None):
                detail = "A source system and an external ref identify a row only together."
                reading.complain("import.half-an-identity", detail, "external_ref")
            self._note(reading, ("ref", ref) if ref else None)
            self._note(reading, ("origin", *origin) if origin else None)
            by_this = by_ref.get(ref) if ref else None
            by_that = by_origin.get(origin) if origin else None
            if by_this and by_that and by_this["id"] != by_that["id"]:
                detail = f"The ref is one record, the external ref another ({by_that['ref']})."
                reading.complain("import.two-records", detail, "ref")
            elif record := by_this or by_that:
                if ref and record["ref"] != ref:
                    detail = f"This row is {record['ref']}; a ref is permanent."
                    reading.complain("import.two-records", detail, "ref")
                found[reading.number] = record
        return found

    def _stored(
        self, rows: list[Reading]
    ) -> tuple[dict[str, Snapshot], dict[tuple[str, str], Snapshot]]:
        model: Any = self._importable.model
        refs = {ref for reading in rows if (ref := reading.said("ref"))}
        origins = {origin for reading in rows if (origin := _origin(reading))}
        conditions = []
        if refs:
            conditions.append(model.ref.in_(refs))
        if origins:
            conditions.append(tuple_(model.source_system, model.external_ref).in_(origins))
        if not conditions:
            return {}, {}
        service = self._importable.service
        seen = service.visible(self._actor)
        statement = json_select(service.read, model, or_(*conditions), seen)
        snapshots: list[Snapshot] = list(self._session.scalars(statement))
        return (
            {str(snapshot["ref"]): snapshot for snapshot in snapshots},
            {
                (str(snapshot["source_system"]), str(snapshot["external_ref"])): snapshot
                for snapshot in snapshots
            },
        )

    def _note(self, reading: Reading, key: tuple[str, ...] | None) -> None:
        if key is None:
            return
        earlier = self._seen.setdefault(key, reading.number)
        if earlier != reading.number:
            detail = f"Row {earlier} is about the same record."
            reading.complain("import.row-twice", detail, "ref" if key[0] == "ref" else _IDENTITY[1])


def _origin(reading: Reading) -> tuple[str, str] | None:
    system, external = (reading.said(name) for name in _IDENTITY)
    return (system, external) if system and external else None
