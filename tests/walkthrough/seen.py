"""The end: what every page says of the year, and that each number opens its records."""

from typing import Final

from tests.walkthrough.cast import PLAN, Cast
from tests.walkthrough.opening import open_all
from tests.walkthrough.recording import Json, Walk, as_duties, pick


def play_compliance(walk: Walk, cast: Cast, first: str) -> None:
    """Four said yes and one of them is done; one said no; the others said nothing."""
    walk.chapter(
        "Who complies",
        """Of 42 answers that are asked for, five count: one is implemented, three are outstanding,
        one is declined. The 37 of which nothing was said are left out: not reported is not
        non-compliant. Each number names the list of what it counted.""",
    )
    secretariat = cast["SECRETARIAT"]
    answer = secretariat.get(f"/compliance?plan={PLAN}", _score)
    score = answer["score"]
    assert (answer["asked"]["count"], score["numerator"], score["denominator"]) == (42, 1, 5)
    assert {said["standing"]: said["count"] for said in score["counted"]} == {
        "implemented": 1,
        "outstanding": 3,
        "declined": 1,
    }
    assert [(left["reason"], left["count"]) for left in score["left_out"]] == [("not_reported", 37)]
    assert {said["value"]: said["count"] for said in answer["acceptance"]} == {
        "pending": 37,
        "accepted": 4,
        "not_accepted": 1,
    }
    grid = {cell["ref"]: cell for cell in answer["grid"]}
    assert len(grid) == 42
    assert grid[f"{first}.AUS"]["verification"] == "verified"
    assert grid[f"{first}.NZL"]["standing"] == "declined"
    assert grid[f"{first}.PER"]["implementation"] == "in_progress"
    assert grid[f"{first}.BRN"]["standing"] == "not_reported"
    assert open_all(secretariat, answer) > 100
    walk.say("An economy is shown its own answers, and its own score.")
    own = cast["PERU"].get(f"/compliance?plan={PLAN}&grid=false", _score)
    assert (own["asked"]["count"], own["score"]["denominator"]) == (2, 1)
    open_all(cast["PERU"], own)


def play_boards(walk: Walk, cast: Cast, need: str) -> None:
    """Support, contacts and the cycle of action plans."""
    chair = cast["CHAIR"]
    walk.chapter("Who was supported, who was briefed, who has reviewed", "Three boards, one day.")
    board = chair.get(f"/support-board?plan={PLAN}", "open gaps_moved without_support")
    columns = {column["status"]: column for column in board["needs"]}
    assert {status: column["count"] for status, column in columns.items() if column["count"]} == {
        "addressed": 1
    }
    [met] = columns["addressed"]["needs"]
    assert (met["ref"], met["matches"][0]["outcome"]) == (need, "gap_closed")
    assert (board["gaps_moved"]["count"], board["open"]["count"]) == (1, 0)
    open_all(chair, board)
    ledger = chair.get(f"/engagement-ledger?plan={PLAN}", _reciprocity)
    assert [ledger[name]["count"] for name in ("contacts", "given", "received", "joint")] == [
        *(3, 2, 1, 0)
    ]
    sides = {other["code"]: other["reciprocity"] for other in ledger["counterparts"]}
    assert sides == {"BMG": "only_given", "SCCP": "mutual"}
    open_all(chair, ledger)
    cycle = chair.get(f"/action-plan-cycle?plan={PLAN}", _milestones)
    assert (cycle["review"]["done"]["count"], len(cycle["review"]["missing"])) == (0, 21)
    [chile] = [economy for economy in cycle["economies"] if economy["code"] == "CHL"]
    assert [edition["status"] for edition in chile["editions"]] == ["reviewed", "draft"]
    open_all(chair, cycle)


