"""People who speak HTTP and are written down: each exchange as it was sent and answered."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.callers import API
from tests.factories.users import ask_for_token

Json = dict[str, Any]
Show = str | Callable[[Json], object]
"""What of an answer is shown: names of fields, or a function that picks."""

MOST_ITEMS: Final = 3
WIDTH: Final = 100
PROBLEM: Final = ("type", "title", "errors")
FAULT: Final = ("code", "pointer", "detail")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, as a reader should see them."""

    who: str
    method: str
    path: str
    sent: object
    headers: tuple[tuple[str, str], ...]
    status: int
    shown: object


@dataclass(slots=True)
class Walk:
    """What happened: prose, headings and exchanges, in their order."""

    client: TestClient
    steps: list[str | Exchange] = field(default_factory=list)

    def chapter(self, title: str, text: str) -> None:
        """Begin a chapter."""
        self.steps += [f"## {title}", text]

    def say(self, text: str) -> None:
        """Tell the reader something."""
        self.steps.append(text)

    def person(self, name: str, email: str) -> "Person":
        """Somebody who signs in with the password of the tests' users."""
        answer = ask_for_token(self.client, email)
        assert answer.status_code == 200, answer.text
        return Person(self, name, answer.json()["access_token"])

    def visitor(self) -> "Person":
        """Somebody who does not sign in."""
        return Person(self, "", None)


class Person:
    """Somebody with a token. What they ask is on the record unless it is asked quietly."""

    def __init__(self, walk: Walk, name: str, token: str | None) -> None:
        self.name = name
        self._walk = walk
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str, show: Show | None = None, **headers: str) -> Json:
        """Read; on the record if it is said what of the answer to show."""
        return self._ask("GET", path, show, headers=headers)

    def create(self, path: str, body: Json, show: Show | None = "ref status") -> Json:
        """Create a record."""
        return self._ask("POST", path, show, body, expected=HTTPStatus.CREATED)

    def patch(self, path: str, body: Json, show: Show | None = "ref") -> Json:
        """Change a record."""
        return self._ask("PATCH", path, show, body, headers={"If-Match": "*"})

    def verb(self, path: str, body: Json | None = None, show: Show | None = "ref status") -> Json:
        """Move a record on."""
        return self._ask("POST", path, show, body, headers={"If-Match": "*"})

    def lint(self, path: str) -> Json:
        """Ask which rules stand against a record."""
        return self._ask(
            "POST", f"{path}/lint", lambda answer: [_fault(f) for f in answer["findings"]]
        )

    def refused(self, path: str, body: Json | None = None) -> list[str]:
        """Try a verb that the rules refuse; the codes of what stands against it."""
        answer = self._ask(
            "POST",
            path,
            _problem,
            body,
            headers={"If-Match": "*"},
            expected=HTTPStatus.UNPROCESSABLE_ENTITY,
        )
        return [fault["code"] for fault in answer["errors"]]

    def duties(self, show: Show | None = None) -> dict[str, list[str]]:
        """What this person should do now: by kind, the records that it concerns."""
        found: dict[str, list[str]] = {}
        for item in self.get("/attention?limit=200", show)["items"]:
            found.setdefault(item["kind"], []).append(item["ref"])
        return {kind: sorted(refs) for kind, refs in found.items()}

    def _ask(
        self,
        method: str,
        path: str,
        show: Show | None,
        body: object = None,
        *,
        headers: dict[str, str] | None = None,
        expected: int = HTTPStatus.OK,
    ) -> Json:
        sent: Json = {} if body is None else {"json": body}
        named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        address = path if path.startswith(API) else API + path
        answer: Response = self._walk.client.request(
            method, address, headers={**self._headers, **named}, **sent
        )
        assert answer.status_code == expected, f"{method} {path}: {answer.text}"
        content: Json = answer.json()
        if show is not None:
            shown = show(content) if callable(show) else pick(content, show.split())
            exchange = Exchange(
                self.name, method, path, body, tuple(named.items()), answer.status_code, shown
            )
            self._walk.steps.append(exchange)
        return content


def as_duties(answer: Json) -> object:
    """An attention list without its counts of days, which are others tomorrow."""
    names = ("kind", "ref", "urgency", "title")
    return {"items": [{name: item[name] for name in names} for item in answer["items"]]}


def pick(answer: Json, names: Iterable[str]) -> object:
    """The named fields of a record, or of the first items of a list; dots go deeper."""
    wanted = list(names)
    if "items" not in answer or "items" in wanted:
        return {name: _within(answer, name) for name in wanted}
    items: list[object] = [
        {name: _within(item, name) for name in wanted} for item in answer["items"][:MOST_ITEMS]
    ]
    if len(answer["items"]) > MOST_ITEMS:
        items.append("...")
    total = {"total": answer["total"]} if "total" in answer else {}
    return {**total, "items": items}


def _within(record: Json, name: str) -> object:
    found: Any = record
    for part in name.split("."):
        found = found[part]
    return found


def _fault(fault: Json) -> Json:
    return {name: fault[name] for name in FAULT if fault.get(name)}


def _problem(answer: Json) -> object:
    shown: Json = {name: answer[name] for name in PROBLEM}
    return {**shown, "errors": [_fault(fault) for fault in answer["errors"]]}


def compact(value: object, indent: int = 0) -> str:
    """JSON for a reader: what fits on a line stands on one."""
    line = json.dumps(value, ensure_ascii=False)
    if indent + len(line) <= WIDTH or not isinstance(value, dict | list):
        return line
    step, outer = " " * (indent + 2), " " * indent
    if isinstance(value, dict):
        parts = [f"{json.dumps(key)}: {compact(held, indent + 2)}" for key, held in value.items()]
        return "{\n" + ",\n".join(step + part for part in parts) + f"\n{outer}}}"
    parts = [compact(held, indent + 2) for held in value]
    return "[\n" + ",\n".join(step + part for part in parts) + f"\n{outer}]"
