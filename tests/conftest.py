"""What tests stand on: one PostgreSQL for the run, the real application, callers with seats."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import make_url

from api.app import create_app
from api.core.database import APP_ROLE, Database, owner_engine
from api.core.embedded import EmbeddedServer
from api.core.ledger import ChainKey
from api.core.settings import Settings
from api.migrating import migrate
from api.reports.drawing import SCRIPT
from tests.callers import Caller
from tests.clock import wait_where_midnight_is_near
from tests.database import erase

SIGNER = ChainKey(b"a key that only the tests know...")
SERVER_PARENT = "CTWG_TESTS_DIR"


def pytest_configure(config: pytest.Config) -> None:
    """Choose where PostgreSQL lives: once, by the process that workers inherit from.

    Not below pytest's own folder, which each start of pytest closes to PostgreSQL's account.
    """
    if not hasattr(config, "workerinput"):
        parent = TemporaryDirectory(prefix="ctwg-tests-")
        os.environ[SERVER_PARENT] = parent.name
        config.add_cleanup(parent.cleanup)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Begin no test that the end of the day would cut in two."""
    wait_where_midnight_is_near()


@pytest.fixture(scope="session")
def server() -> Iterator[EmbeddedServer]:
    """PostgreSQL, started once for the whole run; workers of one run share it."""
    with EmbeddedServer(Path(os.environ[SERVER_PARENT]) / "pg") as running:
        with psycopg.connect(running.database_url("postgres"), autocommit=True) as connection:
            # Tests end before the power does: waiting for the disk would only cost time.
            connection.execute("ALTER SYSTEM SET synchronous_commit = off")
            connection.execute("SELECT pg_reload_conf()")
        yield running


@pytest.fixture(scope="session")
def database_url(server: EmbeddedServer) -> str:
    """A database with the schema that the migrations make, for its owner."""
    name = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with psycopg.connect(server.database_url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = server.database_url(name)
    migrate(url)
    return url


@pytest.fixture(scope="session")
def owner(database_url: str) -> Iterator[psycopg.Connection]:
    """A connection of the database's owner, for what the service itself may not do."""
    url = make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of the application under test."""
    frontend = tmp_path_factory.mktemp("frontend")
    (frontend / "index.html").write_text("<!doctype html><title>CTWG Tracker</title>")
    drawn_by = Path("frontend/dist") / SCRIPT
    if drawn_by.exists():
        # Without it papers with figures are refused, and say that the web UI is to be built.
        shutil.copy(drawn_by, frontend)
    return Settings(
        data_dir=tmp_path_factory.mktemp("data"),
        frontend_dir=frontend,
        record_dir=Path("data"),
        database_connections=10,
    )


@pytest.fixture(scope="session")
def app(settings: Settings, database_url: str) -> Iterator[FastAPI]:
    """The application, wired as in production, under the role that serves."""
    service_url = make_url(database_url).set(username=APP_ROLE)
    app = create_app(settings, service_url.render_as_string(), SIGNER)
    app.state.owner = owner_engine(database_url)
    yield app
    app.state.owner.dispose()


@pytest.fixture(scope="session")
def running(app: FastAPI) -> Iterator[TestClient]:
    """The application after its start-up."""
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def clean(owner: psycopg.Connection) -> Iterator[None]:
    """Leave no record behind."""
    yield
    erase(owner)


@pytest.fixture
def client(running: TestClient, clean: None) -> TestClient:
    """An HTTP client without a token: an anonymous visitor."""
    del clean
    return running


@pytest.fixture
def database(app: FastAPI, clean: None) -> Database:
    """The write side of the application under test."""
    del clean
    held: Database = app.state.services.database
    return held


@pytest.fixture
def secretariat(client: TestClient) -> Caller:
    """The secretariat."""
    return Caller(client, "secretariat")


@pytest.fixture
def chair(client: TestClient) -> Caller:
    """The chair of CTWG."""
    return Caller(client, "chair:CTWG")


@pytest.fixture
def australia(client: TestClient) -> Caller:
    """Australia's focal point."""
    return Caller(client, "focal_point:AUS")


@pytest.fixture
def chile(client: TestClient) -> Caller:
    """Chile's focal point."""
    return Caller(client, "focal_point:CHL")


@pytest.fixture
def anonymous(client: TestClient) -> Caller:
    """A visitor who did not sign in."""
    return Caller(client, None)
