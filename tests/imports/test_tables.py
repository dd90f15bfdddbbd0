"""Files of rows are read as people save them, and every doubt has its row and column."""

from pathlib import Path

import pytest

from api.imports.defects import Defect, Defects
from api.imports.tables import Row, read_csv, read_ndjson

COLUMNS = ("ref", "title", "lead_economies", "planned_start")


def csv_rows(path: Path, content: bytes) -> list[Row | Defect]:
    file = path / "rows.csv"
    file.write_bytes(content)
    with file.open("rb") as opened:
        return list(read_csv(opened, COLUMNS))


def ndjson_rows(path: Path, content: bytes) -> list[Row | Defect]:
    file = path / "rows.ndjson"
    file.write_bytes(content)
    with file.open("rb") as opened:
        return list(read_ndjson(opened, COLUMNS))


def refusal(path: Path, content: bytes) -> Defect:
    with pytest.raises(Defect) as raised:
        csv_rows(path, content)
    return raised.value


@pytest.mark.parametrize(
    "content",
    [
        b"ref,title\nA-1,Workshop\n",
        b"\xef\xbb\xbfref,title\r\nA-1,Workshop\r\n",
        b"ref;title\nA-1;Workshop\n",
        b"ref\ttitle\nA-1\tWorkshop\n",
        b"sep=;\r\nref;title\r\nA-1;Workshop\r\n",
        b"sep=|\nref|title\nA-1|Workshop\n",
        b"Ref , TITLE\rA-1, Workshop \r",
        b"ref,title\nA-1,Workshop\r\n\n,\n\r\n , \n",
        b'"ref","title"\n"A-1","Workshop"',
        b"ref,title,,\nA-1,Workshop,,\n",
        "ref,title\nA-1,Workshop\n".encode("utf-16"),
        "ref,title\nA-1,Workshop\n".encode("utf-16-le"),
        "ref,title\nA-1,Workshop\n".encode("utf-16-be"),
        b'\xef\xbb\xbf\xef\xbb\xbf"ref","title"\nA-1,Workshop\n',
        b'"sep=;"\r\nref;title\r\nA-1;Workshop\r\n',
        b"ref|title\nA-1|Workshop\n",
        b'ref, "title:"\nA-1, "Workshop"\n',
        b",ref,,title\n,A-1,,Workshop\n",
        b"Ref,Title\nref,title\nA-1,Workshop\nRef,Title\n",
        b"Activities,,,\nof,the,,group\nref,title\nA-1,Workshop\n",
    ],
)
def test_the_same_row_is_read_however_the_file_was_saved(tmp_path: Path, content: bytes) -> None:
    [row] = csv_rows(tmp_path, content)
    assert isinstance(row, Row)
    assert row.cells == {"ref": "A-1", "title": "Workshop"}


def test_a_semicolon_list_inside_a_comma_file_does_not_change_the_delimiter(tmp_path: Path) -> None:
    content = b'title,lead_economies\nX,"Hong Kong, China; Chile; Peru; Japan; Korea"\n'
    [row] = csv_rows(tmp_path, content)
    assert isinstance(row, Row)
    assert row.cells["lead_economies"] == "Hong Kong, China; Chile; Peru; Japan; Korea"


def test_rows_keep_the_number_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    content = b'ref,title\nA-1,"two\nlines"\n,\nA-3,after a blank row\n'
    numbers = [row.number for row in csv_rows(tmp_path, content) if isinstance(row, Row)]
    assert numbers == [2, 4]


def test_quotes_and_line_breaks_inside_a_cell_are_its_content(tmp_path: Path) -> None:
    [row] = csv_rows(tmp_path, b'ref,title\nA-1,"a ""b"", c\nd"\n')
    assert isinstance(row, Row)
    assert row.cells["title"] == 'a "b", c\nd'


def test_the_apostrophe_that_guards_a_formula_in_an_export_is_taken_off(tmp_path: Path) -> None:
    rows = csv_rows(tmp_path, b"ref,title\nA-1,'=SUM(A1)\nA-2,'quoted'\nA-3,=1+1\n")
    titles = [row.cells["title"] for row in rows if isinstance(row, Row)]
    assert titles == ["=SUM(A1)", "'quoted'", "=1+1"]


def test_an_unknown_column_is_refused_and_the_nearest_known_one_named(tmp_path: Path) -> None:
    defect = refusal(tmp_path, b"ref,lead_economie\nA-1,Chile\n")
    assert (defect.code, defect.row, defect.column) == ("import.unknown-column", 1, "lead_economie")
    assert "'lead_economies'" in defect.detail


def test_a_column_that_comes_twice_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, b"ref,title,Title\n").code == "import.column-twice"


