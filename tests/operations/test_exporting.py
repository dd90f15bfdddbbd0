"""`ctwg export` writes what `?format=` answers, and the benchmarks are found where they are."""

from pathlib import Path

import pytest

from api import benchmarking
from api.core.database import Database
from api.core.formats import ExportFormat
from api.exporting import NotExportable, export_list
from tests.callers import Caller
from tests.factories.activities import sound_activity
from tests.factories.world import make_world


@pytest.fixture
def activities(secretariat: Caller) -> list[str]:
    """Two activities of a year apart."""
    make_world(secretariat)
    return [
        secretariat.post("/activities", json=sound_activity(title=title)).json()["ref"]
        for title in ("Workshop; one, of two", "=SUM(1)")
    ]


@pytest.mark.parametrize("format_", [ExportFormat.CSV, ExportFormat.NDJSON])
def test_the_file_is_the_answer_of_the_api(
    activities: list[str],
    secretariat: Caller,
    database: Database,
    tmp_path: Path,
    format_: ExportFormat,
) -> None:
    path = tmp_path / f"activities.{format_}"
    size = export_list(database, "activities", path, {"sort": "-ref"})
    answer = secretariat.get("/activities", params={"format": format_, "sort": "-ref"})
    assert path.read_bytes() == answer.content
    assert size == len(answer.content)
    assert all(ref.encode() in answer.content for ref in activities)


def test_a_filter_of_the_list_is_one_of_the_file(
    activities: list[str], database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "none.ndjson"
    export_list(database, "activities", path, {"year": "1999"})
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]
    assert activities


@pytest.mark.parametrize(
    ("name", "file", "filters", "said"),
    [
        ("shoes", "a.csv", {}, "These are the lists"),
        ("activities", "a.pdf", {}, "one of these endings"),
        ("activities", "a.csv", {"limit": "5"}, "leave out limit"),
        ("activities", "a.csv", {"colour": "red"}, "colour"),
        ("activities", "a.csv", {"sort": "colour"}, "sort"),
    ],
)
def test_what_cannot_be_exported_leaves_no_file(
    database: Database, tmp_path: Path, name: str, file: str, filters: dict[str, str], said: str
) -> None:
    with pytest.raises(NotExportable, match=said):
        export_list(database, name, tmp_path / file, filters)
    assert list(tmp_path.iterdir()) == []


def test_an_installation_without_the_benchmarks_says_where_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(benchmarking, "ROOT", tmp_path)
    with pytest.raises(SystemExit) as ended:
        benchmarking.bench([])
    assert ended.value.code == 2
    assert "in a checkout" in capsys.readouterr().err


def test_the_benchmarks_of_a_checkout_are_run(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        benchmarking.bench(["--help"])
    assert ended.value.code == 0
    assert "--rows" in capfd.readouterr().out
