"""Meetings: who was there, as far as it is known."""

import pytest

from tests.callers import Caller
from tests.factories.engagements import make_meeting
from tests.factories.world import make_world

ATTENDANCE = [
    {"economy": "HKG", "delegates": 2, "women": 2},
    {"economy": "AUS", "delegates": 6, "women": 2},
    {"economy": "CHL", "delegates": 3, "women": None},
]


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that meetings are held in."""
    make_world(secretariat)


def test_a_meeting_is_quoted_by_forum_year_and_number(chair: Caller) -> None:
    assert [make_meeting(chair)["ref"] for _ in range(2)] == ["CTWG-2018-M01", "CTWG-2018-M02"]


def test_attendance_keeps_its_order_and_the_share_counts_what_is_known(chair: Caller) -> None:
    meeting = make_meeting(chair, attendance=ATTENDANCE)
    assert meeting["attendance"] == ATTENDANCE
    assert meeting["delegates"] == 11
    assert meeting["women_share"] == {"women": 4, "of": 8, "share": 0.5}
    listed = chair.get("/meetings?economy=AUS").json()["items"]
    assert listed == [meeting]
    assert chair.get("/meetings?economy=JPN").json()["items"] == []


def test_nobody_counted_is_not_nobody_there(chair: Caller) -> None:
    meeting = make_meeting(chair, attendance=[{"economy": "AUS"}])
    assert (meeting["delegates"], meeting["women_share"]["share"]) == (None, None)


@pytest.mark.parametrize(
    ("attendance", "expected"),
    [
        ([ATTENDANCE[0], ATTENDANCE[0]], ("meeting.economy-twice", "/attendance/1/economy")),
        (
            [{"economy": "AUS", "delegates": 1, "women": 2}],
            ("attendance.more-women-than-delegates", "/attendance/0/women"),
        ),
        ([{"economy": "ZZZ"}], ("unknown-reference", "/attendance/0/economy")),
    ],
)
def test_attendance_that_cannot_be_is_refused_at_its_place(
    chair: Caller, attendance: list[dict[str, object]], expected: tuple[str, str]
) -> None:
    meeting = {"forum": "CTWG", "on": "2018-08-08", "attendance": attendance}
    refused = chair.post("/meetings", meeting)
    assert refused.status_code == 422
    [fault] = refused.json()["errors"]
    assert (fault["code"], fault["pointer"]) == expected


def test_a_day_known_to_the_month_stays_a_month_and_is_found_by_it(chair: Caller) -> None:
    early, late = make_meeting(chair, on="2018-02"), make_meeting(chair, on="2018-08-08")
    assert early["on"] == "2018-02"
    for query, expected in {
        "on_before=2018-03-01": [early["ref"]],
        "on_after=2018-08-08": [late["ref"]],
        "on_after=2018-02-01&on_before=2018-08-08": [early["ref"]],
        "year=2018": [late["ref"], early["ref"]],
        "year=2017": [],
        "apec_meeting=SOM3&sort=held_on": [early["ref"], late["ref"]],
    }.items():
        found = [item["ref"] for item in chair.get(f"/meetings?{query}").json()["items"]]
        assert found == expected, query


def test_the_forums_chair_and_the_secretariat_keep_meetings(
    chair: Caller, secretariat: Caller, australia: Caller
) -> None:
    path = f"/meetings/{make_meeting(chair)['ref']}"
    assert secretariat.patch(path, {"number": 3}).json()["number"] == 3
    assert australia.patch(path, {"number": 4}).status_code == 403
    assert chair.post("/meetings", {"forum": "TELWG", "on": "2018-08"}).status_code == 403
    assert australia.post("/meetings", {"forum": "CTWG", "on": "2018-08"}).status_code == 403


def test_members_see_meetings_the_public_what_was_published(
    chair: Caller, chile: Caller, anonymous: Caller
) -> None:
    path = f"/meetings/{make_meeting(chair)['ref']}"
    hidden = f"/meetings/{make_meeting(chair, visibility='restricted')['ref']}"
    assert chile.get(path).status_code == 200
    assert anonymous.get(path).status_code == 404
    assert chile.get(hidden).status_code == 404
    assert chair.get(hidden).status_code == 200
    chair.patch(path, {"visibility": "public"})
    assert anonymous.get("/meetings?count=true").json()["total"] == 1
