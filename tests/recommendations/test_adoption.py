"""From a draft to what each party is asked: the rules of section IV on recommendations."""

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.recommendations import make_recommendation, sound_recommendation
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that recommendations live in."""
    make_world(secretariat)


def test_adopting_one_for_all_economies_asks_each_of_them(chair: Caller, australia: Caller) -> None:
    draft = make_recommendation(chair)
    adopted = chair.verb(f"/recommendations/{draft['ref']}/adopt", {"adopted_on": "2018-08-01"})
    assert (adopted.json()["status"], adopted.json()["adopted_on"]) == ("adopted", "2018-08-01")
    asked = chair.get(f"/implementations?recommendation={draft['ref']}&sort=ref").json()["items"]
    assert [(i["ref"], i["economy"], i["acceptance"], i["implementation"]) for i in asked] == [
        (f"{draft['ref']}.{code}", code, "pending", "not_started") for code in ("AUS", "CHL", "HKG")
    ]
    own = australia.get(f"/implementations?recommendation={draft['ref']}&count=true").json()
    assert [i["economy"] for i in own["items"]] == ["AUS"]
    assert own["total"] == 1


def test_adopting_asks_fora_too_and_nobody_else(chair: Caller) -> None:
    draft = make_recommendation(
        chair, addressed_to={"economies": ["CHL"], "sub_fora": ["SCCP", "CTWG"]}
    )
    chair.verb(f"/recommendations/{draft['ref']}/adopt", {})
    asked = chair.get(f"/implementations?recommendation={draft['ref']}").json()["items"]
    assert {i["economy"] or i["sub_forum"] for i in asked} == {"CHL", "SCCP", "CTWG"}


def test_adopting_twice_is_refused_and_makes_nothing(chair: Caller) -> None:
    path = f"/recommendations/{make_recommendation(chair)['ref']}"
    chair.verb(f"{path}/adopt", {})
    assert chair.verb(f"{path}/adopt", {}).status_code == 409
    assert chair.get("/implementations?count=true").json()["total"] == 3


@pytest.mark.parametrize(
    ("lacking", "code"),
    [
        ({"future_use": None}, "recommendation.future-use-required"),
        ({"addressed_to": {}}, "recommendation.addressee-required"),
    ],
)
def test_what_lacks_a_promise_of_the_plan_is_not_adopted(
    chair: Caller, lacking: dict[str, object], code: str
) -> None:
    path = f"/recommendations/{make_recommendation(chair, **lacking)['ref']}"
    refused = chair.verb(f"{path}/adopt", {})
    assert refused.status_code == 422
    assert [fault["code"] for fault in refused.json()["errors"]] == [code]
    assert [f["code"] for f in chair.post(f"{path}/lint").json()["findings"]] == [code]
    assert chair.get("/implementations?count=true").json()["total"] == 0


def test_addressees_merge_field_by_field(chair: Caller) -> None:
    path = f"/recommendations/{make_recommendation(chair)['ref']}"
    patched = chair.patch(path, {"addressed_to": {"sub_fora": ["SCCP"]}}).json()
    assert patched["addressed_to"]["all_economies"] is True
    assert patched["addressed_to"]["sub_fora"] == ["SCCP"]


def test_an_unknown_addressee_is_named_with_its_place(chair: Caller) -> None:
    refused = chair.post(
        "/recommendations", sound_recommendation(addressed_to={"economies": ["AUS", "ZZZ"]})
    )
    [fault] = refused.json()["errors"]
    assert (fault["code"], fault["pointer"]) == ("unknown-reference", "/addressed_to/economies/1")
    assert "ZZZ" in fault["detail"]


def test_a_list_finds_what_addresses_an_economy_by_name_or_with_all_others(
    chair: Caller, anonymous: Caller
) -> None:
    to_all = make_recommendation(chair, visibility="public")
    named = make_recommendation(
        chair, visibility="public", addressed_to={"economies": ["CHL"]}, text="To Chile only."
    )
    found = anonymous.get("/recommendations?addressed_to=CHL&sort=ref").json()["items"]
    assert [item["ref"] for item in found] == [to_all["ref"], named["ref"]]
    found = anonymous.get("/recommendations?addressed_to=AUS").json()["items"]
    assert [item["ref"] for item in found] == [to_all["ref"]]


def test_an_economy_keeps_its_draft_to_those_concerned_though_it_addresses_others_alone(
    australia: Caller, chile: Caller, client: TestClient
) -> None:
    activity = make_activity(australia)
    source = {"kind": "activity", "activity": activity["ref"]}
    draft = make_recommendation(
        australia, source=source, addressed_to={"economies": ["CHL"]}, visibility="restricted"
    )
    path = f"/recommendations/{draft['ref']}"
    for concerned in (australia, chile):
        assert concerned.get(path).status_code == 200
    for other in ("focal_point:HKG", "liaison:SCCP", "observer"):
        assert Caller(client, other).get(path).status_code == 404


def test_an_economy_drafts_from_activities_that_it_leads(australia: Caller, chile: Caller) -> None:
    activity = make_activity(australia)
    draft = sound_recommendation(source={"kind": "activity", "activity": activity["ref"]})
    assert australia.post("/recommendations", draft).status_code == 201
    assert chile.post("/recommendations", draft).status_code == 403


def test_a_superseded_recommendation_names_its_successor(chair: Caller) -> None:
    old, new = make_recommendation(chair), make_recommendation(chair, text="Better said.")
    path = f"/recommendations/{old['ref']}"
    chair.verb(f"{path}/adopt", {})
    unknown = chair.verb(f"{path}/supersede", {"by": "CTWG-1999-R99"})
    assert unknown.json()["errors"][0]["code"] == "unknown-reference"
    superseded = chair.verb(f"{path}/supersede", {"by": new["ref"], "reason": "Clearer."}).json()
    assert (superseded["status"], superseded["superseded_by"]) == ("superseded", new["ref"])
