"""Row-level security: with the application's own predicate gone, the database still hides."""

from uuid import UUID

import psycopg
import pytest
from fastapi import FastAPI
from sqlalchemy import ColumnElement, select, true
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session

from api.core.actors import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ledger import Ledger
from api.core.resource import AnyResource
from api.router import RESOURCES
from tests.access.conftest import House
from tests.callers import Caller, seat_of

SEATS = [
    *("secretariat", "chair:CTWG", "chair:TELWG", "focal_point:AUS", "focal_point:CHL"),
    *("validator:AUS", "liaison:SCCP", "observer", "chair:CTWG+focal_point:CHL"),
]
RESTRICTED = (
    *("activities", "recommendations", "implementations", "action_plans"),
    *("activity_reports", "meetings", "engagements"),
    *("support_needs", "support_offers", "support_matches", "kpi_measurements"),
)
ACTORS = {
    "anonymous": ANONYMOUS,
    **{
        name: Actor(UUID(int=place), name, tuple(map(seat_of, name.split("+"))))
        for place, name in enumerate(SEATS, start=1)
    },
}
guarded = pytest.mark.parametrize(
    "resource",
    [resource for resource in RESOURCES if resource.name in RESTRICTED],
    ids=lambda resource: str(resource.name),
)


@pytest.fixture(scope="module")
def database(app: FastAPI, house: House) -> Database:
    """The write side of the application, in a furnished house."""
    del house
    held: Database = app.state.services.database
    return held


def seen(
    database: Database, actor: Actor, resource: AnyResource, condition: ColumnElement[bool]
) -> set[UUID]:
    """The records that an actor's own transaction finds under a condition."""

    def look(session: Session, ledger: Ledger) -> set[UUID]:
        del ledger
        model = resource.service.model
        return set(session.scalars(select(model.id).where(condition)))

    return database.transact(actor, look)


@guarded
@pytest.mark.parametrize("name", ACTORS)
def test_the_database_hides_exactly_what_the_application_hides(
    database: Database, resource: AnyResource, name: str
) -> None:
    actor = ACTORS[name]
    by_predicate = seen(database, SYSTEM, resource, resource.service.visible(actor))
    by_policy = seen(database, actor, resource, true())
    assert by_policy == by_predicate


@guarded
def test_there_is_something_to_hide(database: Database, resource: AnyResource) -> None:
    everything = seen(database, SYSTEM, resource, true())
    assert seen(database, ACTORS["secretariat"], resource, true()) == everything
    for name in ("anonymous", "observer", "focal_point:AUS"):
        assert seen(database, ACTORS[name], resource, true()) < everything, name


HIDDEN = {
    "activities": ("own_activity", "other_activity"),
    "recommendations": ("own_recommendation", "other_recommendation"),
    "implementations": ("own_implementation", "other_implementation"),
    "action_plans": ("own_action_plan", "other_action_plan"),
    "activity_reports": ("own_report", "other_report"),
    "kpi_measurements": ("own_measurement", "other_measurement"),
    "meetings": ("own_meeting",),
    "support_needs": ("own_need", "other_need"),
    "support_offers": ("own_offer", "forum_offer"),
    "support_matches": ("own_match", "other_match"),
    "engagements": ("own_engagement", "other_engagement"),
}


def sees_all(actor: Actor) -> ColumnElement[bool]:
    """A predicate that somebody forgot to write."""
    del actor
    return true()


@guarded
def test_without_its_predicate_the_api_still_hides(
    house: House, resource: AnyResource, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = {house.keys[target] for target in HIDDEN[resource.name]}
    # Seats that nobody had before: nothing that was remembered for others answers them.
    for seats in (f"focal_point:N{resource.name[0].upper()}Z", f"liaison:X{resource.name}"):
        caller = Caller(house.client, seats)
        with monkeypatch.context() as patched:
            patched.setattr(resource.service, "visible", staticmethod(sees_all))
            items = caller.get(resource.path, params={"limit": 500, "count": "true"}).json()
            details = {caller.get(f"{resource.path}/{key}").status_code for key in hidden}
        assert not hidden & {item["ref"] for item in items["items"]}
        assert items["total"] == len(items["items"])
        assert details == {404}


def test_the_service_works_under_a_role_that_cannot_look_past_the_wall(
    database: Database, owner: psycopg.Connection
) -> None:
    with database.engine.connect() as connection:
        role = connection.exec_driver_sql("SELECT current_user").scalar_one()
    row = owner.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        " FROM pg_roles WHERE rolname = %s",
        (role,),
    ).fetchone()
    assert row == (False,) * 5
    owned = owner.execute(
        "SELECT count(*) FROM pg_class WHERE relowner = %s::regrole", (role,)
    ).fetchone()
    assert owned == (0,)


def test_every_restricted_table_has_its_policy(owner: psycopg.Connection) -> None:
    found = owner.execute(
        "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'"
        " AND EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid)"
    ).fetchall()
    assert {name for (name,) in found} >= set(RESTRICTED)


def test_a_connection_used_for_one_caller_remembers_nothing_for_the_next(house: House) -> None:
    """The read path keeps connections; each must know for whom it reads just now."""
    secretariat, anonymous = house.callers["secretariat"], house.callers["anonymous"]
    for place in range(12):
        path = f"/activities?limit={place + 20}"
        assert len(secretariat.get(path).json()["items"]) > len(anonymous.get(path).json()["items"])


def test_the_ledger_is_only_ever_added_to(database: Database) -> None:
    for statement in (
        "UPDATE audit_events SET actor = 'nobody'",
        "DELETE FROM audit_events",
        "TRUNCATE audit_events",
        "DELETE FROM ledger_head",
        "ALTER TABLE activities DISABLE ROW LEVEL SECURITY",
        "DROP POLICY activities_seen ON activities",
        "CREATE TABLE own (id int)",
    ):
        with database.engine.connect() as connection, pytest.raises(ProgrammingError) as refused:
            connection.exec_driver_sql(statement)
        assert refused.value.orig is not None
        assert getattr(refused.value.orig, "sqlstate", None) == "42501", statement
