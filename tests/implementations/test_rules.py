"""Section IV on what parties answer and do: rules, events, what depends on the day."""

from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.implementations import PAPER, adopt, ask_australia, bring
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that implementations live in."""
    make_world(secretariat)


@pytest.fixture
def validator(client: TestClient) -> Caller:
    """Australia's validator."""
    return Caller(client, "validator:AUS")


def codes(answer: Any) -> list[str]:  # noqa: ANN401 - httpx's answer
    """The codes of a refusal."""
    assert answer.status_code == 422, answer.text
    return [fault["code"] for fault in answer.json()["errors"]]


def test_declining_needs_a_reason(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair)
    for said in ("not_accepted", "not_applicable"):
        refused = australia.verb(f"{path}/accept", {"acceptance": said})
        assert codes(refused) == ["implementation.decline-needs-reason"]
        assert refused.json()["errors"][0]["pointer"] == "/reason"
    declined = {"acceptance": "not_accepted", "reason": "Against our law."}
    assert australia.verb(f"{path}/accept", declined).json()["acceptance_reason"] == (
        "Against our law."
    )


def test_an_answer_is_not_taken_back_into_waiting(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair)
    refused = australia.verb(f"{path}/accept", {"acceptance": "pending"})
    assert codes(refused) == ["implementation.acceptance-pending"]


