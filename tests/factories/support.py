"""Needs, offers and matches for tests."""

from typing import Any

from tests.callers import Caller

Json = dict[str, Any]


def make_need(caller: Caller, **overrides: Any) -> Json:  # noqa: ANN401 - any field of the payload
    """Name a need of Australia's."""
    payload = {
        "economy": "AUS",
        "title": "Trainers for passenger screening",
        "kind": "training",
        "area": "travel",
        "topics": ["api-pnr"],
        "forum": "CTWG",
        **overrides,
    }
    return caller.create("/support-needs", payload)


def make_offer(caller: Caller, **overrides: Any) -> Json:  # noqa: ANN401 - as above
    """Offer what Chile can give."""
    payload = {
        "offered_by": {"economy": "CHL"},
        "title": "Two trainers for a month",
        "kinds": ["training"],
        "areas": ["travel"],
        "topics": ["api-pnr", "aeo"],
        "capacity": 2,
        **overrides,
    }
    return caller.create("/support-offers", payload)


def propose(caller: Caller, need: Json, offer: Json) -> str:
    """Propose an offer for a need; the match's address."""
    payload = {"need": need["ref"], "offer": offer["ref"]}
    return f"/support-matches/{caller.create('/support-matches', payload)['ref']}"


def deliver(path: str, provider: Caller) -> None:
    """Agree to a match, and deliver."""
    for verb in ("agree", "deliver"):
        answer = provider.verb(f"{path}/{verb}")
        assert answer.status_code == 200, answer.text
