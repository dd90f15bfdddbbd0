"""What a process counts of its own work: how many requests, how long they took, on which paths.

Counted under the first part of an address only (`activities`), never under a record, a caller or
an economy. The numbers are this process's since its start; nothing is asked of the database.
"""

import time
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from api.core.settings import API_BASE

BOUNDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; the last bucket of all takes whatever is longer."""
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"})
OTHER: Final = "other"
"""Whatever else is asked for below the API's base, and every method that HTTP does not name."""
PAGES: Final = "pages"
"""The web application's own addresses."""
NO_ANSWER: Final = 499
"""Counted as the status of a request that nobody waited for any more."""
_BASE: Final = f"{API_BASE}/"


class Durations:
    """A histogram of seconds."""

    __slots__ = ("counts", "total")

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """Take in one more."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


class Meter:
    """Counts requests; used by one event loop, so without a lock."""

    def __init__(self) -> None:
        self._resources: frozenset[str] = frozenset()
        self._places: frozenset[str] = frozenset()
        self.began_at = time.time()
        self.requests: dict[tuple[str, str, int], int] = {}
        """By method, name of the address and status."""
        self.durations: dict[str, Durations] = {}
        """By name of the address."""
        self.running = 0
        self.remembered = 0
        """Answers that were given from memory."""

    def know(self, resources: Iterable[str], places: Iterable[str]) -> None:
        """Take the names to count under: of addresses below the API's base, and beside it."""
        self._resources = frozenset(resources)
        self._places = frozenset(places)

    def finished(self, method: str, path: str, status: int, seconds: float) -> None:
        """Count a request that was answered."""
        name = self._name_of(path)
        key = (method if method in METHODS else OTHER, name, status)
        self.requests[key] = self.requests.get(key, 0) + 1
        durations = self.durations.get(name)
        if durations is None:
            durations = self.durations[name] = Durations()
        durations.add(seconds)

    def _name_of(self, path: str) -> str:
        if path.startswith(_BASE):
            name = path[len(_BASE) :].partition("/")[0]
            return name if name in self._resources else OTHER
        place = path[1:].partition("/")[0]
        return place if place in self._places else PAGES
