"""What the cells of a file refer to: spellings become codes, codes must name a record.

Economies, sub-fora and organizations may be spelled by code, name or alias. Nothing is ever
created for a reference that names nothing.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.core.assignment import unknown
from api.core.db import Base, Record
from api.core.text import fold
from api.economies.models import Economy
from api.imports.tables import shown
from api.organizations.models import Organization
from api.sub_fora.models import SubForum

_SPELLED: Final[tuple[type[Record], ...]] = (Economy, SubForum, Organization)
_OTHERWISE: Final = {
    "AUS": ("AU",),
    "BRN": ("BN", "BD", "Brunei"),
    "CAN": ("CA",),
    "CHL": ("CL",),
    "CHN": ("CN", "PRC"),
    "HKG": ("HK", "HKC", "Hong Kong"),
    "IDN": ("ID", "INA"),
    "JPN": ("JP",),
    "KOR": ("KR", "ROK", "South Korea"),
    "MYS": ("MY", "MAS"),
    "MEX": ("MX",),
    "NZL": ("NZ", "Aotearoa New Zealand"),
    "PNG": ("PG",),
    "PER": ("PE",),
    "PHL": ("PH", "RP"),
    "RUS": ("RU",),
    "SGP": ("SG", "SIN"),
    "TWN": ("TW", "CT"),
    "THA": ("TH",),
    "USA": ("US", "United States of America"),
    "VNM": ("VN", "VIE", "Vietnam"),
}
"""Other codes of the economies: ISO 3166-1 alpha-2, and those that APEC's own papers use."""
_PUNCTUATION: Final = re.compile(r"[^\w\s]|_")
_MOST_REMEMBERED: Final = 50_000
_KEY: Final = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*", re.ASCII)
"""The form of every key (`api.core.text.Code`); what has another names nothing."""


class References:
    """The records that a file refers to, read in sets and remembered."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._codes: dict[type[Base], dict[str, str]] = {
            kind: self._spellings(kind) for kind in _SPELLED
        }
        self._found: dict[type[Base], dict[str, Record]] = {}
        self._absent: dict[type[Base], set[str]] = {}

    def code(self, target: type[Base], spelled: str) -> str | None:
        """The key that a spelling stands for; None when it can stand for none."""
        codes = self._codes.get(target)
        if codes is not None:
            return codes.get(loosely(spelled))
        return spelled if _KEY.fullmatch(spelled) else None

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
        """The record of a key that was read."""
        return self._found.get(target, {}).get(key)

    def complaint(self, target: type[Base], key: str) -> str:
        """That a key names nothing, and which name comes near."""
        said = unknown(target, shown(key), "").detail
        codes = self._codes.get(target, {})
        near = get_close_matches(loosely(key), codes, n=1, cutoff=0.75)
        return f"{said} Did you mean {codes[near[0]]}?" if near else said

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
    """A name without what people add or leave out: case, accents, punctuation, a leading "the"."""
    words = _PUNCTUATION.sub(" ", fold(name)).split()
    letters = [word for word in words if len(word) > 1]
    if not letters:
        # "U.S.A." is written without its points as well.
        return "".join(words)
    return " ".join(words[1:] if words[0] == "the" and len(words) > 1 else words)
