"""docs/a-year.md, from what was recorded."""

import re
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Final

from api.core.text import long_day
from tests.walkthrough.recording import Exchange, Walk, compact

INTRODUCTION: Final = (
    "# A year, by HTTP",
    """One year of the Counter-Terrorism Working Group, played by plain HTTP calls: what each person
    sends, and what comes back. The test suite plays it (`tests/walkthrough`) and compares this page
    with what happened; `bin/a-year` writes it anew. The people, and what they say, are
    invented.""",
    """`$API` is the address of the service with `/api/v1`. Each other name in `$CAPITALS` is the
    header of somebody who has signed in:""",
    """```bash
API=http://127.0.0.1:8000/api/v1
ME="grant_type=password&username=...&password=..."
CHAIR="Authorization: Bearer $(curl -s "$API/auth/token" -d "$ME" | jq -r .access_token)"
```""",
    """Answers are shortened to what matters here. `If-Match: *` stands for the `ETag` that one has
    read: a program sends that, and so overwrites nothing which it has not seen. TODAY is the day on
    which the year was played.""",
)
WIDTH: Final = 125


def render(walk: Walk) -> str:
    """The page."""
    steps = [*INTRODUCTION, *walk.steps]
    return settled("\n\n".join(_step(step) for step in steps) + "\n")


def _step(step: str | Exchange) -> str:
    if isinstance(step, Exchange):
        return "\n".join(_exchange(step))
    if step.startswith(("#", "```", "|")):
        return step
    return textwrap.fill(" ".join(step.split()), WIDTH, break_on_hyphens=False)


def settled(page: str) -> str:
    """The page without what differs from run to run: days, random refs."""
    now = datetime.now(UTC)
    for day in (now, now - timedelta(days=1)):
        for said in (f"{day:%Y-%m-%d}", long_day(day)):
            page = re.sub(rf"\b{said}\b", "TODAY", page)
    page = re.sub(r"\b(NEED|OFFER)-([A-Z]+)-20\d\d-", r"\1-\2-YEAR-", page)
    return re.sub(r"(NEED-[A-Z]+-YEAR-N)-[2-9A-HJ-NP-Z]{6}", r"\1-K7QX2M", page)


def _exchange(exchange: Exchange) -> Iterator[str]:
    flags = [] if exchange.method == "GET" else [f"-X {exchange.method}"]
    flags += [f'-H "${exchange.who}"'] if exchange.who else []
    flags += [f"-H '{name}: {value}'" for name, value in exchange.headers]
    yield "```bash"
    yield " ".join(["curl", *flags, f'"$API{exchange.path}"']) + (
        "" if exchange.sent is None else f" --json '\n{compact(exchange.sent)}'"
    )
    yield "```"
    yield ""
    yield f"{exchange.status} {HTTPStatus(exchange.status).phrase}:"
    yield ""
    yield "```json"
    yield compact(exchange.shown)
    yield "```"
