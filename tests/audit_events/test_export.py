"""The ledger as a file: with the same filters and the same access as the list."""

import csv
import json
from io import StringIO

from tests.callers import Caller


def test_the_file_holds_each_event_that_the_filters_find_with_its_changes(
    secretariat: Caller,
) -> None:
    secretariat.create("/topics", {"code": "aeo", "name": "AEO"})
    secretariat.patch("/topics/aeo", {"name": "Authorised economic operators"})
    secretariat.create("/topics", {"code": "aml", "name": "AML"})
    answer = secretariat.get("/audit-events?format=csv&resource=topics&record_key=aeo&sort=seq")
    assert answer.headers["content-disposition"] == 'attachment; filename="audit_events.csv"'
    rows = list(csv.DictReader(StringIO(answer.text.lstrip("\ufeff"))))
    assert [(row["action"], row["record_key"]) for row in rows] == [
        ("create", "aeo"),
        ("update", "aeo"),
    ]
    assert json.loads(rows[1]["changes"]) == {"name": ["AEO", "Authorised economic operators"]}


def test_the_file_is_for_those_who_may_read_the_list(chair: Caller, anonymous: Caller) -> None:
    assert chair.get("/audit-events?format=csv").status_code == 403
    assert anonymous.get("/audit-events?format=csv").status_code == 401
