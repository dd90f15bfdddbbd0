"""People of the simulation: real users with seats, who sign in and speak HTTP."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

import httpx

from api.core.settings import API_BASE

Json = dict[str, Any]

DOMAIN: Final = "simulation.example"
SECRETARIAT: Final = "secretariat"
TIMEOUT: Final = 30.0
ANY_VERSION: Final = {"If-Match": "*"}


class RefusedError(Exception):
    """The service refused what the simulation takes for granted."""

    def __init__(self, answer: httpx.Response) -> None:
        request = answer.request
        super().__init__(f"{request.method} {request.url.path}: {answer.status_code} {answer.text}")


@dataclass(slots=True)
class Person:
    """Somebody with a token. The password is known to this process only, while it runs."""

    http: httpx.Client
    email: str
    password: str = field(repr=False)
    token: str = field(repr=False)

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Json:
        """Send one request, and answer what came back.

        Raises:
            RefusedError
        """
        answer = self._send(method, path, body, headers)
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            self.token = token_for(self.http, self.email, self.password)
            answer = self._send(method, path, body, headers)
        if not answer.is_success:
            raise RefusedError(answer)
        content: Json = answer.json()
        return content

    def get(self, path: str) -> Json:
        """Read."""
        return self.ask("GET", path)

    def create(self, path: str, body: Json) -> Json:
        """Create a record."""
        return self.ask("POST", path, body)

    def patch(self, path: str, body: Json) -> Json:
        """Change a record, whatever its version: nobody else is at work."""
        return self.ask("PATCH", path, body, **ANY_VERSION)

    def verb(self, path: str, body: Json | None = None) -> Json:
        """Move a record on, likewise."""
        return self.ask("POST", path, body, **ANY_VERSION)

    def _send(
        self, method: str, path: str, body: object, headers: Mapping[str, str]
    ) -> httpx.Response:
        return self.http.request(
            method,
            API_BASE + path,
            json=body,
            headers={"Authorization": f"Bearer {self.token}", **headers},
        )


def new_password() -> str:
    """A password that nobody has used."""
    return secrets.token_hex(12)


def token_for(http: httpx.Client, email: str, password: str) -> str:
    """Sign in.

    Raises:
        RefusedError
    """
    form = {"grant_type": "password", "username": email, "password": password}
    answer = http.post(f"{API_BASE}/auth/token", data=form)
    if not answer.is_success:
        raise RefusedError(answer)
    return str(answer.json()["access_token"])


def address_of(name: str) -> str:
    """The address by which somebody of the simulation signs in."""
    return f"{name}@{DOMAIN}"


def welcome(http: httpx.Client, invitation: str, email: str, name: str | None = None) -> Person:
    """Answer an invitation with a new password, and be signed in; the first account has a name.

    Raises:
        RefusedError
    """
    password = new_password()
    said = {"token": invitation, "password": password}
    first = {"email": email, "name": name} if name else {}
    answer = http.post(f"{API_BASE}/auth/welcome", json={**said, **first})
    if not answer.is_success:
        raise RefusedError(answer)
    return Person(http, email, password, str(answer.json()["access_token"]))


def hire(secretariat: Person, name: str, title: str, seat: Json) -> Person:
    """Make a user with one seat, invite them, and let them set their password."""
    email = address_of(name)
    user = secretariat.create("/users", {"email": email, "name": title, "seats": [seat]})
    invitation = secretariat.create("/auth/invitations", {"user": user["id"]})
    return welcome(secretariat.http, str(invitation["token"]), email)
