"""Nobody takes a record over, gives one away, or raises their own seat, by changing it."""

import pytest

from tests.access.conftest import ABSENT, House, Json
from tests.factories.activities import sound_activity
from tests.factories.recommendations import sound_recommendation

Attempt = tuple[str, str, Json]


@pytest.fixture(scope="module")
def chiles(house: House) -> str:
    """An activity of Chile's that all members see."""
    sent = sound_activity(lead_economies=["CHL"])
    return str(house.secretariat.create("/activities", sent)["ref"])


@pytest.mark.parametrize(
    "patch",
    [
        {"lead_economies": ["AUS"]},
        {"lead_economies": ["AUS", "CHL"]},
        {"co_sponsors": ["AUS"]},
        {"forum": "TELWG"},
        {"title": "Taken over"},
        {"visibility": "restricted"},
        {},
    ],
)
def test_another_economys_activity_is_not_taken(house: House, chiles: str, patch: Json) -> None:
    before = house.secretariat.get(f"/activities/{chiles}").json()
    for principal in ("focal_point", "service_account", "validator", "liaison", "observer"):
        answer = house.callers[principal].patch(f"/activities/{chiles}", patch)
        assert answer.status_code == 403, principal
    assert house.secretariat.get(f"/activities/{chiles}").json() == before


@pytest.mark.parametrize("leads", [["CHL"], [], ["HKG", "CHL"]])
def test_ones_own_activity_is_not_given_away(house: House, leads: list[str]) -> None:
    own = house.callers["focal_point"].create("/activities", sound_activity())
    answer = house.callers["focal_point"].patch(
        f"/activities/{own['ref']}", {"lead_economies": leads}
    )
    assert answer.status_code == 403
    assert house.secretariat.get(f"/activities/{own['ref']}").json() == own


def test_a_forums_chair_neither_takes_nor_gives_an_activity(house: House) -> None:
    own = house.secretariat.create("/activities", sound_activity())
    address = f"/activities/{own['ref']}"
    assert house.callers["other_chair"].patch(address, {"forum": "TELWG"}).status_code == 403
    assert house.callers["chair"].patch(address, {"forum": "TELWG"}).status_code == 403
    assert house.secretariat.get(address).json() == own


def test_an_economy_publishes_nothing_by_itself(house: House) -> None:
    focal_point = house.callers["focal_point"]
    sent = sound_activity(visibility="public")
    assert focal_point.post("/activities", sent).status_code == 403
    own = focal_point.create("/activities", sound_activity())
    answer = focal_point.patch(f"/activities/{own['ref']}", {"visibility": "public"})
    assert answer.status_code == 403
    anonymous = house.callers["anonymous"]
    assert anonymous.get(f"/activities/{own['ref']}").status_code == 404


def test_a_draft_is_not_moved_to_an_activity_of_others(house: House, chiles: str) -> None:
    focal_point = house.callers["focal_point"]
    activity = focal_point.create("/activities", sound_activity())
    source = {"kind": "activity", "activity": activity["ref"]}
    draft = focal_point.create("/recommendations", sound_recommendation(source=source))
    moved = {"source": {"kind": "activity", "activity": chiles}}
    answer = focal_point.patch(f"/recommendations/{draft['ref']}", moved)
    assert answer.status_code == 403
    assert house.secretariat.get(f"/recommendations/{draft['ref']}").json() == draft


SECRETARIAT = {"role": "secretariat"}
AUSTRALIA = {"role": "focal_point", "economy": "AUS"}
CHILE = {"role": "focal_point", "economy": "CHL"}


@pytest.mark.parametrize(
    "seats",
    [
        [SECRETARIAT],
        [AUSTRALIA, SECRETARIAT],
        [CHILE],
        [AUSTRALIA, CHILE],
        [{"role": "chair", "forum": "CTWG"}],
        [{"role": "observer"}],
        [],
    ],
)
def test_a_focal_point_gives_seats_of_its_own_economy_only(house: House, seats: list[Json]) -> None:
    focal_point = house.callers["focal_point"]
    for user in (house.keys["own_user"], str(focal_point.id)):
        before = house.secretariat.get(f"/users/{user}").json()
        assert focal_point.patch(f"/users/{user}", {"seats": seats}).status_code == 403
        assert house.secretariat.get(f"/users/{user}").json() == before
    sent = {"email": "new@example.org", "name": "New", "seats": seats}
    assert focal_point.post("/users", sent).status_code == 403


@pytest.mark.parametrize("principal", ["chair", "validator", "liaison", "observer"])
def test_nobody_else_changes_a_user_not_even_themselves(house: House, principal: str) -> None:
    caller = house.callers[principal]
    patch = {"seats": [SECRETARIAT]}
    assert caller.patch(f"/users/{caller.id}", patch).status_code == 403
    assert caller.patch(f"/users/{house.keys['secretariat_user']}", patch).status_code == 404
    assert caller.patch(f"/users/{ABSENT}", patch).status_code == 404


@pytest.mark.parametrize(
    "patch",
    [
        {"role": "secretariat", "economy": None},
        {"economy": "CHL"},
        {"role": "chair", "economy": None, "forum": "CTWG"},
        {"role": "observer", "economy": None},
    ],
)
def test_a_system_account_is_not_raised(house: House, patch: Json) -> None:
    address = f"/service-accounts/{house.keys['own_account']}"
    before = house.secretariat.get(address).json()
    for principal in ("focal_point", "service_account"):
        assert house.callers[principal].patch(address, patch).status_code == 403, principal
    assert house.secretariat.get(address).json() == before


def test_a_system_does_not_widen_its_own_scopes(house: House) -> None:
    address = f"/service-accounts/{house.keys['own_account']}"
    answer = house.callers["service_account"].patch(address, {"scopes": ["users:write"]})
    assert answer.status_code == 403


def test_a_record_that_its_author_could_not_see_is_not_made(house: House) -> None:
    focal_point = house.callers["focal_point"]
    activity = focal_point.create("/activities", sound_activity())
    sent = sound_recommendation(
        source={"kind": "activity", "activity": activity["ref"]},
        addressed_to={"economies": ["CHL"]},
        visibility="restricted",
    )
    before = house.secretariat.get("/recommendations?limit=500&count=true").json()["total"]
    answer = focal_point.post("/recommendations", sent)
    after = house.secretariat.get("/recommendations?limit=500&count=true").json()["total"]
    if answer.status_code == 201:
        found = focal_point.get(f"/recommendations/{answer.json()['ref']}")
        assert found.status_code == 200
    else:
        assert (answer.status_code, after) == (403, before)
