"""Every list as a file: the same records, the same order, each value as it is."""

import csv
import io
import json
from datetime import date

import pytest
from httpx2 import Response
from python_calamine import CalamineWorkbook

from api.core.columns import Column, Holds
from api.core.exports.cells import flat_values
from tests.contract.conftest import Subject
from tests.contract.samples import Json

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exported(subject: Subject, **parameters: str) -> Response:
    """The list as a file."""
    answer = subject.secretariat.get(subject.path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer


def rows_of(file: Response) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))


def flat(subject: Subject, record: Json) -> dict[str, object]:
    """What a record says in each column."""
    columns = subject.resource.exporter.columns
    return dict(zip((c.name for c in columns), flat_values(record, columns), strict=True))


def read_back(cell: str, column: Column) -> object:
    """A cell of a CSV file, taken by its column's kind and nothing else."""
    if not cell:
        return [] if column.holds in {Holds.LIST, Holds.OBJECTS} else None
    match column.holds:
        case Holds.TRUTH:
            return {"true": True, "false": False}[cell]
        case Holds.NUMBER | Holds.OBJECTS:
            return json.loads(cell)
        case Holds.LIST if not cell.startswith("["):
            return cell.split("; ")
        case Holds.LIST:
            return json.loads(cell)
    return cell.removeprefix("'") if cell[:2] in {"'=", "'+", "'-", "'@", "''"} else cell


def test_ndjson_is_the_list_line_by_line(filled: Subject) -> None:
    file = exported(filled, format="ndjson")
    assert file.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in file.content.splitlines()] == filled.walk(limit=500)


def test_csv_says_of_every_record_what_the_list_says(filled: Subject) -> None:
    columns = filled.resource.exporter.columns
    rows = rows_of(exported(filled, format="csv"))
    listed = filled.walk(limit=500)
    assert len(rows) == len(listed)
    for row, record in zip(rows, listed, strict=True):
        read = {column.name: read_back(row[column.name], column) for column in columns}
        wanted = {
            name: [] if value is None and read[name] == [] else value
            for name, value in flat(filled, record).items()
        }
        assert read == wanted


def test_a_workbook_holds_real_days_numbers_and_truths(filled: Subject) -> None:
    file = exported(filled, format="xlsx")
    assert file.headers["content-type"] == XLSX
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
    heading, *rows = book.get_sheet_by_index(0).to_python()
    listed = filled.walk(limit=500)
    assert len(rows) == len(listed)
    for row, record in zip(rows, listed, strict=True):
        cells = dict(zip(map(str, heading), row, strict=True))
        for column in filled.resource.exporter.columns:
            value, cell = flat(filled, record)[column.name], cells[column.name]
            if value in (None, []):
                assert cell == ""
            elif isinstance(value, bool) or column.holds is Holds.NUMBER:
                assert cell == value
            elif column.holds is Holds.DAY and isinstance(value, str):
                assert cell == date.fromisoformat(value)


@pytest.mark.parametrize("format_", ["csv", "ndjson"])
def test_accept_asks_for_the_same_file(filled: Subject, format_: str) -> None:
    named = exported(filled, format=format_)
    media_type = named.headers["content-type"].partition(";")[0]
    asked = filled.secretariat.get(filled.path, headers={"Accept": f"{media_type}, */*;q=0.1"})
    assert asked.content == named.content
    known = {"If-None-Match": named.headers["etag"]}
    again = filled.secretariat.get(filled.path, params={"format": format_}, headers=known)
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_holds_the_whole_list_and_no_page_of_it(filled: Subject) -> None:
    for name, value in {"limit": "1", "count": "true"}.items():
        answer = filled.secretariat.get(filled.path, params={"format": "csv", name: value})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["parameter"] == name


def test_a_file_has_the_filters_and_order_of_its_list(filled: Subject) -> None:
    sort = f"-{filled.resource.query.model_fields['sort'].default.split(',')[0].lstrip('-')}"
    file = exported(filled, format="ndjson", sort=sort)
    assert [json.loads(line) for line in file.content.splitlines()] == filled.walk(
        limit=500, sort=sort
    )


def test_strangers_are_given_what_they_see_and_no_more(filled: Subject) -> None:
    stranger = filled.house.client
    listed = stranger.get(f"/api/v1{filled.path}", params={"limit": "500"})
    file = stranger.get(f"/api/v1{filled.path}", params={"format": "ndjson"})
    assert file.status_code == listed.status_code
    if listed.status_code == 200:
        lines = [json.loads(line) for line in file.content.splitlines()]
        assert lines == listed.json()["items"]
