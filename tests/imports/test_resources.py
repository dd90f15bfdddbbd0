"""Every kind of record comes from files, by the rules of its own service."""

import json
from typing import Any

from tests.callers import Caller
from tests.factories.activities import make_activity, sound_activity
from tests.factories.recommendations import make_recommendation
from tests.imports.conftest import complaints, csv_file, send, total

NDJSON = "application/x-ndjson"


def lines(*records: dict[str, Any]) -> bytes:
    """Records as NDJSON."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def adopted(secretariat: Caller) -> str:
    """The ref of an implementation that Australia is asked for."""
    draft = make_recommendation(secretariat)
    answer = secretariat.verb(f"/recommendations/{draft['ref']}/adopt", {})
    assert answer.status_code == 200, answer.text
    items = secretariat.get(f"/implementations?recommendation={draft['ref']}").json()["items"]
    return next(str(item["ref"]) for item in items if item["economy"] == "AUS")


def test_records_with_children_bring_them_along(secretariat: Caller) -> None:
    attendance = [{"economy": "AUS", "delegates": 6, "women": 2}, {"economy": "CHL"}]
    row = {
        "source_system": "register",
        "external_ref": "M-1",
        "forum": "Counter-Terrorism",
        "on": "August 2018",
        "attendance": json.dumps(attendance),
    }
    assert complaints(send(secretariat, csv_file(row), "meetings")) == {
        (2, "forum", "unknown-reference")
    }
    content = csv_file({**row, "forum": "ctwg"})
    assert send(secretariat, content, "meetings")["created"] == 1
    meeting = secretariat.get("/meetings/CTWG-2018-M01").json()
    assert (meeting["on"], meeting["delegates"]) == ("2018-08", 6)
    assert [came["economy"] for came in meeting["attendance"]] == ["AUS", "CHL"]
    assert send(secretariat, content, "meetings")["unchanged"] == 1


def test_the_order_of_children_is_a_change_where_it_says_something(secretariat: Caller) -> None:
    thrust = [{"focus_area": "CTWG-2018-2022.FA1"}, {"focus_area": "CTWG-2018-2022.FA2"}]
    row = {"forum": "CTWG", "year": 2018, "thrust": thrust}
    assert send(secretariat, lines(row), "work_plans", media_type=NDJSON)["created"] == 1
    turned = {**row, "thrust": thrust[::-1]}
    assert send(secretariat, lines(turned), "work_plans", media_type=NDJSON)["updated"] == 1
    stored = secretariat.get("/work-plans/CTWG-2018").json()["thrust"]
    assert [part["focus_area"][-1] for part in stored] == ["2", "1"]


def test_rules_of_a_service_refuse_rows_by_their_number_and_column(secretariat: Caller) -> None:
    attendance = '[{"economy":"AUS"},{"economy":"AUS"}]'
    rows = csv_file(
        {"forum": "CTWG", "on": "2018", "attendance": ""},
        {"forum": "CTWG", "on": "2018", "attendance": attendance},
        {"forum": "CTWG", "on": "2018", "attendance": "AUS; CHL"},
    )
    result = send(secretariat, rows, "meetings")
    assert complaints(result) == {
        (3, "attendance_economy", "meeting.economy-twice"),
        (4, "attendance", "import.objects"),
    }
    assert total(secretariat, "meetings") == 0


def test_what_is_unique_of_a_record_names_it_as_well(secretariat: Caller) -> None:
    paper = {"number": "2018/SOM3/CTWG/001", "title": "Stocktake"}
    assert send(secretariat, csv_file(paper), "documents")["created"] == 1
    assert send(secretariat, csv_file(paper), "documents")["unchanged"] == 1
    year = {"forum": "CTWG", "year": 2019}
    assert send(secretariat, csv_file(year), "work_plans")["created"] == 1
    again = csv_file({**year, "theme": "Connecting people"})
    assert send(secretariat, again, "work_plans")["updated"] == 1
    twice = csv_file({"forum": "CTWG", "year": 2020}, {"forum": "CTWG", "year": 2020})
    assert complaints(send(secretariat, twice, "work_plans")) == {(3, "year", "import.row-twice")}
    named = csv_file({"code": "XXX", "name": "Australia"})
    assert complaints(send(secretariat, named, "economies")) == {(2, "code", "import.two-records")}


def test_a_ref_that_follows_from_the_record_cannot_be_another(secretariat: Caller) -> None:
    row = {"ref": "paper-7", "number": "2018/SOM3/CTWG/001", "title": "Stocktake"}
    assert complaints(send(secretariat, csv_file(row), "documents")) == {
        (2, "ref", "import.two-records")
    }


def test_what_is_permanent_is_no_change(secretariat: Caller) -> None:
    secretariat.create("/work-plans", {"forum": "CTWG", "year": 2018})
    row = csv_file({"ref": "CTWG-2018", "year": 2019})
    assert complaints(send(secretariat, row, "work_plans")) == {(2, "year", "import.permanent")}


def test_an_economy_says_in_a_file_what_it_does_and_no_more(
    secretariat: Caller, australia: Caller, chile: Caller
) -> None:
    ref = adopted(secretariat)
    row = {"ref": ref, "owner": "Border Force", "due_on": "30 June 2019"}
    assert complaints(send(chile, csv_file(row), "implementations")) == {
        (2, "ref", "import.no-such-record")
    }
    assert send(australia, csv_file(row), "implementations")["updated"] == 1
    stored = australia.get(f"/implementations/{ref}").json()
    assert (stored["owner"], stored["due_on"]) == ("Border Force", "2019-06-30")
    moved = csv_file({**row, "implementation": "implemented"})
    assert complaints(send(australia, moved, "implementations")) == {
        (2, "implementation", "import.set-by-verb")
    }


def test_the_past_of_a_work_plan_comes_with_its_state_and_its_day(
    secretariat: Caller, chair: Caller
) -> None:
    row = csv_file({"forum": "CTWG", "year": 2016, "status": "closed", "endorsed_on": "2016-03-01"})
    assert complaints(send(chair, row, "work_plans")) == {(2, None, "forbidden")}
    assert send(secretariat, row, "work_plans")["created"] == 1
    stored = secretariat.get("/work-plans/CTWG-2016").json()
    assert (stored["status"], stored["endorsed_on"]) == ("closed", "2016-03-01")
    assert send(secretariat, row, "work_plans")["unchanged"] == 1


def test_what_follows_a_change_follows_when_a_file_makes_it(secretariat: Caller) -> None:
    row = {
        **sound_activity(),
        "source_system": "old",
        "external_ref": "1",
        "status": "completed",
        "actual": {"start": "2018-05-09", "end": "2018-05-10"},
    }
    assert send(secretariat, lines(row), media_type=NDJSON)["created"] == 1
    moved = {**row, "actual": {"start": "2018-09-09", "end": "2018-09-10"}}
    assert send(secretariat, lines(moved), media_type=NDJSON)["updated"] == 1
    [report] = secretariat.get("/activity-reports").json()["items"]
    assert report["due_on"] == "2018-11-10"


def test_a_hidden_record_from_a_file_leaves_no_gap_in_a_count(secretariat: Caller) -> None:
    row = {"title": "A", "kind": "study", "forum": "CTWG", "planned_start": "2018"}
    hidden = {**row, "visibility": "restricted"}
    result = send(secretariat, csv_file(hidden, {**row, "visibility": "members"}))
    assert result["created"] == 2
    refs = {item["ref"] for item in secretariat.get("/activities").json()["items"]}
    assert "CTWG-2018-A01" in refs
    assert "CTWG-2018-A02" not in refs


def test_an_import_says_of_each_row_what_it_came_to(secretariat: Caller) -> None:
    old = make_activity(secretariat)
    same = {"ref": old["ref"], "title": old["title"], "kind": "workshop", "place": ""}
    moved = make_activity(secretariat)
    changed = {"ref": moved["ref"], "title": "B", "kind": "workshop", "place": "Lima"}
    new = {"ref": "", "title": "C", "kind": "study", "place": ""}
    content = csv_file(same, changed, new)
    dry = send(secretariat, content, dry_run=True)
    assert [(row["row"], row["action"], row["key"]) for row in dry["rows"]] == [
        (2, "unchanged", old["ref"]),
        (3, "updated", moved["ref"]),
        (4, "created", None),
    ]
    assert dry["rows"][1]["fields"] == ["place", "title"]
    made = send(secretariat, content)
    assert made["rows"][:2] == dry["rows"][:2]
    ref = made["rows"][2]["key"]
    assert secretariat.get(f"/activities/{ref}").json()["title"] == "C"
    events = secretariat.get("/audit-events?resource=imports").json()["items"]
    assert not any("rows" in event["changes"] for event in events)


def test_a_stale_row_that_says_what_the_record_says_is_no_conflict(secretariat: Caller) -> None:
    activity = make_activity(secretariat)
    secretariat.patch(f"/activities/{activity['ref']}", {"place": "Lima"})
    row = csv_file({"ref": activity["ref"], "version": "1", "place": "Lima"})
    assert send(secretariat, row)["unchanged"] == 1


def test_an_empty_cell_empties_a_part_of_a_group_or_all_of_it(secretariat: Caller) -> None:
    activity = make_activity(secretariat)
    part = csv_file({"ref": activity["ref"], "planned_end": ""})
    assert send(secretariat, part)["updated"] == 1
    path = f"/activities/{activity['ref']}"
    assert secretariat.get(path).json()["planned"]["end"] is None
    rest = csv_file({"ref": activity["ref"], "planned_start": "", "planned_end": ""})
    assert send(secretariat, rest)["updated"] == 1
    assert secretariat.get(path).json()["planned"] is None


def test_accounts_do_not_come_from_files(secretariat: Caller) -> None:
    for name in ("users", "service_accounts"):
        answer = secretariat.request(
            "POST",
            f"/imports?resource={name}",
            content=b"name\n",
            headers={"Content-Type": "text/csv"},
        )
        assert answer.status_code == 422
