"""What the UI does where it may not go on: a session that ended, a seat that does not allow it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.story import Teller
from tests.browser.visitor import PASSWORD, Visitor

pytestmark = pytest.mark.browser

OUTCOME = "Customs reads passenger lists before landing."


def test_a_form_goes_on_after_its_session_was_ended_elsewhere(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.sign_in("chair", then="/engagements/new")
    visitor.page.get_by_label("Outcome").fill(OUTCOME)
    Teller(visitor.address, "chair").end_other_sessions()
    visitor.button("Save").click()
    visitor.page.wait_for_url("**/sign-in?next=%2Fengagements%2Fnew")
    visitor.page.get_by_label("E-mail").fill("chair@example.org")
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.button("Sign in").click()
    expect(visitor.heading).to_have_text("Log an engagement")
    expect(visitor.page.get_by_label("Outcome")).to_have_value(OUTCOME)


def test_a_seat_that_may_not_write_is_told_before_anything_is_typed(visitor: Visitor) -> None:
    visitor.sign_in("chair", then="/support-needs/new")
    expect(visitor.page.get_by_text("Your seat does not allow this")).to_be_visible()
    assert visitor.page.get_by_role("textbox").count() == 0
    assert visitor.violations() == []


def test_who_is_not_signed_in_is_shown_the_way_in_and_comes_back(visitor: Visitor) -> None:
    visitor.may_be_refused()
    visitor.open("/audit-events")
    alert = visitor.page.get_by_role("alert")
    expect(alert.get_by_text("Sign in first")).to_have_count(1)
    alert.get_by_role("link", name="Sign in").click()
    visitor.page.get_by_label("E-mail").fill("secretariat@example.org")
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.button("Sign in").click()
    expect(visitor.heading).to_have_text("Audit trail")
    expect(visitor.page.locator("tbody tr").first).to_be_visible()


def test_what_opens_at_the_end_of_a_line_stays_in_the_window(visitor: Visitor) -> None:
    visitor.open("/recommendations")
    for name in ("Views", "Columns", "Export"):
        visitor.button(name).click()
        panel = visitor.page.get_by_role("group", name=re.compile(name)).first
        box = panel.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= visitor.page.evaluate("document.body.clientWidth")
        visitor.page.keyboard.press("Escape")
