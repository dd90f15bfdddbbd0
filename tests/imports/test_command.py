"""`ctwg import`: the same import from a terminal."""

import csv
import io
from pathlib import Path

import pytest
from rich.console import Console

from api.core.database import Database
from api.imports.command import (
    FileToImport,
    NotImportable,
    import_here,
    imported_resource,
    print_result,
)
from tests.callers import Caller
from tests.imports.conftest import csv_file, total

ROW = {"source_system": "sheet", "external_ref": "1", "title": "Workshop", "kind": "workshop"}


def run(
    database: Database, tmp_path: Path, content: bytes, *, dry_run: bool = False
) -> tuple[str, str]:
    """Import a file; answer how it ended and what the terminal showed."""
    path = tmp_path / "rows.csv"
    path.write_bytes(content)
    console = Console(file=io.StringIO(), width=120)
    result = import_here(database, FileToImport(path, "activities", dry_run), console)
    print_result(result, console)
    assert sorted(tmp_path.iterdir()) == [path], "nothing is left beside the file"
    return result.status, console.file.getvalue()  # type: ignore[attr-defined]  # the StringIO


def test_a_file_is_imported_and_the_terminal_says_what_was_done(
    database: Database, tmp_path: Path, secretariat: Caller
) -> None:
    status, shown = run(database, tmp_path, csv_file(ROW, {**ROW, "external_ref": "2"}))
    assert status == "succeeded"
    assert "100 %" in shown
    assert "created 2, updated 0 and left 0 of 2 rows unchanged" in shown
    assert total(secretariat) == 2


def test_a_dry_run_says_what_it_would_have_done(
    database: Database, tmp_path: Path, secretariat: Caller
) -> None:
    _, shown = run(database, tmp_path, csv_file(ROW), dry_run=True)
    assert "Nothing was written (dry run)" in shown
    assert total(secretariat) == 0


def test_what_each_row_comes_to_is_written_beside(
    database: Database, tmp_path: Path, secretariat: Caller
) -> None:
    run(database, tmp_path, csv_file(ROW))
    path, told = tmp_path / "rows.csv", tmp_path / "told.csv"
    many = [{**ROW, "external_ref": n, "title": f"Workshop {n}"} for n in range(1, 700)]
    path.write_bytes(csv_file(*many))
    file = FileToImport(path, "activities", dry_run=True, told=told)
    import_here(database, file, Console(file=io.StringIO()))
    with told.open(newline="", encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    key = secretariat.get("/activities").json()["items"][0]["ref"]
    assert len(rows) == len(many)
    assert rows[0] == {"row": "2", "action": "updated", "key": key, "fields": "title"}
    assert rows[-1] == {"row": "700", "action": "created", "key": "", "fields": ""}


def test_a_place_that_cannot_be_written_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    nowhere = tmp_path / "absent" / "told.csv"
    file = FileToImport(tmp_path / "rows.csv", "activities", dry_run=False, told=nowhere)
    with pytest.raises(NotImportable, match="cannot be written: No such file or directory"):
        file.demand_room()


def test_faults_are_listed_with_row_and_column(database: Database, tmp_path: Path) -> None:
    status, shown = run(database, tmp_path, csv_file(ROW, {**ROW, "kind": "[bold]jamboree"}))
    assert status == "failed"
    assert "Nothing was written" in shown
    assert "3" in shown
    assert "kind" in shown


def test_a_faulty_trial_says_what_its_sound_rows_would_have_come_to(
    database: Database, tmp_path: Path
) -> None:
    content = csv_file(ROW, {**ROW, "external_ref": "2", "kind": "jamboree"})
    status, shown = run(database, tmp_path, content, dry_run=True)
    assert status == "failed"
    assert "Nothing was written: 1 fault in 1 of 2 rows." in shown
    assert "Of the rest, 1 sound row, it would have created 1, updated 0 and left 0" in shown


def test_an_unknown_format_and_resource_are_refused_with_what_is_read(tmp_path: Path) -> None:
    with pytest.raises(NotImportable, match=r"\.csv, \.xlsx, \.ndjson"):
        _ = FileToImport(tmp_path / "rows.ods", "activities", dry_run=False).media_type
    with pytest.raises(NotImportable, match="activities, recommendations"):
        imported_resource("users")
    assert imported_resource("cross-cutting-areas") == "cross_cutting_areas"
