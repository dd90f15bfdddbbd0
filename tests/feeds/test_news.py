"""News: an Atom feed that keeps to RFC 4287."""

import re
from datetime import datetime
from xml.etree import ElementTree as ET

from tests.callers import Caller
from tests.factories.activities import make_activity

FEED = "/feeds/activities.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def news(caller: Caller, path: str = FEED) -> ET.Element:
    """The feed, once it keeps to the standard's demands (sections 4.1.1 and 4.1.2)."""
    answer = caller.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own
    assert feed.tag == f"{ATOM}feed"
    for element in (feed, *entries(feed)):
        for name in ("id", "title", "updated"):
            [found] = element.findall(f"{ATOM}{name}")
            assert found.text
        assert INSTANT.fullmatch(text(element, "updated"))
        assert [e for e in element.findall(f"{ATOM}link") if e.get("rel") == "alternate"]
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [text(entry, "id") for entry in entries(feed)]
    assert len(ids) == len(set(ids))
    return feed


def entries(feed: ET.Element) -> list[ET.Element]:
    """The entries of a feed."""
    return feed.findall(f"{ATOM}entry")


def text(element: ET.Element, name: str) -> str:
    """What a child says."""
    return element.findtext(f"{ATOM}{name}") or ""


def test_the_latest_change_comes_first_and_is_that_of_the_feed(secretariat: Caller) -> None:
    first, second = make_activity(secretariat, title="A"), make_activity(secretariat, title="B")
    changed = secretariat.patch(f"/activities/{first['ref']}", {"place": "Perth"}).json()
    feed = news(secretariat)
    assert [text(entry, "title") for entry in entries(feed)] == ["A", "B"]
    assert [text(e, "id") for e in entries(feed)] == [
        f"urn:uuid:{first['id']}",
        f"urn:uuid:{second['id']}",
    ]
    # As moments: one of the two writers leaves out a last zero of the fraction.
    moments = [
        datetime.fromisoformat(said) for said in (text(feed, "updated"), changed["updated_at"])
    ]
    assert moments[0] == moments[1]


def test_an_entry_keeps_its_id_and_tells_its_state(secretariat: Caller) -> None:
    made = make_activity(secretariat, planned={"start": "2018-05", "end": "2018-05"})
    secretariat.verb(f"/activities/{made['ref']}/cancel", {"reason": "No money."})
    [entry] = entries(news(secretariat))
    assert text(entry, "id") == f"urn:uuid:{made['id']}"
    assert "cancelled" in {c.get("term") for c in entry.findall(f"{ATOM}category")}
    lines = text(entry, "summary").split("\n")
    assert {"Status: cancelled", "Dates: 2018-05", "No money."} <= set(lines)
    [link] = entry.findall(f"{ATOM}link")
    assert link.get("href") == f"http://testserver/activities/{made['ref']}"


def test_every_sign_comes_through(secretariat: Caller) -> None:
    title = "Customs & <b>police</b> ]]> 反恐 \U0001f6c3"
    make_activity(secretariat, title=title)
    [entry] = entries(news(secretariat))
    assert text(entry, "title") == title


def test_a_sign_that_xml_cannot_hold_is_left_out(secretariat: Caller) -> None:
    make_activity(secretariat, title="A\ufffeB")
    [entry] = entries(news(secretariat))
    assert text(entry, "title") == "AB"


def test_an_empty_feed_is_a_feed(anonymous: Caller) -> None:
    assert entries(news(anonymous)) == []


def test_each_question_is_a_feed_of_its_own_with_a_lasting_id(secretariat: Caller) -> None:
    make_activity(secretariat, title="A")
    make_activity(secretariat, title="B", forum="SCCP", areas=["travel"])
    whole, part = news(secretariat), news(secretariat, f"{FEED}?forum=SCCP&area=travel")
    assert [text(entry, "title") for entry in entries(part)] == ["B"]
    assert text(part, "title") == "SCCP travel activities"
    again = news(secretariat, f"{FEED}?area=travel&forum=SCCP")
    assert text(again, "id") == text(part, "id") != text(whole, "id")


def test_members_and_visitors_are_told_what_they_may_see(
    secretariat: Caller, chile: Caller, anonymous: Caller
) -> None:
    for visibility in ("public", "members", "restricted"):
        make_activity(secretariat, title=visibility, visibility=visibility)
    shown = {who: {text(e, "title") for e in entries(news(who))} for who in (chile, anonymous)}
    assert shown == {chile: {"public", "members"}, anonymous: {"public"}}


def test_what_has_not_changed_is_304(secretariat: Caller) -> None:
    tag = {"If-None-Match": secretariat.get(FEED).headers["etag"]}
    assert secretariat.get(FEED, headers=tag).status_code == 304
    make_activity(secretariat)
    assert secretariat.get(FEED, headers=tag).status_code == 200
