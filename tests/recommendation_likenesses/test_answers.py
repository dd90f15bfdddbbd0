"""What a person says of two recommendations is remembered, and stands above every score."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import true

from api.recommendation_likenesses.service import RecommendationLikenessService
from api.recommendations.service import RecommendationService
from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.recommendations import make_recommendation, sound_recommendation
from tests.factories.world import make_world

TEXTS = ("Put API/PNR into use.", "Spread advance passenger information further.")
PATH = "/recommendation-likenesses"


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that recommendations live in."""
    make_world(secretariat)


@pytest.fixture
def pair(chair: Caller) -> tuple[str, str]:
    """Two public recommendations that are alike."""
    one, two = (make_recommendation(chair, text=t, visibility="public")["ref"] for t in TEXTS)
    return one, two


def answer(pair: tuple[str, str], verdict: str, **said: Any) -> dict[str, Any]:  # noqa: ANN401
    """What one sends."""
    return {"recommendation": pair[0], "other": pair[1], "verdict": verdict, **said}


def similar(caller: Caller, ref: str, query: str = "") -> list[dict[str, Any]]:
    """What is like it."""
    return list(caller.get(f"/recommendations/{ref}/similar{query}").json()["items"])


def test_an_answer_is_shown_with_both(
    chair: Caller, anonymous: Caller, pair: tuple[str, str]
) -> None:
    assert [item["answer"] for item in similar(anonymous, pair[0])] == [None]
    chair.create(PATH, answer(pair, "overlaps", note="One is the means to the other."))
    for one, other in (pair, pair[::-1]):
        [item] = similar(anonymous, one)
        assert item["ref"] == other
        assert (item["answer"]["verdict"], item["answer"]["note"]) == (
            "overlaps",
            "One is the means to the other.",
        )
        assert item["answer"]["judged_by"] == "chair:CTWG"


def test_what_was_called_different_is_suggested_no_more_unless_it_is_asked_for(
    chair: Caller, pair: tuple[str, str]
) -> None:
    chair.create(PATH, answer(pair, "different"))
    assert similar(chair, pair[0]) == similar(chair, pair[1]) == []
    [item] = similar(chair, pair[1], "?different=true")
    assert (item["ref"], item["answer"]["verdict"]) == (pair[0], "different")


def test_what_was_said_to_overlap_is_shown_however_unlike_the_texts_are(chair: Caller) -> None:
    one = make_recommendation(chair, text="Fit buses with cameras.")["ref"]
    two = make_recommendation(chair, text="Know who boards which vehicle.")["ref"]
    assert similar(chair, one) == []
    chair.create(PATH, answer((one, two), "overlaps"))
    [item] = similar(chair, one)
    assert (item["ref"], item["score"], item["reasons"]) == (two, 0, [])


def test_a_duplicate_sets_the_link_of_the_later_record_and_another_answer_takes_it_back(
    chair: Caller, pair: tuple[str, str]
) -> None:
    earlier, later = (f"/recommendations/{ref}" for ref in pair)
    made = chair.create(PATH, answer(pair, "duplicate", note="The same."))
    assert chair.get(later).json()["duplicates"] == [pair[0]]
    assert chair.get(earlier).json()["duplicates"] == []
    assert [r["ref"] for r in chair.get(f"{earlier}/lineage").json()["duplicates"]] == [pair[1]]
    assert chair.get(later).json()["version"] == 2
    changed = chair.patch(f"{PATH}/{made['id']}", {"verdict": "overlaps"})
    assert (changed.status_code, changed.json()["verdict"]) == (200, "overlaps")
    assert chair.get(later).json()["duplicates"] == []
    assert chair.get(f"{earlier}/lineage").json()["duplicates"] == []


def test_nothing_is_merged_or_moved_by_an_answer(chair: Caller, pair: tuple[str, str]) -> None:
    for ref in pair:
        chair.verb(f"/recommendations/{ref}/adopt", {})
    chair.create(PATH, answer(pair, "duplicate"))
    items = chair.get("/recommendations?sort=ref").json()["items"]
    assert [item["status"] for item in items] == ["adopted", "adopted"]
    asked = chair.get("/implementations?count=true").json()
    assert (asked["total"], [i["released_on"] for i in asked["items"]]) == (6, [None] * 6)


