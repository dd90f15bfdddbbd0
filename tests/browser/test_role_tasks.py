"""Each role's main task, done in the browser from where that person begins."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.story import PLAN, Story, Teller, name_need
from tests.browser.test_cycle_tasks import confirm, do
from tests.browser.test_writing import choose
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def adopt(visitor: Visitor, text: str, economy: str) -> str:
    """A recommendation to one economy; what that economy is asked."""
    chair = Teller(visitor.address, "chair")
    made = chair.make(
        "/recommendations",
        text=text,
        forum="CTWG",
        source={"kind": "mandate"},
        addressed_to={"economies": [economy]},
        future_use="The next work plan takes it up.",
        visibility="members",
    )
    chair.do(f"/recommendations/{made['ref']}", "adopt")
    return f"/implementations/{made['ref']}.{economy}"


def row(visitor: Visitor, text: str) -> Locator:
    """The line of My work that speaks of it."""
    return visitor.page.locator(".attention > li", has_text=text)


def test_a_focal_point_settles_an_item_of_my_work_in_two_clicks(visitor: Visitor) -> None:
    text = "Count the exits of each terminal."
    asked = adopt(visitor, text, "PER")
    peru = Teller(visitor.address, "peru")
    peru.do(asked, "accept", {"acceptance": "accepted"})
    peru.do(asked, "implement", {"evidence": [{"title": "Census of exits"}]})
    visitor.sign_in("peru", then="/my-work")
    assert visitor.violations() == []
    row(visitor, text).get_by_role("button", name=re.compile("^Ask for verification")).click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Ask for verification").click()
    expect(row(visitor, text)).to_have_count(0)
    assert peru.read(asked)["verification"] == "submitted"


def test_progress_is_reported_in_the_row_on_what_was_said_before(visitor: Visitor) -> None:
    text = "Name a contact for terminals."
    asked = adopt(visitor, text, "PER")
    peru = Teller(visitor.address, "peru")
    peru.do(asked, "accept", {"acceptance": "accepted"})
    peru.do(asked, "plan", {"owner": "Ministry of Transport", "due_on": "2024-01-31"})
    visitor.sign_in("peru", then="/my-work?kind=finish_overdue")
    row(visitor, text).get_by_role("button", name=re.compile("^Report progress")).click()
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog.get_by_label("Agency in charge")).to_have_value("Ministry of Transport")
    dialog.get_by_label("Where the work is").fill("Two of three are named.")
    dialog.get_by_label("Due").fill("2099-01-31")
    dialog.get_by_role("button", name="Report progress").click()
    expect(row(visitor, text)).to_have_count(0)
    said = peru.read(asked)
    assert said["progress_note"] == "Two of three are named."
    assert (said["owner"], said["due_on"]) == ("Ministry of Transport", "2099-01-31")


def test_support_is_asked_for_where_the_work_is_blocked(visitor: Visitor) -> None:
    asked = adopt(visitor, "Screen the staff of terminals.", "PER")
    Teller(visitor.address, "peru").do(asked, "accept", {"acceptance": "accepted"})
    visitor.sign_in("peru", then=asked)
    dialog = confirm(visitor, "Say that it is blocked")
    dialog.get_by_label("What stands in the way").select_option("staffing")
    dialog.get_by_label("Support that would help").fill("Two trainers for a month")
    dialog.get_by_role("button", name="Say that it is blocked").click()
    visitor.page.get_by_role("link", name="The support need that it gave rise to").click()
    visitor.wait_until_found(1)


def test_a_match_is_moved_only_by_the_side_whose_turn_it_is(visitor: Visitor, story: Story) -> None:
    peru, australia = (Teller(visitor.address, name) for name in ("peru", "australia"))
    need = name_need(peru, "Rehearsals at night")
    match = australia.make("/support-matches", need=need["ref"], offer=story.offer)
    visitor.sign_in("australia", then=f"/support-matches/{match['ref']}")
    visitor.button("Decline").wait_for()
    assert visitor.button("Agree").count() == 0
    visitor.open("/support-matches")
    named = "Rehearsals at night - Exercise trainers of the Australian ports"
    expect(visitor.page.get_by_role("link", name=named)).to_be_visible()


def test_an_economy_files_an_edition_from_the_last_one_and_compares_the_two(
    visitor: Visitor,
) -> None:
    peru = Teller(visitor.address, "peru")
    first = peru.make("/action-plans", economy="PER", edition="baseline", plan=PLAN)
    path = f"/action-plans/{first['ref']}"
    gap = "Nobody checks ferries at night."
    peru.make(f"{path}/entries", section="A.4", gap=gap, done="not_started")
    peru.do(path, "submit", {"updated_on": "2018-12-01"})
    visitor.sign_in("peru", then="/action-plans/new")
    visitor.button("Start from it").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Start the next edition").click()
    expect(visitor.heading).to_have_text("Peru: Mid-term review")
    visitor.page.get_by_role("link", name=re.compile(f"^Edit.*{gap}")).click()
    visitor.page.get_by_label("Carried out").select_option("partly")
    visitor.page.get_by_label("Working").select_option("low")
    visitor.button("Save").click()
    visitor.button("Compare with the edition before").click()
    changed = visitor.page.get_by_role("row", name="Carried out")
    expect(changed.get_by_role("cell")).to_have_text(["Not started", "Partly"])
    expect(visitor.page.get_by_role("row", name="Edition").get_by_role("cell")).to_have_text(
        ["Baseline", "Mid-term review"]
    )
    assert visitor.violations() == []
    do(visitor, "Submit")
    expect(visitor.page.get_by_text("Submitted", exact=True).first).to_be_visible()


def test_a_chair_takes_up_a_proposal_mends_what_is_found_and_endorses_the_year(
    visitor: Visitor,
) -> None:
    chair = Teller(visitor.address, "chair")
    why = "Seaports open again."
    thrust = [{"focus_area": f"{PLAN}.FA3", "rationale": why, "basis": "leaders_statement"}]
    chair.make("/work-plans", forum="CTWG", year=2020, thrust=thrust)
    activity = chair.make(
        "/activities",
        title="Drill at three seaports",
        kind="exercise",
        forum="CTWG",
        planned={"start": "2020-05", "end": "2020-05"},
        lead_economies=["PER"],
        focus_areas=[f"{PLAN}.FA3"],
        objectives=[f"{PLAN}.O3"],
    )
    visitor.sign_in("chair", then="/work-plans/CTWG-2020")
    proposal = visitor.page.locator("li", has_text="Drill at three seaports")
    proposal.get_by_role("button", name=re.compile("^Take up")).click()
    expect(visitor.page.get_by_text("Unsound: activity.kpi-required")).to_be_visible()
    covered = re.compile(r"^1 activity; 0 of \d+ key performance indicators")
    expect(visitor.page.get_by_text(covered)).to_be_visible()
    assert visitor.violations() == []
    visitor.page.get_by_role("link", name="Drill at three seaports").first.click()
    visitor.page.wait_for_url(f"**/activities/{activity['ref']}")
    visitor.page.get_by_role("link", name="Edit").click()
    choose(visitor, "Key performance indicators", re.escape("Objective 3 (ii) ·"))
    visitor.button("Save").click()
    visitor.page.wait_for_url(f"**/activities/{activity['ref']}")
    visitor.open("/work-plans/CTWG-2020")
    expect(visitor.page.get_by_text("No findings")).to_be_visible()
    do(visitor, "Submit")
    do(visitor, "Endorse")
    expect(visitor.page.get_by_text("Endorsed", exact=True).first).to_be_visible()


def test_a_validator_sees_the_evidence_beside_the_verdict(visitor: Visitor) -> None:
    text = "Light the quays."
    asked = adopt(visitor, text, "AUS")
    australia = Teller(visitor.address, "australia")
    australia.do(asked, "accept", {"acceptance": "accepted"})
    australia.do(asked, "implement", {"evidence": [{"title": "Photographs of ten quays"}]})
    australia.do(asked, "submit")
    visitor.sign_in("validator", then="/my-work")
    row(visitor, text).get_by_role("button", name=re.compile("^Send back")).click()
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog.get_by_text("Photographs of ten quays")).to_be_visible()
    dialog.get_by_label("Reason").fill("Two are still dark.")
    dialog.get_by_role("button", name="Return").click()
    expect(row(visitor, text)).to_have_count(0)
    australia.do(asked, "submit")
    visitor.page.reload()
    row(visitor, text).get_by_role("button", name=re.compile("^Verify")).click()
    dialog.get_by_role("button", name="Verify").click()
    expect(row(visitor, text)).to_have_count(0)
    assert australia.read(asked)["verification"] == "verified"


def test_a_liaison_logs_a_briefing_with_what_goes_without_saying_filled_in(
    visitor: Visitor,
) -> None:
    visitor.sign_in("liaison", then="/engagements/new")
    expect(visitor.page.get_by_label("Kind")).to_have_value("briefing-received")
    visitor.page.get_by_label("Outcome").fill("SCCP told of its work on small parcels.")
    visitor.page.get_by_label("Who does what next").fill("SCCP sends its guide.")
    visitor.button("Save").click()
    expect(visitor.heading).to_have_text("Briefing received: SCCP")
    visitor.open("/my-work")
    row(visitor, "SCCP sends its guide.").get_by_role(
        "button", name=re.compile("^Follow up")
    ).click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_label("Who does what next").fill("")
    dialog.get_by_role("button", name="Follow up").click()
    expect(row(visitor, "SCCP sends its guide.")).to_have_count(0)


@pytest.mark.parametrize(
    "path", ["/activities", "/recommendations", "/work-plans", "/support-board", "/action-plans"]
)
def test_a_visitor_is_offered_nothing_that_they_cannot_do(visitor: Visitor, path: str) -> None:
    visitor.open(path)
    assert visitor.page.locator("main a[href*='/new'], main a[href$='/edit']").count() == 0
    assert visitor.page.locator("main .button.primary").count() == 0
