"""Attention lists what each seat should do now, most urgent first, and nothing of others'."""

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.callers import Caller
from tests.clock import current_day
from tests.factories.activities import make_activity
from tests.factories.activity_reports import hold_activity
from tests.factories.engagements import make_engagement
from tests.factories.implementations import adopt, ask_australia, bring
from tests.factories.recommendations import make_recommendation
from tests.factories.support import make_need, make_offer, propose
from tests.factories.work_plans import make_work_plan
from tests.factories.world import PLAN, make_plan, make_world
from tests.insight.asking import asked, counts, day, kinds, open_records

Json = dict[str, Any]


@pytest.fixture
def validator(client: TestClient) -> Caller:
    """Australia's validator."""
    return Caller(client, "validator:AUS")


@pytest.fixture
def world(secretariat: Caller) -> None:
    make_world(secretariat)


@pytest.mark.usefixtures("world")
def test_what_a_focal_point_owes_comes_most_urgent_first(
    chair: Caller, australia: Caller, chile: Caller, validator: Caller
) -> None:
    later = ask_australia(chair, due_on=day(200))
    overdue = ask_australia(chair, due_on=day(-12))
    soon = ask_australia(chair, due_on=day(9))
    blocked = ask_australia(chair)
    bring(overdue, "accepted", australia, validator)
    bring(blocked, "blocked", australia, validator)
    bring(later, "planned", australia, validator)
    adopt(chair, addressed_to={"economies": ["CHL"]}, due_on=day(-300))

    found = asked(australia)
    told = [(item["kind"], item["path"], item["days"], item["urgency"]) for item in found["items"]]
    assert told == [
        ("finish_overdue", f"/api/v1{overdue}", -12, "overdue"),
        ("answer_recommendation", f"/api/v1{soon}", 9, "soon"),
        ("unblock", f"/api/v1{blocked}", None, "waiting"),
    ]
    assert found["total"] == 3
    first = found["items"][0]
    assert first["why"] == "It was accepted, and its day has passed. Overdue by 12 days."
    assert first["due_on"] == day(-12)
    assert (first["economy"], first["forum"]) == ("AUS", "CTWG")
    assert first["title"] == "Share practice on advance passenger information."
    assert first["action"] == {
        "verb": "implement",
        "path": f"/api/v1{overdue}/implement",
        "by_caller": True,
    }
    assert found["items"][2]["why"] == "It is blocked by funding."
    assert open_records(australia) == {
        "answer_recommendation": (1, 1),
        "finish_overdue": (1, 1),
        "unblock": (1, 1),
    }
    assert counts(chile) == {"answer_recommendation": 1}


