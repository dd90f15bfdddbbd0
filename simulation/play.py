"""The play: the years in their order."""

from simulation import action_plans, answers, coordination, measurements, other_forum, work
from simulation.people import Json
from simulation.subjects import COMPANIES
from simulation.troupe import Troupe

BASELINE, MIDTERM, END = 2018, 2020, 2022


def play(troupe: Troupe) -> None:
    """Play every year of the scale."""
    for name in COMPANIES:
        company: Json = {"code": work.company_code(name), "name": name, "kind": "private_company"}
        note = "Invented for the simulation."
        troupe.secretariat.create("/organizations", {**company, "note": note})
    answers.offer(troupe)
    for year in troupe.scale.years:
        troupe.say(f"{year}")
        _play_year(troupe, year)
    other_forum.play(troupe)
    _leave_some_open(troupe)


def _play_year(troupe: Troupe, year: int) -> None:
    proposed = work.play_work_plan(troupe, year)
    coordination.meet(troupe, year)
    held = [activity for activity in proposed if work.hold(troupe, activity)]
    for drafted in [draft for activity in held for draft in work.report(troupe, activity)]:
        work.adopt(troupe, drafted, year)
        if drafted.forerunners:
            answers.carry_out(troupe, drafted.ref, drafted.forerunners)
        else:
            answers.answer(troupe, drafted.ref)
    answers.support(troupe, year)
    measurements.measure(troupe, year)
    if year == BASELINE:
        action_plans.file_baselines(troupe)
    if year == MIDTERM:
        action_plans.review_at_midterm(troupe)
    if year == END:
        action_plans.update_at_end(troupe)
        work.close_what_has_run_its_course(troupe, BASELINE)
    if year != max(troupe.scale.years):
        work.close_work_plan(troupe, year)


def _leave_some_open(troupe: Troupe) -> None:
    """Something for everybody to do: an unsound proposal, a draft that waits."""
    lead = troupe.those(lambda behaviour: behaviour.leads)[0]
    troupe.focal_points[lead].create(
        "/activities",
        {
            "title": "Study of lessons from five years",
            "kind": "study",
            "forum": "CTWG",
            "lead_economies": [lead],
            "planned": {"start": "2022-12"},
        },
    )
