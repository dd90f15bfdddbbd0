"""What is played: by the rules, the same for the same seed, with something for everybody."""

from typing import Any

from fastapi.testclient import TestClient

from api.app import create_app
from api.core.database import Database
from api.core.settings import Settings
from api.running import Addresses
from simulation.behaviours import ACTIVE, MIX, SILENT, draw
from simulation.other_forum import PLAN as OTHER_PLAN
from simulation.sign_ins import open_doors
from simulation.subjects import PLAN
from simulation.theatre import simulate
from simulation.troupe import lot
from tests.callers import API
from tests.conftest import SIGNER
from tests.factories.users import ask_for_token
from tests.simulation.conftest import SEED, SMALL, Empty

Json = dict[str, Any]
PUBLIC = (
    *("work-plans", "activities", "recommendations", "action-plans", "meetings", "engagements"),
    *("organizations", "kpi-measurements"),
)
BY_THE_CLOCK = {"id", "created_at", "updated_at"}
"""And the refs of measurements, which are random by design."""


def public_story(client: TestClient) -> dict[str, list[Json]]:
    """Everything that a visitor sees of the records, without what the clock and chance put in."""
    story = {}
    for name in PUBLIC:
        items = client.get(f"{API}/{name}?limit=500").json()["items"]
        silent = BY_THE_CLOCK | ({"ref"} if name == "kpi-measurements" else set())
        told = [{key: item[key] for key in item if key not in silent} for item in items]
        story[name] = sorted(told, key=str)
    return story


def test_the_same_seed_tells_the_same_story(
    demo: TestClient, empty: Empty, demo_settings: Settings
) -> None:
    again = empty()
    simulate(demo_settings, again, SIGNER, SMALL, SEED)
    with TestClient(create_app(demo_settings, again.service, SIGNER)) as other:
        first, second = public_story(demo), public_story(other)
    assert first == second
    assert all(first[name] for name in PUBLIC if name != "kpi-measurements")


def test_the_year_of_the_story_is_the_plan_s(demo: TestClient) -> None:
    story = public_story(demo)
    assert {item["year"] for item in story["recommendations"]} == {2018}
    assert {item["adopted_on"][:4] for item in story["recommendations"]} == {"2018"}
    assert {item["plan"] for item in story["activities"]} == {PLAN, OTHER_PLAN}
    assert {item["ref"]: item["status"] for item in story["work-plans"]} == {
        "CTWG-2018": "endorsed",
        "TELWG-2018": "endorsed",
    }


def test_some_answer_and_some_do_not(played: Addresses, demo_settings: Settings) -> None:
    with TestClient(create_app(demo_settings, played.service, SIGNER)) as client:
        database = Database(played.service, SIGNER, connections=2)
        [secretariat] = [door for door in open_doors(database, SEED, SMALL) if not door.scope]
        database.dispose()
        answer = ask_for_token(client, secretariat.email, secretariat.password)
        client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        count = f"{API}/implementations?count=true&limit=1"
        asked = client.get(count).json()["total"]
        silent = client.get(f"{count}&acceptance=pending").json()["total"]
    assert 0 < silent < asked


def test_a_lot_gives_every_behaviour_its_share() -> None:
    codes = [f"E{number}" for number in range(21)]
    cast = draw(codes, lot(SEED))
    assert sorted(behaviour.name for behaviour in cast.values()) == sorted(
        behaviour.name for behaviour in MIX
    )
    small = set(draw(codes[:5], lot(SEED)).values())
    assert {ACTIVE, SILENT} <= small


def test_each_start_gives_new_passwords(played: Addresses, demo_settings: Settings) -> None:
    database = Database(played.service, SIGNER, connections=2)
    first, second = (open_doors(database, SEED, SMALL) for _ in range(2))
    database.dispose()
    assert [door.email for door in first] == [door.email for door in second]
    assert not {door.password for door in first} & {door.password for door in second}
    with TestClient(create_app(demo_settings, played.service, SIGNER)) as client:
        for old, new in zip(first, second, strict=True):
            assert ask_for_token(client, new.email, new.password).status_code == 200
            assert ask_for_token(client, old.email, old.password).status_code == 400
