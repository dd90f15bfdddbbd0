"""The public record as IATI 2.03 says it; docs/iati.md has the mapping.

What the record does not say is not said here: no date is made of a month, no code of a name. An
element that the standard demands and the record cannot give leaves its activity out, and the file
says how many. Elements stand in the order of `iati-activities-schema.xsd`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

VERSION: Final = "2.03"
REGION: Final = "APEC"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
OWN_VOCABULARY: Final = "99"
GOVERNMENT: Final = "10"
MULTILATERAL: Final = "40"
FUNDING, ACCOUNTABLE, IMPLEMENTING = "1", "2", "4"
_NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Names:
    """What codes and refs stand for, by kind."""

    economies: Mapping[str, str]
    sub_fora: Mapping[str, str]
    organizations: Mapping[str, Sequence[str]]
    """Name and kind."""
    areas: Mapping[str, str]
    topics: Mapping[str, str]
    focus_areas: Mapping[str, str]
    objectives: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports, from where, and what is in the file that others may be related to."""

    organisation: str
    name: str
    origin: str
    names: Names
    today: date
    parents: frozenset[str]
    """Refs of the plans and work plans that the file holds."""

    def identifier(self, ref: str) -> str:
        """The activity identifier of a record: whose it is, and its ref."""
        return f"{self.organisation}-{ref}"

    def vocabulary(self, resource: str) -> dict[str, str]:
        """The attributes of a code of our own."""
        return {"vocabulary": OWN_VOCABULARY, "vocabulary-uri": f"{self.origin}/api/v1/{resource}"}


def begin(record: Record, reporter: Reporter, *, hierarchy: int, about: str) -> Element:
    """What every activity begins with."""
    attributes = {
        LANGUAGE: "en",
        "default-currency": "USD",
        "hierarchy": str(hierarchy),
        "last-updated-datetime": _instant(record["updated_at"]),
    }
    element = Element("iati-activity", attributes)
    SubElement(element, "iati-identifier").text = reporter.identifier(record["ref"])
    own = {"ref": reporter.organisation, "type": MULTILATERAL}
    say(SubElement(element, "reporting-org", own), reporter.name)
    say(SubElement(element, "title"), record["title"])
    say(SubElement(element, "description", {"type": "1"}), about)
    return element


def organization(name: str, role: str, kind: str | None) -> Element:
    """Who takes part, in which role; by name, since no register of ours has their codes."""
    attributes = {"role": role} if kind is None else {"role": role, "type": kind}
    element = Element("participating-org", attributes)
    say(element, name)
    return element


def add_region_and_sector(
    element: Element, reporter: Reporter, forum: str | None, name: str
) -> None:
    """For whom it is, and whose field it is in: the forum's, since no code names such work."""
    region = {"code": REGION, **reporter.vocabulary("economies"), "percentage": "100"}
    say(SubElement(element, "recipient-region", region), "APEC member economies")
    sector = {"code": forum or REGION, **reporter.vocabulary("sub-fora")}
    say(SubElement(element, "sector", sector), name)


def add_parent(element: Element, reporter: Reporter, *candidates: str | None) -> None:
    """The nearest plan above it that the file holds (1: parent)."""
    ref = next((ref for ref in candidates if ref in reporter.parents), None)
    if ref is not None:
        related = {"ref": reporter.identifier(ref), "type": "1"}
        SubElement(element, "related-activity", related)


def say(element: Element, text: str) -> None:
    """Words stand in a narrative."""
    SubElement(element, "narrative").text = _NOT_IN_XML.sub("", text)


def _instant(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).isoformat(timespec="seconds")


def opening() -> bytes:
    """How the file begins."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="{VERSION}">\n'.encode()
    )


def closing(left_out: int) -> bytes:
    """How it ends: with what it could not hold."""
    note = f"<!-- Left out, for want of a day on which they begin: {left_out}. -->\n"
    return f"{note if left_out else ''}</iati-activities>\n".encode()


def written(element: Element) -> bytes:
    """An activity as text."""
    text: bytes = tostring(element, encoding="utf-8")
    return text + b"\n"
