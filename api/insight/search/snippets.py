"""Snippets: where a record says what was searched, in pieces that are plain text."""

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from api.core.db import Json
from api.core.settings import API_BASE
from api.core.text import fold
from api.insight.search.statement import SEARCHED, is_searched

BEFORE: Final = 60
LENGTH: Final = 240
_WORD: Final = re.compile(r"\w+")
_PATHS: Final = {kind.name: kind.resource.path for kind in SEARCHED}
_BY_WORDS: Final = {kind.name for kind in SEARCHED if is_searched(kind)}


def with_snippets(found: Json) -> Json:
    """Add to what PostgreSQL found its snippets, the addresses of the lists, and the total."""
    told: dict[str, Any] = dict(found) if isinstance(found, dict) else {}
    words = tuple(told.pop("words"))
    asked = quote(told["q"], safe="")
    for kind in told["kinds"]:
        name = kind["kind"]
        by = f"q={asked}" if name in _BY_WORDS else f"ref={asked.upper()}"
        kind["records"] = f"{API_BASE}{_PATHS[name]}?{by}"
    for hit in told["hits"]:
        hit["snippet"] = snippet(hit.pop("text"), words)
    told["total"] = sum(kind["count"] for kind in told["kinds"])
    return told


def snippet(text: str, words: Sequence[str]) -> list[Json]:
    """The place of a text where the words occur first, cut into pieces.

    `words` are folded; a word of the text matches if it begins with one of them.
    """
    line = " ".join(text.split())
    spans = [match.span() for match in _WORD.finditer(line) if _begins(match.group(), words)]
    start = _start(line, spans[0][0] if spans else 0)
    end = _end(line, start)
    pieces: list[Json] = []
    done = start
    for left, right in spans:
        if left < start or right > end:
            continue
        pieces += _piece(line[done:left], is_match=False) + _piece(line[left:right], is_match=True)
        done = right
    pieces += _piece(line[done:end], is_match=False)
    return _ellipses(pieces, is_cut_before=start > 0, is_cut_after=end < len(line))


def _begins(word: str, words: Sequence[str]) -> bool:
    return fold(word).startswith(tuple(words))


def _start(line: str, first: int) -> int:
    """Some words before the first match, at the beginning of a word."""
    if first <= BEFORE:
        return 0
    space = line.find(" ", first - BEFORE, first)
    return first if space < 0 else space + 1


def _end(line: str, start: int) -> int:
    """As far as there is room, at the end of a word."""
    if len(line) - start <= LENGTH:
        return len(line)
    space = line.rfind(" ", start, start + LENGTH)
    return start + LENGTH if space < 0 else space


def _piece(text: str, *, is_match: bool) -> list[Json]:
    return [{"text": text, "is_match": is_match}] if text else []


def _ellipses(pieces: list[Json], *, is_cut_before: bool, is_cut_after: bool) -> list[Json]:
    before = _piece("…", is_match=False) if is_cut_before else []
    after = _piece("…", is_match=False) if is_cut_after else []
    return [*before, *pieces, *after]
