"""Every read: what its schema declares, under a tag that moves with it, by either name."""

import json

import pytest
from pydantic import BaseModel

from tests.contract.conftest import Subject
from tests.contract.samples import Json


def assert_declared(schema: type[BaseModel], body: Json) -> None:
    """A body has the fields that its schema declares, no more and no less, in their types."""
    read = schema.model_validate_json(json.dumps(body), strict=True)
    written = json.loads(read.model_dump_json())
    assert set(body) == set(schema.model_fields)
    assert without_times(written) == without_times(body)


def without_times(value: object) -> object:
    """Instants have several spellings: `Z` and `+00:00`."""
    if isinstance(value, dict):
        return {k: without_times(v) for k, v in value.items() if not k.endswith("_at")}
    if isinstance(value, list):
        return [without_times(item) for item in value]
    return value


def test_records_are_what_the_schema_declares(filled: Subject) -> None:
    for item in filled.page(limit=500)["items"]:
        assert_declared(filled.resource.service.read, item)


def test_a_detail_is_the_same_record_as_in_the_list(filled: Subject) -> None:
    for item in filled.page(limit=500)["items"]:
        assert filled.secretariat.get(filled.address(item)).json() == item


def test_a_record_is_found_by_its_id_and_by_what_people_quote(filled: Subject) -> None:
    record = filled.any_record()
    by_key = filled.secretariat.get(filled.address(record))
    by_id = filled.secretariat.get(f"{filled.path}/{record['id']}")
    assert by_key.status_code == by_id.status_code == 200
    assert (by_key.content, by_key.headers["etag"]) == (by_id.content, by_id.headers["etag"])


@pytest.mark.parametrize(
    "key", ["no-such-key", "6f1c0d5e-0000-4000-8000-000000000000", "0", "null", "x" * 100, "*"]
)
def test_what_is_not_there_is_a_404_and_all_such_answers_are_alike(
    subject: Subject, key: str
) -> None:
    answer = subject.secretariat.get(f"{subject.path}/{key}")
    assert answer.status_code == 404
    problem = answer.json()
    assert problem["type"] == "/problems/not-found"
    other = subject.secretariat.get(f"{subject.path}/another").json()
    for varying in ("instance", "request_id"):
        problem.pop(varying)
        other.pop(varying)
    assert problem == other


@pytest.mark.parametrize("what", ["list", "detail"])
def test_what_is_unchanged_is_not_sent_again(filled: Subject, what: str) -> None:
    path = filled.path if what == "list" else filled.address(filled.any_record())
    first = filled.secretariat.get(path)
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert tag.endswith('"')
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = filled.secretariat.get(path, headers={"If-None-Match": known})
        assert again.status_code == 304, known
        assert again.content == b""
        assert again.headers["etag"] == tag
        assert again.headers["vary"] == first.headers["vary"]
        assert "content-type" not in again.headers
    for unknown in ('"other"', tag.strip('"'), '""', "nonsense", '"'):
        again = filled.secretariat.get(path, headers={"If-None-Match": unknown})
        assert again.status_code == 200, unknown
        assert again.content == first.content


def test_answers_may_be_kept_by_their_reader_only_and_must_be_asked_for_again(
    filled: Subject,
) -> None:
    for path in (filled.path, filled.address(filled.any_record())):
        for _ in range(2):
            headers = filled.secretariat.get(path).headers
            assert headers["content-type"] == "application/json"
            assert headers["cache-control"].startswith("private, no-")
            assert "authorization" in headers["vary"].lower()


def test_an_answer_from_memory_is_the_answer_from_the_database(filled: Subject) -> None:
    for path in (filled.path, filled.address(filled.any_record())):
        first, second = (filled.secretariat.get(path, params={}) for _ in range(2))
        assert first.content == second.content
        kept = {name: value for name, value in first.headers.items() if name != "x-request-id"}
        assert (
            kept.items()
            == {
                name: value for name, value in second.headers.items() if name != "x-request-id"
            }.items()
        )


@pytest.mark.parametrize("what", ["list", "detail"])
def test_head_is_get_without_the_body(filled: Subject, what: str) -> None:
    path = filled.path if what == "list" else filled.address(filled.any_record())
    got = filled.secretariat.get(path)
    head = filled.secretariat.request("HEAD", path)
    assert head.status_code == 200
    assert head.content == b""
    for name in ("etag", "content-type", "content-length", "vary", "cache-control"):
        assert head.headers[name] == got.headers[name], name
    unchanged = filled.secretariat.request(
        "HEAD", path, headers={"If-None-Match": head.headers["etag"]}
    )
    assert unchanged.status_code == 304


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "OPTIONS", "PROPFIND"])
def test_a_method_that_is_not_taken_is_told_which_are(subject: Subject, method: str) -> None:
    resource = subject.resource
    on_list = {"GET", "HEAD", *(["POST"] if resource.create else [])}
    on_one = {"GET", "HEAD", *(["PATCH"] if resource.update else [])}
    for path, methods in ((resource.path, on_list), (f"{resource.path}/some-key", on_one)):
        answer = subject.secretariat.request(method, path)
        assert answer.status_code == 405
        assert set(answer.headers["allow"].split(", ")) == methods
        assert answer.json()["type"] == "/problems/method-not-allowed"


def test_a_detail_takes_no_parameters(filled: Subject) -> None:
    """An unknown parameter is a mistake of the caller, wherever it stands."""
    address = filled.address(filled.any_record())
    answer = filled.secretariat.get(address, params={"expand": "all"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "expand"


def test_instants_are_in_utc(filled: Subject) -> None:
    for item in filled.page(limit=500)["items"]:
        assert item["created_at"].endswith(("Z", "+00:00"))
        assert item["created_at"] <= item["updated_at"]