@pytest.mark.usefixtures("world")
def test_each_state_of_an_implementation_asks_the_seat_whose_turn_it_is(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    turns = {
        "pending": ("australia", "answer_recommendation"),
        "blocked": ("australia", "unblock"),
        "implemented": ("australia", "submit_implemented"),
        "returned": ("australia", "mend_returned"),
        "submitted": ("validator", "verify_implementation"),
        "verified": (None, None),
        "declined": (None, None),
        "overtaken": (None, None),
        "in_progress": (None, None),
    }
    for state, (who, kind) in turns.items():
        path = ask_australia(chair)
        bring(path, state, australia, validator)
        for name, caller in {"australia": australia, "validator": validator}.items():
            mine = [i["kind"] for i in asked(caller)["items"] if i["path"] == f"/api/v1{path}"]
            assert mine == ([kind] if who == name else []), (state, name)


@pytest.mark.usefixtures("world")
def test_closing_a_recommendation_takes_what_it_asked_off_the_list(
    chair: Caller, australia: Caller, validator: Caller
) -> None:
    for state in ("pending", "blocked", "implemented", "returned"):
        path = ask_australia(chair)
        bring(path, state, australia, validator)
        assert len(asked(australia)["items"]) == 1, state
        recommendation = path.removeprefix("/implementations/").removesuffix(".AUS")
        chair.verb(f"/recommendations/{recommendation}/close", {"reason": "Done."})
        assert asked(australia)["items"] == [], state


@pytest.mark.usefixtures("world")
def test_a_chair_endorses_adopts_and_accepts_what_their_own_forum_has(
    chair: Caller, secretariat: Caller, australia: Caller, client: TestClient
) -> None:
    proposed = make_activity(
        australia,
        planned={"start": day(20), "end": day(21)},
        plan=None,
        focus_areas=[],
        objectives=[],
        kpis=[],
    )
    draft = make_recommendation(chair)
    work = make_work_plan(chair)
    held = hold_activity(chair)
    report = f"/activity-reports/{held['ref']}.report"
    sent = {"no_recommendations_because": "It only shared what is known."}
    assert australia.patch(report, sent).status_code == 200
    assert australia.verb(f"{report}/submit").status_code == 200
    assert {item["kind"]: item["ref"] for item in asked(chair)["items"]} == {
        "endorse_activity": proposed["ref"],
        "accept_report": f"{held['ref']}.report",
        "adopt_recommendation": draft["ref"],
        "submit_work_plan": work["ref"],
    }
    assert open_records(chair) == {
        "endorse_activity": (1, 1),
        "accept_report": (1, 1),
        "adopt_recommendation": (1, 1),
        "submit_work_plan": (1, 1),
    }
    assert asked(Caller(client, "chair:TELWG"))["items"] == []
    assert counts(secretariat) == counts(chair)


@pytest.mark.usefixtures("world")
def test_a_submitted_work_plan_waits_for_its_endorsement(chair: Caller) -> None:
    path = f"/work-plans/{make_work_plan(chair)['ref']}"
    assert kinds(chair) == ["submit_work_plan"]
    chair.verb(f"{path}/submit")
    [item] = asked(chair)["items"]
    assert (item["kind"], item["urgency"], item["since"]) == (
        "endorse_work_plan",
        "waiting",
        day(0),
    )
    chair.verb(f"{path}/endorse")
    assert kinds(chair) == []


@pytest.mark.usefixtures("world")
def test_an_activity_past_its_end_is_to_be_completed_then_reported_on(
    chair: Caller, australia: Caller
) -> None:
    activity = make_activity(australia)
    path = f"/activities/{activity['ref']}"
    chair.verb(f"{path}/endorse")
    late = (current_day() - date(2018, 5, 10)).days
    for caller in (chair, australia):
        [item] = asked(caller)["items"]
        assert (item["kind"], item["days"]) == ("close_activity", -late)
        assert open_records(caller) == {"close_activity": (1, 1)}
    australia.verb(f"{path}/start")
    held = {"actual": {"start": "2018-05-09", "end": "2018-05-10"}}
    completed = australia.verb(f"{path}/complete", held)
    assert completed.status_code == 200, completed.text
    assert kinds(australia) == ["write_report"]
    # Two months after its end, which is long past: the chair is told as well.
    assert kinds(chair) == ["write_report"]


@pytest.mark.usefixtures("world")
def test_support_asks_each_side_in_its_turn(
    chair: Caller, australia: Caller, chile: Caller
) -> None:
    need, offer = make_need(australia), make_offer(chile)
    assert kinds(australia) == ["find_support"]
    assert kinds(chair) == ["assess_need"]
    match = propose(australia, need, offer)
    assert kinds(chile) == ["agree_match"]
    assert "agree_match" not in kinds(australia)
    assert open_records(chile) == {"agree_match": (1, 1)}
    chile.verb(f"{match}/agree")
    assert (kinds(chile), kinds(australia)) == (["deliver_support"], [])
    assert open_records(chile) == {"deliver_support": (1, 1)}
    chile.verb(f"{match}/deliver")
    assert (kinds(chile), kinds(australia)) == ([], ["judge_support"])
    assert open_records(australia) == {"judge_support": (1, 1)}
    australia.verb(f"{match}/outcome", {"outcome": "gap_closed"})
    assert (kinds(chile), kinds(australia), kinds(chair)) == ([], [], [])


@pytest.mark.usefixtures("world")
def test_a_liaison_answers_for_the_forum_and_follows_up(chair: Caller, client: TestClient) -> None:
    liaison = Caller(client, "liaison:SCCP")
    ref = adopt(chair, addressed_to={"sub_fora": ["SCCP"]})
    made = make_engagement(chair, on=day(-10), follow_up="SCCP sends its guide.")
    make_engagement(chair, on=day(-200), follow_up="Long ago.")
    make_engagement(chair, on=day(-10))
    assert [(i["kind"], i["ref"]) for i in asked(liaison)["items"]] == [
        ("answer_recommendation", f"{ref}.SCCP"),
        ("follow_up", made["ref"]),
    ]
    assert asked(liaison)["items"][1]["why"] == "It was agreed to follow up: SCCP sends its guide."
    assert open_records(liaison) == {"answer_recommendation": (1, 1), "follow_up": (1, 1)}
    assert kinds(chair) == ["follow_up"]


def make_cycle(secretariat: Caller, plan: str, forum: str, *milestones: tuple[str, int]) -> None:
    """An endorsed plan that asks every economy for editions, each due in so many days."""
    make_plan(secretariat, plan, forum)
    dates = {"starts_on": day(-900), "midterm_on": None, "ends_on": day(900)}
    assert secretariat.patch(f"/strategic-plans/{plan}", dates).status_code == 200
    named = [
        {"edition": edition, "date_field": "reviewed_on", "due_on": day(days)}
        for edition, days in milestones
    ]
    asks = {
        "measure": "share",
        "source": "computed",
        "targets": [{"value": 1, "due_on": one["due_on"]} for one in named],
        "formula": {
            "name": "action-plan-cycle",
            "parameters": {"milestones": named, "denominator": "economies"},
        },
    }
    changed = secretariat.patch(f"/kpis/{plan}.O2.i", asks)
    assert changed.status_code == 200, changed.text
    assert secretariat.verb(f"/strategic-plans/{plan}/endorse", {}).status_code == 200


@pytest.mark.usefixtures("world")
def test_the_editions_that_a_plan_asks_for_are_due_until_they_are_filed(
    secretariat: Caller, australia: Caller, chile: Caller
) -> None:
    make_cycle(
        secretariat,
        "TELWG-NOW",
        "TELWG",
        *[("baseline", -40), ("midterm_review", 25), ("end_term_update", 800)],
    )
    assert [(i["title"], i["days"], i["urgency"]) for i in asked(australia)["items"]] == [
        ("Action plan of Australia: baseline of TELWG-NOW", -40, "overdue"),
        ("Action plan of Australia: midterm review of TELWG-NOW", 25, "soon"),
    ]
    assert asked(australia)["items"][0]["action"]["path"] == "/api/v1/action-plans"
    edition = {"economy": "AUS", "plan": "TELWG-NOW", "edition": "baseline"}
    ref = australia.create("/action-plans", edition)["ref"]
    first = asked(australia)["items"][0]
    assert (first["ref"], first["action"]["path"]) == (ref, f"/api/v1/action-plans/{ref}/submit")
    assert australia.verb(f"/action-plans/{ref}/submit").status_code == 200
    assert [i["days"] for i in asked(australia)["items"]] == [25]
    assert [i["days"] for i in asked(chile)["items"]] == [-40, 25]
    # Three economies owe the two of them, less what Australia filed, which is to be reviewed.
    assert counts(secretariat) == {"file_edition": 5, "review_edition": 1}
    # What is missing is in no list but attention's own.
    missing = {c["kind"]: c["records"] for c in asked(secretariat)["counts"]}["file_edition"]
    assert missing == "/api/v1/attention?kind=file_edition"
    assert secretariat.get(missing).json()["total"] == 5


@pytest.mark.usefixtures("world")
def test_what_others_keep_to_themselves_is_in_no_count(
    chair: Caller, secretariat: Caller, australia: Caller, chile: Caller, client: TestClient
) -> None:
    make_activity(
        chile,
        lead_economies=["CHL"],
        visibility="restricted",
        forum="TELWG",
        plan=None,
        focus_areas=[],
        objectives=[],
        kpis=[],
    )
    make_need(chile, economy="CHL", forum="TELWG", visibility="restricted")
    for caller in (australia, chair, Caller(client, "observer"), Caller(client, "liaison:SCCP")):
        assert asked(caller) == {"total": 0, "items": [], "counts": []}
    assert counts(Caller(client, "chair:TELWG")) == {"endorse_activity": 1, "assess_need": 1}
    assert counts(chile) == {"complete_proposal": 1, "find_support": 1}
    assert counts(secretariat) == {"endorse_activity": 1, "assess_need": 1, "find_support": 1}


@pytest.mark.usefixtures("world")
def test_several_seats_are_asked_for_each_of_them_once(chair: Caller, client: TestClient) -> None:
    activity = make_activity(chair)
    chair.verb(f"/activities/{activity['ref']}/endorse")
    adopt(chair, addressed_to={"economies": ["AUS", "CHL", "HKG"]})
    both = Caller(client, "chair:CTWG+focal_point:AUS+focal_point:CHL")
    found = asked(both)
    # Overdue since 2018, which is history: it comes last.
    assert [item["kind"] for item in found["items"]] == [
        *["answer_recommendation"] * 2,
        "close_activity",
    ]
    assert [(c["kind"], c["economies"], c["forums"], c["count"]) for c in found["counts"]] == [
        ("answer_recommendation", ["AUS", "CHL"], [], 2),
        ("close_activity", [], ["CTWG"], 1),
        ("close_activity", ["AUS", "CHL"], [], 1),
    ]


@pytest.mark.usefixtures("world")
def test_a_proposal_that_cannot_be_endorsed_asks_its_lead_to_complete_it(
    chair: Caller, australia: Caller
) -> None:
    whole = make_activity(australia)
    aimless = make_activity(australia, kpis=[])
    [item] = asked(australia)["items"]
    assert (item["kind"], item["ref"]) == ("complete_proposal", aimless["ref"])
    assert open_records(australia) == {"complete_proposal": (1, 1)}
    served = australia.patch(f"/activities/{aimless['ref']}", {"kpis": whole["kpis"]})
    assert served.status_code == 200, served.text
    assert kinds(australia) == []
    assert kinds(chair) == ["endorse_activity"] * 2


@pytest.mark.usefixtures("world")
def test_the_list_is_cut_and_filtered_but_the_counts_are_of_everything(
    chair: Caller, australia: Caller
) -> None:
    for days in (-5, -1, 3, 400):
        ask_australia(chair, due_on=day(days))
    make_need(australia)
    cut = asked(australia, "?limit=2")
    assert (cut["total"], [i["days"] for i in cut["items"]]) == (5, [-5, -1])
    assert asked(australia, "?urgency=overdue,soon")["total"] == 3
    only = asked(australia, "?kind=find_support")
    assert (only["total"], [c["count"] for c in only["counts"]]) == (1, [4, 1])
    assert australia.get("/attention?limit=0").status_code == 422
    assert australia.get("/attention?kind=nothing").status_code == 422


def test_nobody_is_asked_on_an_empty_database(
    secretariat: Caller, chair: Caller, anonymous: Caller
) -> None:
    for caller in (secretariat, chair):
        assert asked(caller) == {"total": 0, "items": [], "counts": []}
    assert anonymous.get("/attention").status_code == 401


def import_rows(caller: Caller, rows: str, **query: str) -> Json:
    headers = {"Content-Type": "text/csv", "Prefer": "wait=30"}
    asked_for = {"resource": "activities", **query}
    answer = caller.request("POST", "/imports", params=asked_for, content=rows, headers=headers)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


@pytest.mark.usefixtures("world")
def test_a_failed_import_is_told_of_until_the_rows_get_in(
    secretariat: Caller, chair: Caller
) -> None:
    assert import_rows(chair, "title,kind\nA,dance\n", dry_run="true")["status"] == "failed"
    assert kinds(secretariat) == []
    failed = import_rows(chair, "title,kind\nA,dance\n")
    assert failed["status"] == "failed"
    item = asked(secretariat)["items"][0]
    assert (item["kind"], item["title"]) == ("mend_import", "Import of activities")
    assert item["path"] == f"/api/v1/imports/{failed['id']}"
    assert secretariat.get(item["path"]).status_code == 200
    assert kinds(chair) == []
    rows = "title,kind,forum\nA,workshop,CTWG\n"
    assert import_rows(secretariat, rows)["status"] == "succeeded"
    assert kinds(secretariat) == ["endorse_activity"]


@pytest.mark.usefixtures("world")
def test_a_measurement_is_submitted_by_its_economy_and_verified_by_the_chair(
    chair: Caller, australia: Caller, validator: Caller, secretariat: Caller
) -> None:
    period = {"period_start": "2018-01-01", "period_end": "2018-12-31"}
    sent = {"kpi": f"{PLAN}.O1.i", "economy": "AUS", "value": 3, **period}
    ref = australia.create("/kpi-measurements", sent)["ref"]
    assert (kinds(australia), kinds(chair)) == (["submit_measurement"], [])
    assert open_records(secretariat) == {"submit_measurement": (1, 1)}
    assert australia.verb(f"/kpi-measurements/{ref}/submit").status_code == 200
    for caller in (chair, validator):
        assert kinds(caller) == ["verify_measurement"]
        assert open_records(caller) == {"verify_measurement": (1, 1)}
    assert chair.verb(f"/kpi-measurements/{ref}/verify").status_code == 200
    assert (kinds(chair), kinds(validator), kinds(australia)) == ([], [], [])
