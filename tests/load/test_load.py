"""The published record is loaded once, and kept in step without ever overwriting a person."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from api.core.database import Database
from api.core.errors import Problem
from api.load.files import RecordIncomplete
from api.load.report import LoadReport, Outcome
from api.load.service import load_record
from tests.callers import Caller


def revise(record: Path, name: str, change: Callable[[str], str]) -> None:
    path = record / name
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def what(report: LoadReport) -> dict[str, dict[str, int]]:
    return {
        file: {outcome.value: count for outcome, count in counts.items()}
        for file, counts in report.outcomes.items()
    }


def count(caller: Caller, path: str) -> int:
    joint = "&" if "?" in path else "?"
    total: int = caller.get(f"{path}{joint}count=true&limit=1").json()["total"]
    return total


def test_the_whole_record_is_there_for_everybody_to_read(
    loaded: LoadReport, anonymous: Caller
) -> None:
    assert loaded.total(Outcome.CREATED) == loaded.changed > 600
    assert count(anonymous, "/economies") == 21
    assert count(anonymous, "/sub-fora") == 68
    assert count(anonymous, "/activities") == 102
    assert count(anonymous, "/recommendations") == 184
    assert count(anonymous, "/strategic-plans") == 8
    assert count(anonymous, "/action-plans") == 21
    plan = anonymous.get("/strategic-plans/CTWG-2018-2022").json()
    kpis = [kpi for objective in plan["objectives"] for kpi in objective["kpis"]]
    assert (len(plan["focus_areas"]), len(plan["objectives"]), len(kpis)) == (9, 8, 16)
    assert {kpi["ref"]: kpi["label"] for kpi in kpis}["CTWG-2018-2022.O3.ii"] == "(ii)"
    assert (plan["status"], plan["endorsed_on"]) == ("endorsed", "2017-10-09")


def test_explicit_recommendations_ask_their_parties_and_derived_ones_wait_as_drafts(
    loaded: LoadReport, secretariat: Caller
) -> None:
    del loaded
    assert count(secretariat, "/recommendations?status=adopted&strength=explicit") == 148
    assert count(secretariat, "/recommendations?status=draft&strength=derived") == 36
    found = secretariat.get("/recommendations?source_mandate=TELMIN-2002&sort=ref").json()["items"]
    assert len(found) == 5
    asked = secretariat.get(f"/implementations?recommendation={found[0]['ref']}").json()["items"]
    assert len(asked) == 21
    states = Counter((one["acceptance"], one["implementation"]) for one in asked)
    assert states == {("pending", "not_started"): 21}


def test_dates_keep_their_precision_and_what_fits_nowhere_is_kept_as_recorded(
    loaded: LoadReport, anonymous: Caller
) -> None:
    del loaded
    items = anonymous.get("/activities?limit=500").json()["items"]
    by_key = {item["external_ref"]: item for item in items}
    assert by_key["PD-2013-1"]["actual"] == {"start": "2013-06", "end": None, "precision": "month"}
    assert by_key["CTWG-16"]["actual"]["start"] == "2020"
    assert by_key["IA-2013"]["actual"]["end"] == "2013-07-03"
    assert by_key["MAR-2023"]["lead_as_recorded"] == "IMO"
    assert by_key["MAR-2023"]["forum"] is None
    assert by_key["STAR-XI"]["kind"] == "star-conference"
    assert by_key["BIO-2007"]["project_code"] == "CTI 04 2007T"
    assert by_key["BIO-2007"]["status_as_recorded"] == "planned (reported June 2007)"
    assert by_key["BIO-2007"]["planned"]["start"] == "2007-08"
    assert by_key["AIRCARGO-3"]["actual"] is None, "the dates are those of the proposal"
    recommendations = anonymous.get("/recommendations?limit=500").json()["items"]
    to_customs = next(r for r in recommendations if r["external_ref"] == "R034")
    assert to_customs["addressed_to"]["as_recorded"] == "customs administrations"
    assert to_customs["status"] == "adopted"


def test_fora_are_one_tree_with_predecessors_and_roles(
    loaded: LoadReport, anonymous: Caller
) -> None:
    del loaded
    ctwg = anonymous.get("/sub-fora/CTWG").json()
    assert (ctwg["parent"], ctwg["predecessor"], ctwg["active_from"]) == ("SCE", "CTTF", "2013-07")
    roles = {role["area"]: role["role"] for role in ctwg["area_roles"]}
    assert roles["finance"] == "lead"
    assert anonymous.get("/sub-fora/FWG").json()["successor"] == "OFWG"


def test_what_is_doubtful_is_reported_and_nothing_else(loaded: LoadReport) -> None:
    found = {(doubt.what, doubt.key) for doubt in loaded.doubts}
    assert ("lead that is no economy", "MAR-2023") in found
    assert ("not a forum on record", "MAR-2023") in found
    assert ("held between two days", "PD-2011-2") in found
    assert ("two precisions in one row", "IA-2013") in found
    assert ("addressee that is no party on record", "R034") in found
    assert ("nobody to ask about it", "R034") in found
    assert ("incomplete", "CTWG-2013-2017") in found
    assert ("incomplete", "CTWG-2018-2022") not in found
    assert not any(doubt.what == "unknown status" for doubt in loaded.doubts)


def test_a_second_load_is_skipped_and_one_anew_changes_nothing(
    loaded: LoadReport, database: Database, record: Path, owner: psycopg.Connection
) -> None:
    del loaded
    events = owner.execute("SELECT count(*) FROM audit_events").fetchone()
    assert load_record(database, record).was_skipped
    anew = load_record(database, record, anew=True)
    assert not anew.was_skipped
    assert anew.changed == anew.total(Outcome.KEPT) == 0
    assert owner.execute("SELECT count(*) FROM audit_events").fetchone() == events


def test_a_load_that_remembers_nothing_still_changes_nothing(
    loaded: LoadReport, database: Database, record: Path, owner: psycopg.Connection
) -> None:
    del loaded
    owner.execute("TRUNCATE loaded_rows, loaded_files")
    again = load_record(database, record)
    kept_plans = again.outcomes["strategic_plans"][Outcome.KEPT]
    assert (again.changed, again.total(Outcome.KEPT)) == (0, kept_plans)


def test_a_revised_row_revises_its_record(
    loaded: LoadReport, database: Database, record: Path, anonymous: Caller
) -> None:
    del loaded
    revise(record, "activities.csv", lambda text: text.replace("337 delegates", "338 delegates"))
    report = load_record(database, record)
    assert what(report)["activities.csv"] == {"updated": 1, "unchanged": 101}
    assert report.changed == 1
    first = anonymous.get("/activities?q=first+secure+trade").json()["items"][0]
    assert first["attendance"].startswith("338 delegates")


def test_what_a_person_has_edited_is_kept_and_reported(
    loaded: LoadReport, database: Database, record: Path, secretariat: Caller
) -> None:
    del loaded
    [star] = secretariat.get("/activities?q=first+secure+trade").json()["items"]
    edited = secretariat.patch(f"/activities/{star['ref']}", {"attendance": "counted again: 340"})
    assert edited.status_code == 200
    revise(record, "activities.csv", lambda text: text.replace("337 delegates", "338 delegates"))
    for _ in range(2):
        report = load_record(database, record, anew=True)
        assert report.kept == [("activities.csv", "STAR-I")]
        assert report.changed == 0
        [now] = secretariat.get("/activities?q=first+secure+trade").json()["items"]
        assert now["attendance"] == "counted again: 340"


def test_a_new_row_becomes_a_new_record(
    loaded: LoadReport, database: Database, record: Path
) -> None:
    del loaded
    line = (
        "R185,Say it again.,,AMM-2015,ministerial instruction,derived,secure travel,,CTWG,2015,,x\n"
    )
    revise(record, "recommendations.csv", lambda text: text + line)
    assert what(load_record(database, record))["recommendations.csv"] == {
        "created": 1,
        "unchanged": 184,
    }


def test_an_endorsed_plan_is_never_changed_by_a_file(
    loaded: LoadReport, database: Database, record: Path, anonymous: Caller
) -> None:
    del loaded
    before = anonymous.get("/strategic-plans/CTWG-2018-2022").json()
    name = "strategic_plans/CTWG-2018-2022.json"
    revise(record, name, lambda text: text.replace("Hold two STAR", "Hold three STAR"))
    assert load_record(database, record).kept == [("strategic_plans", "CTWG-2018-2022")]
    assert anonymous.get("/strategic-plans/CTWG-2018-2022").json() == before


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("recommendations.csv", lambda text: text.replace("AMM-2015", "AMM-2051")),
        ("area_roles.csv", lambda text: text.replace("travel,lead", "voyages,lead")),
        ("sub_fora.csv", lambda text: text.replace("Committee,SOM,", "Committee,MOS,", 1)),
    ],
)
def test_a_row_that_cannot_be_stored_undoes_the_whole_load(
    database: Database,
    record: Path,
    owner: psycopg.Connection,
    name: str,
    change: Callable[[str], str],
) -> None:
    revise(record, name, change)
    with pytest.raises((Problem, KeyError)):
        load_record(database, record)
    assert owner.execute("SELECT count(*) FROM economies").fetchone() == (0,)
    assert owner.execute("SELECT count(*) FROM loaded_rows").fetchone() == (0,)


def test_a_record_without_one_of_its_files_is_refused(database: Database, record: Path) -> None:
    (record / "activities.csv").unlink()
    with pytest.raises(RecordIncomplete, match=r"activities\.csv"):
        load_record(database, record)


def test_a_file_as_a_spreadsheet_saves_it_says_the_same(
    loaded: LoadReport, database: Database, record: Path
) -> None:
    del loaded
    revise(record, "economies.csv", lambda text: "\ufeff" + text.replace("\n", "\r\n"))
    plan = record / "strategic_plans/CTWG-2018-2022.json"
    plan.write_text(json.dumps(json.loads(plan.read_text(encoding="utf-8"))), encoding="utf-8")
    report = load_record(database, record)
    assert (report.was_skipped, report.changed, report.kept) == (False, 0, [])
