"""Lists compressed with gzip: for whoever takes it, under a tag of its own, never for a record."""

import gzip
import json

import pytest
from fastapi.testclient import TestClient

from api.core.compression import takes_gzip
from tests.callers import API, Caller
from tests.factories.world import make_world

LIST = f"{API}/economies"
SMALL = f"{API}/economies?q=Chile"
PLAIN = {"Accept-Encoding": "identity"}
ZIPPED = {"Accept-Encoding": "br, gzip;q=0.5"}


@pytest.fixture
def world(secretariat: Caller, client: TestClient) -> TestClient:
    """A list of more than a kibibyte, which nobody has asked for yet."""
    make_world(secretariat)
    secretariat.patch("/economies/AUS", {"note": "A long and quite repetitive note. " * 30})
    assert len(client.get(f"{LIST}?limit=500", headers=PLAIN).content) > 1_024
    return client


def raw_body(client: TestClient, path: str, headers: dict[str, str]) -> bytes:
    """The bytes as they come over the wire."""
    with client.stream("GET", path, headers=headers) as answer:
        return b"".join(answer.iter_raw())


@pytest.mark.parametrize(
    ("header", "is_taken"),
    [
        ("gzip", True),
        ("deflate, GZIP ; Q=1.0, br", True),
        ("br, *", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000, *", False),
        ("*;q=0.0", False),
        ("br, identity", False),
        ("", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(header: str, is_taken: bool) -> None:  # noqa: FBT001
    assert takes_gzip(header) is is_taken


def test_both_forms_say_the_same_the_first_time_and_from_memory(world: TestClient) -> None:
    bodies = []
    for _ in range(3):
        plain, zipped = (raw_body(world, LIST, headers) for headers in (PLAIN, ZIPPED))
        assert gzip.decompress(zipped) == plain
        assert len(zipped) < len(plain) / 2
        bodies.append((plain, zipped))
    assert bodies[0] == bodies[1] == bodies[2]
    json.loads(bodies[0][0])


@pytest.mark.parametrize("first", [PLAIN, ZIPPED])
def test_each_form_has_a_tag_of_its_own(world: TestClient, first: dict[str, str]) -> None:
    world.get(LIST, headers=first)
    plain, zipped = (world.get(LIST, headers=headers) for headers in (PLAIN, ZIPPED))
    assert zipped.headers["etag"] == plain.headers["etag"][:-1] + '-gzip"'
    assert "content-encoding" not in plain.headers
    assert zipped.headers["content-encoding"] == "gzip"
    for answer in (plain, zipped):
        assert answer.headers["vary"] == "Accept, Accept-Encoding, Authorization"
    lengths = [len(raw_body(world, LIST, headers)) for headers in (PLAIN, ZIPPED)]
    assert [int(a.headers["content-length"]) for a in (plain, zipped)] == lengths


def test_whoever_has_either_form_is_told_that_it_stands(world: TestClient) -> None:
    tags = [world.get(LIST, headers=headers).headers["etag"] for headers in (PLAIN, ZIPPED)]
    for coding in (PLAIN, ZIPPED):
        for tag in tags:
            answer = world.get(LIST, headers={**coding, "If-None-Match": f'"x", W/{tag}'})
            assert (answer.status_code, answer.content) == (304, b"")
            assert answer.headers["etag"] == tag
            assert "content-encoding" not in answer.headers


def test_a_changed_list_moves_both_tags(world: TestClient, secretariat: Caller) -> None:
    before = [world.get(LIST, headers=headers).headers["etag"] for headers in (PLAIN, ZIPPED)]
    secretariat.patch("/economies/AUS", {"note": "Another note."})
    for headers, tag in zip((PLAIN, ZIPPED), before, strict=True):
        answer = world.get(LIST, headers={**headers, "If-None-Match": tag})
        assert (answer.status_code, "Another note." in answer.text) == (200, True)
        assert answer.headers["etag"] not in before


def test_what_is_asked_about_has_the_length_of_what_would_be_sent(world: TestClient) -> None:
    for headers in (PLAIN, ZIPPED):
        asked, sent = world.head(LIST, headers=headers), world.get(LIST, headers=headers)
        for name in ("content-length", "etag", "vary"):
            assert asked.headers[name] == sent.headers[name]
        assert asked.headers.get("content-encoding") == sent.headers.get("content-encoding")


def test_small_answers_and_records_are_sent_as_they_are(world: TestClient) -> None:
    for path in (SMALL, f"{API}/strategic-plans/CTWG-2018-2022", f"{API}/economies?colour=red"):
        for _ in range(2):
            assert "content-encoding" not in world.get(path, headers=ZIPPED).headers


def test_insight_is_compressed_too(world: TestClient) -> None:
    answer = world.get(f"{API}/scorecards/CTWG-2018-2022", headers=ZIPPED)
    assert answer.status_code == 200
    assert (len(answer.content) >= 1_024) == ("content-encoding" in answer.headers)
