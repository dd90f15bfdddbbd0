"""Workbooks as economies would send them that never saw this product.

Written by openpyxl, which calculates nothing and merges, hides and formats what it is told to.
"""

from datetime import UTC, date, datetime

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.callers import Caller
from tests.imports.conftest import complaints, total
from tests.imports.test_unseen_files import NAMED, listed, sheet, take


def test_a_date_of_a_workbook_claims_no_more_than_the_cell_shows(secretariat: Caller) -> None:
    book = sheet(
        (*NAMED, "planned_start", "planned_end"),
        ("s", 1, "A", "workshop", date(2013, 6, 1), date(2013, 6, 30)),
        ("s", 2, "B", "workshop", date(2013, 1, 1), None),
        ("s", 3, "C", "workshop", date(2013, 6, 24), datetime(2013, 6, 26, tzinfo=None)),  # noqa: DTZ001
        ("s", 4, "D", "workshop", 2013, None),
        ("s", 5, "E", "workshop", date(2013, 6, 1), None),
    )
    page = book.worksheets[0]
    for cell, shown in (("E2", "mmm yyyy"), ("E3", "yyyy"), ("E4", "[$-409]d\\-mmm\\-yy;@")):
        page[cell].number_format = shown
    page["E6"].number_format = "[$-409]mmm\\-yy;@"
    assert take(secretariat, book)["errors"] == []
    planned = [item["planned"] for item in listed(secretariat)]
    assert [(period["start"], period["end"]) for period in planned] == [
        ("2013-06", "2013-06-30"),
        ("2013", None),
        ("2013-06-24", "2013-06-26"),
        ("2013", None),
        ("2013-06", None),
    ]
    assert take(secretariat, book)["unchanged"] == 5


def test_a_workbook_that_counts_from_1904_has_the_same_days(secretariat: Caller) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (
        (*NAMED, "planned_start"),
        ("s", 1, "A", "workshop", datetime(2013, 6, 24, tzinfo=UTC).replace(tzinfo=None)),
        ("s", 2, "B", "workshop", 39987),
    ):
        book.worksheets[0].append(row)
    result = take(secretariat, book)
    assert complaints(result) == {(3, "planned_start", "serial-date")}
    book.worksheets[0].delete_rows(3)
    assert take(secretariat, book)["errors"] == []
    assert listed(secretariat)[0]["planned"]["start"] == "2013-06-24"


def test_formulas_that_came_to_nothing_are_no_empty_cells(secretariat: Caller) -> None:
    """Nothing is calculated here: what a spreadsheet would have stored is written by hand."""
    book = sheet((*NAMED, "note"), ("s", 1, "A", "workshop", "#REF!"), ("s", 2, "B", "study", "ok"))
    book.worksheets[0]["E2"].data_type = "e"
    result = take(secretariat, book)
    assert complaints(result) == {(2, "note", "import.formula-error")}
    assert total(secretariat) == 0


def test_formulas_that_nothing_has_calculated_are_no_empty_cells(secretariat: Caller) -> None:
    """As programs write them that are no spreadsheets, such as the one of this test."""
    book = sheet(
        (*NAMED, "note", "place"),
        ("s", 1, "A", "workshop", "=1+1", "Lima"),
        ("s", 2, "B", "study", "=cmd|' /C calc'!A0", None),
        ("s", 3, "C", "study", "fine", None),
    )
    result = take(secretariat, book)
    assert complaints(result) == {(row, "note", "import.formula-error") for row in (2, 3)}
    assert all("no program has calculated" in error["detail"] for error in result["errors"])


def test_shares_in_per_cent_are_no_numbers_but_text(secretariat: Caller) -> None:
    book = sheet(
        (*NAMED, "attendance", "budget_apec_funding"),
        ("s", 1, "A", "workshop", 0.455, None),
        ("s", 2, "B", "workshop", None, 0.5),
    )
    for cell in ("E2", "F3"):
        book.worksheets[0][cell].number_format = "0.0%"
    result = take(secretariat, book)
    assert complaints(result) == {(3, "budget_apec_funding", "unreadable-number")}
    book.worksheets[0]["F3"] = None
    assert take(secretariat, book)["errors"] == []
    assert listed(secretariat)[0]["attendance"] == "45.5%"


