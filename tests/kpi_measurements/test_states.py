"""Every state of a measurement x every verb x every role."""

from collections.abc import Iterator
from typing import Final

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.database import erase
from tests.factories.kpi_measurements import STATES, advance, measure
from tests.factories.world import make_world

LEADS_TO: Final = {("draft", "submit"): "submitted", ("submitted", "verify"): "verified"}
MAY: Final = {
    "AUS": {
        "submit": {"secretariat", "focal_point:AUS"},
        "verify": {"secretariat", "chair:CTWG", "validator:AUS"},
    },
    None: {
        "submit": {"secretariat", "chair:CTWG"},
        "verify": {"secretariat", "chair:CTWG"},
    },
}
"""By whose figure it is: Australia's, or the forum's."""
EVERYBODY: Final = (
    *("secretariat", "chair:CTWG", "chair:TELWG", "focal_point:AUS", "focal_point:CHL"),
    *("validator:AUS", "validator:CHL", "liaison:CTWG", "liaison:SCCP", "observer", None),
)
SEES_DRAFTS: Final = {
    "AUS": {"secretariat", "focal_point:AUS", "validator:AUS"},
    None: {"secretariat", "chair:CTWG", "liaison:CTWG"},
}
SEES_SUBMITTED: Final = {
    "AUS": SEES_DRAFTS["AUS"] | {"chair:CTWG", "liaison:CTWG"},
    None: SEES_DRAFTS[None],
}


def sees(name: str | None, whose: str | None, state: str) -> bool:
    """Whether somebody knows of it at all."""
    if state == "verified":
        return name is not None
    return name in (SEES_DRAFTS if state == "draft" else SEES_SUBMITTED)[whose]


@pytest.fixture(scope="module")
def callers(running: TestClient, owner: psycopg.Connection) -> Iterator[dict[str | None, Caller]]:
    """Everybody, in a world of their own; the last two only write and verify."""
    erase(owner)
    names = (*EVERYBODY, "secretariat+observer", "secretariat+validator:HKG")
    made = {name: Caller(running, name) for name in names}
    make_world(made["secretariat"])
    yield made
    erase(owner)


@pytest.mark.parametrize("verb", ["submit", "verify"])
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("whose", ["AUS", None])
def test_each_role_gets_what_the_table_says(
    callers: dict[str | None, Caller], whose: str | None, state: str, verb: str
) -> None:
    author, verifier = callers["secretariat+observer"], callers["secretariat+validator:HKG"]

    def make() -> str:
        path = measure(author, economy=whose)
        advance(path, state, author, verifier)
        return path

    path = make()
    before = author.get(path).json()
    for name in EVERYBODY:
        if name in MAY[whose][verb] and sees(name, whose, state):
            continue
        refused = callers[name].verb(f"{path}/{verb}")
        wanted = 401 if name is None else 403 if sees(name, whose, state) else 404
        assert refused.status_code == wanted, (name, refused.text)
    assert author.get(path).json() == before
    for name in sorted(MAY[whose][verb]):
        if not sees(name, whose, state):
            continue
        answer = callers[name].verb(f"{path}/{verb}")
        after = LEADS_TO.get((state, verb))
        if after is None:
            assert answer.json()["type"] == "/problems/illegal-transition", (name, answer.text)
            assert author.get(path).json() == before
        else:
            assert answer.status_code == 200, (name, answer.text)
            assert (answer.json()["status"], answer.json()["version"]) == (
                after,
                before["version"] + 1,
            )
            path = make()
