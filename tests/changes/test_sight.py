"""What others do in private leaves no trace in the feed, and the past is judged as the present."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Text, cast, select
from sqlalchemy.orm import Session

from api.changes.audiences import AUDIENCES, saw
from api.changes.cursors import Cursors, Place
from api.changes.statements import FOLLOWERS, PULLED
from api.core.actors import ANONYMOUS, SYSTEM, Actor
from api.core.database import Database
from api.core.ledger import ChainKey, Ledger
from api.core.projection import json_select
from api.core.service import ResourceService
from api.support_needs.models import SupportNeed
from tests.access.conftest import House, house
from tests.callers import Caller, seat_of
from tests.factories.activities import make_activity

__all__ = ["house"]
SEATS = (
    *("secretariat", "observer", "chair:CTWG", "chair:TELWG", "liaison:SCCP"),
    *("focal_point:AUS", "focal_point:CHL", "validator:HKG", "chair:CTWG+focal_point:CHL"),
)
ACTORS = [
    ANONYMOUS,
    *(Actor(None, name, tuple(map(seat_of, name.split("+"))), is_system=True) for name in SEATS),
]


@pytest.fixture(autouse=True)
def world(house: House) -> None:
    """The house has a world already."""
    del house


@pytest.fixture(scope="module")
def database(house: House) -> Database:
    """The write side of the house's database."""
    found: Database = house.client.app.state.services.database  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("resource", sorted(AUDIENCES))
@pytest.mark.parametrize("actor", ACTORS, ids=lambda actor: actor.name)
def test_values_are_judged_like_rows(database: Database, actor: Actor, resource: str) -> None:
    """What `visible()` says in SQL, `saw()` says of the same record's values."""
    service = PULLED[resource].service

    def judge(session: Session, _: Ledger) -> Iterator[tuple[str, bool, bool]]:
        ids = select(cast(service.model.id, Text))
        seen = set(session.scalars(ids.where(service.visible(actor))))
        # Whom a need was shared with is no value of its own; see AUDIENCES.
        shared = set[str]()
        if resource == "support_needs":
            shared = set(session.scalars(ids.where(SupportNeed.shared_with != [])))
        for record in session.scalars(json_select(service.read, service.model)).all():
            if record["id"] not in shared:
                ref, is_seen = str(record["ref"]), record["id"] in seen
                yield ref, is_seen, saw(actor, resource, record)

    judged = database.transact(SYSTEM, lambda *held: list(judge(*held)))
    assert [ref for ref, now, then in judged if now != then] == []
    assert judged or resource == "kpi_measurements"


def test_no_cursor_and_no_page_tells_what_chile_does_in_private(house: House) -> None:
    """To the byte, for whoever stood at the end of the feed, in the middle, or at its beginning."""
    strangers = [house.callers[name] for name in ("anonymous", "focal_point", "observer")]
    ends = [_end(caller) for caller in strangers]

    def answers() -> list[bytes]:
        return [
            caller.get(f"/changes?limit=200&records={flag}{place}").content
            for caller, end in zip(strangers, ends, strict=True)
            for flag in ("false", "true")
            for place in ("", f"&since={end}")
        ]

    before = answers()
    chile = house.callers["other_focal_point"]
    for _ in range(3):
        made = make_activity(chile, lead_economies=["CHL"], visibility="restricted")
        chile.patch(f"/activities/{made['ref']}", {"place": "Valparaiso"})
    assert answers() == before
    assert _end(chile) != ends[1]


def _end(caller: Caller) -> str:
    page = caller.get("/changes?limit=500").json()
    while page["has_more"]:
        page = caller.get(f"/changes?limit=500&since={page['next']}").json()
    return str(page["next"])


def test_a_cursor_does_not_tell_its_place() -> None:
    """Neighbours look like strangers: no digit of the place shows, none can be changed."""
    cursors = Cursors(ChainKey(b"k" * 32), "public", ["activities"])
    written = [cursors.write(Place(seq, 1)) for seq in range(200)]
    assert len(set(written)) == 200
    for place in range(len(written[0])):
        # 22 characters of 64: none is the same in all, as it would be were the place readable.
        assert len({text[place] for text in written}) > 1
    assert [cursors.read(text) for text in written] == [Place(seq, 1) for seq in range(200)]


def test_of_every_resource_it_is_known_how_sight_of_it_is_lost() -> None:
    """Whoever gives a resource a `visible()` of its own says here what the feed makes of it."""
    with_sight_of_its_own = {
        name
        for name, resource in PULLED.items()
        if any(
            "visible" in vars(kind)
            for kind in resource.service.__mro__
            if issubclass(kind, ResourceService) and kind is not ResourceService
        )
    }
    followers = {follower.target for follower in FOLLOWERS if follower.by_sight}
    for_ever = {"implementations"}
    assert with_sight_of_its_own == AUDIENCES.keys() | followers | for_ever
