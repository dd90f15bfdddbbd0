"""Files of rows become records: all of them, or none."""

import pytest

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.world import PLAN
from tests.imports.conftest import complaints, csv_file, send, total

WORKSHOP = {
    "source_system": "old-sheet",
    "external_ref": "W-1",
    "title": "Workshop on screening",
    "kind": "workshop",
    "forum": "CTWG",
    "lead_economies": "Australia; Hong Kong, China",
    "topics": "aeo; api-pnr",
    "planned_start": "9 May 2018",
    "planned_end": "2018-05",
    "budget_apec_funding": "110855",
}


def test_rows_become_records_with_links_dates_and_money(secretariat: Caller) -> None:
    result = send(secretariat, csv_file(WORKSHOP))
    assert (result["status"], result["created"], result["processed"]) == ("succeeded", 1, 1)
    [activity] = secretariat.get("/activities").json()["items"]
    assert activity["ref"] == "CTWG-2018-A01"
    assert activity["lead_economies"] == ["AUS", "HKG"]
    assert activity["topics"] == ["aeo", "api-pnr"]
    assert activity["planned"] == {"start": "2018-05-09", "end": "2018-05", "precision": "month"}
    assert activity["budget"]["apec_funding"] == 110855
    assert activity["actual"] is None


def test_importing_the_same_file_again_changes_nothing(secretariat: Caller) -> None:
    content = csv_file(WORKSHOP, {**WORKSHOP, "external_ref": "W-2"})
    send(secretariat, content)
    before = secretariat.get("/activities").json()
    again = send(secretariat, content)
    assert (again["created"], again["updated"], again["unchanged"]) == (0, 0, 2)
    assert secretariat.get("/activities").json() == before


def test_a_row_that_differs_changes_its_record_and_only_what_differs(secretariat: Caller) -> None:
    send(secretariat, csv_file(WORKSHOP))
    [before] = secretariat.get("/activities").json()["items"]
    changed = {**WORKSHOP, "title": "Workshop on screening, second part", "topics": ""}
    result = send(secretariat, csv_file(changed))
    assert (result["created"], result["updated"]) == (0, 1)
    [after] = secretariat.get("/activities").json()["items"]
    assert after["version"] == before["version"] + 1
    different = {name for name in after if after[name] != before[name]}
    assert different == {"title", "topics", "version", "updated_at"}


def test_a_column_that_the_file_does_not_have_leaves_its_field_alone(secretariat: Caller) -> None:
    activity = make_activity(secretariat)
    result = send(secretariat, csv_file({"ref": activity["ref"], "planned_end": "2018-05-11"}))
    assert result["updated"] == 1
    stored = secretariat.get(f"/activities/{activity['ref']}").json()
    assert stored["planned"] == {
        "start": "2018-05-09",
        "end": "2018-05-11",
        "precision": "day",
    }
    assert stored["focus_areas"] == activity["focus_areas"]


def test_one_wrong_row_among_many_and_nothing_is_written(secretariat: Caller) -> None:
    rows = [{**WORKSHOP, "external_ref": f"W-{n}"} for n in range(50)]
    rows[30]["host_economy"] = "Atlantis"
    result = send(secretariat, csv_file(*[{"host_economy": "", **row} for row in rows]))
    assert (result["status"], result["failed"], result["created"]) == ("failed", 1, 0)
    assert complaints(result) == {(32, "host_economy", "unknown-reference")}
    assert total(secretariat) == 0


def test_a_dry_run_says_what_would_happen_and_writes_nothing(secretariat: Caller) -> None:
    result = send(secretariat, csv_file(WORKSHOP), dry_run=True)
    assert (result["status"], result["created"], result["dry_run"]) == ("succeeded", 1, True)
    assert total(secretariat) == 0
    assert send(secretariat, csv_file(WORKSHOP))["created"] == 1


def test_every_fault_of_every_row_is_named_with_its_column(secretariat: Caller) -> None:
    wrong = {
        **WORKSHOP,
        "title": "",
        "kind": "jamboree",
        "planned_start": "03/04/2018",
        "planned_end": "soon",
        "topics": "aeo; nonsense",
        "budget_apec_funding": "much",
    }
    result = send(secretariat, csv_file(wrong))
    assert complaints(result) == {
        (2, "title", "missing"),
        (2, "kind", "enum"),
        (2, "topics", "unknown-reference"),
        (2, "planned_start", "ambiguous-date"),
        (2, "planned_end", "unreadable-date"),
        (2, "budget_apec_funding", "unreadable-number"),
    }


def test_unknown_references_are_errors_with_the_nearest_name(secretariat: Caller) -> None:
    rows = csv_file({**WORKSHOP, "topics": "aeo; nonsense", "lead_economies": "Austrelia"})
    result = send(secretariat, rows)
    assert complaints(result) == {
        (2, "topics", "unknown-reference"),
        (2, "lead_economies", "unknown-reference"),
    }
    detail = next(e["detail"] for e in result["errors"] if e["column"] == "lead_economies")
    assert "Did you mean AUS?" in detail
    assert total(secretariat, "topics") == 2


