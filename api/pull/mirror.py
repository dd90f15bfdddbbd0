"""A file that is kept in step with a service, and can be left and taken up at any moment.

Beside the file stands its state: the place in the feed, and how much of the journal counts. Each
page of changes is written to the journal before the state says so; what a broken run wrote beyond
it is cut off by the next. When nothing more is waiting the journal is worked into the file, which
is replaced as a whole: a reader sees the old one or the new one.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

import httpx
import orjson

from api.pull.server import PullRefused, Server

EVERYTHING: Final = "changes"
PAGE: Final = "500"


@dataclass(frozen=True, slots=True)
class State:
    """How far a file has come, and of what."""

    url: str
    resource: str
    cursor: str | None = None
    journal_bytes: int = 0
    is_new: bool = True
    """Whether the journal tells everything from the beginning, so that an older file is worth
    nothing."""
    etag: str | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a run brought."""

    changes: int
    records: int | None
    """How many the file holds now; None for a journal or a table of the service's making."""
    is_unchanged: bool = False


class Mirror:
    """One file, one resource (or all changes), one service."""

    def __init__(self, server: Server, url: str, resource: str, path: Path, state: Path) -> None:
        self._server = server
        self._resource = resource.replace("-", "_")
        self._path = path
        self._state_path = state
        self._journal = path if self._is_log else path.with_name(f"{path.name}.journal")
        self._state = self._read_state(State(url.rstrip("/"), self._resource))

    @property
    def _is_log(self) -> bool:
        """Whether the changes themselves are kept, one after the other."""
        return self._resource == EVERYTHING

    def pull(self) -> Pulled:
        """Bring the file up to date.

        Raises:
            PullRefused: the service says no; what was had before it did is kept.
        """
        if self._path.suffix == ".csv":
            return self._pull_table()
        if not self._is_log and self._has_lost():
            self._keep(State(self._state.url, self._resource))
        told = 0
        has_more = True
        while has_more:
            has_more, n = self._pull_page()
            told += n
        records = None if self._is_log else self._work_in()
        return Pulled(told, records, is_unchanged=told == 0)

    def _has_lost(self) -> bool:
        """Whether what the state speaks of is not there any more: then all is brought anew."""
        lost_file = not self._state.is_new and not self._path.exists()
        return lost_file or _size(self._journal) < self._state.journal_bytes

    def _pull_page(self) -> tuple[bool, int]:
        asked = {"limit": PAGE, "records": "true"}
        if not self._is_log:
            asked["resource"] = self._resource
        if self._state.cursor is not None:
            asked["since"] = self._state.cursor
        try:
            page = orjson.loads(self._server.get("/changes", asked).content)
        except PullRefused as refused:
            if refused.status != httpx.codes.GONE or self._is_log:
                raise
            # Other seats see other records: begin again, and forget what the old ones saw.
            self._keep(replace(self._state, cursor=None, journal_bytes=0, is_new=True))
            return True, 0
        with _open_to_append(self._journal, self._state.journal_bytes) as journal:
            for item in page["items"]:
                journal.write(orjson.dumps(item) + b"\n")
            journal.flush()
            os.fsync(journal.fileno())
            size = journal.tell()
        self._keep(replace(self._state, cursor=page["next"], journal_bytes=size))
        return page["has_more"], len(page["items"])

    def _work_in(self) -> int:
        """Work the journal into the file; done twice, it comes to the same."""
        records = {} if self._state.is_new else {r["id"]: line for r, line in _lines(self._path)}
        for item, _ in _lines(self._journal, self._state.journal_bytes):
            records.pop(item["id"], None)
            if item["action"] == "upsert":
                records[item["id"]] = orjson.dumps(item["record"])
        if self._state.is_new or self._state.journal_bytes or not self._path.exists():
            _replace(self._path, b"".join(line + b"\n" for line in records.values()))
        self._keep(replace(self._state, journal_bytes=0, is_new=False))
        self._journal.unlink(missing_ok=True)
        return len(records)

    def _pull_table(self) -> Pulled:
        """The list as the service writes it, which imports again as it is."""
        if self._is_log:
            raise PullRefused("Changes go to a .ndjson file.")
        known = {"If-None-Match": self._state.etag} if self._state.etag else {}
        if not self._path.exists():
            known = {}
        address = "/" + self._resource.replace("_", "-")
        answer = self._server.get(address, {"format": "csv"}, known)
        if answer.status_code == httpx.codes.NOT_MODIFIED:
            return Pulled(0, None, is_unchanged=True)
        _replace(self._path, answer.content)
        self._keep(replace(self._state, etag=answer.headers.get("ETag"), is_new=False))
        return Pulled(1, None)

    def _read_state(self, new: State) -> State:
        if not self._state_path.exists():
            return new
        try:
            found = State(**json.loads(self._state_path.read_text()))
        except (ValueError, TypeError):
            raise PullRefused(f"{self._state_path} is no state of ours.") from None
        if (found.url, found.resource) != (new.url, new.resource):
            raise PullRefused(f"{self._state_path} is of {found.resource} at {found.url}.")
        return found

    def _keep(self, state: State) -> None:
        self._state = state
        _replace(self._state_path, json.dumps(asdict(state), indent=1).encode())


def _open_to_append(path: Path, size: int) -> Any:  # noqa: ANN401 - a binary file
    """A file to write to behind its first `size` bytes; what a broken run left there is cut."""
    file = path.open("r+b" if path.exists() else "x+b")
    file.truncate(min(size, _size(path)))
    file.seek(0, os.SEEK_END)
    return file


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _lines(path: Path, size: int | None = None) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The objects of an NDJSON file, each with its line."""
    if not path.exists():
        return
    with path.open("rb") as file:
        for line in file:
            if size is not None and file.tell() > size:
                return
            yield orjson.loads(line), line.rstrip(b"\n")


def _replace(path: Path, content: bytes) -> None:
    """Put a file in the place of another, all at once and for good."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
