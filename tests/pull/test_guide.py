"""The guide for integrators does what it says: its commands are run as they stand."""

import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import feedparser  # type: ignore[import-untyped]  # ships no types
import vobject  # type: ignore[import-untyped]  # ships no types
from openpyxl import load_workbook

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.factories.world import PLAN
from tests.pull.conftest import Account

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def endorse_work_plan(secretariat: Caller) -> None:
    """The work plan that the guide pulls, with one activity."""
    work = secretariat.create("/work-plans", {"forum": "CTWG", "year": 2018})
    make_activity(secretariat, title="Planned", work_plan=work["ref"])
    thrust = [{"focus_area": f"{PLAN}.FA1", "rationale": "Leaders asked for it."}]
    secretariat.patch(f"/work-plans/{work['ref']}", {"thrust": thrust})
    for verb in ("submit", "endorse"):
        assert secretariat.verb(f"/work-plans/{work['ref']}/{verb}").status_code == 200


def test_every_command_of_the_guide_runs(
    account: Account, secretariat: Caller, tmp_path: Path
) -> None:
    endorse_work_plan(secretariat)
    script = "set -euo pipefail\n" + "".join(BLOCK.findall((DOCS / "integrating.md").read_text()))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {**account.environment, "URL": account.url, "PATH": path, "CTWG_TOKEN": ""}
    environment |= {"EXAMPLES": str(DOCS / "examples"), "HOME": str(tmp_path)}
    done = subprocess.run(
        ["/bin/bash", "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-4_000:]
    assert "304\n" in done.stdout
    assert "412\n" in done.stdout

    assert json.loads((tmp_path / "work-plan.json").read_text())["ref"] == "CTWG-2018"
    heading, row = load_workbook(tmp_path / "activities.xlsx").worksheets[0].iter_rows()
    told = dict(zip([cell.value for cell in heading], [cell.value for cell in row], strict=True))
    assert (told["title"], told["work_plan"]) == ("Planned", "CTWG-2018")
    assert told["planned_start"] == datetime.fromisoformat("2018-05-09")
    event = vobject.readOne((tmp_path / "work-plan.ics").read_text(encoding="utf-8")).vevent
    assert (event.summary.value, event.dtstart.value) == ("Planned", date(2018, 5, 9))
    news = feedparser.parse((tmp_path / "activities.atom").read_bytes())
    assert not news.bozo
    assert [entry.title for entry in news.entries] == ["Planned"]
    # Without a token the year is there as well, as far as it is public.
    assert json.loads((tmp_path / "year.json").read_text())["items"] == []
    assert load_workbook(tmp_path / "year.xlsx").worksheets[0].max_row == 1
    assert "vevent" not in vobject.readOne((tmp_path / "year.ics").read_text()).contents
    assert feedparser.parse((tmp_path / "year.atom").read_bytes()).entries == []
    assert json.loads((tmp_path / "stale.json").read_text())["type"] == "/problems/stale-record"
    listed = secretariat.get("/activities?limit=500").json()["items"]
    assert {item["title"] for item in listed} == {
        "Planned",
        "Workshop on passenger data",
        "Workshop on screening",
    }
