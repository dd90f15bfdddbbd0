"""The example of an economy's nightly sync, run as an economy would run it."""

import csv
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.callers import Caller
from tests.factories.activities import make_activity
from tests.pull.conftest import Account

EXAMPLE = Path(__file__).parents[2] / "docs/examples/nightly_sync.py"


def night(account: Account, folder: Path) -> dict[str, dict[str, Any]]:
    """Run the script once, and answer the activities in the economy's own database."""
    env = {**os.environ, **account.environment, "CTWG_ROWS": "activities.csv"}
    done = subprocess.run(
        [sys.executable, str(EXAMPLE)], cwd=folder, env=env, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    with sqlite3.connect(folder / "tracker.db") as store:
        rows = store.execute("SELECT ref, record FROM records WHERE resource = 'activities'")
        found = {ref: json.loads(record) for ref, record in rows}
    store.close()
    return found


def test_two_nights(account: Account, secretariat: Caller, tmp_path: Path) -> None:
    rows = [{"title": "Ours", "kind": "workshop", "lead_economies": "AUS"}]
    rows[0] |= {"source_system": "aus", "external_ref": "1"}
    with (tmp_path / "activities.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    other = make_activity(secretariat, lead_economies=["CHL"])

    first = night(account, tmp_path)
    assert {record["title"] for record in first.values()} == {"Ours", other["title"]}
    secretariat.patch(f"/activities/{other['ref']}", {"visibility": "restricted"})
    second = night(account, tmp_path)
    assert {record["title"] for record in second.values()} == {"Ours"}
    shown = secretariat.get("/activities?source_system=aus&count=true").json()
    assert shown["total"] == 1, "the same file makes no second record"
    assert second == {item["ref"]: item for item in shown["items"]}


def test_it_is_as_short_as_it_says() -> None:
    """Thirty lines that do something."""
    lines = EXAMPLE.read_text().splitlines()
    code = [line for line in lines if line and not line.startswith(('"""', "import ", "from "))]
    assert len(code) <= 32