def test_declining_takes_a_plan_back_but_not_work(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    path = ask_australia(chair)
    bring(path, "planned", australia, validator)
    declined = {"acceptance": "not_applicable", "reason": "No such port."}
    assert australia.verb(f"{path}/accept", declined).json()["implementation"] == "not_started"
    path = ask_australia(chair)
    bring(path, "in_progress", australia, validator)
    assert australia.verb(f"{path}/accept", declined).status_code == 409


def test_work_waits_for_acceptance_and_noting_is_none(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair)
    australia.verb(f"{path}/accept", {"acceptance": "noted"})
    refused = australia.verb(f"{path}/start", {})
    assert codes(refused) == ["implementation.acceptance-first"]
    assert "section IV" in refused.json()["errors"][0]["source"]


def test_blocking_says_what_stands_in_the_way(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair)
    australia.verb(f"{path}/accept", {"acceptance": "accepted"})
    refused = australia.verb(f"{path}/block", {})
    assert codes(refused) == ["implementation.barrier-required"]
    assert refused.json()["errors"][0]["pointer"] == "/barrier"
    blocked = australia.verb(f"{path}/block", {"barrier": "funding"}).json()
    assert (blocked["barrier"], blocked["blocked_for_days"]) == ("funding", 0)
    freed = australia.verb(f"{path}/unblock", {"note": "The budget passed."}).json()
    assert (freed["barrier"], freed["blocked_on"], freed["blocked_for_days"]) == (None, None, None)
    assert freed["progress_note"] == "The budget passed."


def test_high_priority_is_implemented_with_evidence(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair, priority="high")
    australia.verb(f"{path}/accept", {"acceptance": "accepted"})
    assert codes(australia.verb(f"{path}/implement", {})) == ["implementation.evidence-required"]
    done = australia.verb(f"{path}/implement", {"evidence": [PAPER]}).json()
    assert done["implementation"] == "implemented"
    assert [paper["title"] for paper in done["evidence"]] == ["Decree 12"]
    modest = ask_australia(chair, priority="low")
    australia.verb(f"{modest}/accept", {"acceptance": "accepted"})
    assert australia.verb(f"{modest}/implement", {}).status_code == 200


def test_nobody_verifies_what_they_said_themselves(
    chair: Caller, client: TestClient, validator: Caller
) -> None:
    both = Caller(client, "focal_point:AUS+validator:AUS")
    path = ask_australia(chair)
    bring(path, "submitted", both, both)
    assert codes(both.verb(f"{path}/verify")) == ["implementation.verifier-is-author"]
    assert validator.verb(f"{path}/verify").json()["verification"] == "verified"


def test_a_validator_verifies_for_their_economy_and_the_secretariat_for_all(
    chair: Caller, australia: Caller, validator: Caller, client: TestClient, secretariat: Caller
) -> None:
    path = ask_australia(chair)
    bring(path, "submitted", australia, validator)
    assert Caller(client, "validator:CHL").verb(f"{path}/verify").status_code == 404
    assert secretariat.verb(f"{path}/verify").json()["verification"] == "verified"


def test_a_forum_answers_for_itself(chair: Caller, client: TestClient) -> None:
    ref = adopt(chair, addressed_to={"sub_fora": ["SCCP"]})
    liaison = Caller(client, "liaison:SCCP")
    path = f"/implementations/{ref}.SCCP"
    assert chair.verb(f"{path}/accept", {"acceptance": "accepted"}).status_code == 403
    assert liaison.verb(f"{path}/accept", {"acceptance": "accepted"}).status_code == 200


@pytest.mark.parametrize(
    ("state", "verb", "code"),
    [
        ("verified", "reopen", "implementation.reopen-needs-reason"),
        ("submitted", "return", "implementation.return-needs-reason"),
        ("planned", "overtake", "implementation.overtake-needs-reason"),
    ],
)
def test_undoing_needs_a_reason(
    chair: Caller, australia: Caller, validator: Caller, state: str, verb: str, code: str
) -> None:
    path = ask_australia(chair)
    bring(path, state, australia, validator)
    caller = validator if verb == "return" else australia
    assert codes(caller.verb(f"{path}/{verb}", {})) == [code]


def test_what_was_returned_is_submitted_again(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    path = ask_australia(chair)
    bring(path, "returned", australia, validator)
    australia.patch(path, {"evidence": [PAPER, {"title": "Gazette", "on": "2020-05-01"}]})
    assert australia.verb(f"{path}/submit").json()["verification"] == "submitted"
    assert len(australia.get(path).json()["evidence"]) == 2


def test_the_party_keeps_its_own_words_and_nobody_else_does(
    chair: Caller, australia: Caller, chile: Caller, validator: Caller, secretariat: Caller
) -> None:
    path = ask_australia(chair)
    said = {
        "owner": "Department of Home Affairs",
        "due_on": "2020-06-30",
        "progress_note": "Drafting.",
        "evidence": [PAPER],
        "support_wanted": "A trainer.",
    }
    patched = australia.patch(path, said).json()
    assert {name: patched[name] for name in said} == said | {
        "evidence": [{**PAPER, "document_number": None, "on": None}]
    }
    for caller, status in ((chair, 403), (validator, 403), (secretariat, 403), (chile, 404)):
        assert caller.patch(path, {"owner": "Somebody"}).status_code == status
    axis = australia.patch(path, {"implementation": "implemented"})
    assert codes(axis) == ["unknown-field"]


def test_every_step_leaves_an_event_with_its_actor_and_seat(
    chair: Caller, australia: Caller, validator: Caller, chile: Caller, anonymous: Caller
) -> None:
    path = ask_australia(chair)
    australia.verb(f"{path}/accept", {"acceptance": "accepted", "reason": "It is due."})
    australia.verb(f"{path}/start", {"note": "A bill is before parliament."})
    australia.patch(path, {"owner": "Home Affairs"})
    australia.verb(f"{path}/implement", {})
    australia.verb(f"{path}/submit")
    validator.verb(f"{path}/return", {"reason": "Show it."})
    events = chair.get(f"{path}/events?sort=seq").json()["items"]
    assert [(e["axis"], e["old"], e["new"], e["seat"]) for e in events] == [
        ("acceptance", "pending", "accepted", "focal_point:AUS"),
        ("implementation", "not_started", "in_progress", "focal_point:AUS"),
        ("implementation", "in_progress", "implemented", "focal_point:AUS"),
        ("verification", "unverified", "submitted", "focal_point:AUS"),
        ("verification", "submitted", "returned", "validator:AUS"),
    ]
    assert [e["reason"] for e in events] == ["It is due.", None, None, None, "Show it."]
    assert [e["note"] for e in events][:3] == [None, "A bill is before parliament.", None]
    assert events[4]["actor"] == "validator:AUS"
    assert chile.get(f"{path}/events").status_code == 404
    assert anonymous.get(f"{path}/events").status_code == 404


def test_events_are_paged_and_filtered_by_axis(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    path = ask_australia(chair)
    bring(path, "verified", australia, validator)
    page = australia.get(f"{path}/events?limit=1&axis=verification&count=true").json()
    assert (page["items"][0]["new"], page["total"]) == ("verified", 2)
    rest = australia.get(f"{path}/events?axis=verification&cursor={page['next']}").json()
    assert [event["new"] for event in rest["items"]] == ["submitted"]
    other = ask_australia(chair)
    assert australia.get(f"{other}/events").json()["items"] == []


def test_events_are_only_ever_added_to(owner: psycopg.Connection) -> None:
    rights = owner.execute(
        "SELECT has_table_privilege('ctwg_app', 'status_events', right_)"
        " FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS right_"
    ).fetchall()
    assert [held for (held,) in rights] == [True, True, False, False]


def age(owner: psycopg.Connection, path: str, days: int) -> None:
    """Let time have passed, as no request can; the cache is told, as a write would."""
    ref = path.rpartition("/")[2]
    owner.execute(
        "UPDATE implementations SET blocked_on = current_date - %(days)s,"
        " updated_at = now() - make_interval(days => %(days)s) WHERE ref = %(ref)s",
        {"days": days, "ref": ref},
    )
    owner.execute("UPDATE revisions SET value = value + 1")


def test_what_is_overdue_stale_or_blocked_for_long_follows_from_the_day(
    chair: Caller, australia: Caller, validator: Caller, owner: psycopg.Connection
) -> None:
    late, fresh, long_blocked = (ask_australia(chair) for _ in range(3))
    australia.patch(late, {"due_on": "2019-12-31"})
    bring(long_blocked, "blocked", australia, validator)
    age(owner, long_blocked, 200)
    read = {path: australia.get(path).json() for path in (late, fresh, long_blocked)}
    derived = ("is_overdue", "is_stale", "blocked_for_days")
    assert [read[late][name] for name in derived] == [True, False, None]
    assert [read[fresh][name] for name in derived] == [False, False, None]
    assert [read[long_blocked][name] for name in derived] == [False, True, 200]

    def found(query: str) -> set[str]:
        items = chair.get(f"/implementations?{query}").json()["items"]
        return {f"/implementations/{item['ref']}" for item in items}

    assert found("is_overdue=true") == {late}
    assert found("is_overdue=false") == {fresh, long_blocked}
    assert found("is_stale=true") == {long_blocked}
    assert found("blocked_for_days=200") == {long_blocked}
    assert found("blocked_for_days=201") == set()
    assert found("barrier=funding") == {long_blocked}


def test_what_has_ended_or_was_declined_is_never_overdue(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    for state in ("implemented", "declined", "overtaken"):
        path = ask_australia(chair, due_on="2019-01-01")
        assert australia.get(path).json()["is_overdue"] is True
        record = bring(path, state, australia, validator)
        assert (record["is_overdue"], record["is_stale"]) == (False, False), state
    assert chair.get("/implementations?is_open=true").json()["items"] == []


def test_a_tag_read_on_any_day_names_the_version(chair: Caller, australia: Caller) -> None:
    path = ask_australia(chair)
    tag = australia.get(path).headers["etag"]
    assert tag.startswith('"1.')
    yesterday = f'"1.{int(tag[3:-1]) - 1}"'
    assert australia.patch(path, {"owner": "One"}, etag=yesterday).status_code == 200
    assert australia.patch(path, {"owner": "Two"}, etag=tag).status_code == 412
    assert australia.patch(path, {"owner": "Two"}, etag='"2"').status_code == 200


def test_tomorrow_the_same_record_reads_as_changed(chair: Caller, australia: Caller) -> None:
    """What is said of overdue work changes at midnight, though nobody writes."""
    path = ask_australia(chair)
    tag = australia.get(path).headers["etag"]
    unchanged = australia.get(path, headers={"If-None-Match": tag})
    assert unchanged.status_code == 304
    yesterday = f'"1.{int(tag[3:-1]) - 1}"'
    assert australia.get(path, headers={"If-None-Match": yesterday}).status_code == 200


def test_who_is_asked_sees_what_is_asked_though_it_is_restricted(
    chair: Caller, australia: Caller, client: TestClient
) -> None:
    """Otherwise its priority, and the rule that rests on it, would be lost on the party."""
    hidden = {"visibility": "restricted", "priority": "high"}
    ref = adopt(chair, **hidden)
    assert australia.get(f"/recommendations/{ref}").status_code == 200
    path = f"/implementations/{ref}.AUS"
    australia.verb(f"{path}/accept", {"acceptance": "accepted"})
    assert codes(australia.verb(f"{path}/implement", {})) == ["implementation.evidence-required"]
    liaison = Caller(client, "liaison:SCCP")
    assert liaison.get(f"/recommendations/{ref}").status_code == 404
    ref = adopt(chair, **hidden, addressed_to={"sub_fora": ["SCCP"]})
    assert liaison.get(f"/recommendations/{ref}").status_code == 200
    assert australia.get(f"/recommendations/{ref}").status_code == 404


def test_what_was_verified_stays_what_it_was(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    path = ask_australia(chair)
    bring(path, "verified", australia, validator)
    assert codes(australia.patch(path, {"evidence": []})) == ["implementation.verified-with-this"]
    assert australia.patch(path, {"owner": "Another agency"}).status_code == 200
    australia.verb(f"{path}/reopen", {"reason": "The decree was repealed."})
    assert australia.patch(path, {"evidence": []}).status_code == 200


def test_evidence_taken_away_is_missed_when_it_is_submitted(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    path = ask_australia(chair, priority="high")
    bring(path, "implemented", australia, validator)
    australia.patch(path, {"evidence": []})
    assert codes(australia.verb(f"{path}/submit")) == ["implementation.evidence-required"]


@pytest.mark.parametrize("verb", ["close", "supersede"])
def test_nothing_more_is_expected_once_the_recommendation_has_ended(
    chair: Caller, australia: Caller, verb: str
) -> None:
    path = ask_australia(chair, due_on="2019-01-01")
    ref = path.rpartition("/")[2].removesuffix(".AUS")
    assert australia.get(path).json()["is_overdue"] is True
    body = {"by": adopt(chair)} if verb == "supersede" else {}
    assert chair.verb(f"/recommendations/{ref}/{verb}", body).status_code == 200
    released = australia.get(path).json()
    assert released["released_on"] is not None
    assert (released["is_open"], released["is_overdue"]) == (False, False)
    refused = australia.verb(f"{path}/accept", {"acceptance": "accepted"})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/illegal-transition")
    assert released["released_on"] in refused.json()["detail"]


def test_what_was_done_before_the_recommendation_ended_can_still_be_verified(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    path = ask_australia(chair)
    bring(path, "implemented", australia, validator)
    ref = path.rpartition("/")[2].removesuffix(".AUS")
    assert chair.verb(f"/recommendations/{ref}/close", {}).status_code == 200
    assert australia.verb(f"{path}/submit").status_code == 200
    assert validator.verb(f"{path}/verify").status_code == 200
    assert australia.verb(f"{path}/reopen", {"reason": "It was not."}).status_code == 409
