"""Who plays, and the stage that they play on."""

from pathlib import Path
from typing import Final

from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.core.database import Database
from simulation.stage import set_stage
from tests.callers import Caller
from tests.factories.users import make_user
from tests.walkthrough.recording import Person, Walk

PLAN: Final = "CTWG-2018-2022"
SEATS: Final = {
    "CHAIR": {"role": "chair", "forum": "CTWG"},
    "AUSTRALIA": {"role": "focal_point", "economy": "AUS"},
    "AUSTRALIA_VALIDATOR": {"role": "validator", "economy": "AUS"},
    "CHILE": {"role": "focal_point", "economy": "CHL"},
    "JAPAN": {"role": "focal_point", "economy": "JPN"},
    "NEW_ZEALAND": {"role": "focal_point", "economy": "NZL"},
    "PERU": {"role": "focal_point", "economy": "PER"},
    "SCCP": {"role": "liaison", "forum": "SCCP"},
    "SECRETARIAT": {"role": "secretariat"},
}


class Cast:
    """Everybody, signed in."""

    def __init__(self, walk: Walk) -> None:
        root = Caller(walk.client, "secretariat")
        self._people = {name: self._hire(walk, root, name) for name in SEATS}
        self.visitor = walk.visitor()

    def __getitem__(self, name: str) -> Person:
        return self._people[name]

    @staticmethod
    def _hire(walk: Walk, root: Caller, name: str) -> Person:
        login = name.lower().replace("_", "-")
        make_user(root, login, SEATS[name])
        return walk.person(name, f"{login}@economy.example")


def begin(client: TestClient) -> tuple[Walk, Cast]:
    """A stage with the published reference data and plans, and everybody on it."""
    app = client.app
    assert isinstance(app, FastAPI)
    database: Database = app.state.services.database
    set_stage(database, Path("data"))
    walk = Walk(client)
    return walk, Cast(walk)
