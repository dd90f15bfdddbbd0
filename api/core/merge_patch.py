"""JSON merge patches (RFC 7396)."""

from api.core.db import Json


def merge(stored: Json, patch: Json) -> Json:
    """RFC 7396: objects merge, null removes, everything else replaces."""
    if not isinstance(patch, dict) or not isinstance(stored, dict):
        return patch
    merged = {**stored, **{name: merge(stored.get(name), value) for name, value in patch.items()}}
    return {name: value for name, value in merged.items() if value is not None}
