"""What the cells of a file refer to: spellings become codes, codes must name a record.

Economies, sub-fora, organizations, areas and topics may be spelled by code, name or alias. Nothing
is ever created for a reference that names nothing.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.assignment import unknown
from api.core.db import Base, Record
from api.core.text import fold
from api.cross_cutting_areas.models import CrossCuttingArea
from api.economies.models import Economy
from api.imports.tables import shown
from api.organizations.models import Organization
from api.sub_fora.models import SubForum
from api.topics.models import Topic

_SPELLED: Final[tuple[type[Record], ...]] = (
    Economy,
    SubForum,
    Organization,
    CrossCuttingArea,
    Topic,
)
_OTHERWISE: Final = {
    "AUS": ("AU",),
    "BRN": ("BN", "BD", "Brunei"),
    "CAN": ("CA",),
    "CHL": ("CL",),
    "CHN": ("CN", "PRC", "P.R. China", "PR China"),
    "HKG": ("HK", "HKC", "HKSAR", "Hong Kong", "Hong Kong SAR", "Hong Kong SAR, China"),
    "IDN": ("ID", "INA"),
    "JPN": ("JP",),
    "KOR": ("KR", "ROK", "South Korea", "Republic of Korea", "Korea, Republic of", "Korea, Rep."),
    "MYS": ("MY", "MAS"),
    "MEX": ("MX",),
    "NZL": ("NZ", "Aotearoa New Zealand"),
    "PNG": ("PG",),
    "PER": ("PE",),
    "PHL": ("PH", "RP"),
    "RUS": ("RU", "Russian Federation"),
    "SGP": ("SG", "SIN"),
    "TWN": ("TW", "CT"),
    "THA": ("TH",),
    "USA": ("US", "United States of America"),
    "VNM": ("VN", "VIE", "Vietnam"),
}
"""Other codes of the economies, ISO 3166-1 alpha-2 and those that APEC's own papers use, and how
sheets write APEC's names. No name that APEC does not use is added."""
_NEAR: Final = 0.75
_OTHER_LETTERS: Final = ("CYRILLIC", "GREEK")
"""Alphabets with letters that look like Latin ones, by the beginning of their Unicode names."""
_PUNCTUATION: Final = re.compile(r"[^\w\s]|_")
_MOST_REMEMBERED: Final = 50_000
_KEY: Final = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*", re.ASCII)
"""The form of every key (`api.core.text.Code`); what has another names nothing."""


class References:
    """The records that a file refers to, read in sets and remembered."""

    def __init__(self, session: Session, own: type[Record] | None = None) -> None:
        """Read how things are spelled; of `own` a row may name what another row makes."""
        self._session = session
        self._own = own
        self._codes: dict[type[Base], dict[str, str]] = {
            kind: self._spellings(kind) for kind in _SPELLED
        }
        self._found: dict[type[Base], dict[str, Record]] = {}
        self._absent: dict[type[Base], set[str]] = {}
        self._promised: dict[type[Record], set[str]] = {}

    def code(self, target: type[Base], spelled: str) -> str | None:
        """The key that a spelling stands for; None when it can stand for none."""
        code = self._codes.get(target, {}).get(loosely(spelled))
        may_be_new = target not in self._codes or target is self._own
        if code is None and may_be_new and _KEY.fullmatch(spelled):
            return spelled
        return code

    def read(self, target: type[Base], keys: Iterable[str]) -> None:
        """Look up those keys that are not known yet, in one statement."""
        found = self._found.setdefault(target, {})
        absent = self._absent.setdefault(target, set())
        if len(found) > _MOST_REMEMBERED:
            found.clear()
        wanted = {key for key in keys if key not in found and key not in absent}
        if not wanted or not issubclass(target, Record):
            return
        attribute = getattr(target, target.__key__)
        for record in self._session.scalars(select(target).where(attribute.in_(wanted))):
            found[record.key] = record
        absent |= wanted - found.keys()

    def find(self, target: type[Base], key: str) -> Record | None:
        """The record of a key that was read, or promised."""
        found = self._found.get(target, {}).get(key)
        if found is None and issubclass(target, Record) and key in self._promised.get(target, ()):
            return target(**{target.__key__: key})
        return found

    def promise(self, target: type[Record], key: str) -> None:
        """Let rows below name a record that a row of the file makes."""
        self._promised.setdefault(target, set()).add(key)

    def forget_promises(self) -> None:
        """Whatever was promised is not there any more."""
        self._promised.clear()

    def complaint(self, target: type[Base], key: str) -> str:
        """That a key names nothing, and which name comes near."""
        said = unknown(target, shown(key), "").detail
        if strange := _strange_letter(key):
            return f"{said} It holds a letter that only looks Latin: {strange}. Type it anew."
        codes = self._codes.get(target, {})
        spelled = loosely(key)
        close = get_close_matches(spelled, codes, n=3, cutoff=_NEAR)
        near = next((name for name in close if _is_misspelled(spelled, name)), None)
        if near is not None:
            return f"{said} Did you mean {codes[near]}?"
        return (
            f"{said} Write its code; the template lists them with their names." if codes else said
        )

    def _spellings(self, kind: type[Record]) -> dict[str, str]:
        """Each spelling that stands for one record only, with its code."""
        codes: dict[str, set[str]] = {}
        for record in self._session.scalars(select(kind)):
            names = [
                record.key,
                getattr(record, "name", None),
                getattr(record, "formal_name", None),
                getattr(record, "acronym", None),
                *getattr(record, "aliases", ()),
                *(_OTHERWISE.get(record.key, ()) if kind is Economy else ()),
            ]
            for name in names:
                if name:
                    codes.setdefault(loosely(name), set()).add(record.key)
        return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def loosely(name: str) -> str:
    """A name without what people add or leave out: case, accents, punctuation, a "the"."""
    words = _PUNCTUATION.sub(" ", fold(name)).split()
    letters = [word for word in words if len(word) > 1]
    if not letters:
        # "U.S.A." is written without its points as well.
        return "".join(words)
    for end in (0, -1):
        # Lists sort "Philippines, The".
        if words[end] == "the" and len(words) > 1:
            del words[end]
    return " ".join(words)


def _is_misspelled(spelled: str, name: str) -> bool:
    """Whether each word comes near: "North Korea" is no misspelling of "South Korea"."""
    ours, theirs = spelled.split(), name.split()
    return len(ours) == len(theirs) and all(
        SequenceMatcher(None, one, other).ratio() >= _NEAR
        for one, other in zip(ours, theirs, strict=True)
    )


def _strange_letter(key: str) -> str | None:
    """The name of a letter among Latin ones that only looks like one of them."""
    names = [unicodedata.name(sign, "") for sign in key if sign.isalpha()]
    if not any(name.startswith("LATIN") for name in names):
        return None
    return next((name for name in names if name.startswith(_OTHER_LETTERS)), None)
