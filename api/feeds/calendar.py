"""Activities as a calendar (RFC 5545, with the names of RFC 7986).

An event keeps its UID, the record's id, for ever; SEQUENCE rises with its version. Days are days
(`VALUE=DATE`): a workshop is on the 9th of May wherever one looks from, so no time zone is named.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from api.feeds.listed import Listed, words

MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
MOST: Final = 2_000
REFRESH: Final = timedelta(hours=6)
STATUS: Final = {
    "proposed": "TENTATIVE",
    "endorsed": "CONFIRMED",
    "under_way": "CONFIRMED",
    "completed": "CONFIRMED",
    "cancelled": "CANCELLED",
    # It is not held on the day that it was to be; endorsed anew, the same event is confirmed.
    "postponed": "CANCELLED",
}
_CLASS: Final = {"public": "PUBLIC", "members": "PRIVATE", "restricted": "CONFIDENTIAL"}


def calendar_of(name: str, items: Sequence[Listed]) -> bytes:
    """The calendar of some activities; those without days are counted in its description."""
    calendar = Calendar()
    calendar.add("prodid", "-//APEC//CTWG Tracker//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    undated = sum(item.days is None for item in items)
    about = "All days are local."
    if undated:
        about += f" Left out, because their days are not known: {undated}."
    for prop, text in (("name", name), ("description", about)):
        calendar.add(prop, text)
    for prop, text in (("x-wr-calname", name), ("x-wr-caldesc", about)):
        # The library does not know them, and would not escape them.
        calendar.add(prop, vText(text))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    for item in items:
        event = _event(item)
        if event is not None:
            calendar.add_component(event)
    if not calendar.subcomponents:
        calendar.add_component(_no_event())
    written: bytes = calendar.to_ical()
    return written


def _no_event() -> Timezone:
    """What an empty calendar holds: RFC 5545, section 3.6, wants one component at least."""
    never_changes = TimezoneStandard()
    never_changes.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - local by definition
    for side in ("tzoffsetfrom", "tzoffsetto"):
        never_changes.add(side, timedelta())
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(never_changes)
    return zone


def _event(item: Listed) -> Event | None:
    if item.days is None:
        return None
    first, last = item.days
    event = Event()
    event.add("uid", item["id"])
    event.add("dtstamp", item.updated_at)
    event.add("created", item.created_at)
    event.add("last-modified", item.updated_at)
    event.add("sequence", item["version"] - 1)
    event.add("dtstart", first)
    if last is not None:
        # The first day that is none of it any more (RFC 5545, section 3.6.1).
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", item["title"])
    event.add("description", "\n".join(item.facts))
    if item.place:
        event.add("location", item.place)
    event.add("categories", [words(item["kind"]), *item["areas"]])
    event.add("status", STATUS[item["status"]])
    event.add("class", _CLASS[item["visibility"]])
    event.add("transp", "TRANSPARENT")
    event.add("url", item.address)
    return event
