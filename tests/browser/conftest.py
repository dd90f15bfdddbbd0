"""The service as people meet it: served, with the whole record, and people who have accounts."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest
import uvicorn
from playwright.sync_api import BrowserContext, Page
from sqlalchemy import make_url

from api.app import create_app
from api.core.database import APP_ROLE, Database
from api.core.embedded import EmbeddedServer
from api.core.settings import Settings
from api.load.service import load_record
from api.migrating import migrate
from tests.browser.story import Story, tell
from tests.browser.visitor import CHROMIUM_ARGUMENTS, PASSWORD, Visitor, chromium_path
from tests.conftest import SIGNER

DATABASE = f"browser_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
ROOT = Path(__file__).parents[2]
PEOPLE = {
    "chair": {"role": "chair", "forum": "CTWG"},
    "australia": {"role": "focal_point", "economy": "AUS"},
    "peru": {"role": "focal_point", "economy": "PER"},
    "validator": {"role": "validator", "economy": "AUS"},
    "liaison": {"role": "liaison", "forum": "SCCP"},
}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium, which needs no download and calls nobody."""
    return {"executable_path": chromium_path(), "args": list(CHROMIUM_ARGUMENTS)}


@pytest.fixture(scope="session")
def base_url(address: str) -> str:
    """Where relative addresses lead; stands in for a plugin's own fixture."""
    return address


@pytest.fixture(scope="session")
def address(server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the service listens, with the record loaded and the web UI built."""
    dist = Path(os.environ.get("CTWG_FRONTEND_DIR", ROOT / "frontend" / "dist"))
    if not (dist / "index.html").exists():
        pytest.fail("The web UI is not built: run `make web` first.")
    with psycopg.connect(server.database_url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}")
    owner_url = server.database_url(DATABASE)
    migrate(owner_url)
    service_url = make_url(owner_url).set(username=APP_ROLE).render_as_string()
    writing = Database(service_url, SIGNER, connections=2)
    load_record(writing, ROOT / "data")
    writing.dispose()
    settings = Settings.model_validate(
        {
            "data_dir": tmp_path_factory.mktemp("browser"),
            "frontend_dir": dist,
            "admin_email": "secretariat@example.org",
            "admin_password": PASSWORD,
        }
    )
    with _serving(settings, service_url) as url:
        _invite_people(url)
        yield url


class _serving:  # noqa: N801 - a context manager, named for how it reads
    """The application under a real server, in a thread of its own."""

    def __init__(self, settings: Settings, service_url: str) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(
            create_app(settings, service_url, SIGNER), log_level="warning", ws="none"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                pytest.fail("The server did not start.")
            time.sleep(0.02)
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()


def _invite_people(url: str) -> None:
    """Accounts come about as in life: the secretariat invites, each chooses a password."""
    with httpx.Client(base_url=f"{url}/api/v1", timeout=30) as client:
        form = {
            "grant_type": "password",
            "username": "secretariat@example.org",
            "password": PASSWORD,
        }
        token = client.post("/auth/token", data=form).raise_for_status().json()["access_token"]
        headers = {"Authorization": f"Bearer {token}"}
        for name, seat in PEOPLE.items():
            person = {"email": f"{name}@example.org", "name": name.title(), "seats": [seat]}
            user = client.post("/users", json=person, headers=headers).raise_for_status().json()
            invitation = client.post(
                "/auth/invitations", json={"user": user["id"]}, headers=headers
            ).raise_for_status()
            welcome = {"token": invitation.json()["token"], "password": PASSWORD}
            client.post("/auth/welcome", json=welcome).raise_for_status()


@pytest.fixture(scope="session")
def story(address: str) -> Story:
    """One record of each kind, made over HTTP by those whose seats allow it."""
    return tell(address)


@pytest.fixture
def visitor(address: str, context: BrowserContext, page: Page) -> Iterator[Visitor]:
    """Somebody at a browser. What the browser complains of fails the test."""
    somebody = Visitor(address, context, page)
    yield somebody
    assert somebody.complaints == []