def play_duties(walk: Walk, cast: Cast, first: str, second: str) -> None:
    """What is left to do, for each role."""
    walk.chapter(
        "What is left to do",
        "Each seat has its list, most urgent first; what was due years before TODAY comes last.",
    )
    left = {
        name: {"answer_recommendation": [f"{second}.{code}"], "finish_overdue": [f"{first}.{code}"]}
        for name, code in (("CHILE", "CHL"), ("JAPAN", "JPN"), ("PERU", "PER"))
    }
    left |= {
        "AUSTRALIA": {"answer_recommendation": [f"{second}.AUS"]},
        "NEW_ZEALAND": {"answer_recommendation": [f"{second}.NZL"]},
        **{name: {} for name in ("CHAIR", "AUSTRALIA_VALIDATOR", "SCCP")},
    }
    for name, duties in left.items():
        show = as_duties if name in {"PERU", "CHAIR"} else None
        found = cast[name].duties(show)
        assert found == duties, f"{name}: {found}"
        open_all(cast[name], cast[name].get("/attention"))
    counts = cast["SECRETARIAT"].get("/attention")["counts"]
    owed = {count["kind"]: count["count"] for count in counts if not count["by_caller"]}
    assert owed == {"answer_recommendation": 37, "finish_overdue": 3}


MEASURED: Final = {
    "O1.i": None,
    "O2.i": None,
    "O2.i.a": 0,
    "O3.ii": 1,
    "O3.ii.a": 0,
    "O4.i": 4,
    "O4.ii": 2,
    "O4.iii": 1,
    "O4.iv": 1,
    "O5.i": 4,
    "O6.i": 2,
    "O6.ii": 3,
    "O6.iii": None,
    "O6.iv": None,
    "O7.i": None,
    "O8.i": 0,
}
"""By hand: one workshop with a partner forum, three contacts, four agencies, three businesses.

One economy has filed a baseline, and none a review or an update: of those nothing is known yet.
"""


def play_scorecard(walk: Walk, cast: Cast) -> None:
    """Every KPI of the plan, each with the records that it counted."""
    walk.chapter(
        "Where the plan stands",
        """Each KPI says its value, how it was counted, and where its records are. What is not known
        is null, not 0; what has no target has no percentage.""",
    )
    chair = cast["CHAIR"]
    card = chair.get(f"/scorecards/{PLAN}", _standing)
    kpis = {kpi["ref"]: kpi for objective in card["objectives"] for kpi in objective["kpis"]}
    assert {ref.removeprefix(f"{PLAN}."): kpi["value"] for ref, kpi in kpis.items()} == MEASURED
    assert {ref: kpi["status"] for ref, kpi in kpis.items() if kpi["target"] is not None} == {
        f"{PLAN}.O2.i": "too_few_points",
        f"{PLAN}.O6.i": "met",
    }
    share = kpis[f"{PLAN}.O3.ii.a"]
    assert (share["numerator"], share["denominator"]) == (0, 2)
    assert open_all(chair, card) >= 12
    then = chair.get(f"/scorecards/{PLAN}?as_of=2018-06-30")
    [star] = [
        kpi
        for objective in then["objectives"]
        for kpi in objective["kpis"]
        if kpi["ref"] == f"{PLAN}.O6.i"
    ]
    assert (star["value"], star["status"]) == (1, "too_few_points")
    open_all(chair, then)


def play_trace(walk: Walk, cast: Cast, first: str, need: str) -> None:
    """From the Leaders' statements to what one economy showed."""
    walk.chapter(
        "Where it comes from, and what came of it",
        """A trace goes up to the mandates and down to the evidence, with every link between; the
        trace of a plan also says what hangs in the air.""",
    )
    chair = cast["CHAIR"]
    trace = chair.get(f"/trace/{first}", _steps)
    steps = {(step["direction"], step["kind"]): step["count"] for step in trace["counts"]}
    assert steps[("upstream", "mandate")] == 10
    assert {kind for way, kind in steps if way == "upstream"} == {
        *("mandate", "strategic_plan", "focus_area", "objective", "kpi", "work_plan"),
        *("activity", "activity_report"),
    }
    assert steps[("downstream", "implementation")] == 21
    assert (steps[("downstream", "support_need")], steps[("downstream", "support_match")]) == (1, 1)
    links = {(link["from"], link["to"]) for link in trace["edges"]}
    assert {("CTWG-2018-A01", first), (first, f"{first}.PER"), (f"{first}.PER", need)} <= links
    open_all(chair, trace)
    [shown] = [node for node in trace["nodes"] if node["kind"] == "evidence"]
    assert shown["title"] == "Passenger data act"
    whole = chair.get(f"/trace/{PLAN}", lambda answer: _gaps({"checks": answer["orphans"]}))
    hanging = {orphan["code"]: orphan["count"] for orphan in whole["orphans"]}
    assert (hanging["kpi.activities"], hanging["activity.kpis"]) == (14, 0)
    open_all(chair, whole)


