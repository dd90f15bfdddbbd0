"""A simulated database says so in every answer, and never holds the real record beside it."""

from pathlib import Path

import psycopg
import pytest
from fastapi.testclient import TestClient
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import text

from api.app import create_app
from api.core.database import Database, driver_url, owner_engine
from api.core.settings import Settings
from api.core.simulated import (
    RealDatabaseError,
    SimulatedDatabaseError,
    begin_simulation,
    find_simulation,
)
from api.load.service import load_record
from api.running import Addresses
from simulation.stage import set_stage
from simulation.theatre import simulate
from tests.callers import API
from tests.conftest import SIGNER
from tests.simulation.conftest import SEED, SMALL, Empty

HEADER = "x-ctwg-simulated"
ANSWERS = (
    *(f"{API}/economies", f"{API}/economies/AUS", f"{API}/economies/NONE", f"{API}/users"),
    *(f"{API}/economies?colour=red", "/healthz", "/readyz", "/", "/nowhere", "/openapi.json"),
    *(f"{API}/economies?a=%00", f"{API}/scorecards/CTWG-2018-2022"),
)


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_of_a_simulated_database_says_so(demo: TestClient, path: str) -> None:
    assert demo.get(path).headers[HEADER] == "true"
    assert demo.head(path).headers[HEADER] == "true"


def test_an_answer_that_has_not_changed_says_so_too(demo: TestClient) -> None:
    etag = demo.get(f"{API}/economies").headers["etag"]
    unchanged = demo.get(f"{API}/economies", headers={"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.headers[HEADER]) == (304, "true")


def test_readiness_tells_the_two_apart(demo: TestClient, client: TestClient) -> None:
    assert demo.get("/readyz").json() == {"status": "ready", "is_simulated": True}
    assert client.get("/readyz").json() == {"status": "ready", "is_simulated": False}


@pytest.mark.parametrize("path", ANSWERS)
def test_no_answer_of_another_database_says_so(client: TestClient, path: str) -> None:
    assert HEADER not in client.get(path).headers


def test_a_process_that_serves_already_learns_of_the_mark(
    empty: Empty, demo_settings: Settings
) -> None:
    addresses = empty()
    owner = owner_engine(addresses.owner)
    with TestClient(create_app(demo_settings, addresses.service, SIGNER)) as client:
        assert HEADER not in client.get(f"{API}/economies").headers
        begin_simulation(owner, SEED)
        assert client.get(f"{API}/economies").headers[HEADER] == "true"
        assert client.get("/healthz").headers[HEADER] == "true"
    owner.dispose()


def test_the_service_itself_can_neither_set_the_mark_nor_take_it_away(played: Addresses) -> None:
    statements = (
        "INSERT INTO simulations (seed, began_at) VALUES (1, now())",
        "UPDATE simulations SET seed = 1",
        "DELETE FROM simulations",
        "TRUNCATE simulations",
    )
    for statement in statements:
        with psycopg.connect(driver_url(played.service)) as connection:
            connection.execute("SET ROLE ctwg_app")
            with pytest.raises(InsufficientPrivilege):
                connection.execute(statement)


def test_the_real_record_is_not_loaded_into_it(played: Addresses) -> None:
    database = Database(played.service, SIGNER, connections=2)
    with pytest.raises(SimulatedDatabaseError):
        load_record(database, Path("data"))
    database.dispose()


def test_nothing_is_played_where_there_are_records(empty: Empty, demo_settings: Settings) -> None:
    addresses = empty()
    database, owner = Database(addresses.service, SIGNER, 2), owner_engine(addresses.owner)
    set_stage(database, Path("data"))
    with owner.connect() as connection:
        before = connection.execute(text("SELECT count(*) FROM audit_events")).scalar_one()
    with pytest.raises(RealDatabaseError):
        simulate(demo_settings, addresses, SIGNER, SMALL, SEED)
    with owner.connect() as connection:
        after = connection.execute(text("SELECT count(*) FROM audit_events")).scalar_one()
    assert (after, find_simulation(owner)) == (before, None)
    database.dispose()
    owner.dispose()


def test_nothing_is_played_twice(played: Addresses, demo_settings: Settings) -> None:
    with pytest.raises(RealDatabaseError):
        simulate(demo_settings, played, SIGNER, SMALL, SEED + 1)
