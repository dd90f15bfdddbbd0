"""One search finds everything that the caller may see, by any of its names, and nothing else."""

from typing import Any

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.core.text import fold
from api.insight.search.snippets import LENGTH, snippet
from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.engagements import make_engagement, make_meeting
from tests.factories.implementations import adopt
from tests.factories.recommendations import make_recommendation
from tests.factories.support import make_need, make_offer
from tests.factories.world import PLAN, make_plan, make_world

Json = dict[str, Any]


@pytest.fixture
def world(secretariat: Caller) -> None:
    make_world(secretariat)


def found(caller: Caller, q: str, **query: str) -> Json:
    answer = caller.get("/search", params={"q": q, **query})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def refs(caller: Caller, q: str, **query: str) -> list[tuple[str, str]]:
    return [(hit["kind"], hit["ref"]) for hit in found(caller, q, **query)["hits"]]


def lists_agree(caller: Caller, q: str) -> dict[str, int]:
    """Each kind's count, which its list must show as well."""
    counts = {}
    for kind in found(caller, q)["kinds"]:
        total = caller.get(f"{kind['records']}&count=true&limit=1").json()["total"]
        assert total == kind["count"], kind
        counts[kind["kind"]] = total
    return counts


@pytest.mark.usefixtures("world")
def test_everything_that_holds_the_words_is_found_and_counted(
    secretariat: Caller, chair: Caller, australia: Caller
) -> None:
    title = "Screening of cargo"
    activity = make_activity(australia, title=title)
    recommendation = make_recommendation(chair, text="Screen all cargo before loading.")
    need = make_need(australia, title="Scanners for cargo screening")
    offer = make_offer(australia, title="Cargo-screening trainers", offered_by={"economy": "AUS"})
    make_meeting(chair, place="Cargo hall", note="On screening.")
    make_engagement(chair, outcome="SCCP explained how it screens cargo.")
    secretariat.create("/documents", {"number": "2019/SOM1/7", "title": "Cargo screening in 2018"})
    make_activity(australia, title="Cargo only")
    answer = found(australia, "cargo screening")
    assert {kind["kind"]: kind["count"] for kind in answer["kinds"]} == {
        "activity": 1,
        "recommendation": 1,
        "support_need": 1,
        "support_offer": 1,
        "meeting": 1,
        "engagement": 1,
        "document": 1,
    }
    assert answer["total"] == len(answer["hits"]) == 7
    paths = {hit["path"] for hit in answer["hits"]}
    assert f"/api/v1/activities/{activity['ref']}" in paths
    assert {australia.get(path).status_code for path in paths} == {200}
    titles = {hit["ref"]: hit["title"] for hit in answer["hits"]}
    assert titles[activity["ref"]] == title
    assert titles[recommendation["ref"]] == "Screen all cargo before loading."
    assert {need["ref"], offer["ref"], "2019-SOM1-7"} <= titles.keys()
    assert len(lists_agree(australia, "cargo screening")) == 7


@pytest.mark.usefixtures("world")
def test_a_body_is_found_by_its_earlier_and_its_later_name(
    secretariat: Caller, australia: Caller
) -> None:
    """Names are data: the same holds for any forum."""
    for old, new in (("OLD1", "OLD2"), ("OLD2", "NEW3")):
        if old == "OLD1":
            secretariat.create("/sub-fora", {"code": old, "name": "First", "kind": "task-force"})
        forum = {"code": new, "name": f"{new} in full", "kind": "group", "predecessor": old}
        secretariat.create("/sub-fora", forum)
    make_plan(secretariat, "NEW3-2018-2022", "NEW3")
    secretariat.create("/documents", {"number": "2011/SOM2/3", "title": "OLD1 terms of reference"})
    for name in ("OLD1", "old2", "New3"):
        counts = lists_agree(australia, name)
        assert counts["sub_forum"] == 3, name
        assert counts["document"] == 1, name
        assert counts["strategic_plan"] == 1, name
        assert refs(australia, name)[0] == ("sub_forum", name.upper())
    assert refs(australia, "OLD1 terms") == [("document", "2011-SOM2-3")]
    assert refs(australia, "NEW3 terms") == [("document", "2011-SOM2-3")]
    assert refs(australia, "NEW") != []
    assert ("sub_forum", "OLD1") not in refs(australia, "NEW")


@pytest.mark.usefixtures("world")
def test_other_names_are_found_and_accents_and_case_do_not_matter(
    secretariat: Caller, australia: Caller
) -> None:
    secretariat.create(
        "/economies", {"code": "PER", "name": "Peru", "aliases": ["Perú", "República del Perú"]}
    )
    secretariat.create(
        "/organizations",
        {"code": "UNODC", "name": "United Nations Office", "kind": "un_body", "aliases": ["ONUDD"]},
    )
    secretariat.patch("/sub-fora/SCCP", {"aliases": ["CTI/SCCP"]})
    make_activity(australia, title="Taller sobre migración en Việt Nam")
    assert refs(australia, "REPUBLICA peru") == [("economy", "PER")]
    assert refs(australia, "onudd") == [("organization", "UNODC")]
    assert ("sub_forum", "SCCP") in refs(australia, "CTI/SCCP")
    [hit] = found(australia, "migracion viet nam")["hits"]
    assert [p["text"] for p in hit["snippet"] if p["is_match"]] == ["migración", "Việt", "Nam"]


