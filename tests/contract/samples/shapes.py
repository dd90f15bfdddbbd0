"""What a sample is, and what the samples of several resources share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

Json = dict[str, Any]

DRAFT_PLAN: Final = "TELWG-2018-2022"
"""A plan of the contract suite's world whose parts may still change."""

SOURCED: Final[Json] = {
    "sources": ["Strategic Plan 2018-2022, p. 3", "http://apec.org/x"],
    "note": "A note\n\non two paragraphs: Perú, Việt Nam",
    "certainty": "The end is inferred from the speeches.",
    "source_system": "register",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """Payloads of one resource; `n` keeps them apart."""

    sparse: Callable[[int], Json]
    full: Callable[[int], Json]
    change: Json
    """A merge patch that any record of it takes."""
    clears: str | None = None
    """A field of `full` that a null empties."""
    word: str | None = None
    """A word by which `q` finds the records of `full`."""
    about: tuple[str, str] | None = None
    """Where there is one record for each of another resource: the field, and that resource."""


def sourced(n: int) -> Json:
    """Where a record came from; its identity over there is its own."""
    return {**SOURCED, "external_ref": f"reg/{n:04d}"}


def code(prefix: str, n: int) -> str:
    """A key of its own."""
    return f"{prefix}-{n:03d}"
