"""The application behind a real address, and an account that pulls from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.core.settings import Settings
from tests.callers import Caller
from tests.conftest import SIGNER
from tests.factories.world import make_world
from tests.serving import serving


@dataclass(frozen=True)
class Account:
    """What an economy's system knows: where, and as whom."""

    url: str
    secret: str
    id: str = "AUS-system"

    @property
    def environment(self) -> dict[str, str]:
        """As it is handed to programs."""
        return {
            "CTWG_URL": self.url,
            "CTWG_CLIENT_ID": self.id,
            "CTWG_CLIENT_SECRET": self.secret,
        }


@pytest.fixture(scope="module")
def url(app: FastAPI, settings: Settings) -> Iterator[str]:
    """The address of a real server."""
    with serving(create_app(settings, app.state.services.database.url, SIGNER)) as address:
        yield address


@pytest.fixture
def account(url: str, secretariat: Caller) -> Account:
    """Australia's system, in a world with a plan."""
    make_world(secretariat)
    seat = {"role": "focal_point", "economy": "AUS"}
    new = {"code": "AUS-system", "name": "Ours", "scopes": ["activities:write"], **seat}
    secretariat.create("/service-accounts", new)
    secret = secretariat.create("/service-accounts/AUS-system/secrets", {})["secret"]
    return Account(url, secret)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where it is kept."""
    return tmp_path / "activities.ndjson"