def test_everything_that_is_wrong_with_the_headings_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Defects) as raised:
        csv_rows(tmp_path, b"ref,title,Lead economy,Start,title\nA-1,Workshop,Chile,2018,B\n")
    found = [(defect.row, defect.column, defect.code) for defect in raised.value.found]
    assert found == [
        (1, "Lead economy", "import.unknown-column"),
        (1, "Start", "import.unknown-column"),
        (1, "title", "import.column-twice"),
    ]
    assert "'planned_start'" in raised.value.found[1].detail


def test_a_column_without_a_name_may_stand_between_as_long_as_nobody_writes_in_it(
    tmp_path: Path,
) -> None:
    sound, wrong = csv_rows(tmp_path, b"ref,,title\nA-1,,Workshop\nA-2,7,Seminar\n")
    assert isinstance(sound, Row)
    assert sound.cells == {"ref": "A-1", "title": "Workshop"}
    assert isinstance(wrong, Defect)
    assert (wrong.code, wrong.row, wrong.column) == ("import.blank-heading", 3, "B")


@pytest.mark.parametrize("content", [b"", b"\n", b",,\n", b"\xef\xbb\xbf"])
def test_a_file_without_headings_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path, content).code == "import.no-heading"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-32"])
def test_a_file_that_is_not_utf_8_is_refused_with_what_to_do(tmp_path: Path, encoding: str) -> None:
    defect = refusal(tmp_path, "ref,title\nA-1,Viña del Mar\n".encode(encoding))
    assert defect.code == "import.encoding"
    assert "CSV UTF-8" in defect.detail


def test_a_row_with_too_many_cells_is_named_and_one_with_too_few_ends_blank(
    tmp_path: Path,
) -> None:
    short, wide, whole = csv_rows(tmp_path, b"ref,title\nA-1\nA-2,b,c\nA-3,d\n")
    assert isinstance(short, Row)
    assert short.cells == {"ref": "A-1", "title": None}
    assert isinstance(wide, Defect)
    assert (wide.code, wide.row) == ("import.row-length", 3)
    assert isinstance(whole, Row)


@pytest.mark.parametrize("above", [b"Activities of 2018\n\n", b"As of,2018-06-30,,\nNote;\n"])
def test_titles_and_notes_may_stand_above_the_heading(tmp_path: Path, above: bytes) -> None:
    [row] = csv_rows(tmp_path, above + b"ref;title\nA-1;Workshop\n")
    assert isinstance(row, Row)
    assert row.cells == {"ref": "A-1", "title": "Workshop"}
    assert row.number > 3


def test_a_quote_that_is_never_closed_is_refused_at_its_row(tmp_path: Path) -> None:
    defect = refusal(tmp_path, b'ref,title\nA-1,fine\nA-2,"open\nA-3,swallowed\n')
    assert (defect.code, defect.row) == ("import.csv", 3)


def test_a_cell_of_a_megabyte_is_refused_without_reading_on(tmp_path: Path) -> None:
    defect = refusal(tmp_path, b"ref,title\nA-1," + b"x" * 2**20 + b"\n")
    assert (defect.code, defect.row) == ("import.csv", 2)
    assert "100,000 characters" in defect.detail


def test_ndjson_lines_are_rows_by_their_number_and_blank_lines_are_passed_over(
    tmp_path: Path,
) -> None:
    rows = ndjson_rows(tmp_path, b'\xef\xbb\xbf{"ref":"A-1"}\r\n\n{"ref":"A-3","title":null}')
    assert [(row.number, row.cells) for row in rows if isinstance(row, Row)] == [
        (1, {"ref": "A-1"}),
        (3, {"ref": "A-3", "title": None}),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"[1]", "import.not-an-object"),
        (b'{"ref":1,"ref":2}', "json.duplicate-key"),
        (b'{"ref":NaN}', "json.not-finite"),
        (b'{"ref"', "json.syntax"),
        (b'{"ref":"\xff"}', "json.encoding"),
        (b'{"reff":1}', "import.unknown-column"),
        (b'{"ref":"\\u0000"}', "json.control-character"),
        (b'{"ref":' + b"[" * 500 + b"]" * 500 + b"}", "json.depth"),
    ],
)
def test_a_line_that_is_no_sound_object_is_named_and_the_rest_read(
    tmp_path: Path, line: bytes, code: str
) -> None:
    defect, row = ndjson_rows(tmp_path, line + b'\n{"ref":"A-2"}\n')
    assert isinstance(defect, Defect)
    assert (defect.code, defect.row) == (code, 1)
    assert isinstance(row, Row)


def test_a_line_longer_than_any_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Defect, match="bytes"):
        ndjson_rows(tmp_path, b'{"title":"' + b"x" * 2**21 + b'"}\n')
