"""Implementations for tests: adopted, and brought to any state by their party."""

from collections.abc import Mapping
from typing import Any, Final

from tests.callers import Caller
from tests.factories.recommendations import make_recommendation

Json = dict[str, Any]

PAPER: Final = {"title": "Decree 12", "url": "https://www.example.org/decree-12"}
ACCEPTED: Final = ("accept", {"acceptance": "accepted"})
BLOCKED: Final = ("block", {"barrier": "funding", "reason": "No budget."})
IMPLEMENTED: Final = ("implement", {"evidence": [PAPER]})
STEPS: Final[Mapping[str, tuple[tuple[str, Json], ...]]] = {
    "pending": (),
    "accepted": (ACCEPTED,),
    "declined": (("accept", {"acceptance": "not_accepted", "reason": "Against our law."}),),
    "planned": (ACCEPTED, ("plan", {})),
    "in_progress": (ACCEPTED, ("start", {})),
    "blocked": (ACCEPTED, ("start", {}), BLOCKED),
    "implemented": (ACCEPTED, IMPLEMENTED),
    "overtaken": (("overtake", {"reason": "A treaty covers it."}),),
    "submitted": (ACCEPTED, IMPLEMENTED, ("submit", {})),
    "verified": (ACCEPTED, IMPLEMENTED, ("submit", {}), ("verify", {})),
    "returned": (
        *(ACCEPTED, IMPLEMENTED, ("submit", {})),
        ("return", {"reason": "The decree is not in force."}),
    ),
}
"""How each state is reached."""
VALIDATORS_VERBS: Final = {"verify", "return"}


def adopt(chair: Caller, **overrides: Any) -> str:  # noqa: ANN401 - any field of the payload
    """Adopt a recommendation; its ref."""
    ref = str(make_recommendation(chair, **overrides)["ref"])
    adopted = chair.verb(f"/recommendations/{ref}/adopt", {})
    assert adopted.status_code == 200, adopted.text
    return ref


def ask_australia(chair: Caller, **overrides: Any) -> str:  # noqa: ANN401 - as above
    """Adopt a recommendation to Australia alone; the address of what it makes."""
    ref = adopt(chair, addressed_to={"economies": ["AUS"]}, **overrides)
    return f"/implementations/{ref}.AUS"


def bring(path: str, state: str, party: Caller, validator: Caller) -> Json:
    """Bring an implementation to a state, and answer it."""
    for verb, body in STEPS[state]:
        caller = validator if verb in VALIDATORS_VERBS else party
        answer = caller.verb(f"{path}/{verb}", body)
        assert answer.status_code == 200, answer.text
    return dict(party.get(path).json())
