"""The main task of each page of the cycle, done in the browser by whose task it is."""

import re
from itertools import count

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.browser.story import PLAN, Story, Teller, name_need
from tests.browser.test_writing import choose
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

NUMBERS = count(1)


def confirm(visitor: Visitor, verb: str) -> Locator:
    """Open a verb's dialog; its button of the same name does it."""
    visitor.button(verb).first.click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.wait_for()
    return dialog


def do(visitor: Visitor, verb: str) -> None:
    """Do what asks for nothing but to be confirmed."""
    dialog = confirm(visitor, verb)
    dialog.get_by_role("button", name=verb, exact=True).click()
    dialog.wait_for(state="detached")


def test_a_work_plan_is_drafted_and_not_submitted_while_an_activity_is_unsound(
    visitor: Visitor,
) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair", then="/work-plans/new")
    visitor.page.get_by_role("spinbutton", name="Year").fill("2022")
    visitor.button("Add focus area").click()
    row = visitor.page.get_by_role("group", name="Focus area 1")
    row.get_by_role("combobox", name="Focus area").select_option(f"{PLAN}.FA4")
    row.get_by_label("Why this year").fill("Air travel returns after the pandemic.")
    assert visitor.violations() == []
    visitor.button("Save").click()
    expect(visitor.heading).to_have_text("CTWG work plan 2022")
    expect(visitor.page.get_by_text("Air travel returns")).to_be_visible()
    expect(visitor.page.get_by_text("No findings")).to_be_visible()
    chair = Teller(visitor.address, "chair")
    chair.make("/activities", title="Aimless", kind="workshop", forum="CTWG", work_plan="CTWG-2022")
    visitor.page.reload()
    expect(visitor.page.get_by_text("Unsound: activity.focus-area-required")).to_be_visible()
    dialog = confirm(visitor, "Submit")
    dialog.get_by_role("button", name="Submit", exact=True).click()
    dialog.get_by_role("alert").wait_for()
    assert "work-plan.activity-unsound" in dialog.inner_text()


def test_the_participants_of_a_report_are_entered_row_by_row_and_it_is_accepted(
    visitor: Visitor, story: Story
) -> None:
    path = f"/activity-reports/{story.report}"
    visitor.sign_in("australia", then=f"{path}/edit")
    visitor.button("Add participant").click()
    row = visitor.page.get_by_role("group", name="Participant 4")
    row.get_by_role("combobox", name="Economy").select_option("VNM")
    row.get_by_label("Agency").fill("Maritime Administration")
    row.get_by_label("Delegates").fill("4")
    row.get_by_label("Women").fill("1")
    visitor.button("Save").click()
    expect(visitor.page.get_by_text("7 of 16 were women (44%).")).to_be_visible()
    do(visitor, "Submit")
    expect(visitor.page.get_by_role("link", name=story.recommendation)).to_be_visible()
    chair = Visitor(visitor.address, visitor.context, visitor.context.new_page())
    visitor.button("Edit").wait_for(state="detached")
    Teller(visitor.address, "chair").do(path, "accept")
    chair.open(f"/activities/{story.activity}")
    expect(chair.page.get_by_text("Accepted").first).to_be_visible()
    assert chair.complaints == []


def test_a_party_plans_starts_does_and_shows_it_and_somebody_else_verifies(
    visitor: Visitor, story: Story
) -> None:
    visitor.may_be_refused()
    path = f"/implementations/{story.recommendation}.AUS"
    visitor.sign_in("australia", then=path)
    dialog = confirm(visitor, "Plan")
    dialog.get_by_label("Agency in charge").fill("Home Affairs")
    dialog.get_by_role("button", name="Plan", exact=True).click()
    do(visitor, "Start")
    done = confirm(visitor, "Say that it is done")
    done.get_by_role("button", name="Say that it is done").click()
    done.get_by_role("alert").wait_for()
    assert "implementation.evidence-required" in done.inner_text()
    done.get_by_role("button", name="Add piece of evidence").click()
    done.get_by_label("What it is").fill("Report on the exercise in Hobart")
    assert visitor.violations() == []
    done.get_by_role("button", name="Say that it is done").click()
    do(visitor, "Ask for verification")
    expect(visitor.page.get_by_text("Report on the exercise in Hobart")).to_be_visible()
    expect(visitor.page.locator(".timeline li")).to_have_count(5)
    assert visitor.button("Verify").count() == 0
    Teller(visitor.address, "secretariat").do(path, "verify")
    visitor.page.reload()
    expect(visitor.page.locator(".axes").get_by_text("Verified")).to_be_visible()
    expect(visitor.page.locator(".timeline")).to_contain_text("Focal point, Australia")


