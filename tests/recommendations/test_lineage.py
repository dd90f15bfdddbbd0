"""Where recommendations come from and what becomes of them: carried over, superseded, repeated."""

from typing import Any

import pytest

from tests.callers import Caller
from tests.factories.recommendations import make_recommendation
from tests.factories.world import PLAN, make_plan, make_world

NEXT_PLAN = "CTWG-2023-2026"


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that recommendations live in, and a plan that comes after."""
    make_world(secretariat)
    make_plan(secretariat, NEXT_PLAN, "CTWG")


def adopted(chair: Caller, **said: Any) -> str:  # noqa: ANN401 - any field
    """The address of an adopted recommendation."""
    path = f"/recommendations/{make_recommendation(chair, **said)['ref']}"
    assert chair.verb(f"{path}/adopt", {}).status_code == 200
    return path


def ref_of(path: str) -> str:
    """The ref at an address's end."""
    return path.rpartition("/")[2]


def close_plan(secretariat: Caller) -> None:
    """The time of the first plan is over."""
    closed = secretariat.verb(f"/strategic-plans/{PLAN}/close")
    assert closed.status_code == 200, closed.text


def codes(refused: Any) -> list[str]:  # noqa: ANN401 - an answer
    """What stands against it."""
    assert refused.status_code == 422, refused.text
    return [fault["code"] for fault in refused.json()["errors"]]


def lineage(caller: Caller, path: str) -> dict[str, Any]:
    """The lineage, its relatives as refs with their distances."""
    found = caller.get(f"{path}/lineage")
    assert found.status_code == 200, found.text
    lines = found.json()
    for name, line in lines.items():
        if isinstance(line, list):
            lines[name] = [(relative["ref"], relative["steps"]) for relative in line]
    return dict(lines)


# From plan to plan.


def test_what_is_still_open_is_carried_over_as_a_draft_of_the_next_plan(
    secretariat: Caller, chair: Caller
) -> None:
    path = adopted(
        chair, plan=PLAN, focus_areas=[f"{PLAN}.FA1"], topics=["aeo"], priority="high", year=2018
    )
    close_plan(secretariat)
    body = {"plan": NEXT_PLAN, "year": 2023, "focus_areas": [f"{NEXT_PLAN}.FA2"]}
    made = chair.verb(f"{path}/carry-over", body)
    assert made.status_code == 200, made.text
    old, new = chair.get(path).json(), made.json()
    assert (new["status"], new["plan"], new["year"]) == ("draft", NEXT_PLAN, 2023)
    assert new["ref"] == "CTWG-2023-R01"
    assert new["carried_from"] == old["ref"]
    assert new["focus_areas"] == [f"{NEXT_PLAN}.FA2"]
    kept = ("text", "topics", "priority", "addressed_to", "future_use", "visibility", "source")
    assert {name: new[name] for name in kept} == {name: old[name] for name in kept}
    assert old["status"] == "adopted"


def test_carrying_over_is_on_the_ledger_as_a_new_record(secretariat: Caller, chair: Caller) -> None:
    path = adopted(chair, plan=PLAN)
    close_plan(secretariat)
    new = chair.verb(f"{path}/carry-over", {"plan": NEXT_PLAN}).json()
    last = secretariat.get("/audit-events?sort=-seq&limit=1").json()["items"][0]
    assert (last["action"], last["record_key"], last["seat"]) == (
        "create",
        new["ref"],
        "chair:CTWG",
    )


def test_what_its_own_plan_can_still_do_is_not_carried_over(chair: Caller) -> None:
    path = adopted(chair, plan=PLAN)
    refused = chair.verb(f"{path}/carry-over", {"plan": NEXT_PLAN})
    assert codes(refused) == ["recommendation.plan-still-open"]


def test_a_recommendation_of_no_plan_is_carried_into_one(chair: Caller) -> None:
    """Promised in 2013, before the records of plans begin, and still open."""
    path = adopted(chair, year=2013)
    made = chair.verb(f"{path}/carry-over", {"plan": PLAN, "year": 2018})
    assert made.status_code == 200, made.text
    line = lineage(chair, f"/recommendations/{made.json()['ref']}")
    assert line["carried_from"] == [(ref_of(path), 1)]
    assert (line["promised_in"], line["is_open"]) == (2013, True)


