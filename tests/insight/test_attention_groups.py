"""Attention groups by what each row says, and counts for others what is theirs to settle."""

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.implementations import adopt, ask_australia, bring
from tests.factories.recommendations import make_recommendation
from tests.factories.world import make_world
from tests.insight.asking import asked, day, in_words, kinds


@pytest.fixture
def validator(client: TestClient) -> Caller:
    """Australia's validator."""
    return Caller(client, "validator:AUS")


@pytest.fixture
def world(secretariat: Caller) -> None:
    make_world(secretariat)


@pytest.mark.usefixtures("world")
def test_a_row_stands_where_its_own_words_say(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    for days in (-1096, -1095, -61, 0, 61):
        bring(ask_australia(chair, due_on=day(days)), "planned", australia, validator)
    found = [(i["days"], i["urgency"], i["why"]) for i in asked(australia)["items"]]
    accepted = "It was accepted, and its day has passed. Overdue since"
    assert found == [
        (-1095, "overdue", f"{accepted} {in_words(-1095)}."),
        (-61, "overdue", f"{accepted} {in_words(-61)}."),
        (-1096, "earlier", f"{accepted} {in_words(-1096)}."),
    ]
    ask_australia(chair, due_on=day(61))
    ask_australia(chair, due_on=day(0))
    told = {i["days"]: i["why"].partition(".")[2] for i in asked(australia)["items"]}
    assert (told[0], told[61]) == (" Due today.", f" Due in {in_words(61)}.")


@pytest.mark.usefixtures("world")
def test_what_was_asked_for_years_ago_stands_apart_since_its_own_year(
    chair: Caller, australia: Caller
) -> None:
    ref = make_recommendation(chair, addressed_to={"economies": ["AUS"]}, year=2003)["ref"]
    chair.verb(f"/recommendations/{ref}/adopt", {"adopted_on": "2003-10-20"})
    [item] = asked(australia)["items"]
    assert (item["since"], item["days"], item["urgency"]) == ("2003-10-20", None, "earlier")
    assert item["why"] == "The recommendation was adopted and waits for an answer. Since 2003."


@pytest.mark.usefixtures("world")
def test_what_others_owe_is_counted_and_listed_where_its_kind_is_asked_for(
    chair: Caller, secretariat: Caller, australia: Caller
) -> None:
    adopt(chair, addressed_to={"economies": ["AUS", "CHL"]}, due_on=day(-3))
    assert kinds(secretariat) == []
    told = {count["kind"]: count for count in asked(secretariat)["counts"]}
    owed = told["answer_recommendation"]
    assert (owed["count"], owed["by_caller"]) == (2, False)
    chased = asked(secretariat, "?kind=answer_recommendation")
    assert chased["total"] == 2
    assert [i["economy"] for i in chased["items"]] == ["AUS", "CHL"]
    assert not any(item["action"]["by_caller"] for item in chased["items"])
    assert asked(australia)["counts"][0]["by_caller"]


@pytest.mark.usefixtures("world")
def test_the_secretariat_is_told_of_gaps_and_where_to_mend_them(
    secretariat: Caller, chair: Caller
) -> None:
    make_recommendation(chair, priority=None)
    [item] = [i for i in asked(secretariat)["items"] if i["kind"] == "mend_gaps"]
    assert item["title"] == "Gaps in the record"
    assert "recommendations" in item["why"]
    assert secretariat.get(item["path"]).status_code == 200
    assert "mend_gaps" not in [i["kind"] for i in asked(chair)["items"]]
