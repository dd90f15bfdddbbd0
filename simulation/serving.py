"""The service on a port of its own on loopback, for as long as the simulation plays."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from fastapi import FastAPI

START_SECONDS: Final = 30.0
STEP_SECONDS: Final = 0.02


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Answer real HTTP requests while the block runs; the address.

    Raises:
        RuntimeError: the service did not start; the log says why.
    """
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, access_log=False, log_config=None, server_header=False)
        server = uvicorn.Server(config)
        # A request in flight ends with the block: nothing outside it waits for an answer.
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        try:
            _wait_until_started(server, thread)
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def _wait_until_started(server: uvicorn.Server, thread: threading.Thread) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > deadline:
            raise RuntimeError("The service did not start.")
        time.sleep(STEP_SECONDS)
