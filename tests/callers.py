"""Callers: somebody with a seat who speaks HTTP to the application under test."""

from functools import cached_property
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import text

from api.auth.gate import Gate
from api.core.actors import ECONOMY_ROLES, Role, Seat

API = "/api/v1"

# A seat may be needed before its economy is: the database's owner does not ask.
BY_HAND = """
SET LOCAL session_replication_role = replica;
INSERT INTO users (id, email, name, is_active)
  VALUES ('{user}', '{user}@example.org', '{name}', true) ON CONFLICT DO NOTHING;
INSERT INTO sessions (id, user_id, expires_at)
  VALUES ('{session}', '{user}', clock_timestamp() + interval '1 day') ON CONFLICT DO NOTHING;
"""
ONE_SEAT = (
    "INSERT INTO user_seats (id, user_id, role, economy, forum)"
    " VALUES (:id, :user, :role, :economy, :forum) ON CONFLICT DO NOTHING"
)


def seat_of(name: str) -> Seat:
    """`focal_point:AUS` as a seat."""
    role_name, _, scope = name.partition(":")
    role = Role(role_name)
    if not scope:
        return Seat(role)
    return Seat(role, economy=scope) if role in ECONOMY_ROLES else Seat(role, forum=scope)


def sign_in(app: FastAPI, name: str) -> str:
    """Sign a user in who holds the seats that `name` lists: `chair:CTWG+focal_point:AUS`.

    The user, the session and the token are real; only the password was left out, for speed.
    """
    gate: Gate = app.state.gate
    user, session = uuid5(NAMESPACE_URL, name), uuid5(NAMESPACE_URL, f"session of {name}")
    with app.state.owner.begin() as connection:
        connection.exec_driver_sql(BY_HAND.format(user=user, name=name, session=session))
        for part in name.split("+"):
            seat = seat_of(part)
            values = {"id": uuid5(user, part), "user": user, "role": seat.role}
            connection.execute(
                text(ONE_SEAT), values | {"economy": seat.economy, "forum": seat.forum}
            )
    return gate.tokens.issue(user, session, name.split("+"))


class Caller:
    """Somebody with seats, or nobody; signs in at the first request."""

    def __init__(self, client: TestClient, name: str | None) -> None:
        self._client = client
        self._name = name

    @cached_property
    def id(self) -> UUID:
        """The user's id."""
        return uuid5(NAMESPACE_URL, str(self._name))

    @cached_property
    def _headers(self) -> dict[str, str]:
        if self._name is None:
            return {}
        app = self._client.app
        assert isinstance(app, FastAPI)
        return {"Authorization": f"Bearer {sign_in(app, self._name)}"}

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
