"""A world to change, and a mirror of it that is kept by the feed alone."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.world import make_world

Json = dict[str, Any]


@dataclass
class Mirror:
    """What another system holds of the record: made by reading changes, and nothing else."""

    caller: Caller
    query: str = ""
    since: str | None = None
    held: dict[tuple[str, str], Json] = field(default_factory=dict)
    told: list[Json] = field(default_factory=list)

    def pull_page(self, limit: int = 100) -> bool:
        """Take one page over; whether more is waiting."""
        place = f"&since={self.since}" if self.since else ""
        answer = self.caller.get(f"/changes?records=true&limit={limit}{place}{self.query}")
        assert answer.status_code == 200, answer.text
        page = answer.json()
        assert len(page["items"]) <= limit
        for item in page["items"]:
            key = item["resource"], item["id"]
            if item["action"] == "delete":
                self.held.pop(key, None)
            else:
                self.held[key] = item["record"]
        self.told += page["items"]
        self.since = page["next"]
        return bool(page["has_more"])

    def pull(self, limit: int = 100) -> list[Json]:
        """Take over everything that is new, and say what it was."""
        before = len(self.told)
        while self.pull_page(limit):
            pass
        return self.told[before:]

    def records(self, resource: str) -> dict[str, Json]:
        """The mirror of one resource, by ref."""
        return {
            str(record.get("ref") or record.get("code")): record
            for (name, _), record in self.held.items()
            if name == resource
        }


def listed(caller: Caller, path: str) -> dict[str, Json]:
    """A resource as its list shows it, by ref."""
    found: dict[str, Json] = {}
    cursor: str | None = ""
    while cursor is not None:
        page = caller.get(f"{path}?limit=500{cursor}").json()
        found |= {str(item.get("ref") or item.get("code")): item for item in page["items"]}
        cursor = f"&cursor={page['next']}" if page["next"] else None
    return found


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """Something to change."""
    make_world(secretariat)
