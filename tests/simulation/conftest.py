"""Databases of their own, and a small simulation that is played once for all tests."""

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.core.database import APP_ROLE
from api.core.embedded import EmbeddedServer
from api.core.settings import Settings
from api.migrating import migrate
from api.running import Addresses
from simulation.theatre import simulate
from simulation.troupe import Scale
from tests.conftest import SIGNER

SMALL = Scale(years=(2018,), economies=5, activities=3)
SEED = 7
Empty = Callable[[], Addresses]


@pytest.fixture(scope="session")
def empty(server: EmbeddedServer) -> Iterator[Empty]:
    """Makes empty databases with the schema, which go when the run is over."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    names = (f"simulation_{worker}_{number}" for number in count())
    made: list[str] = []
    with psycopg.connect(server.database_url("postgres"), autocommit=True) as connection:

        def make() -> Addresses:
            name = next(names)
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
            connection.execute(f"CREATE DATABASE {name}".encode())
            made.append(name)
            migrate(server.database_url(name))
            return Addresses(server.database_url(name, APP_ROLE), server.database_url(name))

        yield make
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@pytest.fixture(scope="session")
def demo_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of a service on a database of the simulation, whatever the machine's are."""
    frontend = tmp_path_factory.mktemp("frontend")
    (frontend / "index.html").write_text("<!doctype html><title>CTWG Tracker</title>")
    return Settings(
        data_dir=tmp_path_factory.mktemp("data"),
        frontend_dir=frontend,
        record_dir=Path("data"),
        admin_email=None,
        admin_password=None,
    )


@pytest.fixture(scope="session")
def played(empty: Empty, demo_settings: Settings) -> Addresses:
    """A database in which a small simulation was played."""
    addresses = empty()
    simulate(demo_settings, addresses, SIGNER, SMALL, SEED)
    return addresses


@pytest.fixture(scope="session")
def demo(played: Addresses, demo_settings: Settings) -> Iterator[TestClient]:
    """A visitor of the service on that database."""
    app = create_app(demo_settings, played.service, SIGNER)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
