"""Logs: one JSON object a line on standard error, each with the id of its request."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from api.core.guard import request_id


def configure(level: str) -> None:
    """Send everything that is logged, ours and the libraries', through one formatter."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # Every statement and every idle connection is news to nobody.
    for name in ("sqlalchemy.engine", "psycopg.pool", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


def formatter() -> logging.Formatter:
    """One line of JSON for each record; of a fault the places, never the values at them.

    A value may be what nobody may read here: a feed's token, what an economy keeps to itself.
    """
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_request_id,
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.ExceptionRenderer(
                structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
            ),
            structlog.processors.JSONRenderer(),
        ],
    )


def _add_request_id(
    logger: object,
    method: str,
    event: MutableMapping[str, Any],  # structlog's own type of an event
) -> MutableMapping[str, Any]:
    del logger, method
    # Uvicorn's second telling, for terminals.
    event.pop("color_message", None)
    if current := request_id.get():
        event["request_id"] = current
    return event
