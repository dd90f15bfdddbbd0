"""What a load did, file by file, and what it found doubtful."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """Somebody has changed the record in the product since: it stays as it is."""
    WAITING = "waiting"
    """The product has no place for it yet."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at: the file, the row's key, what is in doubt."""

    file: str
    key: str
    what: str
    words: str


@dataclass(slots=True)
class LoadReport:
    """The result of one load."""

    outcomes: dict[str, Counter[Outcome]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    was_skipped: bool = False
    """The files are byte for byte those of the last load."""

    def count(self, file: str, outcome: Outcome, key: str) -> None:
        """Book the outcome of one row."""
        self.outcomes.setdefault(file, Counter())[outcome] += 1
        if outcome is Outcome.KEPT:
            self.kept.append((file, key))

    def doubt(self, file: str, key: str, what: str, words: str) -> None:
        """Keep a doubt for whoever reads the report."""
        self.doubts.append(Doubt(file, key, what, words))

    def total(self, outcome: Outcome) -> int:
        """How many rows had this outcome, over all files."""
        return sum(counts[outcome] for counts in self.outcomes.values())

    @property
    def changed(self) -> int:
        """How many records were created or updated."""
        return self.total(Outcome.CREATED) + self.total(Outcome.UPDATED)
