"""Many write while one reads: every committed change is seen, in order, in its newest state."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from fastapi.testclient import TestClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.ledger import Ledger, audit_events
from tests.callers import Caller
from tests.changes.conftest import Mirror, listed
from tests.factories.activities import make_activity

WRITERS = 6
ROUNDS = 15


def write(caller: Caller, seed: int) -> set[tuple[str, int]]:
    """Make, change, hide and show activities; the versions that were acknowledged."""
    chance = random.Random(seed)  # noqa: S311 - a game of chance
    done: set[tuple[str, int]] = set()
    refs: list[str] = []
    for n in range(ROUNDS):
        if not refs or chance.random() < 0.4:
            made = make_activity(caller, title=f"Workshop {seed}.{n}")
            refs.append(made["ref"])
            done.add((made["ref"], made["version"]))
        ref = chance.choice(refs)
        change = {"visibility": chance.choice(["restricted", "members", "public"])}
        if chance.random() < 0.5:
            change = {"place": f"Place {seed}.{n}"}
        answer = caller.patch(f"/activities/{ref}", change)
        assert answer.status_code == 200, answer.text
        done.add((ref, answer.json()["version"]))
    return done


def test_a_reader_among_writers_loses_nothing(
    secretariat: Caller, client: TestClient, database: Database
) -> None:
    readers = [
        Mirror(secretariat, query="&resource=activities"),
        Mirror(Caller(client, "focal_point:CHL"), query="&resource=activities"),
        Mirror(Caller(client, None), query="&resource=activities"),
    ]
    over = Event()

    def read(mirror: Mirror) -> int:
        polls = 0
        while not over.is_set():
            mirror.pull_page(limit=5)
            polls += 1
        mirror.pull(limit=5)
        return polls

    with ThreadPoolExecutor(WRITERS + len(readers)) as pool:
        reading = [pool.submit(read, mirror) for mirror in readers]
        written = [pool.submit(write, secretariat, seed) for seed in range(WRITERS)]
        acknowledged = set().union(*(future.result() for future in written))
        over.set()
        assert min(future.result() for future in reading) > 3, "nobody read while others wrote"

    for mirror in readers:
        assert mirror.records("activities") == listed(mirror.caller, "/activities")
    assert len(acknowledged) >= WRITERS * ROUNDS
    _in_order(readers[0], database)


def _in_order(mirror: Mirror, database: Database) -> None:
    """Versions of one record never fall, and the order is that of the latest commits."""
    latest: dict[str, int] = {}
    for item in mirror.told:
        assert item["version"] >= latest.get(item["ref"], 0)
        latest[item["ref"]] = item["version"]

    def last_commits(session: Session, _: Ledger) -> dict[str, int]:
        rows = session.execute(
            select(audit_events.c.record_key, audit_events.c.seq)
            .where(audit_events.c.resource == "activities")
            .order_by(audit_events.c.seq)
        )
        return {row.record_key: row.seq for row in rows}

    commits = database.transact(SYSTEM, last_commits)
    last_told = {item["ref"]: n for n, item in enumerate(mirror.told)}
    by_feed = sorted(last_told, key=lambda ref: last_told[ref])
    assert by_feed == sorted(commits, key=lambda ref: commits[ref])