def test_titles_above_the_headings_hidden_rows_and_trailing_columns_do_no_harm(
    secretariat: Caller,
) -> None:
    book = sheet(
        ("Activities of the Counter-Terrorism Working Group", None),
        ("As of 24 June 2018", None),
        (),
        ("Source system", "External ref", " Title ", "KIND", "Lead\neconomies", None),
        ("s", "00123", "A", "workshop", "Hong Kong, China;\u00a0Chile", None),
        ("s", 124, "B", "workshop", "Australia", ""),
    )
    book.worksheets[0].merge_cells("A1:E1")
    book.worksheets[0].row_dimensions[6].hidden = True
    hidden = book.create_sheet("Lists", 0)
    hidden.append(("code", "name"))
    hidden.sheet_state = "hidden"
    result = take(secretariat, book)
    assert (result["errors"], result["created"]) == ([], 2)
    first, second = listed(secretariat)
    assert (first["external_ref"], first["lead_economies"]) == ("00123", ["CHL", "HKG"])
    assert second["external_ref"] == "124"
    book.worksheets[1]["E6"] = "Atlantis"
    assert complaints(take(secretariat, book)) == {(6, "lead_economies", "unknown-reference")}


def test_a_table_that_begins_at_b3_is_read_as_its_cells_are_shown(secretariat: Caller) -> None:
    book = Workbook()
    page = book.worksheets[0]
    table: list[tuple[str | int | date, ...]] = [
        (*NAMED, "planned_start"),
        ("s", 1, "A", "workshop", date(2018, 5, 1)),
    ]
    for row, cells in enumerate(table, start=3):
        for column, cell in enumerate(cells, start=2):
            page.cell(row, column, cell)
    page["F4"].number_format = "mmm yyyy"
    assert take(secretariat, book)["errors"] == []
    assert listed(secretariat)[0]["planned"]["start"] == "2018-05", "no day was ever known"
    page["F4"] = "Atlantis"
    assert complaints(take(secretariat, book)) == {(4, "planned_start", "unreadable-date")}


def test_the_rows_are_found_behind_a_cover_and_doubled_ones_are_refused(
    secretariat: Caller,
) -> None:
    row = ("s", 1, "A", "workshop")
    book = sheet(NAMED, row)
    book.worksheets[0].title = "2018"
    cover = book.create_sheet("Cover", 0)
    cover.append(("Work plan of the Counter-Terrorism Working Group",))
    assert take(secretariat, book)["created"] == 1
    later = book.create_sheet("2019")
    later.append(NAMED)
    assert take(secretariat, book)["unchanged"] == 1, "headings alone are no rows"
    later.append(("s", 2, "B", "workshop"))
    result = take(secretariat, book)
    assert complaints(result) == {(None, None, "import.several-sheets")}
    assert "'2018' and '2019'" in result["errors"][0]["detail"]
    later.sheet_state = "hidden"
    assert take(secretariat, book)["unchanged"] == 1


def test_merged_cells_are_refused_and_no_row_loses_what_they_say(secretariat: Caller) -> None:
    book = sheet(
        ("Activities", None, None, None, None),
        (*NAMED, "lead_economies"),
        ("s", 1, "A", "workshop", "Chile"),
        ("s", 2, "B", "study", None),
    )
    page = book.worksheets[0]
    page.merge_cells("A1:E1")
    page.merge_cells("A6:E7")
    page.merge_cells("E3:E4")
    result = take(secretariat, book)
    assert complaints(result) == {(4, "lead_economies", "import.merged-cells")}
    assert "merged with E3" in result["errors"][0]["detail"]
    page.unmerge_cells("E3:E4")
    assert take(secretariat, book)["created"] == 2
