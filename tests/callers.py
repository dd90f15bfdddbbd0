"""Callers: somebody with a seat who speaks HTTP to the application under test."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from fastapi.testclient import TestClient
from httpx import Response

from api.core.actors import ECONOMY_ROLES, Actor, Role, Seat
from api.core.errors import Unauthenticated

API = "/api/v1"
FAR_FUTURE = 4e9


def seat_of(text: str) -> Seat:
    """`focal_point:AUS` as a seat."""
    role_name, _, scope = text.partition(":")
    role = Role(role_name)
    if not scope:
        return Seat(role)
    return Seat(role, economy=scope) if role in ECONOMY_ROLES else Seat(role, forum=scope)


async def load_test_actor(token: str) -> tuple[Actor, float]:
    """Take the token's text for the seats: `chair:CTWG+focal_point:AUS`."""
    try:
        seats = tuple(seat_of(part) for part in token.split("+"))
    except ValueError:
        raise Unauthenticated from None
    return Actor(uuid5(NAMESPACE_URL, token), token, seats), FAR_FUTURE


class Caller:
    """Somebody with seats, or nobody."""

    def __init__(self, client: TestClient, token: str | None) -> None:
        self._client = client
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def request(self, method: str, path: str, **options: Any) -> Response:  # noqa: ANN401 - httpx's own
        """Send a request; paths begin at the API's base unless they say otherwise."""
        headers = {**self._headers, **options.pop("headers", {})}
        address = path if path.startswith(API) else API + path
        return self._client.request(method, address, headers=headers, **options)

    def get(self, path: str, **options: Any) -> Response:  # noqa: ANN401 - httpx's own
        """Read."""
        return self.request("GET", path, **options)

    def post(self, path: str, body: object = None, **options: Any) -> Response:  # noqa: ANN401
        """Create; with a body of JSON unless there is none."""
        return self.request("POST", path, **({"json": body} if body is not None else {}), **options)

    def create(self, path: str, body: object) -> dict[str, Any]:
        """Create a record that must be accepted, and answer it."""
        answer = self.post(path, body)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def patch(self, path: str, body: object, etag: str | None = "*") -> Response:
        """Change a record, whatever its version unless one is given."""
        return self.request("PATCH", path, json=body, headers={"If-Match": etag} if etag else {})

    def verb(self, path: str, body: object = None, etag: str | None = "*") -> Response:
        """Run a verb."""
        headers = {"If-Match": etag} if etag else {}
        options = {"json": body} if body is not None else {}
        return self.request("POST", path, headers=headers, **options)
