"""The feed of changes: a mirror that reads nothing else agrees with the record."""

import pytest
from fastapi.testclient import TestClient

from api.changes.statements import PULLED
from tests.callers import Caller
from tests.changes.conftest import Mirror, listed
from tests.factories.activities import make_activity
from tests.factories.recommendations import make_recommendation
from tests.factories.support import make_need, make_offer, propose


def told(mirror: Mirror) -> list[tuple[str, str, str]]:
    """What is new to a mirror: action, resource, ref."""
    return [(item["action"], item["resource"], item["ref"]) for item in mirror.pull()]


def test_a_mirror_agrees_with_every_list(
    secretariat: Caller, australia: Caller, client: TestClient
) -> None:
    activity = make_activity(australia, visibility="restricted")
    make_recommendation(secretariat)
    propose(secretariat, make_need(secretariat), make_offer(secretariat))
    secretariat.verb(f"/activities/{activity['ref']}/endorse")
    for caller in (secretariat, australia, Caller(client, "observer")):
        mirror = Mirror(caller)
        mirror.pull(limit=7)
        for resource in PULLED.values():
            assert mirror.records(resource.name) == listed(caller, resource.path), resource.name


@pytest.mark.parametrize("batch", [1, 3])
def test_where_a_batch_of_events_ends_nothing_is_lost(
    secretariat: Caller, chile: Caller, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr("api.changes.feed.BATCH", batch)
    monkeypatch.setattr("api.changes.feed.LARGEST_BATCH", 2 * batch)
    mirror = Mirror(chile)
    for visibility in ("restricted", "members", "restricted", "restricted", "public"):
        make_activity(secretariat, visibility=visibility)
        mirror.pull(limit=2)
    for resource in PULLED.values():
        assert mirror.records(resource.name) == listed(chile, resource.path), resource.name


def test_a_change_is_told_once_with_the_newest_state_and_its_version(
    secretariat: Caller, australia: Caller
) -> None:
    mirror = Mirror(australia)
    mirror.pull()
    made = make_activity(australia)
    for place in ("Sydney", "Perth"):
        australia.patch(f"/activities/{made['ref']}", {"place": place})
    [item] = mirror.pull()
    assert item["record"] == secretariat.get(f"/activities/{made['ref']}").json()
    assert (item["version"], item["record"]["place"]) == (3, "Perth")
    assert item["path"] == f"/api/v1/activities/{made['ref']}"
    assert mirror.pull() == []


def test_any_item_s_cursor_is_a_place_to_go_on_from(australia: Caller) -> None:
    """The same follows from there; a plan may come again with each of its parts."""
    whole = Mirror(australia)
    whole.pull()
    for n, item in enumerate(whole.told):
        rest = Mirror(australia, since=item["cursor"])
        latest = {i["id"]: i["cursor"] for i in rest.pull(limit=3)}
        assert sorted(latest.values()) == sorted(i["cursor"] for i in whole.told[n + 1 :])


def test_what_is_hidden_is_a_tombstone_to_those_who_saw_it_and_to_nobody_else(
    secretariat: Caller, australia: Caller, chile: Caller, chair: Caller, anonymous: Caller
) -> None:
    mirrors = {who: Mirror(who) for who in (australia, chile, chair, anonymous)}
    path = f"/activities/{make_activity(australia, visibility='members')['ref']}"
    for mirror in mirrors.values():
        mirror.pull()
    secretariat.patch(path, {"visibility": "restricted"})
    secretariat.patch(path, {"place": "Perth"})
    ref = path.rpartition("/")[2]
    assert told(mirrors[chile]) == [("delete", "activities", ref)]
    assert told(mirrors[australia]) == [("upsert", "activities", ref)]
    assert told(mirrors[chair]) == [("upsert", "activities", ref)]
    assert told(mirrors[anonymous]) == []
    secretariat.patch(path, {"place": "Sydney"})
    assert told(mirrors[chile]) == []
    secretariat.patch(path, {"visibility": "public"})
    for who in (chile, anonymous):
        assert told(mirrors[who]) == [("upsert", "activities", ref)]


def test_who_loses_sight_by_losing_the_lead_is_told(
    secretariat: Caller, australia: Caller, chile: Caller
) -> None:
    made = make_activity(secretariat, visibility="restricted", lead_economies=["AUS", "CHL"])
    mirror, other = Mirror(chile), Mirror(australia)
    assert ("upsert", "activities", made["ref"]) in told(mirror)
    told(other)
    secretariat.patch(f"/activities/{made['ref']}", {"lead_economies": ["AUS"]})
    assert told(mirror) == [("delete", "activities", made["ref"])]
    assert told(other) == [("upsert", "activities", made["ref"])]


def test_hidden_shown_and_hidden_again_between_two_pulls_is_one_tombstone(
    secretariat: Caller, chile: Caller
) -> None:
    made = make_activity(secretariat, visibility="members")
    mirror = Mirror(chile)
    mirror.pull()
    for visibility in ("restricted", "members", "restricted"):
        secretariat.patch(f"/activities/{made['ref']}", {"visibility": visibility})
    assert told(mirror) == [("delete", "activities", made["ref"])]
    assert mirror.records("activities") == {}


def test_reports_follow_the_sight_of_their_activities(
    secretariat: Caller, chile: Caller, anonymous: Caller
) -> None:
    made = make_activity(secretariat, visibility="public")
    report = secretariat.create("/activity-reports", {"activity": made["ref"]})["ref"]
    mirror, visitor = Mirror(chile), Mirror(anonymous)
    mirror.pull()
    visitor.pull()
    assert report in mirror.records("activity_reports")
    path = f"/activities/{made['ref']}"
    secretariat.patch(path, {"visibility": "restricted"})
    gone = {("delete", "activities", made["ref"]), ("delete", "activity_reports", report)}
    assert set(told(mirror)) == gone
    assert told(visitor) == [("delete", "activities", made["ref"])]
    secretariat.patch(path, {"visibility": "members"})
    assert {ref for _, _, ref in told(mirror)} == {made["ref"], report}
    assert report in mirror.records("activity_reports")


def test_a_match_follows_the_sight_of_its_need(secretariat: Caller, client: TestClient) -> None:
    observer = Caller(client, "observer")
    need = make_need(secretariat)
    match = propose(secretariat, need, make_offer(secretariat)).rpartition("/")[2]
    mirror = Mirror(observer)
    mirror.pull()
    assert match in mirror.records("support_matches")
    secretariat.patch(f"/support-needs/{need['ref']}", {"visibility": "restricted"})
    assert ("delete", "support_matches", match) in told(mirror)


def test_a_plan_changes_with_its_parts(secretariat: Caller) -> None:
    secretariat.create(
        "/strategic-plans",
        {"ref": "CTWG-2023-2026", "forum": "CTWG", "title": "The next", "starts_on": "2023-01-01"},
    )
    mirror = Mirror(secretariat)
    mirror.pull()
    part = {"ref": "CTWG-2023-2026.FA1", "plan": "CTWG-2023-2026", "label": "1", "position": 1}
    secretariat.create("/focus-areas", {**part, "text": "Aviation"})
    assert told(mirror) == [
        ("upsert", "focus_areas", "CTWG-2023-2026.FA1"),
        ("upsert", "strategic_plans", "CTWG-2023-2026"),
    ]
    assert mirror.records("strategic_plans") == listed(secretariat, "/strategic-plans")


def test_a_pull_of_some_resources_leaves_the_rest_out(secretariat: Caller) -> None:
    mirror = Mirror(secretariat, query="&resource=sub-fora,topics")
    assert {item["resource"] for item in mirror.pull(limit=2)} == {"sub_fora", "topics"}
    assert len(mirror.told) == 5


def test_an_answer_that_has_not_changed_is_304(australia: Caller, chile: Caller) -> None:
    mirror = Mirror(australia)
    mirror.pull()
    path = f"/changes?since={mirror.since}"
    tag = {"If-None-Match": australia.get(path).headers["etag"]}
    assert australia.get(path, headers=tag).status_code == 304
    make_activity(chile, lead_economies=["CHL"], visibility="restricted")
    assert australia.get(path, headers=tag).status_code == 304
    make_activity(chile, lead_economies=["CHL"])
    assert australia.get(path, headers=tag).status_code == 200


@pytest.mark.parametrize("since", ["x", "A" * 22, "é", "_" * 22, ""])
def test_a_cursor_that_is_none_of_ours_is_refused(australia: Caller, since: str) -> None:
    answer = australia.get("/changes", params={"since": since})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "since"


def test_a_cursor_of_other_resources_is_refused(australia: Caller) -> None:
    cursor = australia.get("/changes?resource=topics").json()["next"]
    assert australia.get(f"/changes?since={cursor}").status_code == 422


def test_with_other_seats_one_begins_again(australia: Caller, chile: Caller) -> None:
    """What could be seen before is not what can be seen now: only a new beginning is sound."""
    cursor = australia.get("/changes").json()["next"]
    answer = chile.get(f"/changes?since={cursor}")
    assert answer.status_code == 410
    assert answer.json()["type"] == "/problems/resync-required"


def test_an_unknown_resource_is_named_as_such(australia: Caller) -> None:
    answer = australia.get("/changes?resource=users")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "unknown-resource"
