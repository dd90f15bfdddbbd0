"""The reasons of a likeness as sentences."""

from api.core.db import Json


def explained(found: Json) -> Json:
    """Put each reason in words; the figures are PostgreSQL's."""
    for item in _dicts(found, "items"):
        for reason in _dicts(item, "reasons"):
            reason["detail"] = _sentence(reason)
    return found


def _sentence(reason: dict[str, Json]) -> str:
    term = str(reason["term"])
    match reason["kind"]:
        case "concept":
            here, there = _quoted(reason["here"]), _quoted(reason["there"])
            if here == there:
                return f"Both are about {term}: {here}."
            return f"Both are about {term}: {here} here, {there} there."
        case "word":
            here, there = _quoted(reason["here"]), _quoted(reason["there"])
            return f"Both say {here}." if here == there else f"One says {here}, the other {there}."
        case "topic":
            return f"Both have the topic {term}."
        case _:
            return f"Both come out of {term}, which says nothing of what they ask for."


def _quoted(words: Json) -> str:
    return ", ".join(f"'{word}'" for word in words) if isinstance(words, list) else ""


def _dicts(of: Json, name: str) -> list[dict[str, Json]]:
    items = of.get(name) if isinstance(of, dict) else None
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
