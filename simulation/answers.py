"""What economies make of recommendations: answered or not, done, blocked, supported."""

from typing import Final

from simulation.behaviours import Behaviour
from simulation.people import Json, Person
from simulation.subjects import OFFERS, SUPPORT
from simulation.troupe import Troupe

VERIFIED: Final = 0.6
ASKED: Final = 0.7
HELPED: Final = 0.75
DECLINED: Final = (
    ("not_accepted", "Another law covers it already."),
    ("noted", None),
    ("partially_accepted", "For air travel only."),
)
STAGES: Final = ("proposed", "declined", "agreed", "delivered", "judged")
WEIGHTS: Final = (15, 10, 10, 10, 55)
"""How far support gets."""
OUTCOMES: Final = (*("gap_closed", "gap_closed", "gap_narrowed", "gap_narrowed", "no_change"),)


def answer(troupe: Troupe, recommendation: str) -> None:
    """Each economy answers an adopted recommendation, or does not."""
    for code, person in troupe.focal_points.items():
        behaviour = troupe.behaviours[code]
        if troupe.happens(behaviour.answers):
            path = f"/implementations/{recommendation}.{code}"
            if _says_yes(troupe, person, path):
                _work(troupe, person, path, behaviour)


def carry_out(troupe: Troupe, recommendation: str, forerunners: tuple[str, ...]) -> None:
    """The few that a recommendation is for do it, and show it."""
    for code in forerunners:
        path = f"/implementations/{recommendation}.{code}"
        troupe.focal_points[code].verb(f"{path}/accept", {"acceptance": "accepted"})
        finish(troupe, troupe.focal_points[code], path)


def offer(troupe: Troupe) -> None:
    """Economies that give say what they can give."""
    givers = troupe.those(lambda behaviour: behaviour.gives)
    for place, (title, kinds, area, topics) in enumerate(OFFERS):
        giver = givers[place % len(givers)]
        troupe.focal_points[giver].create(
            "/support-offers",
            {
                "title": title,
                "offered_by": {"economy": giver},
                "kinds": list(kinds),
                "areas": [area],
                "topics": list(topics),
                "capacity": 3,
            },
        )


def support(troupe: Troupe, year: int) -> None:
    """The needs of those who are blocked: some are matched, some of those delivered."""
    # In the order of the story: refs of restricted needs are random.
    for path in list(troupe.blocked):
        ref = path.removeprefix("/implementations/")
        code = ref.rpartition(".")[2]
        person = troupe.focal_points[code]
        needs = person.get(f"/support-needs?arises_from_implementation={ref}&status=identified")
        # Nothing more is done about what its forum has closed.
        is_over = not needs["items"] or not person.get(path)["is_open"]
        if is_over or not troupe.happens(HELPED):
            continue
        _help(troupe, person, str(needs["items"][0]["ref"]), path, year)


def _says_yes(troupe: Troupe, person: Person, path: str) -> bool:
    if troupe.happens(0.8):
        person.verb(f"{path}/accept", {"acceptance": "accepted"})
        return True
    acceptance, reason = troupe.chance.choice(DECLINED)
    said = {"acceptance": acceptance} | ({"reason": reason} if reason else {})
    person.verb(f"{path}/accept", said)
    return acceptance == "partially_accepted"


def _work(troupe: Troupe, person: Person, path: str, behaviour: Behaviour) -> None:
    if not troupe.happens(behaviour.works):
        return
    person.verb(f"{path}/start", {"note": "The agency in charge has begun."})
    if troupe.happens(behaviour.is_blocked):
        barrier = troupe.chance.choice(list(SUPPORT))
        said: Json = {"barrier": barrier, "reason": "Nothing moves until this is solved."}
        if troupe.happens(ASKED):
            said["support_wanted"] = SUPPORT[barrier]
            troupe.blocked.append(path)
        person.verb(f"{path}/block", said)
    elif troupe.happens(behaviour.finishes):
        finish(troupe, person, path)


def finish(troupe: Troupe, person: Person, path: str) -> None:
    """Say that it is done and show it; sometimes a validator looks at it."""
    proof = {"title": "Notice of entry into force", "document_number": path.rpartition("/")[2]}
    person.verb(f"{path}/implement", {"evidence": [proof], "note": "In force."})
    if not troupe.happens(VERIFIED):
        return
    person.verb(f"{path}/submit")
    validator = troupe.validators[path.rpartition(".")[2]]
    if troupe.happens(0.15):
        validator.verb(f"{path}/return", {"reason": "The notice is not public."})
    elif troupe.happens(0.85):
        validator.verb(f"{path}/verify")


def _help(troupe: Troupe, person: Person, need: str, path: str, year: int) -> None:
    """The best candidate that there is, if it agrees, delivers, and changes something."""
    person.verb(f"/support-needs/{need}/assess", {"priority": "high"})
    found = person.get(f"/support-needs/{need}/candidates")["items"]
    offers = [candidate for candidate in found if candidate["offer"] is not None]
    if not offers:
        return
    best = offers[0]
    match = person.create("/support-matches", {"need": need, "offer": best["offer"]})
    at = f"/support-matches/{match['ref']}"
    giver = troupe.focal_points[str(best["provider"])]
    [reached] = troupe.chance.choices(STAGES, WEIGHTS)
    if reached == "declined":
        giver.verb(f"{at}/decline", {"reason": "Our experts are engaged until next year."})
    if reached in {"agreed", "delivered", "judged"}:
        giver.verb(f"{at}/agree", {"agreed_on": f"{year}-05-14"})
    if reached in {"delivered", "judged"}:
        giver.verb(f"{at}/deliver", {"delivered_on": f"{year}-10-02"})
    if reached == "judged":
        _judge(troupe, person, at, path)


def _judge(troupe: Troupe, person: Person, match: str, path: str) -> None:
    """Say what came of the support; what is free of its barrier goes on."""
    outcome = troupe.chance.choice(OUTCOMES)
    person.verb(f"{match}/outcome", {"outcome": outcome})
    troupe.blocked.remove(path)
    if outcome == "gap_closed":
        person.verb(f"{path}/unblock", {"note": "Support has come."})
        finish(troupe, person, path)
