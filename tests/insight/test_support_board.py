"""The support board: figures worked out by hand, and who has nobody's support."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.callers import Caller
from tests.factories.implementations import ask_australia, bring
from tests.factories.support import deliver, make_need, make_offer, propose
from tests.factories.world import PLAN, make_plan, make_world
from tests.insight.openings import assert_opens

Json = dict[str, Any]
OPEN: Final = ("identified", "assessed", "matched")


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that needs live in."""
    make_world(secretariat)


@pytest.fixture
def hong_kong(client: TestClient) -> Caller:
    """Hong Kong, China's focal point."""
    return Caller(client, "focal_point:HKG")


def said(caller: Caller, path: str, outcome: str) -> None:
    """Say what came of a match."""
    answer = caller.verb(f"{path}/outcome", {"outcome": outcome})
    assert answer.status_code == 200, answer.text


@pytest.fixture
def supported(australia: Caller, chile: Caller, hong_kong: Caller) -> dict[str, str]:
    """Seven needs and what became of each.

    | need            | area    | match               | status     |
    |-----------------|---------|---------------------|------------|
    | AUS screening   | travel  | delivered           | matched    |
    | AUS closed      | travel  | outcome: closed     | addressed  |
    | AUS narrowed    | finance | outcome: narrowed   | assessed   |
    | CHL proposed    | travel  | proposed            | identified |
    | CHL withdrawn   | travel  |                     | withdrawn  |
    | HKG unchanged   | finance | outcome: no change  | assessed   |
    | HKG declined    | travel  | declined            | identified |
    """
    offer, other = make_offer(chile), make_offer(australia, offered_by={"economy": "AUS"})
    needs = {
        "screening": make_need(australia, priority="low"),
        "closed": make_need(australia),
        "narrowed": make_need(australia, area="finance", kind="funding"),
        "proposed": make_need(chile, economy="CHL", priority="high"),
        "withdrawn": make_need(chile, economy="CHL"),
        "unchanged": make_need(hong_kong, economy="HKG", area="finance"),
        "declined": make_need(hong_kong, economy="HKG"),
    }
    deliver(propose(australia, needs["screening"], offer), chile)
    for name, economy, outcome in (
        ("closed", australia, "gap_closed"),
        ("narrowed", australia, "gap_narrowed"),
        ("unchanged", hong_kong, "no_change"),
    ):
        path = propose(economy, needs[name], offer)
        deliver(path, chile)
        said(economy, path, outcome)
    propose(chile, needs["proposed"], other)
    withdrawn = f"/support-needs/{needs['withdrawn']['ref']}/withdraw"
    assert chile.verb(withdrawn, {"reason": "Met at home."}).status_code == 200
    path = propose(hong_kong, needs["declined"], offer)
    assert chile.verb(f"{path}/decline", {"reason": "No trainers left."}).status_code == 200
    assert chile.verb(f"/support-offers/{offer['ref']}/close", {}).status_code == 200
    return {name: str(need["ref"]) for name, need in needs.items()}


def counts(figures: list[Json], name: str) -> dict[str, int]:
    """How many there are of each, without those that there are none of."""
    return {one[name]: one["count"] for one in figures if one["count"]}


def test_needs_stand_in_columns_by_status(observer: Caller, supported: dict[str, str]) -> None:
    board = observer.get("/support-board").json()
    columns = {column["status"]: [n["ref"] for n in column["needs"]] for column in board["needs"]}
    assert list(columns) == ["identified", "assessed", "matched", "addressed", "withdrawn"]
    assert columns == {
        # The pressing one first.
        "identified": [supported["proposed"], supported["declined"]],
        "assessed": [supported["narrowed"], supported["unchanged"]],
        "matched": [supported["screening"]],
        "addressed": [supported["closed"]],
        "withdrawn": [supported["withdrawn"]],
    }
    assert counts(board["needs"], "status") == {name: len(refs) for name, refs in columns.items()}
    assert board["open"]["count"] == 5


@pytest.fixture
def observer(client: TestClient) -> Caller:
    """Somebody who only looks on."""
    return Caller(client, "observer")


def test_each_need_has_its_matches_and_leads_to_its_candidates(
    observer: Caller, supported: dict[str, str]
) -> None:
    board = observer.get("/support-board").json()
    needs = {need["ref"]: need for column in board["needs"] for need in column["needs"]}
    screening = needs[supported["screening"]]
    [match] = screening["matches"]
    assert (match["status"], match["outcome"], screening["is_supported"]) == (
        "delivered",
        None,
        True,
    )
    assert match["offer"].startswith("OFFER-CHL-")
    [declined] = needs[supported["declined"]]["matches"]
    assert (declined["status"], needs[supported["declined"]]["is_supported"]) == (
        "declined",
        False,
    )
    assert observer.get(screening["candidates"]).status_code == 200


def test_offers_matches_and_gaps_are_counted(observer: Caller, supported: dict[str, str]) -> None:
    assert len(supported) == 7
    board = observer.get("/support-board").json()
    assert counts(board["offers"], "status") == {"open": 1, "closed": 1}
    assert counts(board["matches"], "status") == {
        "proposed": 1,
        "delivered": 1,
        "outcome": 3,
        "declined": 1,
    }
    assert counts(board["outcomes"], "outcome") == {
        "gap_closed": 1,
        "gap_narrowed": 1,
        "no_change": 1,
    }
    assert board["gaps_moved"]["count"] == 2


