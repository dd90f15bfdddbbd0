"""Every write is on the ledger, in the order of commits, and the chain shows tampering."""

import psycopg
import pytest
from sqlalchemy.orm import Session

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.ledger import ChainKey, Ledger, verify_chain
from tests.callers import Caller
from tests.conftest import SIGNER


def broken_events(database: Database, key: ChainKey = SIGNER) -> list[int]:
    def verify(session: Session, _: Ledger) -> list[int]:
        return list(verify_chain(session, key))

    return database.transact(SYSTEM, verify)


def make_events(secretariat: Caller) -> list[int]:
    for code in ("travel", "finance"):
        secretariat.create("/cross-cutting-areas", {"code": code, "name": code})
    secretariat.patch("/cross-cutting-areas/travel", {"text": "Safer journeys."})
    events = secretariat.get("/audit-events?sort=seq&resource=cross_cutting_areas").json()["items"]
    return [event["seq"] for event in events]


def test_a_change_says_who_by_which_seat_from_what_to_what(secretariat: Caller) -> None:
    make_events(secretariat)
    [latest] = secretariat.get("/audit-events?limit=1").json()["items"]
    assert (latest["action"], latest["record_key"], latest["seat"]) == (
        "update",
        "travel",
        "secretariat",
    )
    assert latest["changes"] == {"text": [None, "Safer journeys."]}


def test_a_refused_write_leaves_no_event(secretariat: Caller) -> None:
    make_events(secretariat)
    before = secretariat.get("/audit-events?count=true").json()["total"]
    secretariat.post("/cross-cutting-areas", {"code": "travel", "name": "Again"})
    secretariat.patch("/cross-cutting-areas/travel", {"name": None})
    assert secretariat.get("/audit-events?count=true").json()["total"] == before


def test_only_the_secretariat_reads_the_ledger(chair: Caller, anonymous: Caller) -> None:
    assert chair.get("/audit-events").status_code == 403
    assert anonymous.get("/audit-events").status_code == 401


def test_numbers_follow_one_another_without_gaps(secretariat: Caller) -> None:
    numbers = make_events(secretariat)
    assert numbers == list(range(numbers[0], numbers[0] + 3))


def test_an_untouched_chain_is_sound_and_another_key_does_not_fit(
    secretariat: Caller, database: Database
) -> None:
    make_events(secretariat)
    assert broken_events(database) == []
    assert broken_events(database, ChainKey(b"another key")) != []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_events SET actor = 'somebody else' WHERE seq = %(second)s",
        "DELETE FROM audit_events WHERE seq = %(second)s",
        "DELETE FROM audit_events WHERE seq = %(last)s",
        "UPDATE audit_events SET changes = '{}' WHERE seq = %(last)s",
    ],
)
def test_tampering_shows(
    secretariat: Caller, database: Database, owner: psycopg.Connection, tampering: str
) -> None:
    numbers = make_events(secretariat)
    with owner.transaction():
        owner.execute("SET LOCAL session_replication_role = replica")
        owner.execute(tampering.encode(), {"second": numbers[1], "last": numbers[2]})
    assert broken_events(database) != []


def test_not_even_the_owner_changes_an_event_by_accident(
    secretariat: Caller, owner: psycopg.Connection
) -> None:
    make_events(secretariat)
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="never changed"):
        owner.execute("DELETE FROM audit_events")
