"""What an exported file holds, and what it says of itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from api.core.columns import Column

Records = Iterable[str]
"""Records as JSON text, in the order of the list."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list as it was asked for."""

    title: str
    columns: Sequence[Column]
    filters: Mapping[str, str] = field(default_factory=dict)
    """The parameters of the list, as they were sent."""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each kind of record that codes stand for: the names by code."""
    made_at: datetime = field(default_factory=lambda: datetime.now(UTC))