def test_ndjson_rows_are_shaped_as_the_api_shapes_them(secretariat: Caller) -> None:
    content = (
        b'{"title":"Workshop","kind":"workshop","forum":"CTWG","lead_economies":["Chile"],'
        b'"planned":{"start":"2018-05"},"source_system":"sheet","external_ref":"1"}\n'
    )
    assert send(secretariat, content, media_type="application/x-ndjson")["created"] == 1
    again = send(secretariat, content, media_type="application/x-ndjson")
    assert again["unchanged"] == 1
    [activity] = secretariat.get("/activities").json()["items"]
    assert (activity["lead_economies"], activity["planned"]["start"]) == (["CHL"], "2018-05")


def test_what_a_read_shows_imports_again_unchanged(secretariat: Caller) -> None:
    make_activity(secretariat)
    page = secretariat.get("/activities").content
    line = page[page.index(b"[") + 1 : page.rindex(b"]")]
    result = send(secretariat, line, media_type="application/x-ndjson")
    assert (result["errors"], result["unchanged"]) == ([], 1)


def test_the_same_record_twice_in_one_file_is_refused(secretariat: Caller) -> None:
    result = send(secretariat, csv_file(WORKSHOP, WORKSHOP))
    assert complaints(result) == {(3, "external_ref", "import.row-twice")}


def test_a_stale_row_does_not_overwrite_a_newer_record(secretariat: Caller) -> None:
    activity = make_activity(secretariat)
    secretariat.patch(f"/activities/{activity['ref']}", {"place": "Lima"})
    row = {"ref": activity["ref"], "version": "1", "place": "Bali"}
    result = send(secretariat, csv_file(row))
    assert complaints(result) == {(2, "version", "import.stale-row")}
    assert secretariat.get(f"/activities/{activity['ref']}").json()["place"] == "Lima"


def test_a_state_moves_by_verbs_and_not_by_a_file(secretariat: Caller) -> None:
    activity = make_activity(secretariat)
    result = send(secretariat, csv_file({"ref": activity["ref"], "status": "completed"}))
    assert complaints(result) == {(2, "status", "import.set-by-verb")}


def test_records_of_the_past_come_with_their_state(secretariat: Caller, chair: Caller) -> None:
    row = csv_file({**WORKSHOP, "status": "completed"})
    assert complaints(send(chair, row)) == {(2, None, "forbidden")}
    assert send(secretariat, row)["created"] == 1
    [activity] = secretariat.get("/activities").json()["items"]
    assert activity["status"] == "completed"


def test_rules_of_the_plan_hold_for_imported_rows(secretariat: Caller) -> None:
    row = {**WORKSHOP, "status": "completed", "plan": PLAN}
    result = send(secretariat, csv_file(row))
    assert (2, "focus_areas", "activity.focus-area-required") in complaints(result)


def test_an_adopted_recommendation_of_the_past_asks_its_parties(secretariat: Caller) -> None:
    row = {
        "source_system": "old-sheet",
        "external_ref": "R-1",
        "text": "Share practice.",
        "forum": "CTWG",
        "year": "2016",
        "source_kind": "mandate",
        "addressed_to_all_economies": "yes",
        "addressed_to_sub_fora": "SCCP",
        "status": "adopted",
    }
    assert send(secretariat, csv_file(row), "recommendations")["created"] == 1
    asked = secretariat.get("/implementations").json()["items"]
    assert {item["economy"] or item["sub_forum"] for item in asked} == {"AUS", "CHL", "HKG", "SCCP"}
    assert {item["recommendation"] for item in asked} == {"CTWG-2016-R01"}


def test_each_row_is_asked_for_by_the_callers_own_seat(australia: Caller) -> None:
    own = {**WORKSHOP, "lead_economies": "AUS"}
    foreign = {**WORKSHOP, "external_ref": "W-2", "lead_economies": "CHL"}
    result = send(australia, csv_file(own, foreign))
    assert complaints(result) == {(3, None, "forbidden")}
    assert send(australia, csv_file(own))["created"] == 1


def test_a_focal_point_does_not_take_over_anothers_record(australia: Caller, chile: Caller) -> None:
    activity = make_activity(chile, lead_economies=["CHL"])
    result = send(australia, csv_file({"ref": activity["ref"], "lead_economies": "AUS"}))
    assert complaints(result) == {(2, None, "forbidden")}


def test_refs_continue_their_series_and_given_refs_are_not_handed_out_again(
    secretariat: Caller,
) -> None:
    given = {**WORKSHOP, "ref": "CTWG-2018-A07", "external_ref": "W-7"}
    assert send(secretariat, csv_file(given))["created"] == 1
    assert make_activity(secretariat)["ref"] == "CTWG-2018-A08"
    assert send(secretariat, csv_file(WORKSHOP))["created"] == 1
    refs = {item["ref"] for item in secretariat.get("/activities").json()["items"]}
    assert refs == {"CTWG-2018-A07", "CTWG-2018-A08", "CTWG-2018-A09"}


