"""Compliance: figures worked out by hand, who sees which, and that each opens what it counted."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.implementations import adopt, bring
from tests.factories.world import PLAN, make_plan, make_world

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that implementations live in."""
    make_world(secretariat)


def test_nothing(chair: Caller) -> None:
    r = chair.get("/compliance")
    assert r.status_code == 200, r.text
    print(r.json())
    ref = adopt(chair, plan=PLAN, areas=["travel"])
    r = chair.get(f"/compliance?plan={PLAN}")
    import json; print(json.dumps(r.json(), indent=1))
    assert 0
