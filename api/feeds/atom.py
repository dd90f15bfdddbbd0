"""Activities as news (Atom, RFC 4287)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from api.feeds.listed import Listed

MEDIA_TYPE: Final = "application/atom+xml; charset=utf-8"
MOST: Final = 200
NAMESPACE: Final = "http://www.w3.org/2005/Atom"
NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries changed last; every feed must say."""
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_of(title: str, address: str, page: str, items: Sequence[Listed]) -> bytes:
    """The feed at an address, whose web page is another."""
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en"})
    # The same question is the same feed, wherever the service moves to.
    question = re.sub(r"^[a-z]+://[^/]+", "", address)
    _text(feed, "id", uuid5(NAMESPACE_URL, question).urn)
    _text(feed, "title", title)
    _text(feed, "updated", _instant(max((item.updated_at for item in items), default=NEVER)))
    _text(SubElement(feed, "author"), "name", "CTWG Tracker")
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": page})
    for item in items:
        _entry(feed, item)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: Element, item: Listed) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", f"urn:uuid:{item['id']}")
    _text(entry, "title", item["title"])
    _text(entry, "updated", _instant(item.updated_at))
    _text(entry, "published", _instant(item.created_at))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item.address})
    for term in (item["status"], item["kind"], *item["areas"]):
        SubElement(entry, "category", {"term": term})
    _text(entry, "summary", "\n".join(item.facts))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_IN_XML.sub("", text)


def _instant(moment: datetime) -> str:
    """RFC 3339, in UTC."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
