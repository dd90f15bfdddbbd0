"""A world with activities to tell of."""

import pytest

from tests.callers import Caller
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Something to tell of."""
    make_world(secretariat)