def test_the_secretariat_says_why_it_reads_entries_and_the_economy_sees_it(
    visitor: Visitor, story: Story
) -> None:
    path = f"/action-plans/{story.action_plan}"
    gap = "Sea cargo below the threshold"
    visitor.sign_in("secretariat", then=path)
    assert gap not in visitor.page.content()
    visitor.button("Read the entries").click()
    expect(visitor.page.get_by_text("Say why you read this.")).to_be_visible()
    visitor.page.get_by_label("Why you read this").fill("For the report to SCE")
    visitor.button("Read the entries").click()
    expect(visitor.page.get_by_text(gap)).to_be_visible()
    assert visitor.violations() == []
    access = Teller(visitor.address, "australia")
    readings = access.read(f"{path}/access")["readings"]
    assert readings[0]["reason"] == "For the report to SCE"


def test_an_economy_adds_an_entry_and_sees_what_changed_since_the_edition_before(
    visitor: Visitor, story: Story
) -> None:
    visitor.sign_in("australia", then=f"/action-plans/{story.next_action_plan}")
    visitor.page.get_by_role("link", name="Add an entry").click()
    visitor.page.get_by_label("Section").select_option("A.4")
    visitor.page.get_by_role("textbox", name="Gap").fill("Ferries have no passenger lists.")
    visitor.page.get_by_label("Carried out").select_option("partly")
    visitor.button("Save").click()
    expect(visitor.page.get_by_role("heading", name="Ferries have no")).to_be_visible()
    visitor.button("Compare with the edition before").click()
    expect(visitor.page.get_by_role("heading", name="New gaps")).to_be_visible()
    closed = visitor.page.get_by_role("heading", name="Closed: done and working")
    expect(closed).to_be_visible()
    assert visitor.violations() == []


def test_an_economy_grants_a_forum_to_read_and_takes_it_back(
    visitor: Visitor, story: Story
) -> None:
    visitor.sign_in("australia", then=f"/action-plans/{story.action_plan}")
    dialog = confirm(visitor, "Grant reading to a forum")
    dialog.get_by_label("Forum").select_option("CTWG")
    dialog.get_by_label("Until", exact=True).fill("2099-12-31")
    dialog.get_by_role("button", name="Grant reading to a forum").click()
    expect(visitor.page.get_by_text("CTWG until 31 December 2099")).to_be_visible()
    visitor.button("Take back from CTWG").click()
    expect(visitor.page.get_by_text("No forum may read them.")).to_be_visible()


def test_a_match_goes_from_the_proposal_to_a_gap_that_is_closed(
    visitor: Visitor, story: Story
) -> None:
    path = f"/support-matches/{story.match}"
    visitor.sign_in("peru", then=path)
    do(visitor, "Agree")
    Teller(visitor.address, "australia").do(path, "deliver", {"delivered_on": "2021-09-30"})
    visitor.page.reload()
    dialog = confirm(visitor, "Say how the gap moved")
    dialog.get_by_label("Outcome").select_option("gap_closed")
    dialog.get_by_label("How the gap moved").fill("Two crews were trained.")
    dialog.get_by_role("button", name="Say how the gap moved").click()
    expect(visitor.page.get_by_text("Two crews were trained.")).to_be_visible()
    visitor.open("/support-board")
    addressed = visitor.page.locator(".board-column", has_text="Addressed")
    expect(addressed.get_by_role("link", name="Trainers for evacuation")).to_be_visible()


