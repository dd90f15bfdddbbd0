"""Offers: one provider, kept by its own seats, open or closed."""

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.factories.support import make_offer
from tests.factories.world import make_world


@pytest.fixture(autouse=True)
def world(secretariat: Caller) -> None:
    """The world that offers live in."""
    make_world(secretariat)
    secretariat.create("/organizations", {"code": "WCO", "name": "Customs", "kind": "un_body"})


@pytest.mark.parametrize("provider", [{}, {"economy": "CHL", "sub_forum": "SCCP"}])
def test_one_offers_it(chile: Caller, provider: dict[str, str]) -> None:
    refused = chile.post("/support-offers", {"title": "Help", "offered_by": provider})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "support-offer.provider"


def test_each_offers_for_themselves_and_the_secretariat_for_organizations(
    chile: Caller, australia: Caller, client: TestClient, secretariat: Caller
) -> None:
    sccp = Caller(client, "liaison:SCCP")
    for caller, provider in (
        (chile, {"economy": "CHL"}),
        (sccp, {"sub_forum": "SCCP"}),
        (secretariat, {"organization": "WCO"}),
    ):
        offer = make_offer(caller, offered_by=provider)
        assert {k: v for k, v in offer["offered_by"].items() if v} == provider
        assert (
            australia.patch(f"/support-offers/{offer['ref']}", {"capacity": 9}).status_code == 403
        )
    mine = {"title": "Help", "offered_by": {"economy": "AUS"}}
    assert chile.post("/support-offers", mine).status_code == 403
    theirs = {"title": "Help", "offered_by": {"organization": "WCO"}}
    assert chile.post("/support-offers", theirs).status_code == 403


def test_an_offer_does_not_end_before_it_begins(chile: Caller) -> None:
    dates = {"available_from": "2020-02-01", "available_until": "2020-01-01"}
    offer = {"title": "Help", "offered_by": {"economy": "CHL"}, **dates}
    [fault] = chile.post("/support-offers", offer).json()["errors"]
    assert (fault["code"], fault["pointer"]) == (
        *("support-offer.dates-out-of-order", "/available_until"),
    )


@pytest.mark.parametrize(("state", "verb"), [("open", "close"), ("closed", "reopen")])
def test_every_state_every_verb_every_role(
    chile: Caller, client: TestClient, state: str, verb: str
) -> None:
    may = {"focal_point:CHL", "secretariat"}
    others = {"chair:CTWG", "focal_point:AUS", "validator:CHL", "liaison:SCCP", "observer"}
    path = f"/support-offers/{make_offer(chile)['ref']}"
    assert Caller(client, None).verb(f"{path}/{verb}").status_code == 401
    for name in may | others:
        path = f"/support-offers/{make_offer(chile)['ref']}"
        if state == "closed":
            chile.verb(f"{path}/close")
        caller = Caller(client, name)
        wrong = "reopen" if verb == "close" else "close"
        assert caller.verb(f"{path}/{wrong}").status_code == (409 if name in may else 403)
        assert caller.verb(f"{path}/{verb}").status_code == (200 if name in may else 403), name
