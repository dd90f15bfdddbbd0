"""The middle: recommendations adopted, answered, blocked, supported."""

from typing import Final

from tests.walkthrough.cast import Cast
from tests.walkthrough.recording import Walk, as_duties

LAW: Final = {"title": "Passenger data act", "document_number": "No. 41", "on": "2018-11-30"}


def play_adoption(walk: Walk, cast: Cast, refs: list[str]) -> None:
    """Two recommendations are adopted for all 21 economies."""
    chair = cast["CHAIR"]
    walk.chapter(
        "Two recommendations are adopted for all 21 economies",
        """The plan asks how a recommendation can be used in future work before it is adopted.
        Adopting it asks every party that it addresses.""",
    )
    assert chair.refused(f"/recommendations/{refs[0]}/adopt") == [
        "recommendation.future-use-required"
    ]
    for ref in refs:
        chair.patch(
            f"/recommendations/{ref}",
            {"future_use": "Take it up in the training of 2019.", "visibility": "public"},
            "ref future_use",
        )
        adopted = {"adopted_on": "2018-08-08"}
        chair.verb(f"/recommendations/{ref}/adopt", adopted, "ref status adopted_on")
    asked = cast["SECRETARIAT"].get(
        f"/implementations?recommendation={','.join(refs)}&count=true",
        "ref economy acceptance implementation",
    )
    assert asked["total"] == 42


def play_answers(walk: Walk, cast: Cast, ref: str) -> None:
    """Three economies accept, one declines; what one did is verified by somebody else."""
    walk.chapter(
        "Three economies accept, one declines with its reason",
        """An economy sees and answers its own. Three axes move apart: what it says to the
        recommendation, how far its work is, and whether somebody else has looked at it.""",
    )
    for name, code in (("AUSTRALIA", "AUS"), ("CHILE", "CHL"), ("JAPAN", "JPN")):
        cast[name].verb(
            f"/implementations/{ref}.{code}/accept", {"acceptance": "accepted"}, "ref acceptance"
        )
    no = f"/implementations/{ref}.NZL/accept"
    declined = {"acceptance": "not_accepted"}
    assert cast["NEW_ZEALAND"].refused(no, declined) == ["implementation.decline-needs-reason"]
    reason = {"reason": "Carriers send it under another law already."}
    cast["NEW_ZEALAND"].verb(no, declined | reason, "ref acceptance acceptance_reason")
    mine = f"/implementations/{ref}.AUS"
    cast["AUSTRALIA"].verb(f"{mine}/start", {"note": "Drafting."}, "ref implementation")
    done = {"note": "In force.", "evidence": [LAW]}
    cast["AUSTRALIA"].verb(f"{mine}/implement", done, "ref implementation evidence")
    cast["AUSTRALIA"].verb(f"{mine}/submit", show="ref verification")
    assert cast["AUSTRALIA_VALIDATOR"].duties(as_duties) == {
        "verify_implementation": [f"{ref}.AUS"]
    }
    cast["AUSTRALIA_VALIDATOR"].verb(f"{mine}/verify", show="ref verification")
    cast["CHILE"].verb(f"/implementations/{ref}.CHL/start", {}, "ref implementation")
    walk.say("Every step stays on record, with who said it and from which seat.")
    events = cast["AUSTRALIA"].get(f"{mine}/events", "axis old new seat")
    assert [event["new"] for event in events["items"]] == [
        *("verified", "submitted", "implemented", "in_progress", "accepted")
    ]


def play_blockage(walk: Walk, cast: Cast, ref: str) -> str:
    """One economy is blocked by funding and asks for support."""
    peru = cast["PERU"]
    walk.chapter(
        "One economy is blocked by funding, and asks for support",
        """Saying what stands in the way is a step of its own; asking for support makes a support
        need, which only the economy, the forum and the secretariat see until it is shared.""",
    )
    mine = f"/implementations/{ref}.PER"
    peru.verb(f"{mine}/accept", {"acceptance": "accepted"}, "ref acceptance")
    assert peru.refused(f"{mine}/block", {}) == ["implementation.barrier-required"]
    wanted = {
        "barrier": "funding",
        "reason": "The system has no budget this year.",
        "support_wanted": "A receiving system for passenger data",
    }
    peru.verb(f"{mine}/block", wanted, "ref implementation barrier support_wanted")
    [need] = peru.get(
        f"/support-needs?arises_from_implementation={ref}.PER",
        "ref title kind area topics status visibility",
    )["items"]
    assert (need["kind"], need["area"], need["topics"]) == ("funding", "travel", ["api-pnr"])
    assert cast["JAPAN"].get("/support-needs?economy=PER")["items"] == []
    return str(need["ref"])


def play_support(walk: Walk, cast: Cast, ref: str, need: str) -> None:
    """The need is matched and delivered, and the gap moves."""
    peru, japan = cast["PERU"], cast["JAPAN"]
    walk.chapter(
        "The need is matched, delivered, and the gap moves",
        """Japan offers what it can give. Peru finds it among the candidates of its need, each with
        the reasons for its rank, and proposes it; Japan agrees and delivers; Peru says what came of
        it.""",
    )
    assert peru.duties(as_duties) == {
        "answer_recommendation": ["CTWG-2018-R02.PER"],
        "close_activity": ["CTWG-2018-A03"],
        "unblock": [f"{ref}.PER"],
        "find_support": [need],
    }
    assert cast["CHAIR"].duties()["assess_need"] == [need]
    offer = japan.create(
        "/support-offers",
        {
            "title": "Funds and experts for border systems",
            "offered_by": {"economy": "JPN"},
            "kinds": ["funding", "expertise"],
            "areas": ["travel"],
            "topics": ["api-pnr"],
            "capacity": 2,
        },
    )
    [best] = peru.get(f"/support-needs/{need}/candidates", "offer title score reasons")["items"]
    assert (best["offer"], best["score"]) == (offer["ref"], 90)
    match = peru.create("/support-matches", {"need": need, "offer": offer["ref"]}, "ref status")
    path = f"/support-matches/{match['ref']}"
    assert japan.duties()["agree_match"] == [match["ref"]]
    japan.verb(f"{path}/agree", {"agreed_on": "2018-09-03"}, "ref status agreed_on")
    japan.verb(f"{path}/deliver", {"delivered_on": "2018-12-10"}, "ref status delivered_on")
    assert peru.duties()["judge_support"] == [match["ref"]]
    outcome = {"outcome": "gap_closed", "note": "Passenger data arrives since January."}
    peru.verb(f"{path}/outcome", outcome, "ref status outcome")
    met = peru.get(f"/support-needs/{need}", "ref status status_reason")
    assert met["status"] == "addressed"
    mine = f"/implementations/{ref}.PER"
    freed = peru.verb(f"{mine}/unblock", {"note": "The system runs."}, "ref implementation barrier")
    assert (freed["implementation"], freed["barrier"]) == ("in_progress", None)
