"""Workbooks are read as people save them, and none does harm."""

import io
import struct
import time
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

import pytest
import xlsxwriter

from api.imports.odd_cells import uncalculated_cells
from tests.callers import Caller
from tests.imports.conftest import XLSX, complaints, send, total

HEADING = ("source_system", "external_ref", "title", "kind", "forum", "lead_economies")


def workbook(*rows: Iterable[object], dates: str = "yyyy-mm-dd", **options: object) -> bytes:
    """A sheet as somebody types it: dates are real dates, numbers are numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"default_date_format": dates, **options}) as book:
        page = book.add_worksheet("Activities")
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell is not None:
                    page.write(number, place, cell)
    return file.getvalue()


def take(caller: Caller, content: bytes, resource: str = "activities") -> dict[str, Any]:
    """Import a workbook."""
    return send(caller, content, resource, media_type=XLSX)


def only(caller: Caller, path: str = "/activities") -> dict[str, Any]:
    """The one record that there is."""
    [item] = caller.get(path).json()["items"]
    return dict(item)


def test_real_dates_numbers_and_truths_are_read_as_what_they_are(secretariat: Caller) -> None:
    content = workbook(
        (*HEADING, "planned_start", "planned_end", "budget_apec_funding", "publication_number"),
        (
            *("sheet", 17, "Workshop", "workshop", "CTWG", "Australia; Hong Kong, China"),
            *(date(2018, 5, 9), datetime(2018, 5, 10, tzinfo=UTC).replace(tzinfo=None)),
            *(110855.5, 218),
        ),
    )
    result = take(secretariat, content)
    assert (result["errors"], result["created"]) == ([], 1)
    activity = only(secretariat)
    assert activity["planned"] == {"start": "2018-05-09", "end": "2018-05-10", "precision": "day"}
    assert activity["budget"]["apec_funding"] == 110855.5
    assert (activity["external_ref"], activity["publication_number"]) == ("17", "218")
    assert take(secretariat, content)["unchanged"] == 1


def test_numbers_as_text_years_and_months_keep_what_is_known(secretariat: Caller) -> None:
    content = workbook(
        (*HEADING, "planned_start", "planned_end", "budget_apec_funding"),
        ("sheet", "A-1", "Workshop", "workshop", "CTWG", " chile ", 2018, "2018-06", " 42 "),
    )
    result = take(secretariat, content)
    assert (result["errors"], result["created"]) == ([], 1)
    activity = only(secretariat)
    assert activity["planned"] == {"start": "2018", "end": "2018-06", "precision": "year"}
    assert (activity["budget"]["apec_funding"], activity["lead_economies"]) == (42, ["CHL"])


def test_truths_and_several_kinds_of_list_are_read(secretariat: Caller) -> None:
    content = workbook(
        (
            *("source_system", "external_ref", "text", "forum", "year", "source_kind", "sources"),
            *("addressed_to_all_economies", "topics"),
        ),
        ("s", 1, "Share.", "CTWG", 2018.0, "mandate", '["a; b", "c"]', True, "aeo; api-pnr"),
    )
    result = take(secretariat, content, "recommendations")
    assert (result["errors"], result["created"]) == ([], 1)
    recommendation = only(secretariat, "/recommendations")
    assert recommendation["addressed_to"]["all_economies"] is True
    assert (recommendation["year"], recommendation["sources"]) == (2018, ["a; b", "c"])
    assert recommendation["topics"] == ["aeo", "api-pnr"]


def test_a_fault_names_the_row_of_the_sheet(secretariat: Caller) -> None:
    blank = (None,) * 6
    row = ("sheet", "A-1", "Workshop", "workshop", "CTWG", "Atlantis")
    result = take(secretariat, workbook(blank, blank, HEADING, blank, row))
    assert complaints(result) == {(5, "lead_economies", "unknown-reference")}


def test_the_first_sheet_that_can_be_seen_is_read_and_its_hidden_rows_too(
    secretariat: Caller,
) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        hidden = book.add_worksheet("Lists")
        page = book.add_worksheet("Rows")
        other = book.add_worksheet("Notes")
        hidden.write(0, 0, "nothing of interest")
        hidden.hide()
        page.activate()
        page.set_first_sheet()
        page.write_row(0, 0, HEADING)
        page.write_row(1, 0, ("s", "1", "One", "workshop", "CTWG", "AUS"))
        page.write_row(2, 0, ("s", "2", "Two", "workshop", "CTWG", "AUS"))
        page.set_row(2, None, None, {"hidden": True})
        other.write(0, 0, "nothing either")
    assert take(secretariat, file.getvalue())["created"] == 2


def test_formulas_are_read_as_what_they_came_to(secretariat: Caller) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADING)
        page.write_row(1, 0, ("s", "1", "", "workshop", "CTWG", "AUS"))
        page.write_formula(1, 2, '="Work"&"shop"', None, "Workshop")
    assert take(secretariat, file.getvalue())["created"] == 1
    assert only(secretariat)["title"] == "Workshop"


def test_text_that_looks_like_a_formula_or_a_guard_stays_as_it_is(secretariat: Caller) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADING)
        page.write_row(1, 0, ("s", "1", "'=1+1", "workshop", "CTWG", "AUS"))
    assert take(secretariat, file.getvalue())["created"] == 1
    assert only(secretariat)["title"] == "'=1+1"


def archive(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def changed(content: bytes, sheet: Callable[[bytes], bytes]) -> bytes:
    """A workbook whose first sheet was tampered with."""
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        members = {name: read.read(name) for name in read.namelist()}
    name = "xl/worksheets/sheet1.xml"
    members[name] = sheet(members[name])
    return archive(members)


def far_corner(sheet: bytes) -> bytes:
    """A cell at the last place that there is: a reader that keeps room for all runs out of it."""
    row = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return sheet.replace(b"</sheetData>", row + b"</sheetData>")


def many_entities(sheet: bytes) -> bytes:
    """The billion laughs."""
    lines = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    bomb = b'<!DOCTYPE x [<!ENTITY l0 "laugh">' + lines + b"]>"
    head, _, tail = sheet.partition(b"?>")
    return head + b"?>" + bomb + tail.replace(b"<sheetData>", b"<sheetData>&l11;", 1)


def lying(content: bytes) -> bytes:
    """An archive that says of each member that it is small."""
    place = 0
    data = bytearray(content)
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into("<I", data, place + 24, 10)
        place += 4
    return bytes(data)


SOUND = workbook(HEADING, ("s", "1", "Workshop", "workshop", "CTWG", "AUS"))
ZEROS = b"\0" * (40 * 2**20)
BOMBS = {
    "empty": b"",
    "no archive": b"PK and no more",
    "cut short": SOUND[: len(SOUND) // 2],
    "another archive": archive({"readme.txt": b"hello"}),
    "another format": archive({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}),
    "dense": changed(SOUND, lambda sheet: sheet.replace(b"</sheetData>", ZEROS)),
    "a cell far away": changed(SOUND, far_corner),
    "entities": changed(SOUND, many_entities),
    "lying sizes": lying(changed(SOUND, lambda sheet: sheet + b" " * 2**20)),
    "many members": archive({f"xl/worksheets/sheet{n}.xml": b"<x/>" for n in range(1_500)}),
    "a workbook in a workbook": archive({"xl/workbook.xml": SOUND}),
    "no XML": changed(SOUND, lambda _: b"\xff\xfe not XML"),
    "rows without end": changed(SOUND, lambda sheet: sheet.replace(b'r="A2"', b'r="A99999999"')),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_no_honest_workbook_is_refused_soon_and_writes_nothing(
    secretariat: Caller, name: str
) -> None:
    began = time.process_time()
    result = take(secretariat, BOMBS[name])
    assert time.process_time() - began < 5, "the work was not the service's"
    assert result["status"] == "failed"
    codes = {error["code"] for error in result["errors"]}
    assert codes <= {"import.workbook", "import.workbook-too-large", "import.no-heading"}
    assert total(secretariat) == 0


def test_a_sheet_of_formulas_without_end_is_searched_no_longer_than_another() -> None:
    ends = b'<row r="3"><c r="A3"><f>x</f>' + b"\n" * 200_000 + b"<v>" + b" " * 200_000
    content = changed(SOUND, lambda sheet: sheet.replace(b"</sheetData>", ends + b"</sheetData>"))
    began = time.process_time()
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert dict(uncalculated_cells(opened, "Activities")) == {}
    assert time.process_time() - began < 5
