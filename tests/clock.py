"""The day on which a test runs."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Final

NEAR: Final = timedelta(seconds=30)
"""Longer than any test takes that knows what day it is."""


def current_day() -> date:
    """The day, as the service counts days: in UTC.

    To be asked within a test. What was asked when a module was read is yesterday's after midnight.
    """
    return datetime.now(UTC).date()


def wait_where_midnight_is_near() -> None:
    """Let the day end before a test begins that would otherwise stand on two days."""
    now = datetime.now(UTC)
    midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), UTC)
    if midnight - now < NEAR:
        time.sleep((midnight - now).total_seconds())
