"""Engagements: with whom, which way, and who may say so (section VI of the plan)."""

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.engagements import make_engagement, make_meeting, sound_engagement
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that engagements happen in."""
    make_world(secretariat)
    organization = {"code": "ICAO", "name": "Civil Aviation", "kind": "un_body"}
    secretariat.create("/organizations", organization)


@pytest.fixture
def liaison(client: TestClient) -> Caller:
    """The liaison of SCCP."""
    return Caller(client, "liaison:SCCP")


@pytest.mark.parametrize(
    ("kind", "direction"),
    [
        ("briefing-given", "given"),
        ("briefing-received", "received"),
        ("joint-meeting", "joint"),
        ("joint-discussion", "joint"),
        ("joint-planning", "joint"),
        ("report-sent", "given"),
        ("report-received", "received"),
        ("invitation", "given"),
        ("joint-capacity-building", "joint"),
    ],
)
def test_a_kind_has_its_direction(chair: Caller, kind: str, direction: str) -> None:
    engagement = make_engagement(chair, kind=kind)
    assert (engagement["kind"], engagement["direction"]) == (kind, direction)
    found = chair.get(f"/engagements?direction={direction}").json()["items"]
    assert found == [engagement]


def test_everything_said_of_one_is_read_again(chair: Caller) -> None:
    sent = sound_engagement(
        meeting=make_meeting(chair)["ref"],
        areas=["travel"],
        topics=["api-pnr"],
        outcome="Common terms were agreed.",
        follow_up="SCCP sends its list by October.",
    )
    sent["with"] = {"sub_fora": ["SCCP", "TELWG"], "organizations": ["ICAO"]}
    made = chair.create("/engagements", sent)
    assert {name: made[name] for name in sent} == sent
    assert made["ref"] == "CTWG-2018-E01"
    assert chair.get("/engagements/CTWG-2018-E01").json() == made


@pytest.mark.parametrize(
    "counterparts", [None, {}, {"sub_fora": []}, {"sub_fora": ["CTWG"]}, {"organizations": []}]
)
def test_somebody_else_takes_part(chair: Caller, counterparts: dict[str, list[str]] | None) -> None:
    payload = sound_engagement()
    del payload["with"]
    if counterparts is not None:
        payload["with"] = counterparts
    refused = chair.post("/engagements", payload)
    assert (refused.status_code, refused.json()["type"]) == (422, "/problems/rule-violation")
    [fault] = refused.json()["errors"]
    assert (fault["code"], fault["pointer"]) == ("engagement.counterpart-required", "/with")
    assert "section VI" in fault["source"]


def test_the_counterpart_cannot_be_patched_away(chair: Caller) -> None:
    path = f"/engagements/{make_engagement(chair)['ref']}"
    refused = chair.patch(path, {"with": {"sub_fora": []}})
    assert refused.json()["errors"][0]["code"] == "engagement.counterpart-required"
    moved = chair.patch(path, {"with": {"sub_fora": [], "organizations": ["ICAO"]}}).json()
    assert moved["with"] == {"sub_fora": [], "organizations": ["ICAO"]}
    added = chair.patch(path, {"with": {"sub_fora": ["TELWG"]}}).json()
    assert added["with"] == {"sub_fora": ["TELWG"], "organizations": ["ICAO"]}


def test_an_unknown_counterpart_is_named_with_its_place(chair: Caller) -> None:
    refused = chair.post("/engagements", sound_engagement(**{"with": {"sub_fora": ["SCCP", "NO"]}}))
    [fault] = refused.json()["errors"]
    assert (fault["code"], fault["pointer"]) == ("unknown-reference", "/with/sub_fora/1")


def test_engagements_are_found_by_the_other_side(chair: Caller) -> None:
    first = make_engagement(chair)["ref"]
    second = make_engagement(chair, **{"with": {"organizations": ["ICAO"]}}, on="2019-02")["ref"]
    for query, expected in {
        "with=SCCP": [first],
        "with=ICAO": [second],
        "with=ICAO,SCCP": [second, first],
        "with=TELWG": [],
        "year=2019": [second],
        "on_before=2019-01-01": [first],
        "forum=CTWG&kind=briefing-given&sort=ref": [first, second],
    }.items():
        found = [item["ref"] for item in chair.get(f"/engagements?{query}").json()["items"]]
        assert found == expected, query


def test_either_side_keeps_the_record_and_nobody_else(
    client: TestClient, chair: Caller, liaison: Caller, australia: Caller
) -> None:
    path = f"/engagements/{make_engagement(chair)['ref']}"
    assert liaison.patch(path, {"outcome": "Well received."}).status_code == 200
    own = sound_engagement(
        forum="SCCP", kind="briefing-received", **{"with": {"sub_fora": ["CTWG"]}}
    )
    assert liaison.post("/engagements", own).status_code == 201
    assert Caller(client, "chair:TELWG").patch(path, {"outcome": "No."}).status_code == 403
    assert australia.patch(path, {"outcome": "No."}).status_code == 403
    assert australia.post("/engagements", sound_engagement()).status_code == 403
    stolen = liaison.patch(path, {"with": {"sub_fora": ["TELWG"]}})
    assert stolen.status_code == 403


def test_members_see_engagements_and_restricted_ones_are_for_both_sides(
    chair: Caller, liaison: Caller, chile: Caller, anonymous: Caller
) -> None:
    path = f"/engagements/{make_engagement(chair)['ref']}"
    assert chile.get(path).status_code == 200
    assert anonymous.get(path).status_code == 404
    chair.patch(path, {"visibility": "restricted"})
    assert chile.get(path).status_code == 404
    assert liaison.get(path).status_code == 200
    chair.patch(path, {"visibility": "public"})
    assert anonymous.get(path).status_code == 200
