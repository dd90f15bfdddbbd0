"""Templates: a workbook that says how to fill it in, and that imports once it is."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from api.imports.resources import IMPORTABLES
from tests.callers import Caller
from tests.imports.conftest import XLSX, complaints, send

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def template(caller: Caller, resource: str) -> bytes:
    """The template of a resource."""
    answer = caller.get(f"/imports/templates/{resource}.xlsx")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == XLSX
    return answer.content


def sheets(content: bytes) -> list[Any]:
    """The rows of each sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [book.get_sheet_by_index(n).to_python() for n in range(2)]


@pytest.mark.parametrize("resource", IMPORTABLES)
def test_every_resource_has_a_template_with_the_headings_that_its_import_takes(
    secretariat: Caller, resource: str
) -> None:
    content = template(secretariat, resource)
    heading, example = sheets(content)[0]
    offered = IMPORTABLES[resource]
    assert heading[0] == offered.key
    assert set(map(str, heading)) == {*offered.columns, offered.key}
    assert example[0] == "EXAMPLE"
    result = send(secretariat, content, resource, media_type=XLSX)
    assert (2, offered.key, "import.example") in complaints(result)
    assert result["processed"] == 1


def test_the_vocabulary_is_what_the_database_holds_now_with_its_names(secretariat: Caller) -> None:
    secretariat.create("/topics", {"code": "drones", "name": "Unmanned aircraft"})
    codes = sheets(template(secretariat, "activities"))[1]
    pairs = {(row[n], row[n + 1]) for row in codes for n in range(len(row) - 1)}
    assert {("drones", "Unmanned aircraft"), ("HKG", "Hong Kong, China"), ("workshop", "")} <= pairs


def test_cells_offer_the_vocabulary_and_the_heading_stays_in_sight(secretariat: Caller) -> None:
    content = template(secretariat, "recommendations")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file
        notes = archive.read("xl/comments1.xml").decode()
    pane = next(sheet.iter(f"{SHEET}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    chosen = {found.get("sqref"): found for found in sheet.iter(f"{SHEET}dataValidation")}
    headings = [str(cell) for cell in sheets(content)[0][0]]
    column = chr(ord("A") + headings.index("priority"))
    assert f"{column}2:{column}5001" in chosen
    assert "Required." in notes
    assert "Several are separated by ;" in notes


def test_a_template_shows_no_record_that_its_caller_may_not_see(
    secretariat: Caller, australia: Caller
) -> None:
    activity = secretariat.create(
        "/activities",
        {"title": "Hidden", "kind": "study", "forum": "TELWG", "visibility": "restricted"},
    )
    seen = template(secretariat, "recommendations")
    unseen = template(australia, "recommendations")
    assert activity["ref"] in str(sheets(seen)[1])
    assert activity["ref"] not in str(sheets(unseen)[1])


def test_a_template_that_was_filled_in_imports(secretariat: Caller) -> None:
    heading = [str(cell) for cell in sheets(template(secretariat, "activities"))[0][0]]
    row = {"title": "Workshop", "kind": "workshop", "forum": "CTWG", "lead_economies": "Chile; AUS"}
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, heading)
        page.write_row(1, 0, [row.get(name, "") for name in heading])
    result = send(secretariat, file.getvalue(), media_type=XLSX)
    assert (result["errors"], result["created"]) == ([], 1)


def test_there_is_no_template_of_what_cannot_be_imported(secretariat: Caller) -> None:
    assert secretariat.get("/imports/templates/users.xlsx").status_code == 404
    assert secretariat.get("/imports/templates/activities.ods").status_code == 404
