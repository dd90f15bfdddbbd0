"""Files as economies would send them that never saw this product: each row is right, or refused.

What is refused names its row, its column and what to do about it. The workbooks are written by
openpyxl, the tables by hand.
"""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.callers import Caller
from tests.imports.conftest import XLSX, complaints, csv_file, send

ECONOMIES = Path(__file__).parents[2] / "data" / "economies.csv"
HERE = {"AUS", "CHL", "HKG"}
"""Made for every test of imports."""
NAMED = ("source_system", "external_ref", "title", "kind")


@pytest.fixture
def members(secretariat: Caller) -> None:
    """All members as they are published, with formal names and aliases."""
    with ECONOMIES.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["iso_alpha3"] not in HERE:
                secretariat.create(
                    "/economies",
                    {
                        "code": row["iso_alpha3"],
                        "name": row["name"],
                        "formal_name": row["formal_name"] or None,
                        "aliases": [alias for alias in row["aliases"].split(";") if alias],
                        "position": int(row["apec_order"]),
                    },
                )


def saved(book: Workbook) -> bytes:
    """A workbook as its file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def sheet(*rows: tuple[str | float | date | None, ...]) -> Workbook:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return book


def take(caller: Caller, book: Workbook, resource: str = "activities") -> dict[str, Any]:
    """Import a workbook."""
    return send(caller, saved(book), resource, media_type=XLSX)


def listed(caller: Caller, path: str = "/activities?sort=title") -> list[dict[str, Any]]:
    """The records, in the order of their titles."""
    items: list[dict[str, Any]] = caller.get(path).json()["items"]
    return items


def rows_of(column: str, *cells: str) -> bytes:
    """An activity for each cell, as CSV."""
    return csv_file(
        *(
            {"title": f"Row {n:02}", "kind": "workshop", column: cell}
            for n, cell in enumerate(cells)
        )
    )


@pytest.mark.usefixtures("members")
def test_economies_are_found_as_people_spell_them(secretariat: Caller) -> None:
    spelled = {
        "Hong Kong SAR": "HKG", "Hong Kong, China": "HKG", "HKC": "HKG", "Chinese Taipei": "TWN",
        "Viet Nam": "VNM", "Vietnam": "VNM", "Brunei": "BRN", "Russia": "RUS",
        "Russian Federation": "RUS", "USA": "USA", "U.S.": "USA", "us": "USA", "PNG": "PNG",
        "South Korea": "KOR", "Republic of Korea": "KOR", "Korea, Republic of": "KOR",
        "P.R. China": "CHN", "People\u2019s Republic of China": "CHN", "Philippines, The": "PHL",
        "\u00a0New\u00a0Zealand\u00a0": "NZL", "\uff30\uff45\uff52\uff55": "PER", "PERÚ": "PER",
        "Me\u0301xico": "MEX", "Chile\u200b": "CHL", "the United States": "USA",
        "Hong Kong S.A.R.": "HKG", "HK, China": "HKG", "China, Hong Kong": "HKG",
        "Korea (ROK)": "KOR", "Korea, South": "KOR", "Rep. of Korea": "KOR", "R.O.K.": "KOR",
        "Taipei, Chinese": "TWN", "China (PRC)": "CHN", "United States of America (USA)": "USA",
    }  # fmt: skip
    result = send(secretariat, rows_of("host_economy", *spelled))
    assert result["errors"] == []
    assert [item["host_economy"] for item in listed(secretariat)] == list(spelled.values())


@pytest.mark.usefixtures("members")
def test_names_that_name_no_member_are_refused_and_never_taken_for_a_neighbour(
    secretariat: Caller,
) -> None:
    spelled = [
        *("North Korea", "Korea (North)", "Korea, North", "Taiwan", "Taiwan (Chinese Taipei)"),
        *("Republic of China", "China, Republic of", "China (Hong Kong)", "Germany", "APEC", "n/a"),
    ]
    result = send(secretariat, rows_of("host_economy", *spelled))
    assert complaints(result) == {
        (row, "host_economy", "unknown-reference") for row in range(2, 2 + len(spelled))
    }
    assert "Did you mean" not in str(result["errors"])
    assert all("the template lists them" in error["detail"] for error in result["errors"])


@pytest.mark.usefixtures("members")
def test_a_letter_that_only_looks_latin_is_named(secretariat: Caller) -> None:
    result = send(secretariat, rows_of("host_economy", "\u0421hile", "Phillipines"))
    strange, misspelled = (error["detail"] for error in result["errors"])
    assert "CYRILLIC CAPITAL LETTER ES" in strange
    assert "Did you mean PHL?" in misspelled


@pytest.mark.usefixtures("members")
def test_several_economies_stand_between_semicolons_or_on_lines_of_their_own(
    secretariat: Caller,
) -> None:
    spelled = ["USA; Chile;", "USA\r\nChile", "; USA ;; Chile", '["USA", "Chile"]']
    assert send(secretariat, rows_of("lead_economies", *spelled))["errors"] == []
    assert {tuple(item["lead_economies"]) for item in listed(secretariat)} == {("CHL", "USA")}
    doubtful = [
        "USA, Chile",
        "Hong Kong, China, Chile",
        "USA/Chile",
        "USA and Chile",
        "USA & Chile",
    ]
    result = send(secretariat, rows_of("lead_economies", *doubtful))
    assert complaints(result) == {
        (row, "lead_economies", "unknown-reference") for row in range(2, 2 + len(doubtful))
    }
    assert all("separate them by ';'" in error["detail"] for error in result["errors"])
    [error] = send(secretariat, rows_of("lead_economies", "All member economies"))["errors"]
    assert "the column for all economies" in error["detail"]


def test_kinds_and_areas_are_read_as_people_write_them(secretariat: Caller) -> None:
    book = sheet(
        (*NAMED, "Areas", "Topics", "Visibility", "Mode"),
        ("s", 1, "A", "Policy Dialogue", "Secure Travel; finance", "AEO", "Public", "In person"),
        ("s", 2, "B", "capacity_building", "travel", "Api-Pnr;aeo", "MEMBERS", None),
    )
    assert take(secretariat, book)["errors"] == []
    kinds = ["policy-dialogue", "capacity-building"]
    assert [item["kind"] for item in listed(secretariat)] == kinds
    assert [item["areas"] for item in listed(secretariat)] == [["finance", "travel"], ["travel"]]
    assert [item["topics"] for item in listed(secretariat)] == [["aeo"], ["aeo", "api-pnr"]]


def test_dates_keep_what_is_known_however_they_are_typed(secretariat: Caller) -> None:
    spelled = {
        "2013": ("2013", None), "2013-06": ("2013-06", None), "Jun 2013": ("2013-06", None),
        "June 2013 ": ("2013-06", None), "24\u00a0June\u00a02013": ("2013-06-24", None),
        "24-26 June 2013": ("2013-06-24", "2013-06-26"),
        "24 \u2013 26 June 2013": ("2013-06-24", "2013-06-26"),
        "30 June - 2 July 2013": ("2013-06-30", "2013-07-02"),
        "June\u2013July 2013": ("2013-06", "2013-07"), "2013-2014": ("2013", "2014"),
    }  # fmt: skip
    content = rows_of("planned_start", *spelled)
    result = send(secretariat, content)
    assert result["errors"] == []
    planned = [(item["planned"]["start"], item["planned"]["end"]) for item in listed(secretariat)]
    assert planned == list(spelled.values())


def test_dates_that_are_none_are_refused_with_what_to_write(secretariat: Caller) -> None:
    spelled = {
        "Q2 2013": ("unreadable-date", "a quarter"),
        "41449": ("serial-date", "2013-06-24 or 2017-06-25"),
        "03/04/2013": ("ambiguous-date", "can mean two days"),
        "Jun-13": ("unreadable-date", "write it as 2013-06-24"),
        "TBC": ("unreadable-date", "write it as 2013-06-24"),
        "#REF!": ("import.formula-error", "mend its formula"),
    }
    result = send(secretariat, rows_of("planned_start", *spelled))
    told = {error["row"]: (error["code"], error["detail"]) for error in result["errors"]}
    assert len(result["errors"]) == len(spelled)
    for row, (code, words) in enumerate(spelled.values(), start=2):
        assert told[row][0] == code
        assert words in told[row][1]
    assert {error["column"] for error in result["errors"]} == {"planned_start"}


def test_money_is_read_where_it_can_be_one_sum_only(secretariat: Caller) -> None:
    spelled = {
        "1234.5": 1234.5, "1,234.50": 1234.5, "1.234,50": 1234.5, "1234,50": 1234.5,
        "1\u202f234,50": 1234.5, "1'234.50": 1234.5, "1,234,567": 1_234_567, "110,855": 110_855,
        "US$110,855": 110_855, "USD 5": 5, "00123": 123, " 42 ": 42, "0,5": 0.5,
    }  # fmt: skip
    assert send(secretariat, rows_of("budget_apec_funding", *spelled))["errors"] == []
    sums = [item["budget"]["apec_funding"] for item in listed(secretariat)]
    assert sums == list(spelled.values())
    refused = rows_of("budget_apec_funding", "A$5", "45%", "about 5", "(5)", "1,23,456", "5 AUD")
    result = send(secretariat, refused)
    assert complaints(result) == {
        (row, "budget_apec_funding", "unreadable-number") for row in range(2, 8)
    }


def test_a_number_that_can_mean_two_is_refused(secretariat: Caller) -> None:
    row = {"forum": "CTWG", "text": "Share.", "source_kind": "mandate"}
    result = send(secretariat, csv_file({**row, "year": "2,018"}), "recommendations")
    assert complaints(result) == {(2, "year", "ambiguous-number")}


def test_one_table_with_every_oddity_of_csv_at_once(secretariat: Caller) -> None:
    content = (
        b"\xef\xbb\xbfActivities 2018;;;;;\r\n\n"
        b"source_system;external_ref;title;kind;note;budget_apec_funding;\r\n"
        b's;1;"Workshop ""A""; first part";Workshop;"one\r\ntwo\nthree";1.234,50;\r'
        b"s;2;=cmd|' /C calc'!A0;workshop;'=1+1;110.855,00;\n"
        b"s;3;Short row;workshop\r\n"
        b";;;;;;\r\n"
    )
    result = send(secretariat, content)
    assert (result["errors"], result["created"]) == ([], 3)
    found = {item["external_ref"]: item for item in listed(secretariat)}
    first, second, short = found["1"], found["2"], found["3"]
    assert (first["title"], first["note"]) == ('Workshop "A"; first part', "one\ntwo\nthree")
    assert first["budget"]["apec_funding"] == 1234.5
    assert (second["title"], second["note"]) == ("=cmd|' /C calc'!A0", "=1+1")
    assert (short["title"], short["note"]) == ("Short row", None)
    exported = secretariat.get("/activities?format=csv").content
    assert b"'=cmd|' /C calc'!A0" in exported
    assert send(secretariat, exported)["unchanged"] == 3


def test_unicode_text_of_a_spreadsheet_is_read(secretariat: Caller) -> None:
    """UTF-16 with tabs, as "Unicode text" is saved."""
    text = "source_system\texternal_ref\ttitle\tkind\r\ns\t1\tTaller en Viña del Mar\tworkshop\r\n"
    assert send(secretariat, text.encode("utf-16"))["created"] == 1
    assert listed(secretariat)[0]["title"] == "Taller en Viña del Mar"


@pytest.mark.parametrize(
    ("heading", "code", "column"),
    [
        (b"title,kind,Title", "import.column-twice", "title"),
        (b"title,kind,Lead economy", "import.unknown-column", "Lead economy"),
    ],
)
def test_a_heading_that_cannot_be_right_is_named(
    secretariat: Caller, heading: bytes, code: str, column: str | None
) -> None:
    result = send(secretariat, b"A title above\n" + heading + b"\nA,workshop,B\n")
    assert complaints(result) == {(2, column, code)}


def test_truths_are_read_as_people_tick_them(secretariat: Caller) -> None:
    ticks = {"Yes": True, "x": True, "TRUE": True, "1": True, "no": False, "FALSE": False}
    row = {"forum": "CTWG", "year": "2018", "source_kind": "mandate", "addressed_to_economies": ""}
    rows = [
        {**row, "text": f"Share {n}.", "addressed_to_all_economies": tick}
        for n, tick in enumerate(ticks)
    ]
    for one in rows[4:]:
        one["addressed_to_economies"] = "AUS"
    assert send(secretariat, csv_file(*rows), "recommendations")["errors"] == []
    found = listed(secretariat, "/recommendations?sort=ref")
    assert [one["addressed_to"]["all_economies"] for one in found] == list(ticks.values())
    maybe = csv_file({**rows[0], "addressed_to_all_economies": "maybe"})
    assert complaints(send(secretariat, maybe, "recommendations")) == {
        (2, "addressed_to_all_economies", "unreadable-truth")
    }


def test_a_cell_that_is_too_long_is_named_by_row_and_column(secretariat: Caller) -> None:
    book = sheet(NAMED, ("s", 1, "A" * 301, "workshop"), ("s", 2, "B", "workshop"))
    assert complaints(take(secretariat, book)) == {(2, "title", "string-too-long")}


def test_a_ref_typed_in_other_letters_is_no_other_record(secretariat: Caller) -> None:
    row = {"title": "A", "kind": "study", "forum": "CTWG", "planned_start": "2018"}
    assert send(secretariat, csv_file({**row, "ref": "CTWG-2018-A07"}))["created"] == 1
    result = send(secretariat, csv_file({**row, "ref": "ctwg-2018-a07"}))
    assert complaints(result) == {(2, "ref", "import.ref")}
    assert "CTWG-2018-A" in result["errors"][0]["detail"]