def test_a_candidate_is_proposed_for_a_need_with_the_reasons_shown(
    visitor: Visitor, story: Story
) -> None:
    assert story.offer
    peru = Teller(visitor.address, "peru")
    need = name_need(peru, f"Advice on terminals {next(NUMBERS)}", kind="expertise")
    visitor.sign_in("peru", then=f"/support-needs/{need['ref']}")
    first = visitor.page.locator(".ranked > li").first
    expect(first).to_contain_text("Exercise trainers of the Australian ports")
    expect(first).to_contain_text(re.compile(r"\+\d+"))
    first.get_by_role("button", name="Propose").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_label("Note to the other side").fill("In March, if it can be.")
    dialog.get_by_role("button", name="Propose").click()
    expect(visitor.page.get_by_text("In March, if it can be.")).to_be_visible()
    expect(visitor.page.get_by_text("Proposed", exact=True)).to_be_visible()


def test_a_meeting_is_recorded_with_who_was_there_and_how_many_were_women(
    visitor: Visitor,
) -> None:
    visitor.sign_in("chair", then="/meetings/new")
    visitor.page.get_by_label("Number").fill("20")
    visitor.page.get_by_label("Date", exact=True).fill("2022-02-22")
    visitor.button("Add economy").click()
    row = visitor.page.get_by_role("group", name="Economy 1")
    row.get_by_role("combobox", name="Economy").select_option("THA")
    row.get_by_label("Delegates").fill("10")
    row.get_by_label("Women").fill("5")
    visitor.button("Add economy").click()
    visitor.page.get_by_role("group", name="Economy 2").get_by_role("button").click()
    visitor.button("Save").click()
    expect(visitor.heading).to_have_text("CTWG meeting 20")
    expect(visitor.page.get_by_text("5 of 10 were women (50%).")).to_be_visible()
    visitor.page.get_by_role("link", name="Log an engagement").click()
    visitor.page.get_by_label("Kind").select_option("joint-meeting")
    visitor.page.get_by_label("Date", exact=True).fill("2022-02-22")
    choose(visitor, "Fora", "SCCP")
    visitor.button("Save").click()
    expect(visitor.heading).to_have_text("Joint meeting: SCCP")


def test_a_measurement_is_entered_in_words_and_counted_once_it_is_verified(
    visitor: Visitor,
) -> None:
    visitor.sign_in("australia", then=f"/kpis/{PLAN}.O1.i")
    visitor.page.get_by_role("link", name="Enter a measurement").click()
    visitor.page.get_by_label("From", exact=True).fill("2021-01-01")
    visitor.page.get_by_label("To", exact=True).fill("2021-12-31")
    visitor.page.get_by_label("Account").fill("The strategy is part of the border plan.")
    visitor.button("Save").click()
    do(visitor, "Submit")
    key = visitor.page.url.rsplit("/", 1)[1]
    Teller(visitor.address, "secretariat").do(f"/kpi-measurements/{key}", "verify")
    visitor.open(f"/kpis/{PLAN}.O1.i")
    australia = visitor.page.get_by_role("row", name="Australia")
    expect(australia).to_contain_text("The strategy is part of the border plan.")
    missing = visitor.page.get_by_role("heading", name="have not reported")
    expect(missing).to_be_visible()


def test_a_number_of_the_compliance_page_opens_the_list_that_it_counted(
    visitor: Visitor, story: Story
) -> None:
    assert story.implementation
    visitor.sign_in("chair", then="/compliance")
    peru = visitor.page.get_by_role("row", name="Peru")
    blocked = peru.get_by_role("link", name="Peru, Blocked")
    number = int(blocked.inner_text())
    blocked.click()
    visitor.wait_until_found(number)
    chips = visitor.page.get_by_role("button", name="Remove filter Economy: Peru")
    expect(chips).to_be_visible()


