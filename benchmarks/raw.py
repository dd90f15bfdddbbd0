"""The yardstick: an ASGI application that sends the very bytes of the service, and does no more.

`CTWG_BENCH_ANSWERS` names a file: a JSON object of path -> {status, headers, body}.
"""

import json
import os
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

Message = MutableMapping[str, Any]  # ASGI's own type of its messages


def _messages() -> dict[str, tuple[Message, Message]]:
    answers = json.loads(Path(os.environ["CTWG_BENCH_ANSWERS"]).read_text())
    return {
        path: (
            {
                "type": "http.response.start",
                "status": answer["status"],
                "headers": [
                    (name.encode("latin-1"), value.encode("latin-1"))
                    for name, value in answer["headers"]
                ],
            },
            {"type": "http.response.body", "body": answer["body"].encode()},
        )
        for path, answer in answers.items()
    }


MESSAGES = _messages()
NOTHING: tuple[Message, Message] = (
    {"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]},
    {"type": "http.response.body", "body": b""},
)


async def app(
    scope: Message,
    receive: Callable[[], Awaitable[Message]],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    """Answer with what is known for the path."""
    del receive
    for message in MESSAGES.get(scope["path"], NOTHING):
        await send(message)
