"""A user with a password, and their laptop."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.auth.gate import Gate
from tests.callers import Caller
from tests.factories.users import Browser, focal_point, make_user

JO = "jo@economy.example"


@pytest.fixture
def gate(app: FastAPI, client: TestClient) -> Gate:
    """The gate of the application under test."""
    del client
    held: Gate = app.state.gate
    return held


@pytest.fixture
def jo(secretariat: Caller) -> dict[str, Any]:
    """Jo, Australia's focal point."""
    secretariat.create("/economies", {"code": "AUS", "name": "Australia"})
    return make_user(secretariat, "jo", focal_point("AUS"))


@pytest.fixture
def laptop(client: TestClient, jo: dict[str, Any]) -> Browser:
    """The browser on Jo's laptop, signed in."""
    return Browser.signed_in(client, jo["email"])