def test_nothing_is_carried_into_a_closed_plan_nor_its_own(
    secretariat: Caller, chair: Caller
) -> None:
    path, other = adopted(chair, plan=PLAN), adopted(chair)
    close_plan(secretariat)
    assert codes(chair.verb(f"{path}/carry-over", {"plan": PLAN})) == ["recommendation.same-plan"]
    assert codes(chair.verb(f"{other}/carry-over", {"plan": PLAN})) == [
        "recommendation.plan-closed"
    ]
    assert codes(chair.verb(f"{path}/carry-over", {"plan": "NO-PLAN"})) == ["unknown-reference"]


def test_nothing_is_carried_over_twice(chair: Caller) -> None:
    path = adopted(chair)
    assert chair.verb(f"{path}/carry-over", {"plan": PLAN}).status_code == 200
    refused = chair.verb(f"{path}/carry-over", {"plan": PLAN})
    assert codes(refused) == ["recommendation.carried-twice"]
    assert chair.get("/recommendations?count=true").json()["total"] == 2


@pytest.mark.parametrize("verb", ["close", None])
def test_only_what_is_adopted_is_carried_over(chair: Caller, verb: str | None) -> None:
    path = adopted(chair) if verb else f"/recommendations/{make_recommendation(chair)['ref']}"
    if verb:
        assert chair.verb(f"{path}/{verb}", {}).status_code == 200
    assert chair.verb(f"{path}/carry-over", {"plan": PLAN}).status_code == 409


def test_a_chair_does_not_carry_into_the_plan_of_another_forum(
    secretariat: Caller, chair: Caller
) -> None:
    make_plan(secretariat, "TELWG-2018-2022", "TELWG")
    path = adopted(chair)
    assert chair.verb(f"{path}/carry-over", {"plan": "TELWG-2018-2022"}).status_code == 403
    made = secretariat.verb(f"{path}/carry-over", {"plan": "TELWG-2018-2022"}).json()
    assert (made["forum"], made["plan"]) == ("TELWG", "TELWG-2018-2022")


def test_a_forum_carries_over_what_it_asked_for_under_its_old_name(
    secretariat: Caller, chair: Caller
) -> None:
    secretariat.create("/sub-fora", {"code": "CTTF", "name": "Task Force", "kind": "task-force"})
    secretariat.patch("/sub-fora/CTWG", {"predecessor": "CTTF"})
    old = make_recommendation(secretariat, forum="CTTF", year=2012)
    path = f"/recommendations/{old['ref']}"
    assert chair.verb(f"{path}/adopt", {}).status_code == 403
    assert secretariat.verb(f"{path}/adopt", {}).status_code == 200
    made = chair.verb(f"{path}/carry-over", {"plan": PLAN})
    assert (made.status_code, made.json()["forum"]) == (200, "CTWG")
    superseded = chair.verb(f"{path}/supersede", {"by": made.json()["ref"]})
    assert superseded.json()["status"] == "superseded"


# Both ways.


def test_a_line_over_three_plans_is_seen_from_each_of_its_ends(
    secretariat: Caller, chair: Caller
) -> None:
    first = adopted(chair, year=2013)
    second = chair.verb(f"{first}/carry-over", {"plan": PLAN, "year": 2018}).json()["ref"]
    assert chair.verb(f"/recommendations/{second}/adopt", {}).status_code == 200
    close_plan(secretariat)
    sent = {"plan": NEXT_PLAN, "year": 2023}
    third = chair.verb(f"/recommendations/{second}/carry-over", sent).json()["ref"]
    one, two = lineage(chair, first), lineage(chair, f"/recommendations/{second}")
    three = lineage(chair, f"/recommendations/{third}")
    assert one["carried_to"] == [(second, 1), (third, 2)]
    assert (two["carried_from"], two["carried_to"]) == ([(ref_of(first), 1)], [(third, 1)])
    assert three["carried_from"] == [(second, 1), (ref_of(first), 2)]
    assert {line["promised_in"] for line in (one, two, three)} == {2013}
    listed = chair.get(one["carried"]).json()["items"]
    assert [item["ref"] for item in listed] == [second]


