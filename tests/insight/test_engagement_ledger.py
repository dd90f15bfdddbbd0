"""The ledger of contacts: figures worked out by hand, and who fell silent."""

from datetime import timedelta
from typing import Any, Final

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.clock import current_day
from tests.factories.engagements import make_engagement
from tests.factories.world import PLAN, make_plan, make_world
from tests.insight.openings import assert_opens

Json = dict[str, Any]
PATH: Final = f"/engagement-ledger?plan={PLAN}"
DIRECTIONS: Final = ("given", "received", "joint", "reports_sent", "reports_received")


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that fora meet in; ICAO and ABAC, which is a forum as well."""
    make_world(secretariat)
    for code, kind in (("ICAO", "un_body"), ("ABAC", "business")):
        organization = {"code": code, "name": f"{code} in full", "kind": kind}
        secretariat.create("/organizations", organization)
    secretariat.create("/sub-fora", {"code": "ABAC", "name": "ABAC the forum", "kind": "council"})


@pytest.fixture
def met(chair: Caller) -> None:
    """What CTWG did with others: the last with TELWG before the plan, one after it."""
    sccp, icao = {"sub_fora": ["SCCP"]}, {"organizations": ["ICAO"]}
    for on, kind, others in (
        ("2018-08-08", "briefing-given", sccp),
        ("2019-02", "report-sent", sccp),
        ("2022-06-30", "briefing-received", sccp),
        ("2019-05-01", "joint-meeting", sccp | icao),
        ("2020-03-01", "report-received", icao),
        ("2022-12-31", "invitation", {"sub_fora": ["ABAC"]}),
        ("2022-01-15", "joint-planning", {"organizations": ["ABAC"]}),
        ("2017-10-01", "briefing-given", {"sub_fora": ["TELWG"]}),
        ("2023-01-01", "briefing-given", sccp),
    ):
        make_engagement(chair, on=on, kind=kind, **{"with": others})


def rows(answer: Json) -> dict[str, Json]:
    """The counterparts by their code."""
    return {row["code"]: row for row in answer["counterparts"]}


def numbers(row: Json) -> tuple[int, ...]:
    """Given, received, joint, reports sent and received."""
    return tuple(row[name]["count"] for name in DIRECTIONS)


@pytest.mark.usefixtures("met")
def test_it_counts_what_was_given_received_and_done_together(chair: Caller) -> None:
    found = chair.get(PATH).json()
    assert {code: numbers(row) for code, row in rows(found).items()} == {
        "ABAC": (1, 0, 1, 0, 0),
        "ICAO": (0, 1, 1, 0, 1),
        "SCCP": (2, 1, 1, 1, 0),
        "TELWG": (0, 0, 0, 0, 0),
    }
    # The joint meeting had two on the other side, and was one.
    assert numbers(found) == (3, 2, 2, 1, 1)
    assert found["contacts"]["count"] == 7


@pytest.mark.usefixtures("met")
def test_the_balance_says_who_gives_more_and_which_way_it_goes(chair: Caller) -> None:
    found = rows(chair.get(PATH).json())
    assert {code: (row["balance"], row["reciprocity"]) for code, row in found.items()} == {
        "ABAC": (1, "only_given"),
        "ICAO": (-1, "only_received"),
        "SCCP": (1, "mutual"),
        "TELWG": (0, "none"),
    }


@pytest.mark.usefixtures("met")
def test_a_plan_that_is_over_is_told_as_it_stood_on_its_last_day(chair: Caller) -> None:
    found = chair.get(PATH).json()
    assert (found["as_of"], found["starts_on"], found["ends_on"]) == (
        "2022-12-31",
        "2018-01-01",
        "2022-12-31",
    )
    assert {
        code: (row["last"]["on"], row["days_since_last"], row["is_silent"])
        for code, row in rows(found).items()
    } == {
        "ABAC": ("2022-12-31", 0, False),
        "ICAO": ("2020-03-01", 1035, True),
        "SCCP": ("2022-06-30", 184, False),
        # Before the plan began, and never since.
        "TELWG": ("2017-10-01", 1917, True),
    }
    assert found["silent"] == ["ICAO", "TELWG"]


@pytest.mark.usefixtures("met")
def test_silence_begins_when_the_caller_says(chair: Caller) -> None:
    assert chair.get(f"{PATH}&silent_after_days=183").json()["silent"] == ["ICAO", "SCCP", "TELWG"]
    assert chair.get(f"{PATH}&silent_after_days=184").json()["silent"] == ["ICAO", "TELWG"]
    assert chair.get(f"{PATH}&silent_after_days=0").status_code == 422


@pytest.mark.usefixtures("met")
def test_it_says_when_each_sort_of_contact_was_the_last(chair: Caller) -> None:
    sccp = rows(chair.get(PATH).json())["SCCP"]
    assert {name: sccp[name]["last_on"] for name in ("contacts", *DIRECTIONS)} == {
        "contacts": "2022-06-30",
        # Known to the month, and said so.
        "given": "2019-02",
        "received": "2022-06-30",
        "joint": "2019-05-01",
        "reports_sent": "2019-02",
        "reports_received": None,
    }


@pytest.mark.usefixtures("met")
def test_a_body_that_is_a_forum_and_an_organization_is_one_counterpart(chair: Caller) -> None:
    abac = rows(chair.get(PATH).json())["ABAC"]
    assert (abac["name"], abac["kind"], abac["contacts"]["count"]) == (
        "ABAC the forum",
        "sub_forum",
        2,
    )


@pytest.mark.usefixtures("met")
def test_every_figure_opens_what_it_counted(chair: Caller, secretariat: Caller) -> None:
    for caller in (chair, secretariat):
        assert_opens(caller, caller.get(PATH).json(), at_least=30)


def test_a_plan_under_way_is_told_as_of_today(secretariat: Caller, chair: Caller) -> None:
    today = current_day()
    dates = {"starts_on": str(today - timedelta(days=900)), "ends_on": "2099-12-31"}
    secretariat.create("/strategic-plans", {"ref": "P", "forum": "CTWG", "title": "P", **dates})
    for days in (-30, 10, 400):
        make_engagement(chair, on=str(today - timedelta(days=days)))
    found = chair.get("/engagement-ledger?plan=P").json()
    assert found["as_of"] == today.isoformat()
    # What is still to come has not been given yet.
    assert numbers(found)[0] == 2
    assert rows(found)["SCCP"]["days_since_last"] == 10
    assert_opens(chair, found, at_least=12)


def test_a_plan_without_dates_is_told_from_the_first_contact_on(
    secretariat: Caller, chair: Caller
) -> None:
    secretariat.create("/strategic-plans", {"ref": "P", "forum": "CTWG", "title": "P"})
    make_engagement(chair, on="1999")
    found = chair.get("/engagement-ledger?plan=P").json()
    assert (found["starts_on"], found["ends_on"], numbers(found)[0]) == (None, None, 1)
    assert_opens(chair, found, at_least=12)


@pytest.mark.usefixtures("met")
def test_another_forum_has_its_own_ledger(secretariat: Caller, client: TestClient) -> None:
    make_plan(secretariat, "TELWG-2016-2020", "TELWG")
    telwg = Caller(client, "chair:TELWG")
    make_engagement(
        telwg, forum="TELWG", kind="report-received", **{"with": {"sub_fora": ["CTWG"]}}
    )
    found = telwg.get("/engagement-ledger?plan=TELWG-2016-2020").json()
    assert {code: numbers(row) for code, row in rows(found).items()} == {"CTWG": (0, 1, 0, 0, 1)}
    assert found["forum"] == "TELWG"
    # TELWG's own story is not told in CTWG's ledger.
    assert rows(telwg.get(PATH).json())["TELWG"]["contacts"]["count"] == 0


def test_contacts_are_counted_for_those_who_may_see_them(
    chair: Caller, anonymous: Caller, client: TestClient
) -> None:
    for visibility in ("public", "members", "restricted"):
        make_engagement(chair, visibility=visibility)
    told = {
        name: caller.get(PATH).json()["contacts"]["count"]
        for name, caller in {
            "chair": chair,
            "liaison": Caller(client, "liaison:SCCP"),
            "other chair": Caller(client, "chair:TELWG"),
            "focal point": Caller(client, "focal_point:AUS"),
            "nobody": anonymous,
        }.items()
    }
    assert told == {"chair": 3, "liaison": 3, "other chair": 2, "focal point": 2, "nobody": 1}


def test_without_any_contact_the_ledger_is_empty(anonymous: Caller) -> None:
    found = anonymous.get(PATH).json()
    assert (found["counterparts"], found["silent"], numbers(found)) == ([], [], (0,) * 5)
    assert found["contacts"]["last_on"] is None
    assert_opens(anonymous, found, at_least=6)


def test_an_unknown_plan_is_not_found(anonymous: Caller) -> None:
    assert anonymous.get("/engagement-ledger?plan=NONE").status_code == 404
    assert anonymous.get("/engagement-ledger").status_code == 422


def test_an_unchanged_ledger_is_not_sent_again_and_every_change_is(
    secretariat: Caller, chair: Caller
) -> None:
    made = make_engagement(chair, **{"with": {"sub_fora": ["SCCP"], "organizations": ["ICAO"]}})
    for address, change in (
        (f"/engagements/{made['ref']}", {"kind": "joint-discussion"}),
        ("/sub-fora/SCCP", {"name": "Customs"}),
        ("/organizations/ICAO", {"name": "Aviation"}),
    ):
        kept = {"If-None-Match": chair.get(PATH).headers["etag"]}
        assert chair.get(PATH, headers=kept).status_code == 304
        assert secretariat.patch(address, change).status_code == 200
        assert chair.get(PATH, headers=kept).status_code == 200, address
