"""The service that is pulled from: signs in, waits when it is told to, tries again."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self
from urllib.parse import urlsplit

import httpx

from api.core.settings import API_BASE

TRIES: Final = 6
LONGEST_WAIT: Final = 60
_LATER: Final = frozenset({429, 503})


class PullRefused(Exception):  # noqa: N818 - what the service said
    """The service did not give what was asked for: the message says why."""

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Credentials:
    """A service account's; or a token that was had elsewhere; or none, for what is public."""

    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)


class Server:
    """One service, spoken to as one account."""

    def __init__(
        self,
        url: str,
        credentials: Credentials,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise PullRefused("Give the address of a service, such as https://tracker.example.org.")
        self._credentials = credentials
        self._wait = wait
        self._client = httpx.Client(base_url=url.rstrip("/"), timeout=60)
        self._token = credentials.token

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def get(
        self, path: str, params: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """What is at a path under the API's base: a success, or 304.

        Raises:
            PullRefused: the service says no, or nothing, after all tries.
        """
        answer = self._ask(path, params, headers or {})
        if answer.status_code == httpx.codes.UNAUTHORIZED and self._credentials.client_secret:
            # Access tokens last ten minutes; the next one is had for the asking.
            self._token = None
            answer = self._ask(path, params, headers or {})
        if answer.is_success or answer.status_code == httpx.codes.NOT_MODIFIED:
            return answer
        raise _refusal(answer)

    def _ask(
        self, path: str, params: Mapping[str, str], headers: Mapping[str, str]
    ) -> httpx.Response:
        if self._token is None and self._credentials.client_secret is not None:
            self._token = self._sign_in()
        proof = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        return self._try(
            lambda: self._client.get(
                API_BASE + path, params=dict(params), headers={**headers, **proof}
            )
        )

    def _sign_in(self) -> str:
        held = self._credentials
        form = {
            "grant_type": "client_credentials",
            "client_id": held.client_id,
            "client_secret": held.client_secret,
        }
        answer = self._try(lambda: self._client.post(f"{API_BASE}/auth/token", data=form))
        if not answer.is_success:
            raise _refusal(answer)
        return str(answer.json()["access_token"])

    def _try(self, ask: Callable[[], httpx.Response]) -> httpx.Response:
        """Ask until there is an answer other than "later", each time a little more patiently."""
        for attempt in range(1, TRIES):
            try:
                answer = ask()
            except httpx.TransportError:
                self._wait(min(2**attempt, LONGEST_WAIT))
                continue
            if answer.status_code not in _LATER:
                return answer
            told = answer.headers.get("Retry-After", "")
            self._wait(min(int(told) if told.isdigit() else 2**attempt, LONGEST_WAIT))
        try:
            return ask()
        except httpx.TransportError as error:
            raise PullRefused(f"The service does not answer: {error}.") from None


def _refusal(answer: httpx.Response) -> PullRefused:
    is_problem = "json" in answer.headers.get("content-type", "")
    problem = answer.json() if is_problem else {}
    said = " ".join(
        [
            str(problem.get("detail", "")),
            *(str(fault.get("detail", "")) for fault in problem.get("errors", ())),
        ]
    ).strip()
    status = answer.status_code
    return PullRefused(said or f"The service answered {status}.", status)