def test_it_names_economies_with_open_needs_and_nobodys_support(
    observer: Caller, supported: dict[str, str]
) -> None:
    assert len(supported) == 7
    board = observer.get("/support-board").json()
    told = {
        row["code"]: (
            *(row[name]["count"] for name in ("open", "supported", "unsupported")),
            row["has_support"],
        )
        for row in board["economies"]
    }
    assert told == {
        "AUS": (2, 1, 1, True),
        "CHL": (1, 0, 1, False),
        "HKG": (2, 0, 2, False),
    }
    assert board["without_support"] == ["CHL", "HKG"]


def test_a_need_is_supported_exactly_while_a_match_is_agreed_or_delivered(
    secretariat: Caller, supported: dict[str, str]
) -> None:
    assert len(supported) == 7
    held = secretariat.get("/support-matches?status=agreed,delivered&limit=500").json()["items"]
    board = secretariat.get("/support-board").json()
    shown = {
        need["ref"] for column in board["needs"] for need in column["needs"] if need["is_supported"]
    }
    assert shown == {match["need"] for match in held}


def test_every_figure_opens_what_it_counted(
    secretariat: Caller, observer: Caller, supported: dict[str, str]
) -> None:
    assert len(supported) == 7
    for caller, query in (
        (secretariat, ""),
        (observer, "?area=travel"),
        (observer, "?economy=AUS&area=finance"),
        (observer, f"?plan={PLAN}&economy=CHL"),
    ):
        assert_opens(caller, caller.get(f"/support-board{query}").json(), at_least=15)


def test_it_is_narrowed_to_an_area_and_an_economy(
    observer: Caller, supported: dict[str, str]
) -> None:
    finance = observer.get("/support-board?area=finance").json()
    assert counts(finance["needs"], "status") == {"assessed": 2}
    assert counts(finance["matches"], "status") == {"outcome": 2}
    assert counts(finance["offers"], "status") == {}
    assert finance["without_support"] == ["AUS", "HKG"]
    chilean = observer.get("/support-board?economy=CHL").json()
    assert chilean["needs"][0]["needs"][0]["ref"] == supported["proposed"]
    # Chile's own offer, which it has closed.
    assert counts(chilean["offers"], "status") == {"closed": 1}


def test_another_forums_plan_has_its_own_board(
    secretariat: Caller, australia: Caller, chile: Caller, observer: Caller
) -> None:
    make_plan(secretariat, "TELWG-2016-2020", "TELWG")
    make_need(australia, forum="TELWG", kind="equipment")
    make_need(chile, economy="CHL")
    make_need(chile, economy="CHL", forum=None)
    boards = {
        plan: observer.get(f"/support-board?plan={plan}").json()
        for plan in (PLAN, "TELWG-2016-2020")
    }
    assert {plan: board["without_support"] for plan, board in boards.items()} == {
        PLAN: ["CHL"],
        "TELWG-2016-2020": ["AUS"],
    }
    assert observer.get("/support-board").json()["open"]["count"] == 3


def test_a_restricted_need_is_on_the_board_of_those_who_may_see_it(
    client: TestClient, secretariat: Caller, chair: Caller, australia: Caller, anonymous: Caller
) -> None:
    path = ask_australia(chair)
    bring(path, "in_progress", australia, secretariat)
    wanted = {"barrier": "funding", "support_wanted": "A grant."}
    assert australia.verb(f"{path}/block", wanted).status_code == 200
    make_need(australia, visibility="public")
    boards = {
        name: caller.get("/support-board").json()["open"]["count"]
        for name, caller in {
            "australia": australia,
            "chair": chair,
            "secretariat": secretariat,
            "chile": Caller(client, "focal_point:CHL"),
            "nobody": anonymous,
        }.items()
    }
    assert boards == {"australia": 2, "chair": 2, "secretariat": 2, "chile": 1, "nobody": 1}


def test_without_any_record_the_board_is_empty(anonymous: Caller) -> None:
    board = anonymous.get("/support-board").json()
    assert [column["count"] for column in board["needs"]] == [0] * 5
    assert (board["economies"], board["without_support"]) == ([], [])
    assert_opens(anonymous, board, at_least=15)


@pytest.mark.parametrize("query", ["plan=NONE", "economy=ATL", "area=space"])
def test_what_is_not_on_record_is_not_found(anonymous: Caller, query: str) -> None:
    assert anonymous.get(f"/support-board?{query}").status_code == 404


def test_an_unchanged_board_is_not_sent_again_and_every_change_is(
    secretariat: Caller, australia: Caller, chile: Caller, observer: Caller
) -> None:
    need = make_need(australia)
    offer = make_offer(chile)
    path = propose(australia, need, offer)
    changes: tuple[Callable[[], Response], ...] = (
        lambda: australia.patch(f"/support-needs/{need['ref']}", {"title": "Two trainers"}),
        lambda: chile.verb(f"{path}/agree"),
        lambda: chile.verb(f"/support-offers/{offer['ref']}/close", {}),
        lambda: secretariat.patch("/economies/AUS", {"name": "Commonwealth"}),
    )
    for change in changes:
        etag = observer.get("/support-board").headers["etag"]
        kept = {"If-None-Match": etag}
        assert observer.get("/support-board", headers=kept).status_code == 304
        assert change().status_code == 200
        assert observer.get("/support-board", headers=kept).status_code == 200
