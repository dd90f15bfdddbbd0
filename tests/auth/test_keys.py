"""The keys of access tokens, as the running application publishes and rotates them."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from fastapi.testclient import TestClient

from api.auth.admin import rotate_keys
from api.auth.gate import Gate
from tests.callers import API
from tests.core.token_forge import header_of
from tests.factories.users import Browser, ask_for_token


def published(client: TestClient) -> dict[str, dict[str, str]]:
    """The published keys by their id."""
    answer = client.get("/.well-known/jwks.json")
    assert answer.status_code == 200
    return {key["kid"]: key for key in answer.json()["keys"]}


def test_the_key_of_every_token_is_published_without_its_private_part(
    client: TestClient, laptop: Browser
) -> None:
    key = published(client)[str(header_of(laptop.token)["kid"])]
    assert set(key) == {"kty", "crv", "x", "y", "kid", "use", "alg"}
    assert (key["kty"], key["crv"], key["alg"], key["use"]) == ("EC", "P-256", "ES256", "sig")


def test_a_rotation_on_the_host_is_found_by_the_running_service(
    client: TestClient, gate: Gate, laptop: Browser, jo: dict[str, Any]
) -> None:
    kid = rotate_keys(gate.settings.data_dir)
    assert kid in published(client)
    assert laptop.is_signed_in()
    gate.keys.refresh()
    token = ask_for_token(client, jo["email"]).json()["access_token"]
    assert header_of(token)["kid"] == kid


def test_three_rotations_under_load_refuse_nobody(gate: Gate, laptop: Browser) -> None:
    """One process rotates; this one and another issue, each with a ring of its own."""
    other = Gate(gate.settings, gate.database, gate.reader, gate.resources)
    claims = gate.tokens.verify(laptop.token)

    def status(number: int) -> int:
        if number in {60, 120, 180}:
            rotate_keys(gate.settings.data_dir)
        token = (gate, other)[number % 2].tokens.issue(claims.subject, claims.session)
        headers = {"Authorization": f"Bearer {token}"}
        return laptop.client.get(f"{API}/economies", headers=headers).status_code

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(status, range(240))) == {200}
