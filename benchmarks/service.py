"""The service as production wires it, on a generated database, for callers whose token is a seat.

Tokens are verified once and then known by their digest (api/core/front.py), so what a request
costs is the same as with a signed one.
"""

import os
from uuid import NAMESPACE_URL, uuid5

from fastapi import FastAPI

from api.app import create_app
from api.core.actors import Actor, Role, Seat
from api.core.ledger import ChainKey
from api.core.settings import load_settings

FAR_FUTURE = 4e9
FOCAL_POINT = "focal_point"
SECRETARIAT = "secretariat"


async def load_actor(token: str) -> tuple[Actor, float]:
    """The secretariat, or a focal point of the economy that follows the colon."""
    role, _, economy = token.partition(":")
    seat = Seat(Role(role), economy=economy) if economy else Seat(Role(role))
    return Actor(uuid5(NAMESPACE_URL, token), token, (seat,)), FAR_FUTURE


def make() -> FastAPI:
    """The application, for `uvicorn --factory`."""
    url = os.environ["CTWG_DATABASE_URL"]
    return create_app(load_settings(), url, ChainKey(b"benchmarks"), load_actor)