def test_the_link_stands_on_the_record_that_fewer_can_see(chair: Caller, anonymous: Caller) -> None:
    """Otherwise the public one would name a record that its readers cannot see."""
    hidden = make_recommendation(
        chair, text=TEXTS[0], visibility="restricted", addressed_to={"economies": ["CHL"]}
    )["ref"]
    public = make_recommendation(chair, text=TEXTS[1], visibility="public")["ref"]
    before = anonymous.get(f"/recommendations/{public}").content
    made = chair.create(PATH, answer((public, hidden), "duplicate"))
    assert anonymous.get(f"/recommendations/{public}").content == before
    assert chair.get(f"/recommendations/{hidden}").json()["duplicates"] == [public]
    assert anonymous.get(f"{PATH}/{made['id']}").status_code == 404
    assert anonymous.get(f"{PATH}?count=true").json()["total"] == 0
    assert chair.get(f"{PATH}?about={public}&count=true").json()["total"] == 1


def test_two_restricted_records_are_not_given_each_other_s_ref(secretariat: Caller) -> None:
    refs = [
        make_recommendation(
            secretariat, visibility="restricted", addressed_to={"economies": [economy]}
        )["ref"]
        for economy in ("AUS", "CHL")
    ]
    secretariat.create(PATH, answer((refs[0], refs[1]), "duplicate"))
    for ref in refs:
        path = f"/recommendations/{ref}"
        assert secretariat.get(path).json()["duplicates"] == []
        assert len(secretariat.get(f"{path}/lineage").json()["duplicates"]) == 1


def test_a_pair_has_one_answer_in_whichever_order_it_is_named(
    chair: Caller, pair: tuple[str, str]
) -> None:
    chair.create(PATH, answer(pair, "overlaps"))
    assert chair.post(PATH, answer(pair[::-1], "different")).status_code == 409
    assert chair.get(f"{PATH}?count=true").json()["total"] == 1


def test_a_recommendation_is_not_judged_against_itself(
    chair: Caller, pair: tuple[str, str]
) -> None:
    refused = chair.post(PATH, answer((pair[0], pair[0]), "duplicate"))
    assert [f["code"] for f in refused.json()["errors"]] == ["likeness.with-itself"]


def test_whoever_may_change_one_of_the_two_may_answer(
    secretariat: Caller, chair: Caller, australia: Caller, chile: Caller, pair: tuple[str, str]
) -> None:
    activity = make_activity(australia)
    sent = sound_recommendation(source={"kind": "activity", "activity": activity["ref"]})
    draft = australia.create("/recommendations", sent)["ref"]
    body = answer((draft, pair[0]), "overlaps")
    assert chile.post(PATH, body).status_code == 403
    made = australia.create(PATH, body)
    assert made["judged_by"] == "focal_point:AUS"
    assert australia.post(PATH, answer(pair, "overlaps")).status_code == 403
    changed = chair.patch(f"{PATH}/{made['id']}", {"verdict": "different"}).json()
    assert (changed["verdict"], changed["judged_by"]) == ("different", "chair:CTWG")
    events = secretariat.get(f"/audit-events?record_id={made['id']}&sort=seq").json()["items"]
    assert [(e["action"], e["seat"]) for e in events] == [
        ("create", "focal_point:AUS"),
        ("update", "chair:CTWG"),
    ]


def test_what_is_hidden_cannot_be_judged(
    chair: Caller, secretariat: Caller, pair: tuple[str, str]
) -> None:
    hidden = make_recommendation(
        secretariat, forum="TELWG", visibility="restricted", addressed_to={"economies": ["CHL"]}
    )["ref"]
    [fault] = chair.post(PATH, answer((pair[0], hidden), "different")).json()["errors"]
    assert (fault["code"], fault["pointer"]) == ("unknown-reference", "/other")


def test_without_its_predicates_the_database_still_hides(
    secretariat: Caller,
    client: TestClient,
    pair: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The second wall: row-level security, asked by seats of whom nothing is remembered."""
    hidden = make_recommendation(
        secretariat, text=TEXTS[0], visibility="restricted", addressed_to={"economies": ["CHL"]}
    )["ref"]
    secretariat.create(PATH, answer((pair[0], hidden), "duplicate"))
    for service in (RecommendationService, RecommendationLikenessService):
        monkeypatch.setattr(service, "visible", staticmethod(lambda _: true()))
    stranger = Caller(client, "liaison:XLIKENESS")
    assert [item["ref"] for item in similar(stranger, pair[0])] == [pair[1]]
    assert stranger.get(f"/recommendations/{pair[0]}/lineage").json()["duplicates"] == []
    assert stranger.get(f"{PATH}?count=true").json()["total"] == 0
