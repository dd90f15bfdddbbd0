"""Every write: what is made and changed, what is refused, and that a refusal changes nothing."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

import psycopg
import pytest
from httpx2 import Response
from pydantic import BaseModel
from sqlalchemy.orm import class_mapper

from api.core.resource import AnyResource
from api.router import RESOURCES
from tests.contract.conftest import Subject
from tests.contract.samples import SAMPLES

UNKNOWN = "NO-SUCH-RECORD"
NEVER_READ_BACK = {"password"}


def covers(got: object, sent: object) -> bool:
    """Whether an answer holds all that was sent; what is derived may stand beside it."""
    if isinstance(sent, dict):
        return isinstance(got, dict) and all(covers(got.get(k), v) for k, v in sent.items())
    if isinstance(sent, list):
        return isinstance(got, list) and len(got) == len(sent) and all(map(covers, got, sent))
    return got == sent


def faults(answer: Response) -> list[tuple[str, str]]:
    """Code and place of each fault of a problem document."""
    return [(fault["code"], fault.get("pointer", "")) for fault in answer.json()["errors"]]


def events(owner: psycopg.Connection) -> int:
    """How many changes are on the ledger."""
    row = owner.execute("SELECT count(*) FROM audit_events").fetchone()
    assert row is not None
    return int(row[0])


def test_every_resource_that_is_made_over_http_has_its_sample(subject: Subject) -> None:
    if subject.resource.create is not None:
        assert set(subject.payload()) == set(subject.resource.create.model_fields)


def test_no_sample_is_left_of_a_resource_that_is_gone() -> None:
    assert set(SAMPLES) <= {resource.name for resource in RESOURCES}


@pytest.mark.parametrize("kind", ["sparse", "full"])
def test_what_is_made_is_answered_and_found_again(writable: Subject, kind: str) -> None:
    sent = writable.house.payload(writable.resource, is_full=kind == "full")
    made = writable.secretariat.post(writable.path, sent)
    assert made.status_code == 201, made.text
    assert covers(made.json(), {k: v for k, v in sent.items() if k not in NEVER_READ_BACK})
    assert NEVER_READ_BACK.isdisjoint(made.json())
    assert made.headers["location"] == "/api/v1" + writable.address(made.json())
    found = writable.secretariat.get(made.headers["location"])
    assert found.json() == made.json()
    assert found.headers["etag"] == made.headers["etag"]
    assert made.json()["version"] == 1
    assert made.json()["id"] in {item["id"] for item in writable.page(limit=500)["items"]}


def test_each_write_is_one_event_on_the_ledger(
    changeable: Subject, owner: psycopg.Connection
) -> None:
    before = events(owner)
    record = changeable.make()
    assert events(owner) == before + 1
    changed = changeable.secretariat.patch(changeable.address(record), changeable.sample.change)
    assert changed.status_code == 200
    assert events(owner) == before + 2
    last = owner.execute(
        "SELECT resource, action, record_id::text, seat, request_id FROM audit_events"
        " ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    request_id = changed.headers["x-request-id"]
    name = changeable.resource.name
    assert last == (name, "update", record["id"], "secretariat", request_id)


def test_an_unknown_field_is_refused_at_its_place(writable: Subject) -> None:
    sent = {**writable.payload(), "no_such_field": 1}
    answer = writable.secretariat.post(writable.path, sent)
    assert answer.status_code == 422
    assert faults(answer) == [("unknown-field", "/no_such_field")]


def test_what_the_server_says_cannot_be_sent(writable: Subject, owner: psycopg.Connection) -> None:
    """Identity, age, version, state: the fields that are read but not sent (ASVS 15.3.3)."""
    create = writable.resource.create
    assert create is not None
    read_only = set(writable.resource.service.read.model_fields) - set(create.model_fields)
    assert {"id", "version", "created_at", "updated_at"} <= read_only
    record = writable.make()
    before = events(owner)
    for name in sorted(read_only):
        sent = {**writable.payload(), name: record[name]}
        answer = writable.secretariat.post(writable.path, sent)
        assert (answer.status_code, faults(answer)) == (422, [("unknown-field", f"/{name}")])
    if writable.resource.update is not None:
        fixed = set(record) - set(writable.resource.update.model_fields)
        for name in sorted(fixed):
            answer = writable.secretariat.patch(writable.address(record), {name: record[name]})
            assert (answer.status_code, faults(answer)) == (422, [("unknown-field", f"/{name}")])
    assert events(owner) == before


def test_what_is_required_is_asked_for_by_name(writable: Subject) -> None:
    create = writable.resource.create
    assert create is not None
    for name, field in create.model_fields.items():
        if field.is_required():
            sent = {k: v for k, v in writable.payload().items() if k != name}
            answer = writable.secretariat.post(writable.path, sent)
            assert (answer.status_code, faults(answer)) == (422, [("required", f"/{name}")])


def links(resource: AnyResource, schema: type[BaseModel]) -> Iterator[tuple[str, bool]]:
    """The fields that name other records, and whether they name several."""
    mapper = class_mapper(resource.service.model)
    for name in schema.model_fields:
        if name in mapper.relationships and mapper.relationships[name].secondary is not None:
            yield name, True
        elif name in mapper.columns and mapper.columns[name].foreign_keys:
            yield name, False


def test_a_reference_to_nothing_is_refused_by_name_and_place(writable: Subject) -> None:
    create = writable.resource.create
    assert create is not None
    for name, is_several in links(writable.resource, create):
        sent = writable.payload()
        sent[name] = [*sent[name], UNKNOWN] if is_several else UNKNOWN
        pointer = f"/{name}/{len(sent[name]) - 1}" if is_several else f"/{name}"
        answer = writable.secretariat.post(writable.path, sent)
        assert answer.status_code == 422, name
        assert ("unknown-reference", pointer) in faults(answer), name
        named = [f for f in answer.json()["errors"] if f["code"] == "unknown-reference"]
        assert all(UNKNOWN in fault["detail"] for fault in named), name


def test_a_key_that_is_taken_is_refused_and_changes_nothing(
    writable: Subject, owner: psycopg.Connection
) -> None:
    key = writable.resource.service.model.__key__
    sent = writable.payload()
    if key not in sent:
        pytest.skip("the key is given by the server")
    first = writable.secretariat.create(writable.path, sent)
    before = events(owner)
    again = writable.secretariat.post(writable.path, sent)
    assert again.status_code == 409
    assert again.json()["type"] == "/problems/duplicate-key"
    assert writable.secretariat.get(writable.address(first)).json() == first
    assert events(owner) == before


def test_a_change_needs_the_version_that_it_changes(changeable: Subject) -> None:
    record = changeable.make()
    address = changeable.address(record)
    patch = changeable.sample.change
    assert changeable.secretariat.patch(address, patch, etag=None).status_code == 428
    for stale in ('"0"', '"999"', "nonsense", f'W/"{record["version"]}"', ""):
        refused = changeable.secretariat.patch(address, patch, etag=stale or '""')
        assert refused.status_code == 412, stale
    assert changeable.secretariat.get(address).json() == record
    tag = changeable.secretariat.get(address).headers["etag"]
    changed = changeable.secretariat.patch(address, patch, etag=f'"other", {tag}')
    assert changed.status_code == 200, changed.text
    assert changeable.secretariat.patch(address, patch, etag=tag).status_code == 412


def test_a_patch_changes_what_it_names_and_leaves_the_rest(changeable: Subject) -> None:
    record = changeable.make()
    address = changeable.address(record)
    tag = changeable.secretariat.get(address).headers["etag"]
    changed = changeable.secretariat.patch(address, changeable.sample.change, etag=tag)
    assert changed.status_code == 200, changed.text
    expected = {**record, **changeable.sample.change}
    body = changed.json()
    for moved in ("version", "updated_at"):
        assert body[moved] > record[moved]
        expected[moved] = body[moved]
    assert body == expected
    read = changeable.secretariat.get(address)
    assert read.json() == body
    assert read.headers["etag"] == changed.headers["etag"] != tag
    listed = {item["id"]: item for item in changeable.page(limit=500)["items"]}
    assert listed[record["id"]] == body


def test_null_empties_a_field_and_absence_leaves_it(changeable: Subject) -> None:
    name = changeable.sample.clears
    if name is None:
        pytest.skip("nothing of it can be emptied")
    record = changeable.make()
    assert record[name] is not None
    emptied = changeable.secretariat.patch(changeable.address(record), {name: None})
    assert emptied.status_code == 200, emptied.text
    assert emptied.json()[name] is None
    untouched = changeable.secretariat.patch(changeable.address(record), {})
    assert untouched.status_code == 200
    assert untouched.json()[name] is None


def takes_null(annotation: Any) -> bool:  # noqa: ANN401 - whatever stands in an annotation
    """Whether a type has None among its alternatives."""
    return get_origin(annotation) in {Union, UnionType} and type(None) in get_args(annotation)


def test_null_where_there_must_be_something_is_refused(changeable: Subject) -> None:
    update = changeable.resource.update
    assert update is not None
    record = changeable.make()
    for name, field in update.model_fields.items():
        if not takes_null(field.annotation):
            answer = changeable.secretariat.patch(changeable.address(record), {name: None})
            assert answer.status_code == 422, name
            assert faults(answer)[0][1] == f"/{name}", name
    assert changeable.secretariat.get(changeable.address(record)).json() == record


def test_the_media_type_of_merge_patches_is_taken(changeable: Subject) -> None:
    record = changeable.make()
    headers = {"If-Match": "*", "Content-Type": "application/merge-patch+json"}
    answer = changeable.secretariat.request(
        "PATCH", changeable.address(record), content=b"{}", headers=headers
    )
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("body", ["[]", '"x"', "null", "1", "true"])
def test_a_patch_that_is_no_object_is_refused(changeable: Subject, body: str) -> None:
    record = changeable.make()
    headers = {"If-Match": "*", "Content-Type": "application/json"}
    answer = changeable.secretariat.request(
        "PATCH", changeable.address(record), content=body, headers=headers
    )
    assert answer.status_code == 422
    assert changeable.secretariat.get(changeable.address(record)).json() == record


def test_what_is_not_there_cannot_be_changed(changeable: Subject) -> None:
    answer = changeable.secretariat.patch(f"{changeable.path}/no-such-key", {})
    assert answer.status_code == 404


def test_the_same_post_under_one_key_makes_one_record(
    writable: Subject, owner: psycopg.Connection
) -> None:
    sent = writable.payload()
    key = {"Idempotency-Key": f"once-{writable.resource.name}-{next(writable.house.numbers)}"}
    first = writable.secretariat.post(writable.path, sent, headers=key)
    assert first.status_code == 201, first.text
    before = events(owner)
    again = writable.secretariat.post(writable.path, sent, headers=key)
    assert again.status_code == 201
    assert again.json() == first.json()
    for name in ("location", "etag", "content-type"):
        assert again.headers[name] == first.headers[name]
    assert events(owner) == before


def test_one_key_with_another_body_is_refused(writable: Subject, owner: psycopg.Connection) -> None:
    key = {"Idempotency-Key": f"other-{writable.resource.name}-{next(writable.house.numbers)}"}
    first = writable.secretariat.post(writable.path, writable.payload(), headers=key)
    assert first.status_code == 201, first.text
    before = events(owner)
    other = writable.secretariat.post(writable.path, writable.payload(), headers=key)
    assert other.status_code == 422
    assert other.json()["type"] == "/problems/idempotency-key-reused"
    assert events(owner) == before


def test_a_refused_post_leaves_its_key_free(writable: Subject) -> None:
    key = {"Idempotency-Key": f"freed-{writable.resource.name}-{next(writable.house.numbers)}"}
    wrong = {**writable.payload(), "no_such_field": 1}
    assert writable.secretariat.post(writable.path, wrong, headers=key).status_code == 422
    right = writable.secretariat.post(writable.path, writable.payload(), headers=key)
    assert right.status_code == 201, right.text


@pytest.mark.parametrize("key", ["", "short", "x" * 256, "with spaces in it", "\u00fcmlaut-key-"])
def test_an_odd_idempotency_key_is_refused(writable: Subject, key: str) -> None:
    headers = {"Idempotency-Key": key.encode()}
    answer = writable.secretariat.post(writable.path, writable.payload(), headers=headers)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"].lower() == "idempotency-key"


def test_a_write_takes_no_parameters(writable: Subject) -> None:
    answer = writable.secretariat.post(f"{writable.path}?force=true", writable.payload())
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "force"


def test_lists_show_a_write_at_once(writable: Subject) -> None:
    before = writable.secretariat.get(writable.path, params={"limit": 500})
    tag = before.headers["etag"]
    record = writable.make()
    after = writable.secretariat.get(
        writable.path, params={"limit": 500}, headers={"If-None-Match": tag}
    )
    assert after.status_code == 200
    assert after.headers["etag"] != tag
    assert record["id"] in {item["id"] for item in after.json()["items"]}
