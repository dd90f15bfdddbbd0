"""Many at once: no acknowledged change is lost, nothing happens twice, the ledger stays whole."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from httpx2 import Response

from api.core.actors import SYSTEM
from api.core.database import Database
from api.core.ledger import verify_chain
from tests.callers import Caller
from tests.conftest import SIGNER
from tests.factories.activities import make_activity, sound_activity
from tests.factories.recommendations import make_recommendation
from tests.factories.world import make_world

T = TypeVar("T")


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Something to work on at once."""
    make_world(secretariat)


def at_once(number: int, act: Callable[[int], T]) -> list[T]:
    """What comes of doing something in so many threads."""
    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(act, range(number)))


def statuses(answers: list[Response]) -> Counter[int]:
    """How often each status was answered."""
    return Counter(answer.status_code for answer in answers)


def test_of_two_editors_with_one_tag_one_wins(secretariat: Caller) -> None:
    for _ in range(10):
        answers = both_edit(secretariat)
        assert statuses(answers) == {200: 1, 412: 1}
        winner = next(answer for answer in answers if answer.status_code == 200)
        assert secretariat.get("/economies/AUS").json() == winner.json()


def both_edit(secretariat: Caller) -> list[Response]:
    """Two changes of one record, made with one tag at one moment."""
    tag = secretariat.get("/economies/AUS").headers["etag"]
    return at_once(2, lambda n: secretariat.patch("/economies/AUS", {"note": f"By {n}"}, tag))


def test_no_acknowledged_change_is_lost(secretariat: Caller) -> None:
    """Each of 16 editors counts up five times, reading again whenever somebody was faster."""

    def count_up(_: int) -> int:
        refused = 0
        for _ in range(5):
            while True:
                read = secretariat.get("/economies/AUS")
                patch = {"position": read.json()["position"] + 1}
                answer = secretariat.patch("/economies/AUS", patch, read.headers["etag"])
                if answer.status_code == 200:
                    break
                assert answer.status_code == 412, answer.text
                refused += 1
        return refused

    before = secretariat.get("/economies/AUS").json()
    refused = at_once(16, count_up)
    after = secretariat.get("/economies/AUS").json()
    assert after["position"] == before["position"] + 80
    assert after["version"] == before["version"] + 80
    assert sum(refused) > 0, "nobody met anybody: the test proves nothing"


def test_twenty_posts_under_one_key_make_one_record(secretariat: Caller) -> None:
    key = {"Idempotency-Key": "the-same-key-for-all-of-them"}
    answers = at_once(20, lambda _: secretariat.post("/activities", sound_activity(), headers=key))
    assert statuses(answers) == {201: 20}
    assert len({answer.text for answer in answers}) == 1
    assert len({answer.headers["location"] for answer in answers}) == 1
    assert secretariat.get("/activities?count=true").json()["total"] == 1


def test_twenty_posts_of_one_name_make_one_record(secretariat: Caller) -> None:
    sent = {"code": "soft-targets", "name": "Soft targets"}
    answers = at_once(20, lambda _: secretariat.post("/topics", sent))
    assert statuses(answers) == {201: 1, 409: 19}


def test_a_verb_that_is_pressed_by_many_happens_once(secretariat: Caller) -> None:
    ref = make_recommendation(secretariat)["ref"]
    tag = secretariat.get(f"/recommendations/{ref}").headers["etag"]
    answers = at_once(8, lambda _: secretariat.verb(f"/recommendations/{ref}/adopt", {}, tag))
    assert statuses(answers) == {200: 1, 412: 7}
    made = secretariat.get(f"/implementations?recommendation={ref}&count=true").json()
    assert made["total"] == 3
    assert len({item["economy"] for item in made["items"]}) == 3


def test_refs_are_counted_without_gap_or_double(secretariat: Caller) -> None:
    made = at_once(20, lambda _: make_activity(secretariat)["ref"])
    assert sorted(made) == [f"CTWG-2018-A{number:02d}" for number in range(1, 21)]


def test_a_reader_sees_what_was_acknowledged_before_it_asked(secretariat: Caller) -> None:
    def write_then_read(n: int) -> bool:
        made = secretariat.create("/topics", {"code": f"topic-{n}", "name": f"Topic {n}"})
        listed = secretariat.get("/topics?limit=500").json()["items"]
        found = secretariat.get(f"/topics/topic-{n}")
        return found.json() == made and made in listed

    assert at_once(20, write_then_read) == [True] * 20


def test_the_ledger_is_in_order_and_its_chain_whole_after_all_that(
    secretariat: Caller, database: Database
) -> None:
    at_once(16, lambda n: make_activity(secretariat, title=f"Workshop {n}"))
    assert database.transact(SYSTEM, lambda session, _: verify_chain(session, SIGNER)) == []
    events = secretariat.get("/audit-events?limit=500").json()["items"]
    numbers = [event["seq"] for event in events]
    assert numbers == list(range(numbers[0], numbers[0] - len(numbers), -1))
