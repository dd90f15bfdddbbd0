"""Whether what a file says of a record is what the record says already."""

import json
from collections.abc import Mapping

from api.core.db import Json


def says_the_same(stored: Json, wanted: Json) -> bool:
    """Compare two values as they are read; lists of keys have no order."""
    if isinstance(stored, dict) and isinstance(wanted, dict):
        return all(says_the_same(stored.get(name), value) for name, value in wanted.items())
    if isinstance(stored, list) and isinstance(wanted, list):
        return stored == wanted or sorted(map(_text, stored)) == sorted(map(_text, wanted))
    return stored == wanted


def _text(value: Json | Mapping[str, Json]) -> str:
    return json.dumps(value, sort_keys=True)