def test_a_mark_of_the_grid_opens_the_answer_behind_it(visitor: Visitor, story: Story) -> None:
    visitor.sign_in("chair", then="/compliance?economy=PER")
    grid = visitor.page.get_by_role("grid", name="Each recommendation and each party")
    mark = grid.get_by_role("link", name=re.compile("Peru: Outstanding, .*Blocked"))
    mark.first.click()
    visitor.page.wait_for_url(f"**/implementations/{story.implementation}")


def test_an_indicator_opens_exactly_the_conferences_that_it_counted(visitor: Visitor) -> None:
    visitor.open("/scorecard")
    visitor.page.get_by_role("link", name="Hold two STAR Conferences").click()
    value = visitor.page.locator(".kpi-standing a").first
    number = int(value.inner_text().split()[0])
    value.click()
    visitor.wait_until_found(number)
    assert set(visitor.page.locator("td[data-label=Kind]").all_inner_texts()) == {"STAR conference"}


def test_a_slash_goes_to_the_search_and_the_old_name_finds_the_new_body(
    visitor: Visitor,
) -> None:
    visitor.open("/activities")
    visitor.heading.click()
    visitor.page.keyboard.press("/")
    visitor.page.keyboard.type("CTTF")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/search?q=CTTF")
    hits = visitor.page.locator(".hits li")
    expect(hits.filter(has_text="Counter-Terrorism Working Group").first).to_be_visible()
    visitor.page.get_by_role("link", name=re.compile("^Activity: ")).click()
    visitor.page.wait_for_url("**/activities?q=CTTF")


def test_control_k_goes_to_the_search_while_typing_a_slash_types_a_slash(
    visitor: Visitor,
) -> None:
    visitor.open("/activities")
    box = visitor.page.get_by_role("main").get_by_role("searchbox")
    box.focus()
    visitor.page.keyboard.type("a/b")
    assert box.input_value() == "a/b"
    visitor.page.keyboard.press("Control+k")
    expect(visitor.page.get_by_role("combobox", name="Search everything")).to_be_focused()


def test_who_signs_in_begins_with_what_waits_and_goes_from_there_to_settle_it(
    visitor: Visitor, story: Story
) -> None:
    visitor.open("/sign-in")
    visitor.page.get_by_label("E-mail").fill("peru@example.org")
    visitor.page.get_by_label("Password").fill("a pass phrase of the browser tests")
    visitor.button("Sign in").click()
    visitor.page.wait_for_url("**/my-work")
    expect(visitor.heading).to_have_text("My work")
    blocked = visitor.page.locator(".attention li", has_text="Unblock")
    blocked.get_by_role("link").first.click()
    visitor.page.wait_for_url(f"**/implementations/{story.implementation}")
    expect(visitor.button("Unblock")).to_be_visible()


def test_a_person_says_how_two_recommendations_relate_and_it_is_remembered(
    visitor: Visitor,
) -> None:
    visitor.sign_in("chair", then="/recommendations/CTWG-2021-R01")
    first = visitor.page.locator(".ranked > li").first
    expect(first).to_contain_text("Both")
    first.get_by_role("button", name="Say how they relate").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_label("They").select_option("overlaps")
    dialog.get_by_role("button", name="Say how they relate").click()
    expect(visitor.page.get_by_text("they overlap.")).to_be_visible()
    visitor.page.reload()
    expect(visitor.page.get_by_text("they overlap.")).to_be_visible()


def test_what_is_simulated_says_so_on_every_page(visitor: Visitor) -> None:
    def simulated(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "x-ctwg-simulated": "true"})

    visitor.open("/activities")
    assert visitor.page.get_by_role("complementary").count() == 0
    visitor.page.route("**/api/v1/**", simulated)
    for path in ("/", "/activities", "/scorecard"):
        visitor.open(path)
        expect(visitor.page.get_by_role("complementary")).to_contain_text("Simulated data")
    assert visitor.violations() == []
