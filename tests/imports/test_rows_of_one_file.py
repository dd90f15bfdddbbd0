"""Rows may name records that rows above them make, and bring their refs along."""

from tests.callers import Caller
from tests.factories.world import PLAN, make_plan
from tests.imports.conftest import complaints, csv_file, send, total

NEXT = "CTWG-2023-2027"
KPI = {"objective": f"{NEXT}.O1", "measure": "count"}


def test_a_sub_item_names_the_kpi_that_a_row_above_makes(secretariat: Caller) -> None:
    make_plan(secretariat, NEXT, "CTWG")
    whole = {**KPI, "ref": f"{NEXT}.O1.ii", "label": "(ii)", "text": "Exercises", "parent": ""}
    part = {**KPI, "ref": f"{NEXT}.O1.ii.a", "label": "(a)", "text": "At sea"}
    content = csv_file(whole, {**part, "parent": f"{NEXT}.O1.ii"})
    assert send(secretariat, content, "kpis", dry_run=True)["created"] == 2
    result = send(secretariat, content, "kpis")
    assert (result["errors"], result["created"]) == ([], 2)
    assert secretariat.get(f"/kpis/{NEXT}.O1.ii.a").json()["parent"] == f"{NEXT}.O1.ii"
    assert send(secretariat, content, "kpis")["unchanged"] == 2


def test_a_row_below_and_a_row_that_fails_are_not_named(secretariat: Caller) -> None:
    make_plan(secretariat, NEXT, "CTWG")
    whole = {**KPI, "ref": f"{NEXT}.O1.ii", "label": "(ii)", "text": "Exercises", "parent": ""}
    part = {**KPI, "ref": f"{NEXT}.O1.ii.a", "label": "(a)", "text": "At sea"}
    before = total(secretariat, "kpis")
    turned = csv_file({**part, "parent": f"{NEXT}.O1.ii"}, whole)
    assert complaints(send(secretariat, turned, "kpis")) == {(2, "parent", "unknown-reference")}
    broken = csv_file({**whole, "measure": "guess"}, {**part, "parent": f"{NEXT}.O1.ii"})
    assert (2, "measure", "enum") in complaints(send(secretariat, broken, "kpis"))
    assert total(secretariat, "kpis") == before


def test_a_recommendation_goes_on_one_that_a_row_above_makes(secretariat: Caller) -> None:
    row = {"forum": "CTWG", "source_kind": "mandate", "carried_from": "", "duplicates": ""}
    rows = csv_file(
        {**row, "ref": "CTWG-2016-R04", "year": "2016", "text": "Share practice."},
        {**row, "ref": "CTWG-2016-R05", "year": "2016", "text": "Share more practice."},
        {
            **row,
            "ref": "CTWG-2018-R01",
            "year": "2018",
            "text": "Share best practice.",
            "carried_from": "CTWG-2016-R04",
            "duplicates": "CTWG-2016-R05",
        },
    )
    result = send(secretariat, rows, "recommendations")
    assert (result["errors"], result["created"]) == ([], 3)
    made = secretariat.get("/recommendations/CTWG-2018-R01").json()
    assert (made["carried_from"], made["duplicates"]) == ("CTWG-2016-R04", ["CTWG-2016-R05"])
    assert send(secretariat, rows, "recommendations")["unchanged"] == 3


def test_a_forum_names_the_forum_of_a_row_above(secretariat: Caller) -> None:
    row = {"kind": "working-group", "parent": ""}
    content = csv_file(
        {**row, "code": "TPTWG", "name": "Transportation"},
        {**row, "code": "AEG-SEC", "name": "Aviation Security Experts", "parent": "TPTWG"},
    )
    result = send(secretariat, content, "sub_fora")
    assert (result["errors"], result["created"]) == ([], 2)
    assert secretariat.get("/sub-fora/AEG-SEC").json()["parent"] == "TPTWG"


def test_a_meeting_keeps_the_ref_that_its_row_gives(secretariat: Caller) -> None:
    row = csv_file({"ref": "CTWG-2018-M05", "forum": "CTWG", "on": "2018"})
    assert send(secretariat, row, "meetings")["created"] == 1
    assert send(secretariat, row, "meetings")["unchanged"] == 1
    assert secretariat.get("/meetings/CTWG-2018-M05").status_code == 200
    later = secretariat.create("/meetings", {"forum": "CTWG", "on": "2018"})
    assert later["ref"] == "CTWG-2018-M06", "a given number is not handed out again"


def test_a_ref_that_follows_from_a_record_with_children_cannot_be_another(
    secretariat: Caller,
) -> None:
    row = csv_file({"ref": "CTWG-2017", "forum": "CTWG", "year": "2018"})
    assert complaints(send(secretariat, row, "work_plans")) == {(2, "ref", "import.two-records")}
    assert total(secretariat, "work-plans") == 0


def test_a_measurement_keeps_the_ref_that_its_row_gives(secretariat: Caller) -> None:
    row = {"kpi": f"{PLAN}.O1.i", "value": "3", "period_start": "2018-01-01"}
    row |= {"period_end": "2018-12-31", "ref": f"{PLAN}.O1.i.M-234567"}
    assert send(secretariat, csv_file(row), "kpi_measurements")["created"] == 1
    assert send(secretariat, csv_file(row), "kpi_measurements")["unchanged"] == 1
    unnamed = csv_file({**row, "ref": "", "period_start": "2019-01-01", "period_end": "2019-12-31"})
    assert send(secretariat, unnamed, "kpi_measurements")["created"] == 1
    refs = {one["ref"] for one in secretariat.get("/kpi-measurements").json()["items"]}
    assert len(refs) == 2
    assert all(ref.startswith(f"{PLAN}.O1.i.M-") for ref in refs)
