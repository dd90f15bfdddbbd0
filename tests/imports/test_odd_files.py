"""Files as they come: odd line ends, marks, quotes, spellings and dates."""

from typing import Any

import pytest

from tests.callers import Caller
from tests.imports.conftest import complaints, csv_file, send

ROW = {"source_system": "sheet", "external_ref": "1", "title": "Workshop", "kind": "workshop"}
NAMES = {
    "BRN": "Brunei Darussalam",
    "CHN": "China",
    "KOR": "Korea",
    "PNG": "Papua New Guinea",
    "PHL": "The Philippines",
    "TWN": "Chinese Taipei",
    "USA": "United States",
    "VNM": "Viet Nam",
    "NZL": "New Zealand",
    "RUS": "Russia",
}


@pytest.fixture
def economies(secretariat: Caller) -> None:
    """More economies than most tests need."""
    for position, (code, name) in enumerate(NAMES.items(), start=10):
        secretariat.create("/economies", {"code": code, "name": name, "position": position})


def listed(caller: Caller) -> list[dict[str, Any]]:
    """The activities, in the order of the file."""
    items: list[dict[str, Any]] = caller.get("/activities?sort=title").json()["items"]
    return items


def test_each_row_ends_as_its_author_ended_it(secretariat: Caller) -> None:
    content = (
        b"\xef\xbb\xbftitle;kind;lead_economies;note\r\n"
        b'A;workshop;"AUS;CHL";"one\r\ntwo ""three"""\n'
        b"B;workshop;Hong Kong, China;'=1+1\r"
        b'"C; with a semicolon";workshop;;\r\n'
        b";;;\r\n\n"
    )
    result = send(secretariat, content)
    assert (result["errors"], result["created"]) == ([], 3)
    first, second, third = listed(secretariat)
    assert first["lead_economies"] == ["AUS", "CHL"]
    assert first["note"] == 'one\ntwo "three"'
    assert (second["lead_economies"], second["note"]) == (["HKG"], "=1+1")
    assert third["title"] == "C; with a semicolon"


def test_tabs_separate_as_well_and_quotes_may_be_left_out(secretariat: Caller) -> None:
    content = (
        b'Title\tKind\tLead economies\r\nIt\'s a "quote"\tworkshop\tHong Kong, China; Chile\r\n'
    )
    result = send(secretariat, content)
    assert (result["errors"], result["created"]) == ([], 1)
    [item] = listed(secretariat)
    assert (item["title"], item["lead_economies"]) == ('It\'s a "quote"', ["CHL", "HKG"])


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850"])
def test_a_file_in_another_encoding_is_refused_with_what_to_do(
    secretariat: Caller, encoding: str
) -> None:
    content = csv_file({**ROW, "place": "Viña del Mar"}).decode().encode(encoding)
    result = send(secretariat, content)
    assert complaints(result) == {(None, None, "import.encoding")}
    assert "CSV UTF-8" in result["errors"][0]["detail"]


@pytest.mark.usefixtures("economies")
@pytest.mark.parametrize(
    ("spelled", "code"),
    [
        ("U.S.", "USA"),
        ("us", "USA"),
        ("U.S.A.", "USA"),
        ("The United States", "USA"),
        ("United States of America", "USA"),
        ("Republic of Korea", "KOR"),
        ("Korea, Rep.", "KOR"),
        ("P.R. China", "CHN"),
        ("Hong Kong SAR", "HKG"),
        ("Philippines, The", "PHL"),
        ("\uff23\uff28\uff2e", "CHN"),
        ("ROK", "KOR"),
        ("South Korea", "KOR"),
        ("Viet-Nam", "VNM"),
        ("VIETNAM", "VNM"),
        ("Việt Nam", "VNM"),
        ("VN", "VNM"),
        ("Philippines", "PHL"),
        ("Brunei", "BRN"),
        ("Hong Kong China", "HKG"),
        ("Hong Kong (China)", "HKG"),
        ("Hong Kong", "HKG"),
        ("HK", "HKG"),
        ("Chinese  Taipei", "TWN"),
        ("P.N.G.", "PNG"),
        ("papua new guinea ", "PNG"),
        ("NZ", "NZL"),
        ("PRC", "CHN"),
        ("Atlantis", None),
    ],
)
def test_an_economy_has_many_spellings_and_each_means_one(
    secretariat: Caller, spelled: str, code: str | None
) -> None:
    result = send(secretariat, csv_file({**ROW, "host_economy": spelled}))
    if code is None:
        assert complaints(result) == {(2, "host_economy", "unknown-reference")}
    else:
        assert result["errors"] == []
        assert listed(secretariat)[0]["host_economy"] == code


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [
        ("2013", ("2013", "year")),
        ("2013.0", None),
        ("June 2013", ("2013-06", "month")),
        ("Jun 2013", ("2013-06", "month")),
        ("06/2013", ("2013-06", "month")),
        ("24.06.2013", ("2013-06-24", "day")),
        ("24 Jun 2013", ("2013-06-24", "day")),
        ("03/04/2013", None),
        ("mid-2013", None),
        ("TBC", None),
    ],
)
def test_a_date_keeps_what_is_known_of_it_or_is_refused(
    secretariat: Caller, spelled: str, meant: tuple[str, str] | None
) -> None:
    result = send(secretariat, csv_file({**ROW, "planned_start": spelled}))
    if meant is None:
        [(row, column, code)] = complaints(result)
        assert (row, column) == (2, "planned_start")
        assert code in {"ambiguous-date", "unreadable-date"}
    else:
        planned = listed(secretariat)[0]["planned"]
        assert (planned["start"], planned["precision"]) == meant