def play_quality(walk: Walk, cast: Cast) -> None:
    """What the record lacks, by name."""
    walk.chapter(
        "What the record lacks",
        "Nothing is guessed: what is not known stays empty, and is listed here.",
    )
    secretariat = cast["SECRETARIAT"]
    answer = secretariat.get(f"/data-quality?plan={PLAN}", _gaps)
    gaps = {check["code"]: (check["count"], check["of"]) for check in answer["checks"]}
    assert gaps["activity.focus-areas"] == (0, 3)
    assert gaps["recommendation.future-use"] == (0, 2)
    assert gaps["recommendation.priority"] == (2, 2)
    assert gaps["implementation.answer"] == (37, 40)
    assert gaps["implementation.evidence"] == (0, 1)
    open_all(secretariat, answer)


def play_search(walk: Walk, cast: Cast, need: str) -> None:
    """One question over everything, as far as each may see it."""
    walk.chapter(
        "Finding it again",
        "One search goes over everything that the caller may see; a visitor sees less.",
    )
    found = cast["PERU"].get("/search?q=passenger", "kinds")
    kinds = {kind["kind"]: kind["count"] for kind in found["kinds"]}
    assert kinds == {"focus_area": 1, "activity": 1, "recommendation": 2, "support_need": 1}
    assert need in {hit["ref"] for hit in found["hits"]}
    open_all(cast["PERU"], found)
    public = cast.visitor.get("/search?q=passenger", "kinds")
    kinds = {kind["kind"]: kind["count"] for kind in public["kinds"]}
    assert kinds == {"focus_area": 1, "recommendation": 2}
    open_all(cast.visitor, public)


def _steps(answer: Json) -> object:
    below = [step for step in answer["counts"] if step["direction"] == "downstream"]
    above = [step for step in answer["counts"] if step["direction"] == "upstream"]
    names = ("kind", "count")
    return {
        "upstream": [pick(step, names) for step in above],
        "downstream": [pick(step, (*names, "records")) for step in below],
    }


def _gaps(answer: Json) -> object:
    checks = [check for check in answer["checks"] if check["count"]]
    return [pick(check, ("code", "title", "count", "records")) for check in checks]


def _standing(answer: Json) -> object:
    names = ("ref", "value", "target", "due_on", "status")
    wanted = {f"{PLAN}.{part}" for part in ("O2.i", "O3.ii", "O4.i", "O6.i")}
    kpis = [kpi for objective in answer["objectives"] for kpi in objective["kpis"]]
    return [pick(kpi, names) for kpi in kpis if kpi["ref"] in wanted]


def _score(answer: Json) -> object:
    score = answer["score"]
    names = ("numerator", "denominator", "share", "explanation", "denominator_records")
    return {"asked": answer["asked"], "score": {name: score[name] for name in names}}


def _reciprocity(answer: Json) -> object:
    names = ("code", "balance", "reciprocity", "last")
    others = [pick(other, names) for other in answer["counterparts"]]
    return {"contacts": answer["contacts"], "counterparts": others}


def _milestones(answer: Json) -> object:
    names = ("due_on", "economies", "done", "in_time")
    return {step: pick(answer[step], names) for step in ("review", "update")}
