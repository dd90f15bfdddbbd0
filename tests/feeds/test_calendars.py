"""Calendars: what programs of others make of our activities, read by a reader of our own."""

from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.feeds.ical import Component, read

FEED = "/feeds/activities.ics"


def events(caller: Caller, path: str = FEED) -> dict[str, Component]:
    """The events of a calendar, by title."""
    answer = caller.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return {event.text("SUMMARY"): event for event in read(answer.content).parts}


@pytest.mark.parametrize(
    ("planned", "start", "end"),
    [
        ({"start": "2018-05-09", "end": "2018-05-10"}, "20180509", "20180511"),
        ({"start": "2018-12-31", "end": "2018-12-31"}, "20181231", "20190101"),
        ({"start": "2018-05-09"}, "20180509", None),
        ({"start": "2018-05-09", "end": "2018-06"}, None, None),
        ({"start": "2018-05", "end": "2018-05"}, None, None),
        ({"start": "2018"}, None, None),
        ({"start": "2018-05", "end": "2018-05-10"}, None, None),
        (None, None, None),
    ],
)
def test_a_day_is_a_day_and_what_is_not_known_is_left_out(
    secretariat: Caller, planned: dict[str, str] | None, start: str | None, end: str | None
) -> None:
    """Without an end it is one day; one that ends in some June is no event on a day in May."""
    make_activity(secretariat, title="A", planned=planned)
    found = events(secretariat)
    assert [(e.day("DTSTART"), e.day("DTEND")) for e in found.values()] == (
        [(start, end)] if start else []
    )


def test_what_is_left_out_is_counted(secretariat: Caller) -> None:
    make_activity(secretariat, planned={"start": "2018-05", "end": "2018-05"})
    make_activity(secretariat)
    calendar = read(secretariat.get(FEED).content)
    about = calendar.text("DESCRIPTION")
    assert about == calendar.text("X-WR-CALDESC")
    assert about.endswith("their days are not known: 1.")


def test_the_days_that_it_was_held_count_for_more_than_those_planned(secretariat: Caller) -> None:
    make_activity(secretariat, title="A", actual={"start": "2018-09-03", "end": "2018-09-04"})
    assert events(secretariat)["A"].day("DTSTART") == "20180903"


def test_an_event_says_what_the_record_says(secretariat: Caller) -> None:
    made = make_activity(
        secretariat, title="A", place="Hong Kong", host_economy="HKG", areas=["travel"]
    )
    event = events(secretariat)["A"]
    assert event.text("UID") == made["id"]
    assert event.text("LOCATION") == "Hong Kong, Hong Kong, China"
    assert event.properties["URL"][1] == f"http://testserver/activities/{made['ref']}"
    assert event.properties["CATEGORIES"][1] == "Workshop,travel"
    assert "Led by: Australia" in event.text("DESCRIPTION").split("\n")
    stamp = made["updated_at"][:19].replace("-", "").replace(":", "") + "Z"
    assert event.text("LAST-MODIFIED") == event.text("DTSTAMP") == stamp


def test_every_sign_comes_through(secretariat: Caller) -> None:
    title = 'Aviation; "API/PNR", C:\\data, 反恐怖主义 ' + "é" * 150
    outcome = "Line one\nline two"
    make_activity(secretariat, title=title, place=outcome.replace("\n", " "))
    assert list(events(secretariat)) == [title]


def test_updates_and_cancellations_keep_the_uid_and_raise_the_sequence(secretariat: Caller) -> None:
    made = make_activity(secretariat, title="A")
    path = f"/activities/{made['ref']}"
    steps: list[tuple[str, int, str]] = []

    def look() -> None:
        event = events(secretariat)["A"]
        found = event.properties["STATUS"][1], int(event.text("SEQUENCE"))
        steps.append((*found, event.day("DTSTART") or ""))
        assert event.text("UID") == made["id"]

    look()
    secretariat.verb(f"{path}/endorse")
    look()
    secretariat.verb(f"{path}/postpone", {"reason": "No room."})
    look()
    later = {"planned": {"start": "2018-11-05", "end": "2018-11-06"}}
    assert secretariat.patch(path, later).status_code == 200
    secretariat.verb(f"{path}/endorse")
    look()
    secretariat.verb(f"{path}/cancel", {"reason": "No money."})
    look()
    assert steps == [
        ("TENTATIVE", 0, "20180509"),
        ("CONFIRMED", 1, "20180509"),
        ("CANCELLED", 2, "20180509"),
        ("CONFIRMED", 4, "20181105"),
        ("CANCELLED", 5, "20181105"),
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"A", "B", "C"}),
        ("forum=SCCP", {"B"}),
        ("year=2019", {"C"}),
        ("year=2018,2019&forum=CTWG", {"A", "C"}),
        ("area=finance", {"C"}),
    ],
)
def test_a_calendar_takes_the_filters(secretariat: Caller, query: str, titles: set[str]) -> None:
    later: dict[str, Any] = {"planned": {"start": "2019-05-09"}, "areas": ["finance"]}
    make_activity(secretariat, title="A")
    make_activity(secretariat, title="B", forum="SCCP")
    make_activity(secretariat, title="C", **later)
    assert set(events(secretariat, f"{FEED}?{query}")) == titles


def test_a_work_plan_is_a_calendar_of_its_own(secretariat: Caller, anonymous: Caller) -> None:
    work = secretariat.create("/work-plans", {"forum": "CTWG", "year": 2018})
    make_activity(secretariat, title="A", work_plan=work["ref"])
    make_activity(secretariat, title="B")
    for key in (work["ref"], work["id"]):
        assert set(events(secretariat, f"/work-plans/{key}.ics")) == {"A"}
    calendar = read(secretariat.get(f"/work-plans/{work['ref']}.ics").content)
    assert calendar.text("NAME") == calendar.text("X-WR-CALNAME") == "Work plan CTWG-2018"
    # A draft is the members'.
    assert anonymous.get(f"/work-plans/{work['ref']}.ics").status_code == 404
    assert secretariat.get("/work-plans/CTWG-1999.ics").status_code == 404


def test_each_reader_sees_what_the_list_shows_them(
    secretariat: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    for visibility in ("public", "members", "restricted"):
        make_activity(secretariat, title=visibility, visibility=visibility)
    assert set(events(anonymous)) == {"public"}
    assert set(events(chile)) == {"public", "members"}
    assert set(events(australia)) == {"public", "members", "restricted"}


def test_what_has_not_changed_is_304(secretariat: Caller) -> None:
    make_activity(secretariat, title="A")
    first = secretariat.get(FEED)
    tag = {"If-None-Match": first.headers["etag"]}
    again = secretariat.get(FEED, headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    assert secretariat.get(FEED).content == first.content
    make_activity(secretariat, title="B")
    assert secretariat.get(FEED, headers=tag).status_code == 200


def test_an_unknown_parameter_is_refused(secretariat: Caller) -> None:
    assert secretariat.get(f"{FEED}?economy=AUS").status_code == 422
