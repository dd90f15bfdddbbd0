"""A write is answered after its commit: no success is ever told of what did not happen."""

from collections.abc import Iterator

import psycopg
import pytest

from api.router import RESOURCES
from tests.contract.conftest import House, Subject

FAIL_AT_COMMIT = """
CREATE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'planned' USING ERRCODE = '{state}';
END $$
"""


@pytest.fixture(params=["40P01", "53100", "57014", "XX000", "23514"])
def failing_commits(request: pytest.FixtureRequest, owner: psycopg.Connection) -> Iterator[str]:
    """A database in which every write runs through, and then its commit fails."""
    owner.execute(FAIL_AT_COMMIT.format(state=request.param))
    owner.execute(
        "CREATE CONSTRAINT TRIGGER fail_at_commit AFTER INSERT ON audit_events"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_at_commit()"
    )
    yield request.param
    owner.execute("DROP TRIGGER fail_at_commit ON audit_events")
    owner.execute("DROP FUNCTION fail_at_commit()")


@pytest.mark.parametrize("name", ["economies", "activities"])
def test_a_failed_commit_is_never_answered_as_a_success(
    house: House, failing_commits: str, name: str
) -> None:
    resource = next(resource for resource in RESOURCES if resource.name == name)
    subject = Subject(resource, house)
    before = subject.page(limit=500)
    key = {"Idempotency-Key": f"a-key-for-{failing_commits}-{name}"}
    answer = subject.secretariat.post(subject.path, subject.payload(), headers=key)
    assert 400 <= answer.status_code <= 599
    assert answer.headers["content-type"] == "application/problem+json"
    assert "planned" not in answer.text
    assert "location" not in answer.headers
    assert subject.page(limit=500) == before


def test_after_the_fault_the_same_request_succeeds(house: House, owner: psycopg.Connection) -> None:
    subject = Subject(RESOURCES[0], house)
    sent = subject.payload()
    key = {"Idempotency-Key": "a-key-that-survives-a-fault"}
    owner.execute(FAIL_AT_COMMIT.format(state="53100"))
    owner.execute(
        "CREATE CONSTRAINT TRIGGER fail_at_commit AFTER INSERT ON audit_events"
        " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_at_commit()"
    )
    try:
        failed = subject.secretariat.post(subject.path, sent, headers=key)
    finally:
        owner.execute("DROP TRIGGER fail_at_commit ON audit_events")
        owner.execute("DROP FUNCTION fail_at_commit()")
    assert failed.status_code == 503
    assert failed.headers["retry-after"]
    assert subject.secretariat.post(subject.path, sent, headers=key).status_code == 201