def test_a_line_is_open_until_nothing_in_it_is_adopted(chair: Caller) -> None:
    path = adopted(chair)
    assert lineage(chair, path)["is_open"] is True
    chair.verb(f"{path}/close", {"reason": "Done."})
    assert lineage(chair, path)["is_open"] is False


def test_a_superseded_one_and_its_successor_name_each_other(chair: Caller) -> None:
    old, new = adopted(chair), adopted(chair, text="Better said.")
    assert chair.verb(f"{old}/supersede", {"by": ref_of(new)}).status_code == 200
    assert lineage(chair, old)["superseded_by"] == [(ref_of(new), 1)]
    found = lineage(chair, new)
    assert found["supersedes"] == [(ref_of(old), 1)]
    listed = chair.get(found["replaced"]).json()["items"]
    assert [item["ref"] for item in listed] == [ref_of(old)]


def test_superseding_releases_every_party_and_lets_their_answers_stand(
    chair: Caller, chile: Caller
) -> None:
    old, new = adopted(chair), adopted(chair, text="Better said.")
    answered = f"/implementations/{ref_of(old)}.CHL"
    assert chile.verb(f"{answered}/accept", {"acceptance": "accepted"}).status_code == 200
    chair.verb(f"{old}/supersede", {"by": ref_of(new)})
    asked = chair.get(f"/implementations?recommendation={ref_of(old)}&sort=ref").json()["items"]
    assert [item["economy"] for item in asked] == ["AUS", "CHL", "HKG"]
    assert all(item["released_on"] for item in asked)
    assert [item["acceptance"] for item in asked] == ["pending", "accepted", "pending"]
    still = chair.get(f"/implementations?recommendation={ref_of(new)}").json()["items"]
    assert [item["released_on"] for item in still] == [None] * 3


def test_duplicates_are_seen_from_both_records(chair: Caller) -> None:
    one, two = adopted(chair), adopted(chair, text="The same in other words.")
    chair.patch(two, {"duplicates": [ref_of(one)]})
    assert lineage(chair, one)["duplicates"] == [(ref_of(two), 1)]
    assert lineage(chair, two)["duplicates"] == [(ref_of(one), 1)]


def test_a_line_leaves_out_what_the_caller_may_not_see(
    chair: Caller, anonymous: Caller, secretariat: Caller
) -> None:
    public = adopted(chair, visibility="public")
    hidden = make_recommendation(
        secretariat,
        visibility="restricted",
        addressed_to={"economies": ["CHL"]},
        carried_from=ref_of(public),
        duplicates=[ref_of(public)],
    )
    told = lineage(anonymous, public)
    assert (told["carried_to"], told["duplicates"]) == ([], [])
    assert lineage(chair, public)["carried_to"] == [(hidden["ref"], 1)]
    assert anonymous.get(f"/recommendations/{hidden['ref']}/lineage").status_code == 404


# No circles.


def test_a_line_never_comes_back_to_where_it_began(chair: Caller) -> None:
    one = adopted(chair)
    two = adopted(chair, carried_from=ref_of(one))
    three = adopted(chair, carried_from=ref_of(two))
    for later in (one, two, three):
        refused = chair.patch(one, {"carried_from": ref_of(later)})
        assert codes(refused) == ["recommendation.circular"]
    assert chair.get(one).json()["carried_from"] is None


def test_what_was_superseded_does_not_supersede_its_successor(chair: Caller) -> None:
    one, two, three = (adopted(chair, text=f"Text {n}.") for n in range(3))
    chair.verb(f"{one}/supersede", {"by": ref_of(two)})
    chair.verb(f"{two}/supersede", {"by": ref_of(three)})
    refused = chair.verb(f"{three}/supersede", {"by": ref_of(one)})
    assert codes(refused) == ["recommendation.circular"]
    assert chair.get(three).json()["status"] == "adopted"