@pytest.mark.usefixtures("world")
def test_words_are_found_while_one_types(australia: Caller) -> None:
    ref = make_activity(australia, title="Biometrics")["ref"]
    for typed in ("b", "bio", "biometri", "BIOMETRIC", "biometrics"):
        assert ("activity", ref) in refs(australia, typed, kind="activity"), typed
    assert refs(australia, "biometrix") == []


@pytest.mark.usefixtures("world")
def test_a_ref_that_is_typed_exactly_comes_first(chair: Caller, australia: Caller) -> None:
    first = adopt(chair)
    second = make_recommendation(
        chair, text=f"Go on with {first}. {first}, {first}.", note=f"{first} and {first}"
    )
    assert refs(australia, first)[:2] == [
        ("recommendation", first),
        ("recommendation", second["ref"]),
    ]
    assert refs(australia, first.lower())[0] == ("recommendation", first)
    assert refs(australia, f"{PLAN.lower()}.o1.i")[0] == ("kpi", f"{PLAN}.O1.i")
    assert refs(australia, f"{first}.AUS") == [("implementation", f"{first}.AUS")]
    assert refs(australia, f"{first}.CHL") == []
    assert lists_agree(australia, f"{first}.AUS") == {"implementation": 1}


@pytest.mark.usefixtures("world")
def test_what_others_keep_to_themselves_is_neither_found_nor_counted(
    secretariat: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    hidden = {"visibility": "restricted", "lead_economies": ["CHL"], "forum": "TELWG"}
    make_activity(chile, title="The zanzibar workshop", **hidden)
    make_need(chile, economy="CHL", forum=None, title="A zanzibar need", visibility="restricted")
    make_activity(australia, title="Zanzibar for members")
    assert found(australia, "zanzibar")["total"] == 1
    assert found(chile, "zanzibar")["total"] == 3
    assert found(secretariat, "zanzibar")["total"] == 3
    assert found(anonymous, "zanzibar") == {"q": "zanzibar", "total": 0, "kinds": [], "hits": []}
    for caller in (australia, chile, secretariat):
        lists_agree(caller, "zanzibar")


@pytest.mark.usefixtures("world")
def test_kinds_and_limit_narrow_what_is_shown(australia: Caller) -> None:
    for number in range(4):
        make_activity(australia, title=f"Passenger data {number}")
    answer = found(australia, "passenger", limit="3")
    assert (answer["total"], len(answer["hits"])) == (4, 3)
    assert found(australia, "passenger", kind="recommendation,kpi")["total"] == 0
    assert australia.get("/search").status_code == 422
    assert australia.get("/search?q=a&kind=user").status_code == 422


@pytest.mark.usefixtures("world")
def test_a_snippet_is_pieces_of_plain_text(australia: Caller) -> None:
    long = "Before that. " * 40 + "They will <b>screen</b> the belt & more. " + "After. " * 80
    make_activity(australia, title="A pilot", expected_outcomes=long)
    [hit] = found(australia, "screening")["hits"]
    told = "".join(piece["text"] for piece in hit["snippet"])
    assert [p["text"] for p in hit["snippet"] if p["is_match"]] == ["screen"]
    assert "will <b>screen</b> the belt &" in told
    assert told.startswith("…")
    assert told.endswith("…")
    assert len(told) <= LENGTH + 2


def test_of_very_many_hits_a_thousand_are_ranked_and_hidden_ones_change_nothing(
    owner: psycopg.Connection, secretariat: Caller, anonymous: Caller
) -> None:
    """Many hits are found another way than few are; one must not tell by the answer."""
    many = (
        "INSERT INTO activities (id, ref, title, kind, status, visibility, sources)"
        " SELECT gen_random_uuid(), 'APEC-2018-A' || lpad(n::text, 5, '0'), 'Passenger data ' || n,"
        " 'workshop', 'proposed', CASE WHEN n % 2000 = 0 THEN 'public' ELSE 'restricted' END, '[]'"
        " FROM generate_series(1, 6000) AS n"
    )
    owner.execute(many)
    seen = found(anonymous, "passenger")
    shown = ["APEC-2018-A06000", "APEC-2018-A04000", "APEC-2018-A02000"]
    assert sorted((hit["ref"] for hit in seen["hits"]), reverse=True) == shown
    assert [(kind["count"], kind["is_more"]) for kind in seen["kinds"]] == [(3, False)]
    assert lists_agree(anonymous, "passenger") == {"activity": 3}
    [kind] = found(secretariat, "passenger")["kinds"]
    assert (kind["count"], kind["is_more"]) == (1_000, True)
    assert refs(secretariat, "passenger 1799", limit="1") == [("activity", "APEC-2018-A01799")]
    assert refs(secretariat, "apec-2018-a00017", limit="1") == [("activity", "APEC-2018-A00017")]


def test_an_empty_database_holds_nothing(anonymous: Caller, secretariat: Caller) -> None:
    for caller in (anonymous, secretariat):
        assert found(caller, "anything")["hits"] == []
    assert found(anonymous, "?!")["total"] == 0


@given(st.text(max_size=600), st.lists(st.text("abc", min_size=1, max_size=3), max_size=3))
def test_a_snippet_says_what_the_text_says(text: str, words: list[str]) -> None:
    pieces = snippet(text, words)
    told = "".join(str(piece["text"]) for piece in pieces if isinstance(piece, dict))
    assert told.strip("…") in " ".join(text.split()) or "…" in text
    for piece in pieces:
        assert isinstance(piece, dict)
        if piece["is_match"]:
            assert fold(str(piece["text"])).startswith(tuple(words))
