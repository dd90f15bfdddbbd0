"""From the end of an activity to what it recommends: section IV on post-activity reports."""

from datetime import date

import psycopg
import pytest

from api.activity_reports.service import months_after
from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.activity_reports import HELD, advance_report, hold_activity, report_of
from tests.factories.recommendations import make_recommendation
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that reports live in."""
    make_world(secretariat)
    organization = {"code": "ICAO", "name": "Civil Aviation", "kind": "un_body"}
    secretariat.create("/organizations", organization)


def codes(answer: dict[str, list[dict[str, str]]]) -> list[tuple[str, str]]:
    return [(fault["code"], fault["pointer"]) for fault in answer["errors"]]


def recommend(caller: Caller, activity: str, **overrides: object) -> str:
    """A draft recommendation that an activity gave rise to."""
    source = {"kind": "activity", "activity": activity}
    return str(make_recommendation(caller, source=source, **overrides)["ref"])


def test_completing_an_activity_starts_its_report(chair: Caller, owner: psycopg.Connection) -> None:
    activity = hold_activity(chair)
    report = report_of(chair, activity["ref"])
    assert report["ref"] == f"{activity['ref']}.report"
    assert (report["status"], report["due_on"], report["version"]) == ("draft", "2018-07-10", 1)
    assert report["is_overdue"] is True
    assert report["women_share"] == {"women": 0, "of": 0, "share": None}
    assert (report["delegates"], report["participation"]) == (None, [])
    events = owner.execute(
        "SELECT action, seat FROM audit_events WHERE resource = 'activity_reports'"
    ).fetchall()
    assert events == [("create", "chair:CTWG")]


@pytest.mark.parametrize(
    ("end", "months", "due"),
    [
        (date(2018, 5, 10), 2, date(2018, 7, 10)),
        (date(2018, 12, 31), 2, date(2019, 2, 28)),
        (date(2019, 12, 31), 2, date(2020, 2, 29)),
        (date(2018, 10, 31), 1, date(2018, 11, 30)),
        (date(2018, 11, 15), 14, date(2020, 1, 15)),
        (date(2018, 5, 10), 0, date(2018, 5, 10)),
    ],
)
def test_months_after_an_end_keep_to_the_calendar(end: date, months: int, due: date) -> None:
    assert months_after(end, months) == due


def test_an_end_known_to_the_month_gives_until_two_months_after_its_last_day(
    chair: Caller,
) -> None:
    path = f"/activities/{make_activity(chair)['ref']}"
    chair.verb(f"{path}/endorse")
    chair.verb(f"{path}/start")
    held = {"actual": {"start": "2018-05", "end": "2018-05"}}
    activity = chair.verb(f"{path}/complete", held).json()
    assert report_of(chair, activity["ref"])["due_on"] == "2018-07-31"


def test_the_due_day_moves_with_the_end_until_the_report_is_handed_in(chair: Caller) -> None:
    activity = hold_activity(chair)["ref"]
    chair.patch(f"/activities/{activity}", {"actual": {"end": "2018-05-20"}})
    assert report_of(chair, activity)["due_on"] == "2018-07-20"
    advance_report(chair, f"/activity-reports/{activity}.report", "submitted")
    chair.patch(f"/activities/{activity}", {"actual": {"end": "2018-05-25"}})
    assert report_of(chair, activity)["due_on"] == "2018-07-20"


def test_whoever_posts_the_report_takes_up_the_draft_once(australia: Caller, chair: Caller) -> None:
    activity = hold_activity(chair)["ref"]
    posted = australia.create("/activity-reports", {"activity": activity, "summary": "Good."})
    assert (posted["ref"], posted["summary"]) == (f"{activity}.report", "Good.")
    assert chair.get("/activity-reports?count=true").json()["total"] == 1
    again = australia.post("/activity-reports", {"activity": activity, "summary": "Better."})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/duplicate-key")
    assert report_of(chair, activity)["summary"] == "Good."


def test_a_report_may_be_begun_before_the_end_but_not_handed_in(australia: Caller) -> None:
    activity = make_activity(australia)["ref"]
    payload = {"activity": activity, "no_recommendations_because": "It is a study."}
    report = australia.create("/activity-reports", payload)
    assert report["due_on"] == "2018-07-10"
    refused = australia.verb(f"/activity-reports/{report['ref']}/submit").json()
    assert codes(refused) == [("report.activity-not-completed", "/activity")]


def test_it_recommends_or_says_why_not(australia: Caller, chair: Caller) -> None:
    path = f"/activity-reports/{hold_activity(chair)['ref']}.report"
    expected = ("report.recommendations-or-reason", "/recommendations")
    refused = australia.verb(f"{path}/submit")
    assert refused.status_code == 422
    assert codes(refused.json()) == [expected]
    assert "section IV" in refused.json()["errors"][0]["source"]
    findings = australia.post(f"{path}/lint").json()["findings"]
    assert [(f["code"], f["pointer"]) for f in findings] == [expected]
    australia.patch(path, {"no_recommendations_because": "It only shared what is known."})
    assert australia.post(f"{path}/lint").json() == {"findings": []}
    assert australia.verb(f"{path}/submit").json()["status"] == "submitted"


def test_recommendations_that_name_the_activity_are_taken_in_when_it_is_handed_in(
    australia: Caller, chair: Caller
) -> None:
    activity = hold_activity(chair)["ref"]
    path = f"/activity-reports/{activity}.report"
    named, unnamed = recommend(australia, activity), recommend(australia, activity)
    australia.patch(path, {"recommendations": [named]})
    submitted = australia.verb(f"{path}/submit").json()
    assert submitted["recommendations"] == [named, unnamed]
    assert submitted["submitted_on"] is not None
    found = chair.get(f"/activity-reports?recommendations={unnamed}").json()["items"]
    assert [report["activity"] for report in found] == [activity]


def test_another_activitys_recommendation_is_not_this_ones(chair: Caller) -> None:
    activity, other = hold_activity(chair)["ref"], hold_activity(chair)["ref"]
    foreign = recommend(chair, other)
    refused = chair.patch(
        f"/activity-reports/{activity}.report", {"recommendations": [foreign]}
    ).json()
    assert codes(refused) == [("report.foreign-recommendation", "/recommendations/0")]


def test_who_took_part_is_kept_in_order_and_counted_by_what_is_known(australia: Caller) -> None:
    payload = {
        "activity": make_activity(australia)["ref"],
        "participation": [
            party(economy="CHL", agency="Aduanas", delegates=4, women=3, speakers=1),
            party(economy="AUS", agency="Border Force", delegates=6, women=2),
            party(economy="AUS", agency="Home Affairs", delegates=5),
            party(organization="ICAO", speakers=2),
        ],
    }
    report = australia.create("/activity-reports", payload)
    assert report["participation"] == payload["participation"]
    assert report["delegates"] == 15
    assert report["women_share"] == {"women": 5, "of": 10, "share": 0.5}
    for query, total in (("economy=CHL", 1), ("economy=HKG", 0), ("organization=ICAO", 1)):
        assert australia.get(f"/activity-reports?{query}&count=true").json()["total"] == total


def party(**said: object) -> dict[str, object]:
    """A participant, of whom the rest is not known."""
    names = ("economy", "organization", "agency", "delegates", "women", "speakers")
    return {**dict.fromkeys(names), **said}


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        (party(agency="Nobody's"), ("report.participant-required", "/participation/1")),
        (
            party(economy="AUS", organization="ICAO"),
            ("report.participant-required", "/participation/1"),
        ),
        (
            party(economy="AUS", delegates=1, women=2),
            ("attendance.more-women-than-delegates", "/participation/1/women"),
        ),
        (party(economy="ZZZ"), ("unknown-reference", "/participation/1/economy")),
    ],
)
def test_a_participant_is_one_party_of_plausible_numbers(
    australia: Caller, wrong: dict[str, object], expected: tuple[str, str]
) -> None:
    rows = [party(economy="AUS", delegates=1), wrong]
    payload = {"activity": make_activity(australia)["ref"], "participation": rows}
    refused = australia.post("/activity-reports", payload)
    assert refused.status_code == 422
    assert codes(refused.json()) == [expected]


def test_a_returned_report_says_why_and_goes_back_to_its_authors(
    australia: Caller, chair: Caller
) -> None:
    path = f"/activity-reports/{hold_activity(chair)['ref']}.report"
    advance_report(chair, path, "returned")
    assert australia.get(path).json()["return_message"] == "Name the agencies."
    assert australia.patch(path, {"summary": "Now with agencies."}).status_code == 200
    assert australia.verb(f"{path}/submit").status_code == 200
    assert chair.verb(f"{path}/accept").json()["accepted_on"] is not None


@pytest.mark.parametrize("state", ["submitted", "accepted"])
def test_what_was_handed_in_does_not_change(chair: Caller, state: str) -> None:
    path = f"/activity-reports/{hold_activity(chair)['ref']}.report"
    advance_report(chair, path, state)
    refused = chair.patch(path, {"summary": "Otherwise."})
    assert (refused.status_code, codes(refused.json())) == (422, [("report.frozen", "")])
    assert chair.get(path).json()["is_overdue"] is False


def test_only_those_who_run_an_activity_report_on_it(
    chair: Caller, australia: Caller, chile: Caller
) -> None:
    path = f"/activity-reports/{hold_activity(chair)['ref']}.report"
    assert chile.patch(path, {"summary": "Not ours."}).status_code == 403
    activity = make_activity(australia)["ref"]
    assert chile.post("/activity-reports", {"activity": activity}).status_code == 403


def test_a_report_is_seen_by_the_members_who_see_its_activity(
    chair: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    activity = hold_activity(chair, visibility="restricted")["ref"]
    path = f"/activity-reports/{activity}.report"
    assert australia.get(path).status_code == 200
    assert chile.get(path).status_code == 404
    assert chile.get("/activity-reports?count=true").json()["total"] == 0
    chair.patch(f"/activities/{activity}", {"visibility": "public"})
    assert chile.get(path).status_code == 200
    assert chile.get("/activity-reports?count=true").json()["total"] == 1
    assert anonymous.get(path).status_code == 404
    assert anonymous.get("/activity-reports").json()["items"] == []


def test_a_recommendation_that_the_reader_may_not_see_is_absent(
    chair: Caller, chile: Caller
) -> None:
    activity = hold_activity(chair)["ref"]
    path = f"/activity-reports/{activity}.report"
    seen = recommend(chair, activity)
    hidden = recommend(
        chair, activity, visibility="restricted", addressed_to={"economies": ["AUS"]}
    )
    chair.patch(path, {"recommendations": [seen, hidden]})
    assert set(chair.get(path).json()["recommendations"]) == {seen, hidden}
    assert chile.get(path).json()["recommendations"] == [seen]


def test_reports_are_found_by_their_activitys_forum_plan_and_lead(chair: Caller) -> None:
    activity = hold_activity(chair)["ref"]
    for query in ("forum=CTWG", "plan=CTWG-2018-2022", "lead_economies=AUS", "is_overdue=true"):
        items = chair.get(f"/activity-reports?{query}").json()["items"]
        assert [item["activity"] for item in items] == [activity], query
    for query in ("forum=TELWG", "work_plan=CTWG-2018", "lead_economies=CHL", "is_overdue=false"):
        assert chair.get(f"/activity-reports?{query}").json()["items"] == [], query
    assert HELD["end"] < "2018-07-10"
