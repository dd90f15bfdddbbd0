"""Schemathesis over the whole specification: no fault of ours, no undocumented status.

A real server on a database with a world in it is asked what the specification allows and what it
does not, by a stranger and by the secretariat.
"""

import re
import subprocess
import sys
from collections.abc import Iterator

import psycopg
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.app import create_app
from api.core.settings import Settings
from tests.callers import Caller, sign_in
from tests.conftest import SIGNER
from tests.database import erase
from tests.factories.activities import make_activity
from tests.factories.recommendations import make_recommendation
from tests.factories.world import make_world
from tests.serving import serving

CHECKS = "not_a_server_error,status_code_conformance"
LEFT_OUT = r"/auth/(logout|password|sessions)|/api/v1/imports$"
"""What would end the session that asks, and what takes files."""
ONE_OF_EACH_KIND = (
    r"^/api/v1/(economies|activities|users|imports/.*|audit-events|coverage|me|auth/token)(/|$)"
)
"""The other resources are made of the same routes; the long run takes them all."""


@pytest.fixture(scope="module")
def world(running: TestClient, owner: psycopg.Connection) -> Iterator[None]:
    """Something to find."""
    erase(owner)
    secretariat = Caller(running, "secretariat")
    make_world(secretariat)
    make_activity(secretariat)
    make_recommendation(secretariat)
    yield
    erase(owner)


@pytest.fixture(scope="module")
def served(world: None, settings: Settings, app: FastAPI) -> Iterator[str]:
    """The application behind a real server."""
    del world
    own = create_app(settings, app.state.services.database.url, SIGNER)
    with serving(own) as address:
        yield address


def fuzz(served: str, headers: list[str], seconds: int, *options: str) -> str:
    """What Schemathesis says after a run that finds nothing."""
    limits = [f"--checks={CHECKS}", f"--max-time={seconds}", "--seed=20181", "--no-shrink"]
    output = ["--no-color", "--warnings=off", "--generation-database=none"]
    given = [f"--header={header}" for header in headers]
    run = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run", f"{served}/openapi.json"),
            *(*limits, *output, *given, f"--exclude-path-regex={LEFT_OUT}", *options),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds * 4,
    )
    told = run.stdout + run.stderr
    assert run.returncode == 0, told[-6_000:]
    return told


def proof(app: FastAPI, role: str) -> list[str]:
    """The header that a role sends."""
    return [] if role == "anonymous" else [f"Authorization: Bearer {sign_in(app, role)}"]


@pytest.mark.parametrize("role", ["anonymous", "secretariat"])
def test_every_answer_is_one_that_the_specification_knows(
    served: str, app: FastAPI, role: str
) -> None:
    told = fuzz(
        served,
        proof(app, role),
        25,
        "--phases=coverage,fuzzing",
        "--max-examples=3",
        f"--include-path-regex={ONE_OF_EACH_KIND}",
    )
    assert re.search(r"[1-9]\d+ generated, [1-9]\d+ passed", told), told[-2_000:]


@pytest.mark.long
@pytest.mark.parametrize("role", ["anonymous", "secretariat", "focal_point:AUS", "observer"])
def test_the_whole_specification_holds(served: str, app: FastAPI, role: str) -> None:
    told = fuzz(served, proof(app, role), 900, "--max-examples=50")
    assert re.search(r"[1-9]\d{3,} generated", told.replace(",", "")), told[-2_000:]
