"""Gaps, risks and grades are the economy's own: who else reads them, and how it shows."""

from datetime import timedelta
from typing import Final

import psycopg
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from api.action_plans.models import ActionPlanEntry
from api.core.actors import Actor
from api.core.database import Database
from api.core.ledger import Ledger
from tests.callers import Caller, seat_of
from tests.clock import current_day
from tests.factories.action_plans import file_edition, make_edition, make_entry
from tests.factories.world import make_world

REASON: Final = {"CTWG-Reason": "Summary of needs for the third meeting"}
SECRET: Final = "Baggage of transfer passengers is not screened"


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that action plans live in."""
    make_world(secretariat)


@pytest.fixture
def edition(australia: Caller) -> str:
    """A public edition of Australia's with an entry."""
    path = make_edition(australia, visibility="public")
    make_entry(australia, path, gap=SECRET)
    return path


def test_entries_are_nobodys_but_the_economys(edition: str, client: TestClient) -> None:
    entry = f"{edition}/entries/{edition.rpartition('/')[2]}.E01"
    diff = f"{edition}/diff?against={edition.rpartition('/')[2]}"
    for name in ("focal_point:AUS", "validator:AUS"):
        for path in (f"{edition}/entries", entry, diff):
            assert Caller(client, name).get(path).status_code == 200
    for stranger in ("chair:CTWG", "focal_point:CHL", "liaison:SCCP", "observer", None):
        caller = Caller(client, stranger)
        assert caller.get(edition).status_code == 200, "the header is public"
        for path in (f"{edition}/entries", entry, diff):
            assert caller.get(path, headers=REASON).status_code == 404, (stranger, path)


def test_the_secretariat_says_why_and_the_economy_sees_it(
    edition: str, secretariat: Caller, australia: Caller, chile: Caller
) -> None:
    refused = secretariat.get(f"{edition}/entries")
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/reason-required")
    assert australia.get(f"{edition}/access").json()["readings"] == []
    read = secretariat.get(f"{edition}/entries", headers=REASON)
    assert [entry["gap"] for entry in read.json()["items"]] == [SECRET]
    assert read.headers["cache-control"] == "private, no-store"
    assert secretariat.get(f"{edition}/entries").status_code == 403, "nothing is remembered"
    [reading] = australia.get(f"{edition}/access").json()["readings"]
    assert (reading["seat"], reading["reason"]) == ("secretariat", REASON["CTWG-Reason"])
    assert chile.get(f"{edition}/access").status_code == 403


def test_a_blank_reason_is_none(edition: str, secretariat: Caller) -> None:
    assert secretariat.get(f"{edition}/entries", headers={"CTWG-Reason": "  "}).status_code in {
        *(403, 422),
    }


def test_the_secretariat_reads_and_never_writes(edition: str, secretariat: Caller) -> None:
    payload = {"section": "B", "gap": "Theirs to say."}
    assert secretariat.post(f"{edition}/entries", payload).status_code == 403


def test_a_chair_reads_by_the_economys_leave_until_its_day(
    edition: str, chair: Caller, australia: Caller, chile: Caller, client: TestClient
) -> None:
    today = current_day()
    for caller in (chair, chile):
        grant = {"forum": "CTWG", "until": str(today)}
        assert caller.post(f"{edition}/grants", grant).status_code == 403
    version = australia.get(edition).json()["version"]
    assert (
        australia.post(f"{edition}/grants", {"forum": "CTWG", "until": str(today)}).status_code
        == 201
    )
    assert chair.get(f"{edition}/entries").json()["items"][0]["gap"] == SECRET
    assert Caller(client, "chair:TELWG").get(f"{edition}/entries").status_code == 404
    assert Caller(client, "liaison:CTWG").get(f"{edition}/entries").status_code == 404
    assert australia.get(edition).json()["version"] == version, "others learn nothing of it"
    yesterday = str(today - timedelta(days=1))
    australia.post(f"{edition}/grants", {"forum": "CTWG", "until": yesterday})
    assert chair.get(f"{edition}/entries").status_code == 404
    australia.post(f"{edition}/grants", {"forum": "CTWG", "until": str(today)})
    assert chair.get(f"{edition}/entries").status_code == 200
    assert australia.request("DELETE", f"{edition}/grants/CTWG").status_code == 204
    assert chair.get(f"{edition}/entries").status_code == 404
    assert australia.request("DELETE", f"{edition}/grants/CTWG").status_code == 404
    nobody = australia.post(f"{edition}/grants", {"forum": "NOBODY", "until": str(today)})
    assert nobody.json()["errors"][0]["code"] == "unknown-reference"


def test_the_ledger_says_that_an_entry_changed_and_not_what_it_says(
    edition: str, australia: Caller, secretariat: Caller, owner: psycopg.Connection
) -> None:
    australia.patch(f"{edition}/entries/{edition.rpartition('/')[2]}.E01", {"risk": SECRET})
    file_edition(australia, edition)
    australia.verb(f"{edition}/next-edition")
    events = secretariat.get("/audit-events?resource=action_plan_entries").json()["items"]
    assert {event["action"] for event in events} == {"create", "update"}
    update = next(event for event in events if event["action"] == "update")
    assert update["changes"] == {"risk": ["withheld", "withheld"]}
    held = owner.execute(
        "SELECT count(*) FROM audit_events WHERE changes::text LIKE %s", (f"%{SECRET[:20]}%",)
    ).fetchone()
    assert held == (0,)


def test_beneath_the_service_the_database_hides_entries_too(
    edition: str, database: Database, secretariat: Caller
) -> None:
    del edition

    def seen(name: str, reason: str = "") -> int:
        seats = tuple(map(seat_of, name.split("+")))
        actor = Actor(secretariat.id, name, seats)

        def look(session: Session, ledger: Ledger) -> int:
            del ledger
            session.execute(text("SELECT set_config('ctwg.reason', :r, true)"), {"r": reason})
            return len(list(session.scalars(select(ActionPlanEntry))))

        return database.transact(actor, look)

    assert seen("focal_point:AUS") == 1
    assert seen("secretariat", "A reason.") == 1
    for name in ("secretariat", "chair:CTWG", "focal_point:CHL", "observer"):
        assert seen(name) == 0, name
    assert seen("focal_point:CHL", "A reason.") == 0


def test_what_an_economy_notes_in_private_changes_no_answer_to_others(
    edition: str, australia: Caller, chile: Caller, anonymous: Caller
) -> None:
    before = [(a.content, a.headers["etag"]) for a in (chile.get(edition), anonymous.get(edition))]
    make_entry(australia, edition, gap="Another one.")
    after = [(a.content, a.headers["etag"]) for a in (chile.get(edition), anonymous.get(edition))]
    assert before == after
