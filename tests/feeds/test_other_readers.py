"""Feeds in the hands of readers that others wrote: vobject for calendars, feedparser for news."""

import calendar
from datetime import UTC, date, datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]  # ships no types
import vobject  # type: ignore[import-untyped]  # ships no types

from tests.callers import Caller
from tests.factories.activities import make_activity

CALENDAR = "/feeds/activities.ics"
NEWS = "/feeds/activities.atom"
TITLE = 'Aviation; "API/PNR", C:\\data & <b>police</b>, 反恐怖主义 ' + "é" * 150


def subscribed(caller: Caller) -> tuple[Any, dict[str, Any]]:
    """The calendar as vobject reads it, and its events by UID."""
    read = vobject.readOne(caller.get(CALENDAR).content.decode())
    events = read.contents.get("vevent", [])
    return read, {event.uid.value: event for event in events}


def test_another_reader_sees_days_signs_and_what_is_not_known(secretariat: Caller) -> None:
    days = {"start": "2018-12-30", "end": "2018-12-31"}
    made = make_activity(
        secretariat, title=TITLE, planned=days, place="Viña del Mar; Sala 1, piso 2"
    )
    make_activity(secretariat, title="Some day in June", planned={"start": "2018-06"})
    make_activity(secretariat, title="Some day", planned={"start": "2018"})
    read, events = subscribed(secretariat)
    [event] = events.values()
    assert event.uid.value == made["id"]
    assert event.summary.value == TITLE
    assert event.location.value.startswith("Viña del Mar; Sala 1, piso 2")
    assert (event.dtstart.value, event.dtend.value) == (date(2018, 12, 30), date(2019, 1, 1))
    assert type(event.dtstart.value) is date, "a day, in no time zone"
    assert not read.contents.get("vtimezone"), "and so no zone is named"
    assert "their days are not known: 2" in read.description.value


def test_a_calendar_without_events_is_still_a_calendar(secretariat: Caller) -> None:
    read, events = subscribed(secretariat)
    assert events == {}
    # RFC 5545, section 3.6: one component at the least.
    assert len(list(read.components())) == 1
    make_activity(secretariat, title="A")
    read, _ = subscribed(secretariat)
    assert [part.name for part in read.components()] == ["VEVENT"]


def test_another_reader_follows_an_event_from_proposal_to_cancellation(secretariat: Caller) -> None:
    made = make_activity(secretariat, title="A")
    path = f"/activities/{made['ref']}"
    steps = []

    def look() -> None:
        _, events = subscribed(secretariat)
        event = events[made["id"]]
        stamp = event.contents["last-modified"][0].value
        steps.append((int(event.sequence.value), event.status.value, event.dtstart.value, stamp))

    look()
    later = {"planned": {"start": "2018-11-05", "end": "2018-11-06"}}
    assert secretariat.patch(path, later).status_code == 200
    look()
    secretariat.verb(f"{path}/endorse")
    look()
    secretariat.verb(f"{path}/cancel", {"reason": "No money."})
    look()
    sequences, states, starts, stamps = zip(*steps, strict=True)
    assert sequences == (0, 1, 2, 3)
    assert states == ("TENTATIVE", "TENTATIVE", "CONFIRMED", "CANCELLED")
    assert starts == (date(2018, 5, 9), *[date(2018, 11, 5)] * 3)
    assert list(stamps) == sorted(stamps)


def test_a_calendar_written_anew_by_another_reader_is_the_same(secretariat: Caller) -> None:
    """What it reads it writes again: folding, escapes and types were as the standard has them."""
    make_activity(secretariat, title=TITLE)
    read, events = subscribed(secretariat)
    again = vobject.readOne(read.serialize())
    [event] = events.values()
    assert again.vevent.summary.value == event.summary.value == TITLE
    assert again.vevent.description.value == event.description.value


def test_another_reader_reads_the_news_without_complaint(secretariat: Caller) -> None:
    first = make_activity(secretariat, title=TITLE, planned={"start": "2018-06"})
    second = make_activity(secretariat, title="B")
    changed = secretariat.patch(f"/activities/{first['ref']}", {"place": "Perth"}).json()
    news = feedparser.parse(secretariat.get(NEWS).content)
    assert not news.bozo
    assert news.version == "atom10"
    assert [entry.id for entry in news.entries] == [
        f"urn:uuid:{first['id']}",
        f"urn:uuid:{second['id']}",
    ]
    latest = news.entries[0]
    assert latest.title_detail.type == "text/plain"
    assert latest.title == TITLE
    assert "Dates: 2018-06" in latest.summary.split("\n")
    assert latest.link == f"http://testserver/activities/{first['ref']}"
    moment = datetime.fromtimestamp(calendar.timegm(latest.updated_parsed), UTC)
    assert moment == datetime.fromisoformat(changed["updated_at"]).replace(microsecond=0)
    assert news.feed.updated == latest.updated
