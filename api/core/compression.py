"""Answers compressed with gzip: who takes it, what is worth it, and under which tag (RFC 9110).

The two forms of an answer are two representations, so each has a strong tag of its own (section
8.8.3), and a caller who holds either is told that it stands. Records are not compressed: their tag
is the version that `If-Match` names.
"""

import gzip
from functools import lru_cache
from typing import Final

from api.core.reads import is_known

WORTH_FROM: Final = 1_024
"""Bytes; a smaller answer fits into one packet either way."""
LEVEL: Final = 1
"""A third of the time of the usual level, for a sixth more bytes (benchmarks/README.md)."""


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether an Accept-Encoding header lets gzip in (section 12.5.3)."""
    weights = {}
    for part in accept_encoding.lower().split(","):
        coding, _, parameter = part.partition(";")
        name, _, weight = parameter.strip().partition("=")
        weights[coding.strip()] = weight.strip() if name.strip() == "q" else "1"
    given = weights.get("gzip", weights.get("x-gzip", weights.get("*", "0")))
    return given.strip("0.") != ""


def compress(body: bytes) -> bytes:
    """The same bytes for the same body, whenever they are asked for."""
    return gzip.compress(body, LEVEL, mtime=0)


def tag_of_gzip(etag: str) -> str:
    """The tag of the compressed form of what has this one."""
    return f'{etag[:-1]}-gzip"'


def known_tag(if_none_match: str | None, etag: str, *, is_zipped: bool) -> str | None:
    """The tag under which the caller has an answer already; first that of the form they take."""
    if if_none_match is None:
        return None
    tags = (tag_of_gzip(etag), etag) if is_zipped else (etag, tag_of_gzip(etag))
    return next((tag for tag in tags if is_known(if_none_match, tag)), None)
