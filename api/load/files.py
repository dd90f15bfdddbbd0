"""The files of the record, as rows of text."""

import csv
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import JsonValue

Cells = Mapping[str, str]

TABLES: Final = (
    "economies",
    "cross_cutting_areas",
    "sub_fora",
    "area_roles",
    "organizations",
    "activities",
    "recommendations",
    "action_plan_status",
    "documents",
)


class RecordIncomplete(Exception):  # noqa: N818 - what it says, not an "error" of ours
    """The directory does not hold the record: the message names the file that is missing."""


class RecordFiles:
    """A directory of the record: tables as CSV, mandates and plans as JSON."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def table(self, name: str) -> list[Cells]:
        """The rows of `<name>.csv`; cells are trimmed, and empty where nothing is known.

        Raises:
            RecordIncomplete: there is no such file.
        """
        with self._open(f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return [
                {column: (cell or "").strip() for column, cell in row.items()}
                for row in csv.DictReader(file)
            ]

    def mandates(self) -> list[JsonValue]:
        """The entries of `mandates.json`."""
        document = self._json(self._open("mandates.json"))
        return document if isinstance(document, list) else []

    def plans(self) -> list[JsonValue]:
        """The trees of `strategic_plans/*.json`."""
        return [self._json(path) for path in self._plan_files()]

    def digest(self) -> bytes:
        """A hash of the content of every file of the record."""
        paths = [self._open(f"{name}.csv") for name in TABLES]
        paths += [self._open("mandates.json"), *self._plan_files()]
        total = hashlib.sha256()
        for path in paths:
            total.update(hashlib.sha256(path.read_bytes()).digest() + path.name.encode())
        return total.digest()

    def _plan_files(self) -> list[Path]:
        return sorted((self._directory / "strategic_plans").glob("*.json"))

    def _open(self, name: str) -> Path:
        path = self._directory / name
        if not path.is_file():
            raise RecordIncomplete(f"{path} is missing: is {self._directory} the record?")
        return path

    @staticmethod
    def _json(path: Path) -> JsonValue:
        document: JsonValue = json.loads(path.read_text(encoding="utf-8"))
        return document


def items(cell: str) -> list[str]:
    """The items of a list in a cell. Never split on commas: "Hong Kong, China" holds one."""
    return [item.strip() for item in cell.split(";") if item.strip()]
