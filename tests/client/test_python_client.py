"""The Python client that economies install: written anew, and used against the running service."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from api.app import create_app
from api.core.settings import Settings
from tests.callers import Caller
from tests.conftest import SIGNER
from tests.factories.world import PLAN, make_world
from tests.serving import serving

ROOT = Path(__file__).parents[2]
SYNC = """
import json, sys
from ctwg_client import AuthenticatedClient, Client
from ctwg_client.api.auth import create_token
from ctwg_client.api.activities import (
    create_activity, get_activity, lint_activity, list_activities, update_activity,
)
from ctwg_client.models import (
    ActivityCreate, ActivityKind, ActivityUpdate, BodyCreateToken, ProblemRead,
)

address, token, plan = sys.argv[1:]
tracker = AuthenticatedClient(address, token=token)
workshop = ActivityCreate(
    title="Workshop on cargo", kind=ActivityKind.WORKSHOP, forum="CTWG", plan=plan,
    lead_economies=["AUS"],
)
made = create_activity.sync(client=tracker, body=workshop, idempotency_key="a-key-of-the-sync")
again = create_activity.sync(client=tracker, body=workshop, idempotency_key="a-key-of-the-sync")
wrong = create_activity.sync_detailed(client=tracker, body=ActivityCreate(
    title="Workshop", kind=ActivityKind.WORKSHOP, forum="NONE", lead_economies=["AUS"],
))
guess = BodyCreateToken(
    grant_type="client_credentials", client_id="AUS-system", client_secret="ctwg_sa_guess",
)
guesses = [
    create_token.sync_detailed(client=Client(address), body=guess) for _ in range(31)
]
findings = lint_activity.sync(made.ref, client=tracker).findings
read = get_activity.sync_detailed(made.ref, client=tracker)
moved = update_activity.sync(made.ref, client=tracker, if_match=read.headers["etag"],
    body=ActivityUpdate(place="Perth"))
stale = update_activity.sync_detailed(made.ref, client=tracker, if_match=read.headers["etag"],
    body=ActivityUpdate(place="Hobart"))
page = list_activities.sync(client=tracker, plan=[plan], lead_economies=["AUS", "CHL"])
print(json.dumps({
    "ref": made.ref, "findings": [finding.code for finding in findings], "place": moved.place,
    "stale": stale.status_code, "problem": isinstance(stale.parsed, ProblemRead),
    "listed": [activity.ref for activity in page.items], "again": again.ref,
    "wrong": [wrong.status_code, [fault.pointer for fault in wrong.parsed.errors]],
    "last_guess": [guesses[-1].status_code, int(guesses[-1].headers["retry-after"])],
}))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the client was written to."""
    path = tmp_path_factory.mktemp("client") / "ctwg-client"
    command = [sys.executable, str(ROOT / "bin" / "client"), str(path)]
    written = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    told = written.stdout + written.stderr
    assert told.count("Endpoint will not be generated") == 1, told
    assert "Unable to" not in told, told
    return path


@pytest.fixture
def address(app: FastAPI, settings: Settings, secretariat: Caller) -> Iterator[str]:
    """The service behind a real server, with a small world.

    An application of its own: the server's end closes what the application holds open.
    """
    make_world(secretariat)
    with serving(create_app(settings, app.state.services.database.url, SIGNER)) as address:
        yield address


def test_an_economy_pushes_and_pulls_with_it(
    package: Path, address: str, australia: Caller
) -> None:
    token = australia.get("/me").request.headers["authorization"].removeprefix("Bearer ")
    assert_it_syncs(Path(sys.executable), package, address, token)


@pytest.mark.long
def test_it_installs_into_an_empty_environment(
    package: Path, address: str, australia: Caller, tmp_path: Path
) -> None:
    """From the package index, with nothing of this repository but what was written."""
    token = australia.get("/me").request.headers["authorization"].removeprefix("Bearer ")
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", str(package)]
    subprocess.run(install, check=True, capture_output=True, timeout=600)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert_it_syncs(python, elsewhere, address, token)


def assert_it_syncs(python: Path, folder: Path, address: str, token: str) -> None:
    """Push and pull with the client that a Python finds."""
    run = subprocess.run(
        [str(python), "-c", SYNC, address, token, PLAN],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["listed"] == [said["ref"]]
    assert "activity.focus-area-required" in said["findings"]
    assert (said["place"], said["stale"], said["problem"]) == ("Perth", 412, True)
    assert said["again"] == said["ref"], "the same key makes no second record"
    assert said["wrong"] == [422, ["/forum"]]
    status, wait = said["last_guess"]
    assert status == 429
    assert wait > 0
