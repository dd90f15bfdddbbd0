"""The tasks of those who write: propose, check, endorse; and two people at one record."""

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

NUMBERS = count(1)


def choose(visitor: Visitor, field: str, option: str) -> None:
    """Tick one option of a field that takes several."""
    group = visitor.page.get_by_role("group", name=field)
    group.locator("summary").click()
    group.get_by_role("checkbox", name=re.compile(option)).first.check()


def propose(visitor: Visitor, title: str) -> str:
    """Propose an activity with nothing but a title and a kind; its ref."""
    visitor.open("/activities/new")
    visitor.page.get_by_label("Title").fill(title)
    visitor.page.get_by_label("Kind").select_option("workshop")
    visitor.button("Save").click()
    visitor.page.get_by_role("heading", name=title).wait_for()
    visitor.settle()
    return visitor.page.url.rsplit("/", 1)[1]


def test_an_unsound_activity_is_not_endorsed_and_each_rule_is_named(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair")
    propose(visitor, "Workshop without aims")
    visitor.button("Check").click()
    findings = visitor.page.locator(".lint-finding")
    findings.first.wait_for()
    assert "activity.focus-area-required" in findings.first.inner_text()
    visitor.button("Endorse").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Endorse", exact=True).click()
    refusal = dialog.get_by_role("alert")
    refusal.wait_for()
    said = refusal.inner_text()
    for field, code in {
        "Focus areas": "activity.focus-area-required",
        "Objectives": "activity.objective-required",
        "Key performance indicators": "activity.kpi-required",
        "Lead economies": "activity.lead-required",
    }.items():
        assert field in said
        assert code in said
    assert "Strategic Plan 2018-2022, section IV" in said
    assert visitor.violations() == []


def test_a_sound_activity_is_proposed_endorsed_and_started(visitor: Visitor) -> None:
    visitor.sign_in("chair", then="/activities/new")
    visitor.page.get_by_label("Title").fill("Exercise on soft targets")
    visitor.page.get_by_label("Kind").select_option("exercise")
    choose(visitor, "Focus areas", "FA3 · CTWG-2018-2022")
    choose(visitor, "Objectives", "Objective 3 · CTWG-2018-2022")
    choose(visitor, "Key performance indicators", re.escape("Objective 3 (ii) ·"))
    choose(visitor, "Lead economies", "Viet Nam")
    planned = visitor.page.get_by_role("group", name="Planned")
    planned.get_by_label("Known to the").select_option("month")
    planned.get_by_label("Planned, Start: Year").fill("2022")
    visitor.page.keyboard.press("Tab")
    planned.get_by_label("Planned, Start: Month").select_option("June")
    assert visitor.violations() == []
    visitor.button("Save").click()
    visitor.button("Endorse").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Endorse", exact=True).click()
    visitor.button("Start").wait_for()
    expect(visitor.page.get_by_role("definition").filter(has_text="June 2022")).to_be_visible()
    visitor.button("Start").click()
    dialog.get_by_role("button", name="Start", exact=True).click()
    visitor.button("Complete").wait_for()


def test_an_activity_is_cancelled_only_with_a_reason(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair")
    propose(visitor, "Workshop that will not be")
    visitor.button("Cancel the activity").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Cancel the activity").click()
    dialog.get_by_role("alert").wait_for()
    assert "activity.cancel-needs-reason" in dialog.get_by_role("alert").inner_text()
    dialog.get_by_label("Reason").fill("No venue.")
    dialog.get_by_role("button", name="Cancel the activity").click()
    visitor.page.get_by_text("No venue.").wait_for()
    assert visitor.page.get_by_role("button", name="Endorse").count() == 0


def test_a_failed_save_loses_nothing_not_even_after_a_reload(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair", then="/activities/new")
    place = visitor.page.get_by_role("textbox", name="Place")
    place.fill("Da Nang")
    visitor.button("Save").click()
    visitor.page.get_by_text("Nothing was saved. These need your attention:").wait_for()
    expect(visitor.page.get_by_label("Title")).to_have_attribute("aria-invalid", "true")
    expect(place).to_have_value("Da Nang")
    visitor.page.reload()
    visitor.settle()
    expect(place).to_have_value("Da Nang")
    visitor.button("Throw the draft away").click()
    expect(place).to_have_value("")


def test_of_two_editors_neither_loses_what_they_wrote(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair")
    key = propose(visitor, f"Workshop of two {next(NUMBERS)}")
    visitor.open(f"/activities/{key}/edit")
    visitor.page.get_by_label("Title").fill("Mine")
    second = Visitor(visitor.address, visitor.context, visitor.context.new_page())
    second.open(f"/activities/{key}/edit")
    second.page.get_by_label("Title").fill("Theirs")
    second.page.get_by_role("textbox", name="Place").fill("Lima")
    second.button("Save").click()
    second.page.get_by_role("heading", name="Theirs").wait_for()
    visitor.button("Save").click()
    title = visitor.page.get_by_role("group", name="Title")
    title.wait_for()
    expect(title).to_contain_text("Theirs")
    assert visitor.violations() == []
    title.get_by_label("Keep mine").check()
    visitor.button("Use these and continue").click()
    visitor.button("Save").click()
    visitor.page.get_by_role("heading", name="Mine").wait_for()
    expect(visitor.page.get_by_role("definition").filter(has_text="Lima")).to_be_visible()
    assert second.complaints == []


def test_a_recommendation_is_recorded_from_its_activity_and_adopted(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair")
    key = propose(visitor, f"Workshop that recommends {next(NUMBERS)}")
    visitor.page.get_by_role("link", name="Record a recommendation").click()
    visitor.page.get_by_label("Recommendation").first.fill("Train the staff of hotels.")
    expect(visitor.page.get_by_label("Activity", exact=True)).to_have_value(key)
    choose(visitor, "Economies", "Hong Kong, China")
    visitor.button("Save").click()
    visitor.button("Adopt").click()
    dialog = visitor.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Adopt", exact=True).click()
    dialog.get_by_role("alert").wait_for()
    assert "recommendation.future-use-required" in dialog.inner_text()
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("link", name="Edit").click()
    visitor.page.get_by_label("How it can be used in future work").fill("In next year's plan.")
    visitor.button("Save").click()
    visitor.button("Adopt").click()
    dialog.get_by_role("button", name="Adopt", exact=True).click()
    visitor.page.get_by_text("1 party is asked").wait_for()
    party = visitor.page.locator(".parties li")
    expect(party).to_have_text(re.compile("Hong Kong, China.*Acceptance: Pending"))
