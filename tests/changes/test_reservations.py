"""Very many events of one transaction: nobody waits for them, and no reader passes them by."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest
from sqlalchemy.orm import Session

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.db import Json
from api.core.ledger import WORTH_RESERVING, ChainKey, Event, Ledger, verify_chain
from tests.callers import Caller
from tests.changes.conftest import Mirror, listed
from tests.conftest import SIGNER
from tests.factories.activities import make_activity

MANY = WORTH_RESERVING + 500
PATIENCE = 60


class Interrupted(Exception):  # noqa: N818 - what stands for a fault in the middle
    """The transaction does not come to its end."""


class PausingKey:
    """The key of the chain, whose holder stops in the middle of many events."""

    def __init__(self) -> None:
        self.reached, self.go_on = threading.Event(), threading.Event()
        self.is_to_fail = False
        self._made = 0

    def sign(self, message: bytes) -> bytes:
        """The keyed hash of a message."""
        self._made += 1
        if self._made == MANY // 2:
            self.reached.set()
            assert self.go_on.wait(PATIENCE)
            if self.is_to_fail:
                raise Interrupted
        return SIGNER.sign(message)


def is_sound(database: Database, key: ChainKey = SIGNER) -> bool:
    """Whether the chain is unbroken."""
    return not database.transact(SYSTEM, lambda session, _: verify_chain(session, key))


def write_many(database: Database, record: UUID) -> None:
    """Account for very many changes of one record, in one transaction."""

    def act(_: Session, ledger: Ledger) -> None:
        for n in range(MANY):
            said: dict[str, Json] = {"note": [None, f"Viña {n}"]}
            ledger.record(Event("activities", "update", record, "CTWG-2018-A01", said))

    database.transact(SYSTEM, act)


@contextmanager
def stopped(database: Database, record: UUID) -> Iterator[tuple[PausingKey, threading.Thread]]:
    """A transaction that stands still in the middle of its events."""
    key = PausingKey()
    slow = Database(database.url, key, connections=2)

    def act() -> None:
        try:
            write_many(slow, record)
        except Interrupted:
            assert key.is_to_fail

    thread = threading.Thread(target=act, daemon=True)
    thread.start()
    try:
        assert key.reached.wait(PATIENCE)
        yield key, thread
    finally:
        key.go_on.set()
        thread.join(PATIENCE)
        slow.dispose()


@pytest.fixture
def activity(secretariat: Caller) -> UUID:
    """The record that changes very often."""
    return UUID(make_activity(secretariat)["id"])


def test_others_write_meanwhile_and_readers_wait_for_what_comes_before(
    secretariat: Caller, database: Database, activity: UUID
) -> None:
    mirror = Mirror(secretariat)
    mirror.pull()
    with stopped(database, activity) as (key, thread):
        made = make_activity(secretariat, title="Made meanwhile")
        told = len(mirror.told)
        mirror.pull()
        assert len(mirror.told) == told, "it comes after what is still being written"
        key.go_on.set()
        thread.join(PATIENCE)
    mirror.pull()
    refs = [item["ref"] for item in mirror.told[told:]]
    assert refs == ["CTWG-2018-A01", made["ref"]]
    assert mirror.records("activities") == listed(secretariat, "/activities")
    assert is_sound(database)


def test_numbers_of_a_transaction_that_failed_hold_nobody_up(
    secretariat: Caller, database: Database, activity: UUID
) -> None:
    mirror = Mirror(secretariat)
    mirror.pull()
    with stopped(database, activity) as (key, _):
        made = make_activity(secretariat, title="Made meanwhile")
        key.is_to_fail = True
    mirror.pull()
    assert mirror.told[-1]["ref"] == made["ref"]
    assert mirror.records("activities") == listed(secretariat, "/activities")
    assert is_sound(database)
    write_many(database, activity)
    make_activity(secretariat)
    assert is_sound(database)


def test_two_at_once_are_two_branches(
    secretariat: Caller, database: Database, activity: UUID
) -> None:
    mirror = Mirror(secretariat)
    with stopped(database, activity):
        write_many(database, activity)
        make_activity(secretariat)
        mirror.pull()
    mirror.pull()
    assert mirror.records("activities") == listed(secretariat, "/activities")
    assert is_sound(database)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_events SET actor = 'somebody else' WHERE seq = %(middle)s",
        "DELETE FROM audit_events WHERE seq = %(middle)s",
        "DELETE FROM audit_events WHERE seq = %(end)s",
        "DELETE FROM audit_events WHERE seq > %(start)s AND seq <= %(end)s",
        "DELETE FROM audit_events WHERE action = 'publish'",
        "DELETE FROM audit_events WHERE action = 'reserve'",
        "DELETE FROM audit_events WHERE seq >= %(start)s AND seq <= %(end)s",
        "UPDATE audit_events SET changes = '{\"hash\": [null, \"00\"]}' WHERE action = 'publish'",
    ],
)
def test_tampering_with_a_branch_shows(
    database: Database, owner: psycopg.Connection, activity: UUID, tampering: str
) -> None:
    write_many(database, activity)
    assert is_sound(database)
    assert not is_sound(database, ChainKey(b"another key"))
    query = "SELECT seq FROM audit_events WHERE action = 'reserve'"
    row = owner.execute(query).fetchone()
    assert row is not None
    places = {"start": row[0], "middle": row[0] + MANY // 2, "end": row[0] + MANY}
    with owner.transaction():
        owner.execute("SET LOCAL session_replication_role = replica")
        owner.execute(tampering.encode(), places)
    assert not is_sound(database)
