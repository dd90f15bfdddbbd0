"""The catalog of interfaces (RFC 9727), and that what it names is there."""

from fastapi.testclient import TestClient

PATH = "/.well-known/api-catalog"
PROFILE = 'profile="https://www.rfc-editor.org/info/rfc9727"'


def test_what_the_catalog_names_is_there(client: TestClient) -> None:
    answer = client.get(PATH)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"application/linkset+json; {PROFILE}"
    catalog, api = answer.json()["linkset"]
    assert catalog["anchor"] == f"http://testserver{PATH}"
    assert [item["href"] for item in catalog["item"]] == [api["anchor"]]
    for relation in ("service-desc", "service-doc", "status", "service-meta"):
        for target in api[relation]:
            found = client.get(target["href"])
            assert found.status_code == 200, target
            assert found.headers["content-type"].partition(";")[0] == target["type"]


def test_a_head_names_the_catalog(client: TestClient) -> None:
    """RFC 9727, section 2: a HEAD request is answered with the link."""
    answer = client.head(PATH)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.links["api-catalog"]["url"] == PATH


def test_a_catalog_that_has_not_changed_is_304(client: TestClient) -> None:
    tag = {"If-None-Match": client.get(PATH).headers["etag"]}
    assert client.get(PATH, headers=tag).status_code == 304
