"""What the cells of a file refer to: spellings become codes, codes must name a record.

Economies, sub-fora, organizations, areas and topics may be spelled by code, name or alias. Nothing
is ever created for a reference that names nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from itertools import groupby
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.assignment import unknown
from api.core.db import Base, Record
from api.core.text import fold
from api.cross_cutting_areas.models import CrossCuttingArea
from api.economies.models import Economy
from api.imports.headings import shown
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
    "HKG": (
        *("HK", "HKC", "HKSAR", "HK, China", "HKSAR, China", "Hongkong", "Hongkong, China"),
        *("Hong Kong", "Hong Kong SAR", "Hong Kong SAR, China"),
    ),
    "IDN": ("ID", "INA"),
    "JPN": ("JP",),
    "KOR": (
        *("KR", "ROK", "South Korea", "S. Korea", "Korea, Rep.", "Rep. of Korea"),
        *("Republic of Korea", "Korea, Republic of"),
    ),
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
_TOO_SHORT: Final = 2
"""Letters that come near to too much: "n/a" is no misspelling of a code."""
_OTHER_LETTERS: Final = ("CYRILLIC", "GREEK")
"""Alphabets with letters that look like Latin ones, by the beginning of their Unicode names."""
_PUNCTUATION: Final = re.compile(r"[^\w\s]|_")
_ALSO_KNOWN_AS: Final = re.compile(r"([^()]+)\(([^()]+)\)")
"""Korea (ROK)."""
_SORTED: Final = re.compile(r"([^,]+),([^,]+)")
"""Korea, Republic of."""
_ALL_OF_THEM: Final = frozenset(
    ("all", "all economies", "all members", "all member economies", "all apec economies")
)
_BETWEEN: Final = re.compile(r"[,;/&|\n]|\band\b")
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
        code = _named(spelled, self._codes.get(target, {}))
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
        if target is Economy and loosely(key) in _ALL_OF_THEM:
            return f"{said} Name each, or say so in the column for all economies, if there is one."
        if _names_several(key, codes):
            return f"{said} It names several: separate them by ';', where a column takes several."
        near = _nearest(loosely(key), codes)
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
    words = _joined(_PUNCTUATION.sub(" ", fold(name)).split())
    for end in (0, -1):
        # Lists sort "Philippines, The".
        if len(words) > 1 and words[end] == "the":
            del words[end]
    return " ".join(words)


def _joined(words: Sequence[str]) -> list[str]:
    """Words in which letters that points or spaces part are one: U.S.A. is USA."""
    joined: list[str] = []
    for is_letter, some in groupby(words, lambda word: len(word) == 1):
        if is_letter:
            joined.append("".join(some))
        else:
            joined += some
    return joined


def _named(spelled: str, codes: Mapping[str, str]) -> str | None:
    """The code that a name stands for, as it is, as lists sort it, or said twice over."""
    code = codes.get(loosely(spelled))
    if code is not None:
        return code
    if match := _SORTED.fullmatch(spelled):
        return codes.get(loosely(f"{match[2]} {match[1]}"))
    if match := _ALSO_KNOWN_AS.fullmatch(spelled):
        said = {codes.get(loosely(part)) for part in match.groups()}
        return said.pop() if len(said) == 1 else None
    return None


def _names_several(spelled: str, codes: Mapping[str, str]) -> bool:
    """Whether it would be several names, if commas and the like parted them."""
    parts = [part for part in _BETWEEN.split(spelled) if part.strip()]
    return len(parts) > 1 and all(loosely(part) in codes for part in parts)


def _nearest(spelled: str, codes: Mapping[str, str]) -> str | None:
    """The name that a spelling seems to be a mistake for."""
    if len(spelled) <= _TOO_SHORT:
        return None
    close = get_close_matches(spelled, codes, n=3, cutoff=_NEAR)
    return next((name for name in close if _is_misspelled(spelled, name)), None)


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
