"""Exported files in the hands of programs that others wrote: openpyxl, and LibreOffice."""

import csv
import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from api.core.columns import Column, Holds
from api.core.exports.cells import flat_values, listed
from api.imports.resources import IMPORTABLES
from api.reports.routes import KINDS
from api.router import RESOURCES
from tests.callers import Caller
from tests.contract.conftest import House, Subject
from tests.factories.recommendations import make_recommendation
from tests.factories.world import PLAN

PATIENCE = 300
PAPERS = {
    "fora-report": {"plan": PLAN, "year": "2018"},
    "work-plan": {"work_plan": "CTWG-2018"},
    "action-plan-summary": {"plan": PLAN},
    "compliance": {"plan": PLAN},
    "economy-brief": {"economy": "HKG"},
}
A4 = 595, 842
"""In points."""


def expected(value: object, column: Column) -> object:
    """What a spreadsheet should hold for a value; partial dates and JSON stay text."""
    if value is None or value == []:
        return None
    if column.holds in {Holds.DAY, Holds.PARTIAL_DATE} and len(str(value)) == len("2018-05-09"):
        return date.fromisoformat(str(value))
    if isinstance(value, list) and column.holds is not Holds.OBJECTS:
        return listed(value)
    return value


def test_a_workbook_opens_as_a_table_with_dates_codes_and_names(filled: Subject) -> None:
    file = filled.secretariat.get(filled.path, params={"format": "xlsx"})
    book = load_workbook(io.BytesIO(file.content))
    page = book.worksheets[0]
    columns = filled.resource.exporter.columns
    heading, *rows = page.iter_rows()
    records = filled.walk(limit=500)
    assert [cell.value for cell in heading] == [column.name for column in columns]
    [table] = page.tables.values()
    assert table.ref.startswith("A1:")
    assert page.freeze_panes == "B2"
    assert len(rows) == max(len(records), 1)
    for row, record in zip(rows, records, strict=False):
        for cell, column, value in zip(row, columns, flat_values(record, columns), strict=True):
            assert cell.data_type != "f", "nothing is a formula"
            if column.holds is Holds.OBJECTS:
                continue
            found = cell.value.date() if isinstance(cell.value, datetime) else cell.value
            assert found == expected(value, column), column.name
    has_names = any(hasattr(column.target, "name") for column in columns)
    assert ("Codes and names" in book.sheetnames) is has_names
    about = book["About"]
    assert isinstance(about, Worksheet)
    assert ("Records", str(len(records))) in set(about.iter_rows(max_col=2, values_only=True))


def test_codes_stand_with_their_names(house: House) -> None:
    file = house.secretariat.get("/activities", params={"format": "xlsx"})
    names = load_workbook(io.BytesIO(file.content))["Codes and names"]
    assert isinstance(names, Worksheet)
    assert ("economies", "HKG", "Hong Kong, China") in set(names.iter_rows(values_only=True))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice keeps what it needs."""
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    return tmp_path_factory.mktemp("office")


def subject_of(house: House, name: str) -> Subject:
    """A resource with records, by its name."""
    resource = next(offered for offered in RESOURCES if offered.name == name)
    house.supply(resource)
    house.fill(resource)
    return Subject(resource, house)


def converted(office: Path, files: list[Path], to: str) -> list[Path]:
    """The files as LibreOffice saves them in another format."""
    suffix, out = to.partition(":")[0], office / "out"
    command = ["soffice", "--headless", f"-env:UserInstallation={(office / 'profile').as_uri()}"]
    command += ["--convert-to", to, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return [out / f"{file.stem}.{suffix}" for file in files]


@pytest.mark.long
def test_libreoffice_opens_every_workbook_and_reads_the_same_cells(
    house: House, office: Path
) -> None:
    """Saved again as CSV by LibreOffice, each list has its headings and its records."""
    lists: dict[Path, tuple[list[str], int]] = {}
    for name, offered in IMPORTABLES.items():
        subject = subject_of(house, name)
        file = subject.secretariat.get(subject.path, params={"format": "xlsx"})
        path = office / f"{name}.xlsx"
        path.write_bytes(file.content)
        columns = [column.name for column in subject.resource.exporter.columns]
        lists[path] = columns, len(subject.walk(limit=500))
        template = office / f"template-{name}.xlsx"
        answer = house.secretariat.get(f"/imports/templates/{offered.name}.xlsx")
        template.write_bytes(answer.content)
        lists[template] = [], 1
    # Comma, quote, UTF-8, the first sheet, cells as they are shown.
    saved = converted(
        office, list(lists), "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    )
    for path, (columns, count) in zip(saved, lists.values(), strict=True):
        heading, *rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        assert not columns or heading == columns, path.name
        assert len([row for row in rows if any(row)]) == count, path.name
        assert not any(cell.startswith("#") for row in rows for cell in row), path.name


@pytest.mark.long
def test_what_libreoffice_saves_again_imports_as_unchanged(house: House, office: Path) -> None:
    """An export that somebody opened and saved, as a workbook and as CSV."""
    subject = subject_of(house, "activities")
    path = office / "again.xlsx"
    path.write_bytes(subject.secretariat.get(subject.path, params={"format": "xlsx"}).content)
    [workbook] = converted(office, [path], "xlsx:Calc MS Excel 2007 XML")
    [table] = converted(office, [path], "csv:Text - txt - csv (StarCalc):59,34,76,1")
    for file, media_type in (
        (workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (table, "text/csv"),
    ):
        result = taken(subject.secretariat, file.read_bytes(), media_type)
        assert result["errors"] == [], file.name
        assert result["processed"]
        assert result["unchanged"] == result["processed"]


def taken(caller: Caller, content: bytes, media_type: str) -> dict[str, object]:
    """Import a file of activities."""
    headers = {"Content-Type": media_type, "Prefer": "wait=60"}
    answer = caller.request(
        "POST", "/imports?resource=activities", content=content, headers=headers
    )
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.mark.long
def test_libreoffice_opens_every_paper_and_loses_no_word_table_or_figure(
    house: House, office: Path
) -> None:
    """Each paper as DOCX: saved again as text and as PDF by LibreOffice."""
    assert set(PAPERS) == set(KINDS), "every kind of paper"
    draft = make_recommendation(house.secretariat, plan=PLAN)
    assert house.secretariat.verb(f"/recommendations/{draft['ref']}/adopt").status_code == 200
    papers = [office / f"{kind}.docx" for kind in PAPERS]
    for path, (kind, parameters) in zip(papers, PAPERS.items(), strict=True):
        answer = house.secretariat.get(f"/reports/{kind}", params={**parameters, "format": "docx"})
        assert answer.status_code == 200, answer.text
        path.write_bytes(answer.content)
    texts = converted(office, papers, "txt:Text (encoded):UTF8")
    printed = converted(office, papers, "pdf:writer_pdf_Export")
    figures = 0
    for paper, text, page in zip(papers, texts, printed, strict=True):
        file = docx.Document(str(paper))
        said = one_line(text.read_text(encoding="utf-8-sig"))
        paragraphs = [paragraph.text for paragraph in file.paragraphs]
        cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        assert [words for words in map(one_line, paragraphs + cells) if words not in said] == []
        pages = PdfReader(page).pages
        assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in pages} == {
            A4
        }
        drawn = sum(len(sheet.images) for sheet in pages)
        assert drawn >= len(file.inline_shapes), paper.name
        figures += drawn
    assert figures > 0, "at least the answers by economy are drawn"


def one_line(text: str) -> str:
    """A text without its line breaks and indentation."""
    return " ".join(text.split())
