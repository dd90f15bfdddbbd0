"""What is not the API: the web application, problem pages, the offline documentation."""

from html import unescape

import pytest
from fastapi.testclient import TestClient

from api.core.problems import every_problem

PAGE = {"Accept": "text/html,*/*;q=0.8"}


def test_every_page_of_the_web_application_starts_from_the_same_file(client: TestClient) -> None:
    for path in ("/", "/activities/CTWG-2018-A01", "/economies/AUS?tab=needs"):
        answer = client.get(path, headers=PAGE)
        assert (answer.status_code, "CTWG Tracker" in answer.text) == (200, True)
        assert answer.headers["cache-control"] == "no-cache"


def test_an_unchanged_page_is_not_sent_again(client: TestClient) -> None:
    etag = client.get("/", headers=PAGE).headers["etag"]
    assert client.get("/", headers={**PAGE, "If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    "path", ["/api/v1/none", "/assets/none.js", "/docs/none", "/problems/none"]
)
def test_an_address_of_ours_that_is_none_is_not_found_even_for_a_browser(
    client: TestClient, path: str
) -> None:
    answer = client.get(path, headers=PAGE)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_reading_what_can_only_be_written_names_the_methods(client: TestClient) -> None:
    answer = client.get("/api/v1/auth/token")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_every_kind_of_problem_has_its_page(client: TestClient) -> None:
    for kind in every_problem():
        answer = client.get(f"/problems/{kind.slug}")
        assert answer.status_code == 200
        assert kind.title in unescape(answer.text)


def test_the_documentation_asks_no_other_host(client: TestClient) -> None:
    page = client.get("/docs")
    assert "http" not in page.text
    assert "unsafe-eval" not in page.headers["content-security-policy"]
    for name in ("swagger-ui.css", "swagger-ui-bundle.js", "start.js"):
        assert client.get(f"/docs/{name}").status_code == 200


def test_the_service_is_alive_and_ready(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready", "is_simulated": False}
