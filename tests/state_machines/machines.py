"""The state machines as tables: who may move what, from where to where.

Implementations, work plans and measurements have tables of their own beside their rules; the
rest is here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from tests.callers import Caller
from tests.factories.action_plans import make_edition
from tests.factories.activities import make_activity
from tests.factories.activity_reports import hold_activity
from tests.factories.recommendations import make_recommendation
from tests.factories.support import make_need, make_offer, propose
from tests.factories.world import make_plan

Json = dict[str, Any]
People = Mapping[str | None, Caller]

SECRETARIAT: Final = "secretariat"
CHAIR: Final = "chair:CTWG"
OTHER_CHAIR: Final = "chair:TELWG"
AUSTRALIA: Final = "focal_point:AUS"
CHILE: Final = "focal_point:CHL"
VALIDATOR: Final = "validator:AUS"
ROLES: Final = (
    *(SECRETARIAT, CHAIR, OTHER_CHAIR, AUSTRALIA, CHILE, VALIDATOR),
    *("liaison:CTWG", "liaison:SCCP", "observer", None),
)
WHY: Final = {"reason": "The minister said so."}
_numbers: Final = count(1)


@dataclass(frozen=True)
class Machine:
    """One resource: how a state is reached, and where each verb leads, for whom."""

    make: Callable[[People], str]
    """Make a record in its first state; its address."""
    reached_by: Mapping[str, tuple[tuple[str, str], ...]]
    """State to the steps (who, verb) that lead there from the first."""
    leads_to: Mapping[tuple[str, str], str]
    """What is not here does not apply."""
    may: Mapping[str, frozenset[str]]
    """Verb to those who may."""
    bodies: Mapping[str, Callable[[People], Json]] = field(default_factory=dict)
    makes: frozenset[str] = frozenset()
    """Verbs that answer another record, and leave this one as it is."""


def _why(_: People) -> Json:
    return WHY


def _activity(people: People) -> str:
    return f"/activities/{make_activity(people[AUSTRALIA])['ref']}"


def _report(people: People) -> str:
    report = f"/activity-reports/{hold_activity(people[SECRETARIAT])['ref']}.report"
    why = {"no_recommendations_because": "It only shared what is known."}
    assert people[AUSTRALIA].patch(report, why).status_code == 200
    return report


def _recommendation(people: People) -> str:
    return f"/recommendations/{make_recommendation(people[CHAIR])['ref']}"


def _successor(people: People) -> Json:
    successor = _recommendation(people)
    assert people[CHAIR].verb(f"{successor}/adopt").status_code == 200
    return {"by": successor.rpartition("/")[2], **WHY}


def _plan(people: People) -> str:
    ref = f"CTWG-PLAN{next(_numbers)}"
    make_plan(people[SECRETARIAT], ref, "CTWG")
    return f"/strategic-plans/{ref}"


def _next_plan(people: People) -> Json:
    return {"plan": _plan(people).rpartition("/")[2]}


def _edition(people: People) -> str:
    plan = _plan(people)
    assert people[SECRETARIAT].verb(f"{plan}/endorse").status_code == 200
    return make_edition(people[AUSTRALIA], plan=plan.rpartition("/")[2])


def _need(people: People) -> str:
    return f"/support-needs/{make_need(people[AUSTRALIA])['ref']}"


def _offer(people: People) -> str:
    return f"/support-offers/{make_offer(people[CHILE])['ref']}"


def _match(people: People) -> str:
    need = make_need(people[AUSTRALIA])
    return propose(people[AUSTRALIA], need, make_offer(people[CHILE]))


_ENDORSES = frozenset({SECRETARIAT, CHAIR})
_RUNS = _ENDORSES | {AUSTRALIA}
_NAMES = frozenset({SECRETARIAT, AUSTRALIA})
_OFFERS = frozenset({SECRETARIAT, CHILE})
_MATCHES = frozenset({SECRETARIAT, CHAIR, AUSTRALIA, CHILE})

MACHINES: Final[dict[str, Machine]] = {
    "activities": Machine(
        make=_activity,
        reached_by={
            "proposed": (),
            "endorsed": ((CHAIR, "endorse"),),
            "under_way": ((CHAIR, "endorse"), (AUSTRALIA, "start")),
            "completed": ((CHAIR, "endorse"), (AUSTRALIA, "start"), (AUSTRALIA, "complete")),
            "cancelled": ((CHAIR, "cancel"),),
            "postponed": ((AUSTRALIA, "postpone"),),
        },
        leads_to={
            ("proposed", "endorse"): "endorsed",
            ("postponed", "endorse"): "endorsed",
            ("endorsed", "start"): "under_way",
            ("under_way", "complete"): "completed",
            **{
                (state, "cancel"): "cancelled"
                for state in ("proposed", "endorsed", "under_way", "postponed")
            },
            **{(state, "postpone"): "postponed" for state in ("proposed", "endorsed", "under_way")},
        },
        may={
            **dict.fromkeys(("endorse", "cancel"), _ENDORSES),
            **dict.fromkeys(("start", "complete", "postpone"), _RUNS),
        },
        bodies={
            "complete": lambda _: {"actual": {"start": "2018-05-09", "end": "2018-05-10"}},
            "cancel": _why,
            "postpone": _why,
        },
    ),
    "activity_reports": Machine(
        make=_report,
        reached_by={
            "draft": (),
            "submitted": ((AUSTRALIA, "submit"),),
            "returned": ((AUSTRALIA, "submit"), (CHAIR, "return")),
            "accepted": ((AUSTRALIA, "submit"), (CHAIR, "accept")),
        },
        leads_to={
            ("draft", "submit"): "submitted",
            ("returned", "submit"): "submitted",
            ("submitted", "return"): "returned",
            ("submitted", "accept"): "accepted",
        },
        may={"submit": _RUNS, **dict.fromkeys(("return", "accept"), _ENDORSES)},
        bodies={"return": lambda _: {"message": "Name the agencies."}},
    ),
    "recommendations": Machine(
        make=_recommendation,
        reached_by={
            "draft": (),
            "adopted": ((CHAIR, "adopt"),),
            "closed": ((CHAIR, "adopt"), (CHAIR, "close")),
            "superseded": ((CHAIR, "adopt"), (CHAIR, "supersede")),
        },
        leads_to={
            ("draft", "adopt"): "adopted",
            ("adopted", "close"): "closed",
            ("adopted", "supersede"): "superseded",
            ("closed", "supersede"): "superseded",
            ("adopted", "carry-over"): "draft",
        },
        may=dict.fromkeys(("adopt", "close", "supersede", "carry-over"), _ENDORSES),
        bodies={"close": _why, "supersede": _successor, "carry-over": _next_plan},
        makes=frozenset({"carry-over"}),
    ),
    "strategic_plans": Machine(
        make=_plan,
        reached_by={
            "draft": (),
            "endorsed": ((CHAIR, "endorse"),),
            "closed": ((CHAIR, "endorse"), (CHAIR, "close")),
        },
        leads_to={
            ("draft", "endorse"): "endorsed",
            ("endorsed", "close"): "closed",
            ("endorsed", "amend"): "draft",
            ("closed", "amend"): "draft",
        },
        may=dict.fromkeys(("endorse", "close", "amend"), _ENDORSES),
        makes=frozenset({"amend"}),
    ),
    "action_plans": Machine(
        make=_edition,
        reached_by={
            "draft": (),
            "submitted": ((AUSTRALIA, "submit"),),
            "reviewed": ((AUSTRALIA, "submit"), (VALIDATOR, "review")),
        },
        leads_to={
            ("draft", "submit"): "submitted",
            ("submitted", "review"): "reviewed",
            ("submitted", "next-edition"): "draft",
            ("reviewed", "next-edition"): "draft",
        },
        may={
            **dict.fromkeys(("submit", "next-edition"), frozenset({AUSTRALIA})),
            "review": frozenset({SECRETARIAT, VALIDATOR}),
        },
        makes=frozenset({"next-edition"}),
    ),
    "support_needs": Machine(
        make=_need,
        reached_by={
            "identified": (),
            "assessed": ((CHAIR, "assess"),),
            "withdrawn": ((AUSTRALIA, "withdraw"),),
        },
        leads_to={
            ("identified", "assess"): "assessed",
            ("assessed", "assess"): "assessed",
            ("identified", "withdraw"): "withdrawn",
            ("assessed", "withdraw"): "withdrawn",
        },
        may={"assess": _NAMES | {CHAIR, VALIDATOR}, "withdraw": _NAMES},
        bodies={"assess": lambda _: {"priority": "high"}, "withdraw": _why},
    ),
    "support_offers": Machine(
        make=_offer,
        reached_by={"open": (), "closed": ((CHILE, "close"),)},
        leads_to={("open", "close"): "closed", ("closed", "reopen"): "open"},
        may=dict.fromkeys(("close", "reopen"), _OFFERS),
        bodies={"close": _why, "reopen": _why},
    ),
    "support_matches": Machine(
        make=_match,
        reached_by={
            "proposed": (),
            "agreed": ((CHILE, "agree"),),
            "delivered": ((CHILE, "agree"), (CHILE, "deliver")),
            "outcome": ((CHILE, "agree"), (CHILE, "deliver"), (AUSTRALIA, "outcome")),
            "declined": ((CHILE, "decline"),),
        },
        leads_to={
            ("proposed", "agree"): "agreed",
            ("agreed", "deliver"): "delivered",
            ("delivered", "outcome"): "outcome",
            ("proposed", "decline"): "declined",
            ("agreed", "decline"): "declined",
        },
        may={
            "agree": _MATCHES - {AUSTRALIA},  # it proposed the match itself
            **dict.fromkeys(("deliver", "decline"), _MATCHES),
            "outcome": _NAMES | {VALIDATOR},
        },
        bodies={"outcome": lambda _: {"outcome": "gap_narrowed"}, "decline": _why},
    ),
}
ELSEWHERE: Final = frozenset({"work_plans", "implementations", "kpi_measurements"})
"""Resources with a table beside their own rules."""
