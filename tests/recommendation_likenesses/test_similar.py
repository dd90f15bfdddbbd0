"""What is like a recommendation: found by its meaning, with reasons, among what one may see."""

from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.recommendations import make_recommendation
from tests.factories.world import make_world

ASKED = "Put API/PNR systems into use at every airport."
SAME = "Spread advance passenger information to further economies."
CARGO = "Share good practice in air cargo screening."


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that recommendations live in."""
    make_world(secretariat)


def make(caller: Caller, text: str, **said: Any) -> str:  # noqa: ANN401 - any field
    """The ref of a public recommendation."""
    return str(make_recommendation(caller, text=text, visibility="public", **said)["ref"])


def similar(caller: Caller, ref: str, query: str = "") -> list[dict[str, Any]]:
    """What is like it."""
    found = caller.get(f"/recommendations/{ref}/similar{query}")
    assert found.status_code == 200, found.text
    return list(found.json()["items"])


def test_the_same_is_found_in_other_words_and_another_thing_is_not(
    chair: Caller, anonymous: Caller
) -> None:
    asked, same, _ = (make(chair, text) for text in (ASKED, SAME, CARGO))
    assert [item["ref"] for item in similar(anonymous, asked)] == [same]
    assert [item["ref"] for item in similar(anonymous, same)] == [asked]


def test_each_reason_can_be_checked_against_both_texts(chair: Caller) -> None:
    asked = make(chair, ASKED)
    make(chair, SAME)
    [item] = similar(chair, asked)
    concept = next(r for r in item["reasons"] if r["kind"] == "concept")
    assert concept["term"] == "advance passenger data"
    assert concept["here"] == ["api", "pnr"]
    assert concept["there"] == ["advance", "information", "passenger"]
    assert concept["detail"] == (
        "Both are about advance passenger data: 'api', 'pnr' here,"
        " 'advance', 'information', 'passenger' there."
    )
    points = [reason["points"] for reason in item["reasons"]]
    assert points == sorted(points, reverse=True)
    assert sum(points) == pytest.approx(item["score"], abs=len(points) / 2 + 1)


def test_identical_texts_score_a_hundred(chair: Caller) -> None:
    one, two = make(chair, ASKED), make(chair, ASKED)
    assert [(item["ref"], item["score"]) for item in similar(chair, one)] == [(two, 100)]


def test_common_topics_count_for_a_fifth_and_are_said(chair: Caller) -> None:
    """Of two topics and one, one is shared: its cosine is 1 of the root of 2, a fifth of it 14."""
    asked = make(chair, ASKED, topics=["api-pnr", "aeo"])
    make(chair, ASKED, topics=["api-pnr"])
    [item] = similar(chair, asked)
    assert item["score"] == 94
    topic = next(r for r in item["reasons"] if r["kind"] == "topic")
    assert (topic["term"], topic["points"]) == ("api-pnr", 14)


def test_a_common_source_is_said_but_counts_for_nothing(secretariat: Caller, chair: Caller) -> None:
    mandate = {"ref": "LEADERS-2001-CT", "title": "On terrorism", "kind": "leaders_statement"}
    secretariat.create("/mandates", mandate)
    source = {"kind": "mandate", "mandate": "LEADERS-2001-CT"}
    asked = make(chair, ASKED, source=source)
    other = make(chair, SAME)
    [before] = similar(chair, asked)
    chair.patch(f"/recommendations/{other}", {"source": source})
    [after] = similar(chair, asked)
    assert after["score"] == before["score"]
    assert ("source", "LEADERS-2001-CT", 0) in [
        (r["kind"], r["term"], r["points"]) for r in after["reasons"]
    ]


def test_the_most_similar_come_first_and_no_more_than_asked_for(chair: Caller) -> None:
    asked = make(chair, ASKED)
    far, near = make(chair, SAME), make(chair, "Put API and PNR into use at airports.")
    assert [item["ref"] for item in similar(chair, asked)] == [near, far]
    assert [item["ref"] for item in similar(chair, asked, "?limit=1")] == [near]


def test_likeness_follows_the_text_at_once(chair: Caller) -> None:
    """What is compared is made by the database with the text, so it is never of an older one."""
    asked, other = make(chair, ASKED), make(chair, CARGO)
    assert similar(chair, asked) == []
    chair.patch(f"/recommendations/{other}", {"text": SAME})
    assert [item["ref"] for item in similar(chair, asked)] == [other]


def test_what_the_caller_may_not_see_is_neither_shown_nor_felt(
    chair: Caller, chile: Caller, australia: Caller, anonymous: Caller
) -> None:
    asked, other = make(chair, ASKED), make(chair, SAME)
    before = anonymous.get(f"/recommendations/{asked}/similar")
    hidden = make_recommendation(
        chair, text=ASKED, visibility="restricted", addressed_to={"economies": ["CHL"]}
    )["ref"]
    after = anonymous.get(f"/recommendations/{asked}/similar")
    assert (after.content, after.headers["etag"]) == (before.content, before.headers["etag"])
    assert [item["ref"] for item in similar(australia, asked)] == [other]
    assert [item["ref"] for item in similar(chile, asked)] == [hidden, other]
    assert anonymous.get(f"/recommendations/{hidden}/similar").status_code == 404


def test_a_text_without_words_is_like_nothing(chair: Caller) -> None:
    asked = make(chair, "The and of it!")
    make(chair, "Of it, and the.")
    assert similar(chair, asked) == []


# What the linter says of it.


def test_a_draft_that_repeats_an_adopted_one_is_told_so_and_adopted_all_the_same(
    chair: Caller,
) -> None:
    first, draft = make(chair, ASKED), make(chair, ASKED + " Now.")
    path = f"/recommendations/{draft}"
    assert chair.post(f"{path}/lint").json()["findings"] == []
    chair.verb(f"/recommendations/{first}/adopt", {})
    [finding] = chair.post(f"{path}/lint").json()["findings"]
    assert (finding["code"], finding["severity"], finding["pointer"]) == (
        "recommendation.like-another",
        "warning",
        "/text",
    )
    assert first in finding["detail"]
    assert chair.verb(f"{path}/adopt", {}).status_code == 200
    assert chair.post(f"{path}/lint").json()["findings"] == []


def test_the_linter_is_silent_once_a_person_has_spoken(chair: Caller) -> None:
    first, draft = make(chair, ASKED), make(chair, ASKED)
    chair.verb(f"/recommendations/{first}/adopt", {})
    answer = {"recommendation": draft, "other": first, "verdict": "overlaps"}
    chair.create("/recommendation-likenesses", answer)
    assert chair.post(f"/recommendations/{draft}/lint").json()["findings"] == []


def test_the_linter_mentions_nothing_that_its_reader_may_not_see(
    secretariat: Caller, chair: Caller, australia: Caller
) -> None:
    hidden = make_recommendation(
        secretariat, text=ASKED, visibility="restricted", addressed_to={"economies": ["CHL"]}
    )["ref"]
    secretariat.verb(f"/recommendations/{hidden}/adopt", {})
    draft = make(chair, ASKED)
    assert len(chair.post(f"/recommendations/{draft}/lint").json()["findings"]) == 1
    assert australia.post(f"/recommendations/{draft}/lint").json()["findings"] == []