def test_every_written_row_is_accounted_for(secretariat: Caller) -> None:
    result = send(secretariat, csv_file(WORKSHOP))
    events = secretariat.get("/audit-events?limit=500").json()["items"]
    of_rows = [event for event in events if event["resource"] == "activities"]
    assert [event["action"] for event in of_rows] == ["create"]
    assert of_rows[0]["reason"] == f"import {result['id']}"
    assert of_rows[0]["changes"]["title"] == [None, "Workshop on screening"]
    assert {e["action"] for e in events if e["resource"] == "imports"} == {"create", "finish"}


def test_the_same_key_imports_once(secretariat: Caller) -> None:
    anonymous_row = csv_file({**WORKSHOP, "external_ref": "", "source_system": ""})
    first = send(secretariat, anonymous_row, key="sheet-of-2018")
    again = send(secretariat, anonymous_row, key="sheet-of-2018")
    assert again["id"] == first["id"]
    assert total(secretariat) == 1


def test_an_import_is_its_senders_and_the_secretariats(
    secretariat: Caller, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    result = send(australia, csv_file({**WORKSHOP, "lead_economies": "AUS"}))
    path = f"/imports/{result['id']}"
    assert australia.get(path).status_code == 200
    assert secretariat.get(path).status_code == 200
    assert chile.get(path).status_code == 404
    assert anonymous.get(path).status_code == 401


@pytest.mark.parametrize("token", [None, "observer"])
def test_who_may_not_write_may_not_import(secretariat: Caller, token: str | None) -> None:
    caller = Caller(secretariat._client, token)  # noqa: SLF001 - the same application
    answer = caller.request(
        "POST",
        "/imports?resource=activities",
        content=csv_file(WORKSHOP),
        headers={"Content-Type": "text/csv"},
    )
    assert answer.status_code == (401 if token is None else 403)


@pytest.mark.parametrize(
    "media_type",
    ["application/vnd.ms-excel", "application/json", "text/html"],
)
def test_formats_that_are_not_read_are_refused_with_those_that_are(
    secretariat: Caller, media_type: str
) -> None:
    answer = secretariat.request(
        "POST",
        "/imports?resource=activities",
        content=b"PK",
        headers={"Content-Type": media_type},
    )
    assert answer.status_code == 415
    assert "text/csv" in answer.json()["detail"]


def test_a_resource_that_cannot_be_imported_is_named_as_such(secretariat: Caller) -> None:
    answer = secretariat.request(
        "POST",
        "/imports?resource=users",
        content=b"name\nA\n",
        headers={"Content-Type": "text/csv"},
    )
    assert answer.status_code == 422


def test_an_unknown_column_fails_the_file_and_names_the_nearest(secretariat: Caller) -> None:
    result = send(secretariat, b"title,kynd\nA,workshop\n")
    assert complaints(result) == {(1, "kynd", "import.unknown-column")}
    assert "'kind'" in result["errors"][0]["detail"]


def test_a_thousand_faults_are_kept_and_the_rest_counted(secretariat: Caller) -> None:
    rows = [{"title": "", "kind": "", "external_ref": f"{n}"} for n in range(700)]
    result = send(secretariat, csv_file(*rows))
    assert (result["failed"], result["faults"], len(result["errors"])) == (700, 2100, 1000)


def test_a_trial_tells_what_the_sound_rows_of_a_faulty_file_would_come_to(
    secretariat: Caller,
) -> None:
    changed, same = make_activity(secretariat), make_activity(secretariat)
    content = csv_file(
        {"ref": changed["ref"], "title": "Another title", "kind": changed["kind"]},
        {"ref": same["ref"], "title": same["title"], "kind": same["kind"]},
        {"ref": "", "title": "New", "kind": "workshop"},
        {"ref": "", "title": "Wrong", "kind": "jamboree"},
    )
    trial = send(secretariat, content, dry_run=True)
    assert (trial["status"], trial["failed"], trial["faults"]) == ("failed", 1, 1)
    assert (trial["created"], trial["updated"], trial["unchanged"]) == (1, 1, 1)
    assert [(row["row"], row["action"], row["key"], row["fields"]) for row in trial["rows"]] == [
        (2, "updated", changed["ref"], ["title"]),
        (3, "unchanged", same["ref"], []),
        (4, "created", None, []),
    ]
    refused = send(secretariat, content)
    assert (refused["created"], refused["updated"], refused["unchanged"]) == (0, 0, 0)
    assert (refused["rows"], total(secretariat)) == ([], 2)


def test_what_is_wrong_is_said_in_words_for_who_sees_a_cell(secretariat: Caller) -> None:
    row = {"source_system": "old sheet", "external_ref": "1", "title": "", "kind": "jamboree"}
    errors = send(secretariat, csv_file(row))["errors"]
    told = {error["column"]: error["detail"] for error in errors}
    assert told["source_system"].endswith(
        "with single points or hyphens between them: old-sheet-2018"
    )
    assert told["title"] == "is required: fill in the cell, or add the column"
    assert told["kind"].startswith("must be 'workshop', ")
    assert told["kind"].endswith("or 'other'.")
    slip = send(secretariat, csv_file({"title": "A", "kind": "work shops"}))["errors"]
    assert slip[0]["detail"].endswith(" Did you mean 'workshop'?")
