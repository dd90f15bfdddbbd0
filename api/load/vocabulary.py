"""From the words of the record's files to the words of the product.

Each function answers the product's word, or None where the source's word has no counterpart: then
the source's word is kept in a note and reported, and nothing is guessed.
"""

import re
from typing import Final

from api.core.text import fold

_AREAS: Final = {
    "secure supply chains": "supply-chains",
    "secure travel": "travel",
    "secure finance": "finance",
    "secure infrastructure": "infrastructure",
}
_SAME_KINDS: Final = frozenset(
    {
        "campaign", "capacity-building", "conference", "exercise", "meeting", "pilot",
        "policy-dialogue", "project", "publication", "roundtable", "seminar", "study",
        "training", "workshop",
    }
)  # fmt: skip
_MODES: Final = {"in person": "in-person", "virtual": "virtual", "hybrid": "hybrid"}
_TOPICS: Final = {
    "api": "api-pnr",
    "ctaps": "ctap",
    "cyber security": "cyber",
    "food defence": "food-defense",
    "large events": "major-events",
}
"""Spellings of one topic; every other becomes a tag as it is written."""
_STATUSES: Final = (
    (r"held|completed|published|adopted", "completed", True),
    (r"document accepted by .*|welcomed by Ministers", "completed", False),
    (r"endorsed by SCE on .*|endorsed by CTWG", "completed", False),
    (r"in progress.*|in operation .*|multi-year|reported .*", "under_way", False),
    (r"set up .*|established by .*|expanded to .*|practical use .*", "under_way", False),
    (r"submitted to .*|put to .*", "under_way", False),
    (r"endorsed by Ministers .*|selected .*|approved by BMC .*", "endorsed", False),
    (r"planned .*|announced .*|proposed.*|draft .*", "proposed", False),
)
"""Pattern, state, and whether the word says just that. What was endorsed, accepted or welcomed
is a finished paper; what was set up or reported on was running; what was selected or approved had
its approval; what was planned, announced or proposed has no more than that."""
_ORGANIZATION_KINDS: Final = (
    (r"UN (body|agency)", "un_body"),
    (r"(regional )?intergovernmental.*|international financial institution", "intergovernmental"),
    (r"FATF-style regional body|network of FIUs|multilateral forum", "intergovernmental"),
    (r"inter-state group.*", "intergovernmental"),
    (r"industry association|private-sector advisory body.*", "business"),
    (r"company|consultant", "private_company"),
    (r"civil-society.*", "ngo"),
    (r"think tank", "academia"),
)


def area_of(words: str) -> str | None:
    """The cross-cutting area; None for "cross-cutting", which names none of the four."""
    return _AREAS.get(fold(words))


def activity_kind(words: str, title: str, topics: list[str]) -> str | None:
    """The kind of an activity. A conference whose title or topics say STAR is a STAR conference."""
    kind = words.strip().lower().replace(" ", "-")
    if kind == "conference" and ("STAR" in topics or re.search(r"\bSTAR\b", title)):
        return "star-conference"
    return kind if kind in _SAME_KINDS else None


def mode_of(words: str) -> str | None:
    """Whether people met in one place."""
    return _MODES.get(fold(words))


def topic_code(words: str) -> str:
    """The tag of a topic: "API/PNR" is `api-pnr`, "food defence" is `food-defense`."""
    folded = fold(words)
    return _TOPICS.get(folded) or "-".join(re.findall(r"[a-z0-9]+", folded.replace("'", "")))


def activity_status(words: str) -> tuple[str, bool] | None:
    """The state of an activity, and whether the source's word says exactly that."""
    for pattern, state, is_exact in _STATUSES:
        if re.fullmatch(pattern, words):
            return state, is_exact
    return None


def organization_kind(words: str) -> str | None:
    """The kind of an organization; domestic agencies and the like have none of their own."""
    for pattern, kind in _ORGANIZATION_KINDS:
        if re.fullmatch(pattern, words):
            return kind
    return None


def organization_code(acronym: str) -> str:
    """An acronym as it can stand in an address: "OAS/CICTE" is OAS-CICTE."""
    return "-".join(re.findall(r"[A-Z0-9]+", fold(acronym).upper().replace(".", "")))


def sub_forum_kind(words: str) -> str:
    """The kind of a forum in the form of a code: "experts' group" is `experts-group`."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(words).replace("'", "")))
