"""What a trace says in words, and the evidence as nodes of their own."""

from typing import Any

from api.core.db import Json
from api.core.settings import API_BASE
from api.insight.trace.orphans import ORPHANS
from api.insight.trace.schemas import Direction, TraceKind


def with_words(found: Json) -> Json:
    """Put evidence where it belongs, below its implementation, and give orphans their titles."""
    told: dict[str, Any] = dict(found) if isinstance(found, dict) else {}
    for paper in told.pop("evidence"):
        _show(told, paper)
    if told["orphans"] is not None:
        told["orphans"] = [_orphans(figures) for figures in told["orphans"]]
    return told


def _show(told: dict[str, Any], paper: dict[str, Any]) -> None:
    implementation = paper["implementation"]
    ref = f"{implementation}#{paper['n']}"
    is_above = paper["direction"] == Direction.UPSTREAM
    if is_above:
        return
    told["nodes"].append(
        {
            "ref": ref,
            "kind": TraceKind.EVIDENCE,
            "title": paper["title"],
            "status": None,
            "path": f"{API_BASE}/implementations/{implementation}",
            "direction": Direction.DOWNSTREAM,
        }
    )
    told["edges"].append({"from": implementation, "to": ref, "kind": "evidence"})


def _orphans(figures: dict[str, Any]) -> dict[str, Any]:
    check = ORPHANS[figures["check"]]
    kept = {name: figures[name] for name in ("count", "records", "examples")}
    return {"code": check.code, "title": check.title, **kept}
