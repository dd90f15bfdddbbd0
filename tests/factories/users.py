"""Users and service accounts, made over the API."""

from typing import Any

from fastapi.testclient import TestClient
from httpx2 import Response

from tests.callers import API, Caller

PASSWORD = "sixteen blue kettles sing"


def make_user(secretariat: Caller, name: str = "jo", *seats: dict[str, str]) -> dict[str, Any]:
    """A user who signs in as `<name>@economy.example` with `PASSWORD`."""
    payload = {"email": f"{name}@economy.example", "name": name.title(), "seats": list(seats)}
    return secretariat.create("/users", payload | {"password": PASSWORD})


def focal_point(economy: str) -> dict[str, str]:
    """The seat of an economy's focal point."""
    return {"role": "focal_point", "economy": economy}


def ask_for_token(client: TestClient, email: str, password: str = PASSWORD) -> Response:
    """Ask for a token by password, whatever the answer."""
    form = {"grant_type": "password", "username": email, "password": password}
    return client.post(f"{API}/auth/token", data=form)


class Browser:
    """A user's browser: holds the access token in memory and sends the cookie to its own site."""

    def __init__(self, client: TestClient, token: str = "", cookie: str = "") -> None:
        self.client = client
        self.token = token
        self.cookie = cookie

    @classmethod
    def signed_in(cls, client: TestClient, email: str, password: str = PASSWORD) -> "Browser":
        """A browser after its sign-in."""
        browser = cls(client)
        browser.take(ask_for_token(client, email, password))
        return browser

    def take(self, answer: Response) -> None:
        """Keep what an answer that signs in brought."""
        assert answer.status_code == 200, answer.text
        self.token = answer.json()["access_token"]
        self.cookie = answer.headers["set-cookie"].partition(";")[0]

    def refresh(self, **headers: str) -> Response:
        """Trade the cookie; the answer is not kept."""
        return self.post("/auth/refresh", **headers)

    def post(self, path: str, body: object = None, **headers: str) -> Response:
        """Send what a page of ours would send."""
        own = {"X-CTWG-Refresh": "1", "Origin": "http://testserver", "Cookie": self.cookie}
        if self.token:
            own["Authorization"] = f"Bearer {self.token}"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(API + path, headers=own | named, json=body)

    def get(self, path: str) -> Response:
        """Read with the access token."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.get(API + path, headers=headers)

    def delete(self, path: str) -> Response:
        """Delete with the access token."""
        headers = {"Authorization": f"Bearer {self.token}"}
        return self.client.delete(API + path, headers=headers)

    def is_signed_in(self) -> bool:
        """Whether the access token still opens anything."""
        status = self.get("/me").status_code
        assert status in {200, 401}
        return status == 200
